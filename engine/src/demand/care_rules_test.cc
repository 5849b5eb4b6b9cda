// SPDX-License-Identifier: EUPL-1.2
// What a client meets on the way, in worlds small enough to say what must come out.
#include <gtest/gtest.h>

#include <map>

#include "houvast/demand.h"

namespace houvast::demand {
namespace {

using namespace literals;

constexpr Years years{2026, 2030};

Product product_of(const std::string& id, double mean_days) {
  Product product{.id = id, .label = id, .scheme = "jeugd"};
  product.intensity = {.kind = Spread::Kind::constant, .mean = 1};
  product.duration = {.kind = Spread::Kind::weibull, .mean = mean_days, .shape = 1};
  product.price = 100_d;
  return product;
}

DemandTerms terms_of(const std::vector<Product>& products) {
  DemandTerms terms;
  terms.population = {{"GM9001", 2026, {0, 17}, 10'000}, {"GM9001", 2026, {18, 120}, 40'000}};
  terms.products = products;
  return terms;
}

Lever lever_of(Effect effect) {
  return {.id = "lever",
          .label = "Lever",
          .scheme = "jeugd",
          .from = {2026, 1},
          .effects = {std::move(effect)}};
}

/// By product and year.
std::vector<CareYear> simulate(const DemandTerms& terms, const RecordSink& records = {}) {
  std::vector<Municipality> municipalities(1);
  municipalities[0].code = "GM9001";
  for (int year = years.from; year <= years.to; ++year)
    municipalities[0].inhabitants[year] = 50'000;
  const Model model = prepare(terms, years, municipalities, 17);
  Simulator simulator(model);
  return simulator.simulate(0, {.records = records}).by_year;
}

std::int64_t starts(const std::vector<CareYear>& care, std::size_t product) {
  std::int64_t sum = 0;
  for (std::size_t y = 0; y < 5; ++y) sum += care[product * 5 + y].starts;
  return sum;
}

TEST(DurationLever, LeavesWhoWouldStayBeyondTheEnd) {
  // One in ten leaves a year: most of a stock is there for all five years, at half the pace too.
  DemandTerms terms = terms_of({product_of("a", 1)});
  terms.products[0].hazards = {{{0, 120}, 0, "", 0.1}};
  terms.inflow = {{"a", Channel::school, {0, 17}, 1}};
  terms.stock = {{.municipality = "GM9001", .product = "a", .clients = 1'000}};
  terms.levers = {lever_of({.kind = Effect::Kind::duration, .factor = 0.5})};
  const auto care = simulate(terms);
  std::int64_t stops = 0;
  for (std::size_t y = 0; y < 5; ++y) stops += care[y].stops;
  // Of the thousand 1 - e^-1 leave, of the fifty who start about 40%: 652, give or take.
  EXPECT_NEAR(static_cast<double>(stops), 652, 60);
}

TEST(Substitution, IsTheSameForChainsWithAndWithoutRecords) {
  DemandTerms terms = terms_of({product_of("a", 1), product_of("b", 1), product_of("c", 1)});
  terms.products[0].hazards = {{{0, 120}, 0, "b", 3}};
  terms.products[1].hazards = {{{0, 120}, 0, "", 3}};
  terms.products[2].hazards = {{{0, 120}, 0, "", 1}};
  terms.inflow = {{"a", Channel::school, {0, 17}, 20}, {"c", Channel::school, {0, 17}, 1}};
  terms.levers = {lever_of(
      {.kind = Effect::Kind::substitution, .scope = {.products = {"b"}}, .factor = 1, .to = "c"})};
  const auto care = simulate(terms);
  EXPECT_EQ(care, simulate(terms, [](const CareRecord&) {}));
  EXPECT_EQ(starts(care, 1), 0);
  EXPECT_GT(starts(care, 2), 500);
}

TEST(Substitution, GivesEveryLeverItsShare) {
  DemandTerms terms = terms_of({product_of("a", 100), product_of("b", 100), product_of("c", 100)});
  terms.inflow = {{"a", Channel::school, {0, 17}, 200},
                  {"b", Channel::school, {18, 120}, 0.01},
                  {"c", Channel::school, {18, 120}, 0.01}};
  terms.levers = {lever_of({.kind = Effect::Kind::substitution,
                            .scope = {.products = {"a"}},
                            .factor = 0.3,
                            .to = "b"}),
                  lever_of({.kind = Effect::Kind::substitution,
                            .scope = {.products = {"a"}},
                            .factor = 0.2,
                            .to = "c"})};
  const auto care = simulate(terms);
  // 10,000 starts: half of them stay, standard errors of about 50.
  EXPECT_NEAR(static_cast<double>(starts(care, 0)), 5'000, 250);
  EXPECT_NEAR(static_cast<double>(starts(care, 1)), 3'000, 250);
  EXPECT_NEAR(static_cast<double>(starts(care, 2)), 2'000, 250);
}

TEST(Substitution, DoesNotTurnABirthdayBack) {
  DemandTerms terms = terms_of({product_of("a", 300), product_of("b", 300)});
  terms.products[0].until_age = 18;
  terms.products[0].then = "b";
  terms.inflow = {{"a", Channel::school, {0, 17}, 50}};
  terms.levers = {lever_of(
      {.kind = Effect::Kind::substitution, .scope = {.products = {"b"}}, .factor = 1, .to = "a"})};
  const auto care = simulate(terms);
  EXPECT_GT(starts(care, 1), 0);
}

TEST(IntensityLever, LeavesCareThatRunsAsItWasOrdered) {
  DemandTerms terms = terms_of({product_of("a", 1'000)});
  terms.inflow = {{"a", Channel::school, {0, 17}, 1e-9}};
  terms.stock = {{.municipality = "GM9001", .product = "a", .clients = 100}};
  const auto before = simulate(terms);
  terms.levers = {lever_of({.kind = Effect::Kind::intensity, .factor = 0.5})};
  EXPECT_EQ(before, simulate(terms));
}

TEST(Population, TakesTheBandsOfAYearForThoseBefore) {
  DemandTerms terms = terms_of({product_of("a", 100)});
  terms.inflow = {{"a", Channel::school, {0, 17}, 100}};
  const auto before = simulate(terms);
  terms.population.push_back({"GM9001", 2027, {0, 11}, 6'000});
  terms.population.push_back({"GM9001", 2027, {12, 17}, 4'000});
  terms.population.push_back({"GM9001", 2027, {18, 120}, 40'000});
  EXPECT_EQ(before, simulate(terms));
}

TEST(Age, LiesWithinTheBand) {
  DemandTerms terms = terms_of({product_of("a", 10), product_of("b", 10)});
  terms.inflow = {{"a", Channel::school, {0, 17}, 2'000}, {"b", Channel::school, {18, 120}, 500}};
  int youths = 0, adults = 0;
  static_cast<void>(simulate(terms, [&](const CareRecord& record) {
    const bool is_youth = record.product == "a";
    EXPECT_EQ(*record.age < 18, is_youth) << *record.age;
    ++(is_youth ? youths : adults);
  }));
  EXPECT_GT(youths, 90'000);
  EXPECT_GT(adults, 90'000);
}

TEST(Stock, IsAsYoungAsTheProductTakes) {
  DemandTerms terms = terms_of({product_of("help", 300), product_of("stay", 600)});
  terms.products[0].exits = {{.to = "stay", .share = 0.2}};
  terms.products[1].until_age = 18;
  terms.inflow = {{"help", Channel::school, {0, 17}, 10}};
  terms.stock = {{.municipality = "GM9001", .product = "stay", .clients = 50}};
  const auto care = simulate(terms);
  EXPECT_GE(care[5].users, 50);
}

TEST(Budget, LetsAFamilyStartOnOneDay) {
  DemandTerms terms = terms_of({product_of("a", 200)});
  terms.products[0].household = Household{.chance = 0.5, .most = 3};
  terms.inflow = {{"a", Channel::school, {0, 17}, 20}};
  terms.budgets = {
      {.id = "ruim", .label = "Ruim", .products = {"a"}, .budget = {{2026, 1'000'000'000_eur}}}};
  for (const CareYear& year : simulate(terms)) {
    EXPECT_EQ(year.waited, 0);
    EXPECT_GT(year.starts, 250);
  }
}

TEST(Budget, ClosesEarlierAtAHigherPrice) {
  DemandTerms terms = terms_of({product_of("a", 400)});
  terms.inflow = {{"a", Channel::school, {0, 17}, 100}};
  terms.budgets = {
      {.id = "krap", .label = "Krap", .products = {"a"}, .budget = {{2026, 300'000_eur}}}};
  terms.levers = {lever_of({.kind = Effect::Kind::price, .factor = 1.5})};
  const auto care = simulate(terms);
  for (const CareYear& year : care) EXPECT_LE(year.spending, 310'000_eur);
  EXPECT_GT(care[1].spending, 250'000_eur);
}

TEST(WaitingListOfTheFirstDay, IsNotAcute) {
  DemandTerms terms = terms_of({product_of("a", 100'000)});
  terms.products[0].waiting = Waiting{.urgent_share = 0.5};
  terms.inflow = {{"a", Channel::school, {0, 17}, 1e-9}};
  terms.stock = {{.municipality = "GM9001", .product = "a", .clients = 100, .waiting = 40}};
  terms.capacities = {{.id = "vol", .label = "Vol", .products = {"a"}, .places = {{2026, 1}}}};
  const auto care = simulate(terms);
  EXPECT_EQ(starts(care, 0), 0);
  EXPECT_EQ(care[4].waiting, 40);
}

TEST(ExtraInflow, OfOneMonthChangesNobodyInAnother) {
  DemandTerms terms = terms_of({product_of("a", 100)});
  terms.inflow = {{"a", Channel::school, {0, 17}, 100}};
  const auto by_month = [&](const DemandTerms& all) {
    std::map<std::chrono::sys_days, int> days;
    static_cast<void>(simulate(all, [&](const CareRecord& record) { ++days[*record.start]; }));
    return days;
  };
  terms.levers = {lever_of({.kind = Effect::Kind::inflow, .factor = 1.5})};
  const auto before = by_month(terms);
  terms.drivers = {{.id = "december",
                    .label = "December",
                    .scope = {},
                    .from = {2026, 12},
                    .to = Period{2026, 12},
                    .factor = 2}};
  const auto after = by_month(terms);
  const auto december = std::chrono::sys_days(std::chrono::year(2026) / 12 / 1);
  int in_december_before = 0, in_december_after = 0;
  for (const auto& [day, count] : after) {
    const auto known = before.find(day);
    const int was = known == before.end() ? 0 : known->second;
    if (day < december || day >= december + std::chrono::days(31)) {
      EXPECT_EQ(was, count);
    } else {
      in_december_before += was;
      in_december_after += count;
    }
  }
  EXPECT_GT(in_december_after, in_december_before);
}

TEST(ExitsLever, SendsNobodyElsewhere) {
  DemandTerms terms = terms_of({product_of("a", 100), product_of("b", 100), product_of("c", 100)});
  terms.products[0].exits = {{.to = "b", .share = 0.5}, {.to = "c", .share = 0.3}};
  terms.inflow = {{"a", Channel::school, {0, 17}, 100}};
  const auto before = simulate(terms);
  terms.levers = {lever_of(
      {.kind = Effect::Kind::exits, .scope = {.products = {"a"}}, .factor = 0.5, .to = "b"})};
  const auto after = simulate(terms);
  EXPECT_NEAR(static_cast<double>(starts(after, 1)), 0.5 * static_cast<double>(starts(before, 1)),
              150);
  for (std::size_t y = 0; y < 5; ++y) EXPECT_EQ(before[10 + y], after[10 + y]);
}

}  // namespace
}  // namespace houvast::demand
