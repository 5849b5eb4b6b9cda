// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include <cmath>

#include "houvast/calibrate.h"
#include "houvast/demand.h"

namespace houvast::demand {
namespace {

using namespace literals;

constexpr AgeBand everybody{0, 120};

std::vector<Municipality> two_municipalities() {
  return {{.code = "GM9001", .inhabitants = {{2026, 300'000}}},
          {.code = "GM9002", .inhabitants = {{2026, 100'000}}}};
}

/// Help of which a tenth goes on to a stay, and a stay.
DemandTerms rough_terms() {
  DemandTerms terms;
  terms.population = {{"GM9001", 2026, everybody, 300'000}, {"GM9002", 2026, everybody, 100'000}};
  Product help{.id = "hulp", .price = 100_d};
  help.duration = {.kind = Spread::Kind::weibull, .mean = 200, .shape = 1.5};
  help.intensity = {.kind = Spread::Kind::lognormal, .mean = 5, .cv = 0.5};
  help.exits = {{.to = "verblijf", .share = 0.1}};
  Product stay{.id = "verblijf",
               .price = 4'000_d,
               .personal_budget_share = 0.5,
               .personal_budget_factor = 0.8_d};
  stay.duration = {.kind = Spread::Kind::empirical, .mean = 0, .quantiles = {{100, 0.5}, {300, 1}}};
  stay.intensity = {.kind = Spread::Kind::constant, .mean = 1};
  terms.products = {help, stay};
  terms.inflow = {{"hulp", Channel::school, everybody, 5},
                  {"verblijf", Channel::resident, everybody, 1}};
  return terms;
}

double changed(const Scaled& scaled, const std::string& product, ScaleLine::Figure figure) {
  for (const ScaleLine& line : scaled.lines)
    if (line.product == product && line.figure == figure) return line.after;
  return std::nan("");
}

// Half a year of youth care without stay (Statistics Netherlands, first half of 2021): 293,490 at
// the start, 141,140 in, 106,780 out, 327,845 at the end, 434,630 in care at some time. By Little's
// law a stay lasts (293,490 + 327,845) / 2 / 106,780 = 2.909 half years.
TEST(ScaleToTotals, FindsTheMeanDurationInStockAndOutflow) {
  DemandTerms terms = rough_terms();
  const std::vector<PublishedTotal> totals = {{.product = "hulp",
                                               .year = 2026,
                                               .users = 434'630 * 2,
                                               .starts = 141'140 * 2,
                                               .stops = 106'780 * 2,
                                               .stock = 293'490,
                                               .stock_end = 327'845}};
  const Scaled scaled = scale_to_totals(terms, totals, 2026).value();
  EXPECT_NEAR(changed(scaled, "hulp", ScaleLine::Figure::duration), 2.909 / 2 * 365.25, 0.2);
  EXPECT_EQ(scaled.terms.products[0].duration.shape, 1.5);
  EXPECT_NEAR(scaled.terms.inflow[0].per_thousand, 282'280 / 400.0, 1e-9);
}

TEST(ScaleToTotals, TakesWhatComesFromOtherProductsOffTheInflow) {
  const std::vector<PublishedTotal> totals = {{.product = "hulp", .year = 2026, .starts = 3'000},
                                              {.product = "verblijf", .year = 2026, .starts = 800}};
  const Scaled scaled = scale_to_totals(rough_terms(), totals, 2026).value();
  EXPECT_NEAR(scaled.terms.inflow[0].per_thousand, 3'000 / 400.0, 1e-9);
  EXPECT_NEAR(scaled.terms.inflow[1].per_thousand, (800 - 300) / 400.0, 1e-9);
}

TEST(ScaleToTotals, FindsUnitsAMonthInSpending) {
  // 1,000 in care on average; 5.4 million a year is 450 a month each; a unit costs 4,000 in kind
  // and 3,200 as a personal budget, half of each: 450 / 3,600 = 0.125.
  const std::vector<PublishedTotal> totals = {{.product = "verblijf",
                                               .year = 2026,
                                               .stock = 900,
                                               .stock_end = 1'100,
                                               .spending = 5'400'000_eur}};
  const Scaled scaled = scale_to_totals(rough_terms(), totals, 2026).value();
  EXPECT_NEAR(scaled.terms.products[1].intensity.mean, 0.125, 1e-12);
}

TEST(ScaleToTotals, ScalesADurationThatIsATable) {
  // The table has a mean of 0.5 * 50 + 0.5 * 200 = 125 or so, whatever its straight lines say: only
  // the ratio counts, and the mean asked comes out.
  const std::vector<PublishedTotal> totals = {
      {.product = "verblijf", .year = 2026, .stops = 365.25, .stock = 500}};
  const Scaled scaled = scale_to_totals(rough_terms(), totals, 2026).value();
  EXPECT_NEAR(changed(scaled, "verblijf", ScaleLine::Figure::duration), 500, 1e-9);
  const auto& table = scaled.terms.products[1].duration.quantiles;
  EXPECT_NEAR(table[1].first / table[0].first, 3, 1e-12);
}

TEST(ScaleToTotals, GivesAMunicipalityTheLevelOfItsTotal) {
  const std::vector<PublishedTotal> totals = {
      {.product = "hulp", .year = 2026, .starts = 2'400},
      {.product = "hulp", .municipality = "GM9002", .year = 2026, .starts = 750}};
  const Scaled scaled = scale_to_totals(rough_terms(), totals, 2026).value();
  // 6 a thousand would give 600.
  ASSERT_EQ(scaled.terms.levels.size(), 1u);
  EXPECT_NEAR(scaled.terms.levels[0].level, 1.25, 1e-12);
}

TEST(ScaleToTotals, GivesTermsThatSimulateTheTotals) {
  const std::vector<PublishedTotal> totals = {{.product = "hulp",
                                               .year = 2026,
                                               .users = 4'900,
                                               .starts = 2'900,
                                               .stops = 2'900,
                                               .stock = 2'000,
                                               .stock_end = 2'000,
                                               .spending = 12'000'000_eur},
                                              {.product = "verblijf",
                                               .year = 2026,
                                               .users = 1'100,
                                               .starts = 600,
                                               .stops = 600,
                                               .stock = 500,
                                               .stock_end = 500,
                                               .spending = 21'600'000_eur}};
  DemandTerms terms = scale_to_totals(rough_terms(), totals, 2026).value().terms;
  terms.stock = {{"GM9001", "hulp", 1'500},
                 {"GM9002", "hulp", 500},
                 {"GM9001", "verblijf", 375},
                 {"GM9002", "verblijf", 125}};
  const Model model = prepare(terms, {2026, 2030}, two_municipalities(), 5);
  Simulator simulator(model);
  for (std::size_t p = 0; p < 2; ++p) {
    double users = 0, starts = 0, spending = 0;
    for (std::uint32_t replication = 0; replication < 20; ++replication)
      for (std::size_t cluster = 0; cluster < model.clusters().size(); ++cluster) {
        const CareYear& year =
            simulator.simulate(cluster, {.replication = replication}).year(0, p, 2028);
        users += static_cast<double>(year.users) / 20;
        starts += static_cast<double>(year.starts) / 20;
        spending += static_cast<double>(year.spending.count()) / 100 / 20;
      }
    EXPECT_NEAR(users / *totals[p].users, 1, 0.02) << p;
    EXPECT_NEAR(starts / *totals[p].starts, 1, 0.02) << p;
    EXPECT_NEAR(spending * 100 / static_cast<double>(totals[p].spending->count()), 1, 0.03) << p;
  }
}

TEST(ScaleToTotals, TellsEverythingThatIsWrongAtOnce) {
  const std::vector<PublishedTotal> wrong = {
      {.product = "hul", .municipality = "GM0001", .year = 2026, .stops = -3},
      {.product = "hulp", .year = 2026, .users = 3, .starts = 5}};
  const auto refused = scale_to_totals(rough_terms(), wrong, 2026);
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().size(), 4u);

  DemandTerms terms = rough_terms();
  terms.inflow.pop_back();
  const std::vector<PublishedTotal> never = {{.product = "verblijf", .year = 2026, .starts = 900},
                                             {.product = "hulp", .year = 2026, .starts = 90}};
  EXPECT_EQ(scale_to_totals(terms, never, 2026).error().front().code,
            "demand/total-without-inflow");
  const std::vector<PublishedTotal> few = {{.product = "verblijf", .year = 2026, .starts = 90},
                                           {.product = "hulp", .year = 2026, .starts = 3'000}};
  EXPECT_EQ(scale_to_totals(rough_terms(), few, 2026).error().front().code,
            "demand/total-below-transitions");
}

}  // namespace
}  // namespace houvast::demand
