// SPDX-License-Identifier: EUPL-1.2
#include "houvast/relief.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "funding/testing.h"

namespace houvast::funding {
namespace {

using namespace literals;
using Kind = ReliefTerms::Kind;

ReliefTerms fund_of_2018() {
  return {.kind = Kind::deficit_fund,
          .threshold_per_inhabitant = 40_eur,
          .fund = 200'000'000_eur,
          .deficit_years = {2016, 2017},
          .paid_in = 2018,
          .municipal_share = 0.5_d};
}

ReliefCase deficits(int number, std::int64_t inhabitants, Cents first, Cents second) {
  return {.municipality = code(number),
          .inhabitants = inhabitants,
          .results = {{2016, -first}, {2017, -second}}};
}

// K-A12: 200 million on deficits of 488,822,586 together is 40.91% (vng.nl, schulinck.nl).
TEST(Relief, CoversFortyOnePerCentWithTheFundOf2018) {
  const std::vector<ReliefCase> cases{
      deficits(1, 1'000'000, 200'000'000_eur, 88'822'586_eur),
      deficits(2, 1'000'000, 150'000'000_eur, 50'000'000_eur),
      deficits(3, 2'000'000, 50'000'000_eur, 30'000'000_eur)};  // 40.00 an inhabitant: not above.
  const Relief paid = relief(fund_of_2018(), 2018, cases).value();
  EXPECT_EQ(paid.eligible, 488'822'586_eur);
  EXPECT_EQ(paid.granted, 200'000'000_eur);
  EXPECT_EQ(paid.coverage, Fraction(20'000'000'000, 48'882'258'600));
  const double percent = 100.0 * static_cast<double>(paid.coverage.numerator()) /
                         static_cast<double>(paid.coverage.denominator());
  EXPECT_NEAR(percent, 40.91, 0.005);
  EXPECT_EQ(paid.lines[2].status, ReliefStatus::below_threshold);
  EXPECT_EQ(paid.lines[2].threshold, 80'000'000_eur);
  EXPECT_EQ(paid.by_municipalities, 100'000'000_eur);
  EXPECT_EQ(paid.lines[2].financed, 50'000'000_eur);
  const auto posted = transfers(paid, "sociaal_domein");
  expect_explained(posted);
  EXPECT_EQ(total(posted), 300'000'000_eur);
}

TEST(Relief, PaysInItsOwnYearAlone) {
  const std::vector<ReliefCase> cases{deficits(1, 1, 100_eur, 100_eur)};
  EXPECT_TRUE(transfers(relief(fund_of_2018(), 2017, cases).value(), "x").empty());
  ReliefTerms terms = fund_of_2018();
  terms.paid_in.reset();
  EXPECT_EQ(relief(terms, 2017, cases).value().granted, 200_eur);
  terms.deficit_years.clear();
  EXPECT_EQ(codes_of(relief(terms, 2017, cases)), Codes{"funding/no-deficit-years"});
}

TEST(Relief, TakesYearsTogetherAndLeavesAnOwnPart) {
  ReliefTerms terms = fund_of_2018();
  terms.own_part = 0.25_d;
  terms.fund.reset();
  const std::vector<ReliefCase> cases{deficits(1, 1, 1'000_eur, -200_eur),
                                      deficits(2, 1, 50_eur, -60_eur)};
  const Relief paid = relief(terms, 2018, cases).value();
  EXPECT_EQ(paid.lines[0].deficit, 800_eur);
  EXPECT_EQ(paid.lines[0].own_part, 200_eur);
  EXPECT_EQ(paid.lines[0].granted, 600_eur);
  EXPECT_EQ(paid.lines[1].deficit, Cents());
  EXPECT_EQ(paid.coverage, Fraction(1));
}

TEST(Relief, DoesNotGuessAYearThatIsMissing) {
  std::vector<ReliefCase> cases{deficits(1, 1, 1'000_eur, 1'000_eur)};
  cases[0].results.erase(2016);
  EXPECT_EQ(relief(fund_of_2018(), 2018, cases).value().lines[0].status,
            ReliefStatus::years_missing);
}

TEST(Relief, CanAskForTheWholeChecklist) {
  ReliefTerms terms = fund_of_2018();
  terms.conditional = true;
  terms.conditions_met["GM9001"] = {"estimate", "plan", "monitoring"};
  const std::vector<ReliefCase> cases{deficits(1, 1, 1'000_eur, 1'000_eur)};
  const Relief refused = relief(terms, 2018, cases).value();
  EXPECT_EQ(refused.lines[0].status, ReliefStatus::conditions_missing);
  EXPECT_EQ(refused.lines[0].missing_conditions, std::vector<std::string>{"sharing"});
  EXPECT_EQ(refused.granted, Cents());
  terms.conditions_met["GM9001"].push_back("sharing");
  EXPECT_EQ(relief(terms, 2018, cases).value().granted, 2'000_eur);
  terms.conditions_met["GM9001"].push_back("sharin");
  const auto wrong = relief(terms, 2018, cases);
  EXPECT_EQ(codes_of(wrong), Codes{"funding/unknown-condition"});
  EXPECT_EQ(wrong.error()[0].suggestion, "sharing");
}

// K-A9: two per cent of 8 + 30 + 2 + 20 million (decree on the general fund, article 23).
TEST(Article12, BeginsAtTwoPerCentOfTaxCapacityAllocationAndGrants) {
  EXPECT_EQ(article_12_threshold(0.02_d, 8'000'000_eur, 52'000'000_eur), 1'200'000_eur);
}

ReliefStatus status_with(std::map<int, Cents> results) {
  const ReliefTerms terms{.kind = Kind::article_12,
                          .threshold_share = 0.02_d,
                          .tax_capacity = {{"GM9001", 8'000'000_eur}}};
  const std::vector<ReliefCase> cases{{.municipality = "GM9001",
                                       .inhabitants = 1,
                                       .results = std::move(results),
                                       .income = 52'000'000_eur}};
  return relief(terms, 2026, cases).value().lines[0].status;
}

TEST(Article12, NeedsADeficitThatLasts) {
  const Cents at_threshold = -1'200'000_eur;
  EXPECT_EQ(
      status_with(
          {{2026, at_threshold}, {2027, at_threshold}, {2028, at_threshold}, {2029, at_threshold}}),
      ReliefStatus::granted);
  EXPECT_EQ(status_with({{2026, at_threshold},
                         {2027, at_threshold},
                         {2028, at_threshold},
                         {2029, -1'199'999.99_eur}}),
            ReliefStatus::not_structural);
  EXPECT_EQ(status_with({{2026, at_threshold}}), ReliefStatus::years_missing);
  EXPECT_EQ(status_with({{2026, -1'199'999.99_eur}}), ReliefStatus::below_threshold);
}

TEST(Relief, TellsWhatIsWrong) {
  ReliefTerms terms = fund_of_2018();
  terms.own_part = 1.5_d;
  const std::vector<ReliefCase> cases{deficits(1, -1, Cents(), Cents()),
                                      deficits(1, 1, Cents(), Cents())};
  EXPECT_EQ(codes_of(relief(terms, 2018, cases)),
            (Codes{"funding/inhabitants-not-positive", "funding/figure-twice",
                   "funding/share-outside-zero-one"}));
}

TEST(Relief, NeverPaysMoreThanTheFundOrTheDeficitInAnyOrder) {
  std::mt19937_64 random(seed());
  for (int round = 0; round < 100; ++round) {
    ReliefTerms terms = fund_of_2018();
    terms.fund = Cents(static_cast<std::int64_t>(random() % 10'000'000'000));
    std::vector<ReliefCase> cases;
    for (int i = 1; i <= 20; ++i)
      cases.push_back(deficits(i, 1 + static_cast<std::int64_t>(random() % 100'000),
                               Cents(static_cast<std::int64_t>(random() % 1'000'000'000)),
                               Cents(static_cast<std::int64_t>(random() % 1'000'000'000))));
    const Relief paid = relief(terms, 2018, cases).value();
    Cents granted;
    Cents financed;
    for (const ReliefLine& line : paid.lines) {
      EXPECT_LE(line.granted, line.eligible);
      granted += line.granted;
      financed += line.financed;
    }
    EXPECT_EQ(granted, paid.granted);
    EXPECT_EQ(financed, paid.by_municipalities);
    EXPECT_LE(granted, *terms.fund);
    std::shuffle(cases.begin(), cases.end(), random);
    EXPECT_EQ(relief(terms, 2018, cases).value().lines, paid.lines);
  }
}

TEST(ReliefConditions, HaveWordsInBothLanguages) {
  EXPECT_EQ(relief_conditions().size(), 4u);
  for (const ReliefCondition& condition : relief_conditions()) {
    EXPECT_NE(condition.nl, "");
    EXPECT_NE(condition.en, "");
  }
}

}  // namespace
}  // namespace houvast::funding
