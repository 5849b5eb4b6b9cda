// SPDX-License-Identifier: EUPL-1.2
#include "views/council_report.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <regex>

#include "views/council_words.h"

namespace houvast::views {
namespace {

using namespace literals;

/// A run of results alone, of municipalities A, B, ... over some years; amounts in euros.
class CouncilReport : public ::testing::Test {
 protected:
  CouncilReport() {
    dossier.name = "Proef";
    dossier.region = "Proefland";
    dossier.years = {2026, 2026};
    dossier.schemes.push_back({.id = "jeugd", .label = "Jeugdzorg"});
  }

  void add(const std::string& name, int year, std::int64_t income, std::int64_t care) {
    const std::string code = "GM900" + name;
    if (dossier.municipalities.empty() || dossier.municipalities.back().code < code)
      dossier.municipalities.push_back({.code = code, .name = name});
    dossier.years.to = std::max(dossier.years.to, year);
    const auto line = [&](const char* item, std::int64_t euros) {
      run.record.results.push_back({year, code, "jeugd", item, Cents(euros * 100)});
    };
    line("income", income);
    line("care", -care);
    line("result", income - care);
  }

  std::string text(Language language = Language::dutch) const {
    return text_of(council_report(run, dossier), language);
  }

  static std::string text_of(const Report& report, Language language) {
    std::string all;
    for (const Block& block : report.blocks) {
      if (const auto* paragraph = std::get_if<Paragraph>(&block))
        all += paragraph->text.in(language) + "\n";
      if (const auto* heading = std::get_if<Heading>(&block))
        all += "# " + heading->text.in(language) + "\n";
    }
    return all;
  }

  void says(const std::string& sentence, Language language = Language::dutch) const {
    EXPECT_NE(text(language).find(sentence), std::string::npos) << sentence << "\n"
                                                                << text(language);
  }
  void never_says(const std::string& words) const {
    EXPECT_EQ(text().find(words), std::string::npos) << words << "\n" << text();
  }

