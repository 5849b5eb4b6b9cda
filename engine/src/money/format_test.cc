// SPDX-License-Identifier: EUPL-1.2
#include "houvast/format.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace houvast {
namespace {

using namespace literals;
constexpr auto dutch = Language::dutch;
constexpr auto english = Language::english;

TEST(Format, AnAmountHasPointsForThousandsAndACommaForCents) {
  EXPECT_EQ(format_euro(1'234'567.89_eur, dutch), "1.234.567,89");
  EXPECT_EQ(format_euro(1'234'567.89_eur, english), "1,234,567.89");
  EXPECT_EQ(format_euro(-123.4_eur, dutch), "-123,40");
  EXPECT_EQ(format_euro(0.05_eur, dutch), "0,05");
  EXPECT_EQ(format_euro(Cents(), dutch), "0,00");
}

TEST(Format, WholeEurosRoundHalfAwayFromZero) {
  EXPECT_EQ(format_euro(1'234.50_eur, dutch, 0), "1.235");
  EXPECT_EQ(format_euro(-1'234.50_eur, dutch, 0), "-1.235");
  EXPECT_EQ(format_euro(-0.49_eur, dutch, 0), "0");
}

TEST(Format, AMillionHasOneDecimal) {
  EXPECT_EQ(format_million(41'250'000_eur, dutch), "41,3");
  EXPECT_EQ(format_million(-49'999.99_eur, dutch), "0,0");
  EXPECT_EQ(format_million(-1'050'000'000_eur, english), "-1,050.0");
}

TEST(Format, TheLargestAndSmallestAmountsAreShownInFull) {
  EXPECT_EQ(format_euro(Cents(INT64_MAX), dutch), "92.233.720.368.547.758,07");
  EXPECT_EQ(format_euro(Cents(INT64_MIN), dutch), "-92.233.720.368.547.758,08");
  EXPECT_EQ(format_number(INT64_MIN, english), "-9,223,372,036,854,775,808");
}

TEST(Format, ADecimalIsRoundedOrShownExactly) {
  EXPECT_EQ(format_number(1.4915_d, dutch, 3), "1,492");
  EXPECT_EQ(format_number(-0.0005_d, dutch, 3), "-0,001");
  EXPECT_EQ(format_number(0.25_d, dutch, 4), "0,2500");
  EXPECT_EQ(format_number(4379.381022_d, dutch), "4.379,381022");
}

TEST(Format, APercentageIsAHundredTimesTheFraction) {
  EXPECT_EQ(format_percent(0.25_d, dutch), "25,0%");
  EXPECT_EQ(format_percent(-0.08333_d, english), "-8.3%");
  EXPECT_EQ(format_percent(0.125, dutch, 0), "13%");
  EXPECT_EQ(format_percent(Decimal(Decimal::max_units), dutch, 0), "99.999.999.999.999.999.900%");
}

TEST(Format, ADoubleRoundsAsAReaderExpects) {
  EXPECT_EQ(format_number(0.125, dutch, 2), "0,13");
  EXPECT_EQ(format_number(-2.5, dutch, 0), "-3");
  EXPECT_EQ(format_number(-0.001, dutch, 2), "0,00");
  EXPECT_EQ(format_number(1e6, english, 0), "1,000,000");
  EXPECT_EQ(format_number(std::nan(""), dutch, 2), "?");
}

TEST(Format, PunctuationTakenOutGivesTheFileForm) {
  std::mt19937_64 random(20250101);
  for (int i = 0; i < 2000; ++i) {
    const Cents amount(static_cast<std::int64_t>(random()) >> (random() % 60));
    std::string text = format_euro(amount, dutch);
    std::erase(text, '.');
    std::replace(text.begin(), text.end(), ',', '.');
    EXPECT_EQ(text, to_string(amount)) << "seed 20250101, draw " << i;
  }
}

TEST(Format, OneIsSingularAndZeroIsPlural) {
  const Text one{"probleem", "problem"}, more{"problemen", "problems"};
  EXPECT_EQ(format_count(1, one, more, dutch), "1 probleem");
  EXPECT_EQ(format_count(0, one, more, english), "0 problems");
  EXPECT_EQ(format_count(1234, one, more, dutch), "1.234 problemen");
}

TEST(ReasonSentence, FillsInWhatTheRuleWasFed) {
  const Reason reason{"C0.pooled_care",
                      {{"share", 0.4_d}, {"spending", 120'000_eur}, {"municipality", "GM9001"}}};
  EXPECT_EQ(reason_sentence(reason, dutch),
            "De regio betaalt de gezamenlijke zorg: 40% van de uitgaven € 120.000,00 voor "
            "inwoners van GM9001");
  EXPECT_EQ(reason_sentence(reason, english),
            "The region pays the joint care: 40% of the spending € 120,000.00 for residents of "
            "GM9001");
}

TEST(ReasonSentence, TellsWhatTheWordsDoNotName) {
  const Reason reason{"C0.own_care",
                      {{"spending", 10_eur}, {"pooled", 4_eur}, {"kind", "actual"}, {"n", 2_d}}};
  EXPECT_EQ(reason_sentence(reason, dutch),
            "De gemeente betaalt de zorg die niet via de regio loopt: uitgaven € 10,00, via de "
            "regio € 4,00 (kind = actual; n = 2)");
}

TEST(ReasonSentence, TellsPartsAsPercentagesAndKeysInWords) {
  const Reason reason{"R2.advance",
                      {{"total", 100_eur},
                       {"share", 0.162084190898_d},
                       {"working", "0.5 * inhabitants 60/100 + 0.5 * income 7.50/9.00"}}};
  EXPECT_EQ(reason_sentence(reason, dutch),
            "Voorschot aan de regio: aandeel 16,2084190898% in € 100,00, volgens de sleutel "
            "(0,5 × inwoners 60/100 + 0,5 × inkomsten 7,50/9,00)");
  EXPECT_EQ(reason_sentence(reason, english),
            "Advance to the region: share 16.2084190898% of € 100.00, by the key "
            "(0.5 × inhabitants 60/100 + 0.5 × income 7.50/9.00)");
}

TEST(ReasonSentence, LeavesOutWhatIsNothing) {
  const Reason reason{"C0.own_care",
                      {{"spending", 10_eur}, {"pooled", 0_eur}, {"own_part", 0_eur}}};
  EXPECT_EQ(reason_sentence(reason, dutch),
            "De gemeente betaalt de zorg die niet via de regio loopt: uitgaven € 10,00, via de "
            "regio € 0,00");
}

TEST(ReasonSentence, EveryRuleIsASentenceInBothLanguagesWithTheSameInputs) {
  const auto names = [](std::string_view pattern) {
    std::vector<std::string> found;
    for (std::size_t open = pattern.find('{'); open != std::string_view::npos;
         open = pattern.find('{', open + 1))
      found.emplace_back(pattern.substr(open, pattern.find('}', open) - open + 1));
    std::sort(found.begin(), found.end());
    return found;
  };
  for (const Rule& rule : rules()) EXPECT_EQ(names(rule.nl), names(rule.en)) << rule.id;
}

TEST(AccountName, IsInTheLanguageOfTheReader) {
  EXPECT_EQ(account_name(state(), dutch), "Rijk");
  EXPECT_EQ(account_name(municipality("GM9001"), dutch), "gemeente GM9001");
  EXPECT_EQ(account_name({AccountKind::reserve, "bw"}, english), "regional reserve bw");
}

}  // namespace
}  // namespace houvast