  Dossier dossier;
  study::Run run;
};

}  // namespace

TEST(AmountWords, AreDutchAndRoundOnce) {
  const auto nl = [](Cents amount) { return amount_words(amount, Language::dutch); };
  EXPECT_EQ(nl(620_eur), "620 euro");
  EXPECT_EQ(nl(-999.49_eur), "999 euro");
  EXPECT_EQ(nl(999.50_eur), "1 duizend euro");
  EXPECT_EQ(nl(366'500_eur), "367 duizend euro");
  EXPECT_EQ(nl(999'499.99_eur), "999 duizend euro");
  EXPECT_EQ(nl(999'500_eur), "1,0 miljoen euro");
  EXPECT_EQ(nl(-13'734'936.12_eur), "13,7 miljoen euro");
  EXPECT_EQ(nl(999'950'000_eur), "1,0 miljard euro");
  EXPECT_EQ(amount_words(13'734'936_eur, Language::english), "13.7 million euros");
}

TEST(NumberWords, AreLettersUpToTwelve) {
  EXPECT_EQ(municipality_words(1, Language::dutch), "één gemeente");
  EXPECT_EQ(municipality_words(12, Language::dutch), "twaalf gemeenten");
  EXPECT_EQ(municipality_words(342, Language::dutch), "342 gemeenten");
  EXPECT_EQ(list_words({"A", "B", "C"}, Language::dutch), "A, B en C");
}

TEST_F(CouncilReport, SpeaksOfADeficit) {
  add("A", 2026, 1'000'000, 3'500'000);
  add("B", 2026, 2'000'000, 1'900'000);
  says("Dit rapport gaat over Jeugdzorg in de twee gemeenten van Proefland, in het jaar 2026.");
  says(
      "De gemeenten samen komen in dat jaar 2,4 miljoen euro tekort. Dat is 80% van de inkomsten "
      "van het Rijk.");
  says(
      "Eén gemeente heeft een tekort en één een overschot. Het grootste tekort heeft A: 2,5 "
      "miljoen euro. "
      "Het grootste overschot heeft B: 100 duizend euro.");
  says("Dekking. Er is een tekort van 2,4 miljoen euro");
  says("The municipalities together are in that year 2.4 million euros short.", Language::english);
}

TEST_F(CouncilReport, SpeaksOfASurplus) {
  add("A", 2026, 3'000'000, 2'000'000);
  add("B", 2026, 2'000'000, 1'999'600);
  says("De gemeenten samen houden in dat jaar 1,0 miljoen euro over.");
  says("Alle gemeenten hebben een overschot. Het grootste overschot heeft A: 1,0 miljoen euro.");
  says("Bestemming. Er is een overschot van 1,0 miljoen euro");
  never_says("tekort heeft");
}

TEST_F(CouncilReport, CountsWhoBreaksEvenApart) {
  add("A", 2026, 1'000'000, 3'500'000);
  add("B", 2026, 2'000'000, 2'000'000);
  add("C", 2026, 2'000'000, 2'000'000);
  says("Eén gemeente heeft een tekort en twee komen precies uit. Het grootste tekort heeft A:");
}

TEST_F(CouncilReport, SpeaksOfExactlyZero) {
  add("A", 2026, 2'000'000, 2'000'000);
  says("A komt in dat jaar precies uit: het resultaat is nul.");
  says("Deze cijfers vragen niet om een besluit.");
  never_says("tekort van");
}

TEST_F(CouncilReport, SpeaksOfOneMunicipalityByItsName) {
  add("A", 2026, 1'000'000, 1'000'700);
  says("Dit rapport gaat over Jeugdzorg in A, in het jaar 2026.");
  says("A komt in dat jaar 700 euro tekort.");
  never_says("gemeenten samen");
}

TEST_F(CouncilReport, FollowsTheYears) {
  add("A", 2026, 1'000'000, 1'500'000);
  add("A", 2027, 1'000'000, 3'000'000);
  add("A", 2028, 1'200'000, 2'000'000);
  says("in de jaren 2026 tot en met 2028.");
  says(
      "Het tekort loopt op: van 500 duizend euro in 2026 naar 800 duizend euro in 2028. Het "
      "slechtste "
      "jaar is 2027, met een tekort van 2,0 miljoen euro.");
  says(
      "de inkomsten stijgen met 200 duizend euro (20%), de kosten van zorg en uitvoering stijgen "
      "met 500 "
      "duizend euro (33%). Per saldo wordt het resultaat daardoor 300 duizend euro slechter.");
}

TEST_F(CouncilReport, SaysWhenAResultTurns) {
  add("A", 2026, 1'000'000, 600'000);
  add("A", 2027, 1'000'000, 1'100'000);
  says(
      "Het resultaat slaat om: van een overschot van 400 duizend euro in 2026 naar een tekort van "
      "100 "
      "duizend euro in 2027.");
}

TEST_F(CouncilReport, DoesNotTellAGrowthThatNobodyCanRead) {
  add("A", 2026, 5'000'000, 6'210'000);
  add("A", 2027, 5'000'000, 6'240'000);
  says("In 2027 is het resultaat vrijwel gelijk aan dat in 2026: een tekort van 1,2 miljoen euro.");
}

TEST_F(CouncilReport, KeepsSilentAboutWhatIsNotThere) {
  add("A", 2026, 1, 2);
  add("B", 2026, 1, 2);
  never_says("# Wat de afspraken doen");
  never_says("# De regionale reserve");
  says("Hoe ver het anders kan uitkomen, is niet berekend.");
}

TEST_F(CouncilReport, SpeaksOfAnAgreementByItsFigures) {
  add("A", 2026, 1'000'000, 3'000'000);
  add("B", 2026, 2'000'000, 1'000'000);
  dossier.years.to = 2027;
  study::AgreementOutcome outcome{
      .agreement = "jeugd", .scheme = "jeugd", .members = {"GM900A", "GM900B"}};
  outcome.effect = {
      .municipalities = {{.municipality = "GM900A", .mean_net = 50'000'000},
                         {.municipality = "GM900B", .mean_net = -50'000'000, .share_paid = 1}},
      .risk_taken_away = 0.434,
      .structural = 50'000'000,
      .moved = 50'000'000,
      .incentive_left = 0.25};
  run.agreements.push_back(outcome);
  dossier.agreements.push_back({.id = "jeugd", .scheme = "jeugd"});
  says(
      "De afspraak jeugd geldt voor twee gemeenten. Gemiddeld per jaar betaalt één gemeente en "
      "ontvangt "
      "één. Het meest ontvangt A: 500 duizend euro per jaar. Het meest betaalt B: 500 duizend euro "
      "per "
      "jaar. B betaalt elk jaar.");
  says("De schommelingen van de resultaten worden door de afspraak 43% kleiner.");
  says("draagt zij gemiddeld 25 cent zelf.");
  says("Er is geen regionale reserve");
  says("Draagvlak. In de afspraak jeugd betaalt één gemeente elk jaar.");
  says(
      "Prikkel. In de afspraak jeugd draagt een gemeente van een euro extra minder dan de helft "
      "zelf");
}

TEST_F(CouncilReport, SpeaksOfChanceOnlyAfterDraws) {
  add("A", 2026, 1'000'000, 3'000'000);
  run.record.receipt.replications = 1'000;
  run.record.distributions = {{.year = 0,
                               .municipality = "GM900A",
                               .scheme = "jeugd",
                               .figure = "result_before",
                               .p5 = -3e8,
                               .p95 = 1e8},
                              {.year = 0,
                               .municipality = "GM900A",
                               .scheme = "jeugd",
                               .figure = "result_after",
                               .p5 = -2.5e8,
                               .p95 = 5e7}};
  says("De uitgaven zijn 1.000 keer getrokken");
  says(
      "Met een kans van 90% ligt het resultaat van A tussen een tekort van 2,5 miljoen euro en een "
      "overschot van 500 duizend euro.");
}

namespace {

/// All figures of a run that a text may speak of, in euros, summed here once more.
std::vector<double> figures_of(const study::Run& run, const Dossier& dossier) {
  std::vector<double> figures;
  const auto add = [&](double euros) { figures.push_back(std::abs(euros)); };
  std::map<std::string, std::map<int, double>> by_item;
  std::map<std::string, double> by_municipality;
  for (const ItemAmount& line : run.record.results) {
    const double euros = static_cast<double>(line.amount.count()) / 100;
    by_item[line.item][line.year] += euros;
    if (line.item == "result") by_municipality[line.municipality] += euros;
  }
  const int from = dossier.years.from, to = dossier.years.to;
  double income = 0, cost = 0;
  for (auto& [item, years] : by_item) {
    double sum = 0;
    for (const auto& [year, euros] : years) sum += euros;
    add(sum);
    const bool is_cost = item == "care" || item == "execution";
    const bool is_regional = item == "advance" || item == "reserve" || item == "true_up" ||
                             item == "solidarity" || item == "equalisation" || item == "result";
    (is_cost ? cost : income) += is_regional ? 0 : years[to] - years[from];
  }
  for (const auto& [year, euros] : by_item["result"]) add(euros);
  add(by_item["result"][to] - by_item["result"][from]);
  for (const auto& [code, euros] : by_municipality) add(euros);
  add(income), add(cost), add(income + cost);
  for (const study::AgreementOutcome& outcome : run.agreements) {
    for (const auto& line : outcome.effect.municipalities) add(line.mean_net / 100);
    add(outcome.effect.moved / 100), add(outcome.effect.structural / 100);
  }
  std::map<std::string, std::pair<double, double>> moved;
  for (const study::AgreementYear& year : run.agreement_years) {
    if (!year.pool) continue;
    const region::ReserveYear& reserve = year.pool->reserve;
    for (const Cents cents : {reserve.opening, reserve.closing, reserve.minimum, reserve.maximum})
      add(static_cast<double>(cents.count()) / 100);
    moved[year.agreement].first += static_cast<double>(reserve.topped_up.count()) / 100;
    moved[year.agreement].second +=
        static_cast<double>((reserve.paid_out + reserve.invested).count()) / 100;
  }
  for (const auto& [agreement, both] : moved) add(both.first), add(both.second);
  for (const study::SchemeOutcome& scheme : run.schemes)
    for (const auto& macro : scheme.macro) add(static_cast<double>(macro.amount.count()) / 100);
  for (const Distribution& line : run.record.distributions) add(line.p5 / 100), add(line.p95 / 100);
  return figures;
}

/// Amounts in a Dutch text: {value in euros, half of the last digit}.
std::vector<std::pair<double, double>> amounts_in(const std::string& text) {
  std::vector<std::pair<double, double>> amounts;
  const std::regex form(R"((\d[\d.]*)(,\d)?( duizend| miljoen| miljard)? euro)");
  for (std::sregex_iterator at(text.begin(), text.end(), form), end; at != end; ++at) {
    std::string digits = std::regex_replace((*at)[1].str(), std::regex(R"(\.)"), "");
    const bool tenth = (*at)[2].matched;
    if (tenth) digits += "." + (*at)[2].str().substr(1);
    const std::string unit = (*at)[3];
    const double times = unit == " duizend"   ? 1e3
                         : unit == " miljoen" ? 1e6
                         : unit == " miljard" ? 1e9
                                              : 1;
    amounts.emplace_back(std::stod(digits) * times, times * (tenth ? 0.05 : 0.5));
  }
  return amounts;
}

class CouncilReportOfAnExample : public ::testing::TestWithParam<const char*> {};

}  // namespace

TEST_P(CouncilReportOfAnExample, HasNoAmountThatIsNoFigureOfTheRun) {
  const char* const checkout = std::getenv("HOUVAST_SOURCE_DIR");
  if (checkout == nullptr) GTEST_SKIP() << "HOUVAST_SOURCE_DIR";
  const auto dossier = load_dossier(std::filesystem::path(checkout) / "examples" / GetParam());
  ASSERT_TRUE(dossier);
  const auto run = study::run(*dossier, {.replications = 40});
  ASSERT_TRUE(run);
  const std::vector<double> figures = figures_of(*run, *dossier);
  std::size_t seen = 0;
  for (const Block& block : council_report(*run, *dossier).blocks) {
    const auto* paragraph = std::get_if<Paragraph>(&block);
    if (paragraph == nullptr) continue;
    EXPECT_FALSE(paragraph->text.nl.empty() || paragraph->text.en.empty());
    EXPECT_EQ(paragraph->text.nl.find("  "), std::string::npos) << paragraph->text.nl;
    for (const auto& [amount, half] : amounts_in(paragraph->text.nl)) {
      ++seen;
      EXPECT_TRUE(std::any_of(figures.begin(), figures.end(),
                              [&, amount = amount, half = half](double figure) {
                                return std::abs(figure - amount) <= half * 1.000001;
                              }))
          << amount << " in " << paragraph->text.nl;
    }
  }
  EXPECT_GE(seen, 6U);
}

INSTANTIATE_TEST_SUITE_P(Examples, CouncilReportOfAnExample,
                         ::testing::Values("voorbeeldregio", "twee-gemeenten", "jeugdregio",
                                           "participatie", "spiraal", "groeimodel"),
                         [](const auto& given) {
                           std::string name = given.param;
                           std::erase(name, '-');
                           return name;
                         });

}  // namespace houvast::views
