// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "demand/model.h"
#include "houvast/demand.h"

namespace houvast::demand {
namespace {

using namespace literals;

constexpr Years years{2026, 2030};

std::vector<Municipality> two_municipalities() {
  std::vector<Municipality> all(2);
  all[0].code = "GM9001";
  all[1].code = "GM9002";
  for (int year = years.from; year <= years.to; ++year) {
    all[0].inhabitants[year] = 40'000;
    all[1].inhabitants[year] = 10'000;
  }
  return all;
}

/// Help at home that is now and then followed by a stay, with everything a product can have.
DemandTerms rich_terms() {
  DemandTerms terms;
  terms.population = {{"GM9001", 2026, {0, 17}, 8'000},
                      {"GM9001", 2026, {18, 120}, 32'000},
                      {"GM9002", 2026, {0, 17}, 2'500},
                      {"GM9002", 2026, {18, 120}, 7'500}};
  Product basis{.id = "basis", .label = "Basishulp", .scheme = "jeugd", .line = 1, .unit = "hour"};
  basis.intensity = {.kind = Spread::Kind::constant, .mean = 4};
  basis.duration = {.kind = Spread::Kind::weibull, .mean = 120, .shape = 1.2};
  basis.price = 60.25_d;
  Product help{.id = "help", .label = "Hulp", .scheme = "jeugd", .line = 2, .unit = "hour"};
  help.intensity = {.kind = Spread::Kind::lognormal, .mean = 12, .cv = 0.7};
  help.duration = {.kind = Spread::Kind::lognormal, .mean = 300, .cv = 0.9};
  help.price = 95.5_d;
  help.price_index = 0.03_d;
  help.personal_budget_share = 0.15;
  help.personal_budget_factor = 0.8_d;
  help.exits = {{.to = "stay", .share = 0.15},
                {.to = "help",
                 .share = 0.2,
                 .after = Spread{.kind = Spread::Kind::gamma, .mean = 250, .shape = 2}}};
  help.review = Review{.every_months = 6, .ends = 0.1, .steps_down = 0.05, .to = "basis"};
  help.household = Household{.chance = 0.1, .most = 3, .one_plan = true};
  help.together_with = {{"basis", 0.25}};
  help.until_age = 18;
  help.reporting_delay = {0.5, 0.3, 0.2};
  Product stay{.id = "stay", .label = "Verblijf", .scheme = "jeugd", .line = 2, .unit = "month"};
  stay.intensity = {.kind = Spread::Kind::constant, .mean = 1};
  stay.duration = {.kind = Spread::Kind::weibull, .mean = 500, .shape = 1};
  stay.price = 5'200_d;
  stay.exits = {{.to = "help", .share = 0.4}};
  stay.waiting =
      Waiting{.urgent_share = 0.2,
              .patience = Spread{.kind = Spread::Kind::weibull, .mean = 150, .shape = 1},
              .escalation = Spread{.kind = Spread::Kind::weibull, .mean = 400, .shape = 1},
              .escalates_to = "zwaar",
              .bridge = "basis"};
  Product heavy = stay;
  heavy.id = "zwaar";
  heavy.exits.clear();
  heavy.waiting.reset();
  terms.products = {basis, help, stay, heavy};
  terms.inflow = {{"basis", Channel::municipal_access, {0, 17}, 20},
                  {"help", Channel::general_practitioner, {0, 17}, 25},
                  {"help", Channel::school, {0, 17}, 10},
                  {"stay", Channel::certified_institution, {0, 17}, 3}};
  terms.stock = {{.municipality = "GM9001",
                  .product = "help",
                  .clients = 150,
                  .with_rights = 20,
                  .rights_until = Period{2027, 6}},
                 {.municipality = "GM9001", .product = "stay", .clients = 30, .waiting = 6},
                 {.municipality = "GM9002", .product = "stay", .clients = 8}};
  return terms;
}

DemandTerms with_capacity() {
  DemandTerms terms = rich_terms();
  terms.capacities = {{.id = "huizen",
                       .label = "Plaatsen",
                       .products = {"stay"},
                       .shared = true,
                       .places = {{2026, 40}, {2029, 50}}}};
  terms.exit_queues = {{.id = "woningen",
                        .label = "Woningen",
                        .product = "stay",
                        .shared = true,
                        .houses_per_year = {{2026, 12}}}};
  return terms;
}

/// What records say, in the shape of figures.
struct Told {
  std::map<std::tuple<std::string, std::string, int, int>, Millionths> volume;
  std::map<std::pair<std::string, std::string>, std::int64_t> starts, stops;
};

void expect_records_to_add_up(const DemandTerms& terms) {
  const auto municipalities = two_municipalities();
  const Model model = prepare(terms, years, municipalities, 7);
  Simulator simulator(model);
  for (std::size_t cluster = 0; cluster < model.clusters().size(); ++cluster) {
    Told told;
    const CareFigures& figures = simulator.simulate(
        cluster, {.replication = 3, .months = true, .records = [&](const CareRecord& record) {
                    if (!record.start) return;
                    const auto first = std::chrono::sys_days(std::chrono::year(2026) / 1 / 1);
                    if (*record.start > first) ++told.starts[{record.municipality, record.product}];
                    if (record.stop) ++told.stops[{record.municipality, record.product}];
                    for (const Claim& claim : record.claims) {
                      EXPECT_GE(claim.reported, claim.month);
                      told.volume[{record.municipality, record.product, claim.month.year,
                                   claim.month.month}] += claim.volume;
                    }
                  }});
    for (std::size_t l = 0; l < figures.municipalities.size(); ++l)
      for (std::size_t p = 0; p < terms.products.size(); ++p) {
        const std::string& code = municipalities[figures.municipalities[l]].code;
        const std::string& id = terms.products[p].id;
        std::int64_t starts = 0, stops = 0, first_day = 0;
        for (int year = years.from; year <= years.to; ++year) {
          starts += figures.year(l, p, year).starts;
          stops += figures.year(l, p, year).stops;
          for (int month = 1; month <= 12; ++month) {
            Millionths volume = 0;
            for (std::size_t c = 0; c < channel_count; ++c)
              for (const DeliveryForm form : {DeliveryForm::in_kind, DeliveryForm::personal_budget})
                volume += figures.month(l, p, static_cast<Channel>(c), form, {year, month}).volume;
            EXPECT_EQ(volume, (told.volume[{code, id, year, month}])) << id << year << month;
          }
        }
        // Of starts on the first day a record does not tell whether care was running already.
        first_day = starts - told.starts[{code, id}];
        EXPECT_GE(first_day, 0);
        EXPECT_LE(first_day, 8);
        // Who stops on the very last day has a stop after the last month.
        EXPECT_NEAR(static_cast<double>(stops), static_cast<double>(told.stops[{code, id}]), 0);
      }
  }
}

TEST(Simulation, GivesRecordsThatAddUpToItsFigures) { expect_records_to_add_up(rich_terms()); }

TEST(Simulation, GivesRecordsThatAddUpToItsFiguresWithWaitingLists) {
  expect_records_to_add_up(with_capacity());
}

/// All figures of a replication.
std::vector<CareYear> all_years(const DemandTerms& terms, std::uint32_t replication) {
  const auto municipalities = two_municipalities();
  const Model model = prepare(terms, years, municipalities, 11);
  Simulator simulator(model);
  std::vector<CareYear> all;
  for (std::size_t cluster = 0; cluster < model.clusters().size(); ++cluster) {
    const CareFigures& figures = simulator.simulate(cluster, {.replication = replication});
    all.insert(all.end(), figures.by_year.begin(), figures.by_year.end());
  }
  return all;
}

TEST(Simulation, GivesTheSameBitsWithRecordsAndWithout) {
  const auto municipalities = two_municipalities();
  for (const DemandTerms& terms : {rich_terms(), with_capacity()}) {
    const Model model = prepare(terms, years, municipalities, 11);
    Simulator simulator(model);
    for (std::size_t cluster = 0; cluster < model.clusters().size(); ++cluster) {
      const auto without = simulator.simulate(cluster, {.replication = 5}).by_year;
      const auto with =
          simulator.simulate(cluster, {.replication = 5, .records = [](const CareRecord&) {}})
              .by_year;
      EXPECT_EQ(without, with);
    }
  }
}

/// Three states of which the hazards differ by age and by how long the stay has lasted.
DemandTerms chain_terms() {
  DemandTerms terms;
  terms.population = {{"GM9001", 2026, {0, 17}, 40'000}, {"GM9002", 2026, {0, 17}, 10'000}};
  for (const char* id : {"een", "twee", "drie"}) {
    Product product{.id = id, .label = id, .scheme = "jeugd"};
    product.intensity = {.kind = Spread::Kind::constant, .mean = 2.5};
    product.price = 10_d;
    terms.products.push_back(product);
  }
  std::sort(terms.products.begin(), terms.products.end(),
            [](const Product& a, const Product& b) { return a.id < b.id; });
  for (std::size_t p = 0; p < 3; ++p)
    terms.products[p].hazards = {{{0, 9}, 0, terms.products[(p + 1) % 3].id, 2.0},
                                 {{10, 120}, 0, terms.products[(p + 1) % 3].id, 1.0},
                                 {{10, 120}, 90, terms.products[(p + 1) % 3].id, 4.0},
                                 {{0, 120}, 30, "", 0.3}};
  terms.inflow = {{"een", Channel::school, {0, 17}, 10}};
  terms.stock = {{.municipality = "GM9002", .product = "een", .clients = 300}};
  return terms;
}

TEST(Chain, GivesTheSameBitsStepByStepAndInRows) {
  // With records every step is planned apart; without, steps are drawn in rows.
  const auto municipalities = two_municipalities();
  const Model model = prepare(chain_terms(), years, municipalities, 11);
  Simulator simulator(model);
  for (std::size_t cluster = 0; cluster < model.clusters().size(); ++cluster) {
    const auto without = simulator.simulate(cluster, {.replication = 5}).by_year;
    const auto with =
        simulator.simulate(cluster, {.replication = 5, .records = [](const CareRecord&) {}})
            .by_year;
    EXPECT_EQ(without, with);
    EXPECT_GT(without[0].starts, 50);
  }
}

TEST(Simulation, ChangesNoBitForALeverThatDoesNothing) {
  for (DemandTerms terms : {rich_terms(), with_capacity()}) {
    const auto before = all_years(terms, 2);
    Lever lever{.id = "niets", .label = "Niets", .scheme = "jeugd", .from = {2027, 3}};
    for (const Effect::Kind kind :
         {Effect::Kind::inflow, Effect::Kind::duration, Effect::Kind::intensity,
          Effect::Kind::review, Effect::Kind::price, Effect::Kind::capacity, Effect::Kind::exits})
      lever.effects.push_back({.kind = kind, .factor = 1, .to = "stay"});
    lever.effects.push_back({.kind = Effect::Kind::substitution,
                             .scope = {.products = {"help"}},
                             .factor = 0,
                             .to = "basis"});
    terms.levers = {lever};
    EXPECT_EQ(before, all_years(terms, 2));
  }
}

TEST(Simulation, ChangesOnlyWhatALeverWorksOn) {
  DemandTerms terms = rich_terms();
  const auto before = all_years(terms, 0);
  terms.levers = {
      {.id = "minder",
       .label = "Minder",
       .scheme = "jeugd",
       .from = {2028, 1},
       .effects = {
           {.kind = Effect::Kind::inflow, .scope = {.products = {"basis"}}, .factor = 0.5}}}};
  const auto after = all_years(terms, 0);
  const std::size_t count = static_cast<std::size_t>(years.count());
  for (std::size_t i = 0; i < before.size(); ++i) {
    const std::size_t product = i / count % terms.products.size();
    const bool touched = product == 0 && i % count >= 2;
    if (!touched) {
      EXPECT_EQ(before[i], after[i]) << i;
    }
  }
  // 4 municipality-years are touched; each loses starts.
  std::int64_t fewer = 0;
  for (std::size_t i = 0; i < before.size(); ++i) {
    EXPECT_LE(after[i].starts, before[i].starts);
    fewer += before[i].starts - after[i].starts;
  }
  EXPECT_GT(fewer, 0);
}

TEST(Simulation, AddsClientsOfTheirOwnWhereALeverFindsMore) {
  DemandTerms terms = rich_terms();
  const auto before = all_years(terms, 0);
  terms.levers = {
      {.id = "vinden",
       .label = "Vinden",
       .scheme = "jeugd",
       .from = {2027, 1},
       .effects = {
           {.kind = Effect::Kind::inflow, .scope = {.products = {"basis"}}, .factor = 1.5}}}};
  const auto after = all_years(terms, 0);
  std::int64_t more = 0;
  for (std::size_t i = 0; i < before.size(); ++i) {
    EXPECT_GE(after[i].starts, before[i].starts);
    more += after[i].starts - before[i].starts;
  }
  EXPECT_GT(more, 0);
}

TEST(Simulation, NeverHasMoreClientsWithoutUrgencyThanPlaces) {
  DemandTerms terms = with_capacity();
  terms.exit_queues.clear();
  for (Product& product : terms.products)
    if (product.waiting) product.waiting->urgent_share = 0;
  const auto municipalities = two_municipalities();
  const Model model = prepare(terms, years, municipalities, 3);
  ASSERT_EQ(model.clusters().size(), 1U);
  Simulator simulator(model);
  std::map<int, int> change;  // By day.
  const auto first = std::chrono::sys_days(std::chrono::year(2026) / 1 / 1);
  const CareFigures& figures =
      simulator.simulate(0, {.records = [&](const CareRecord& record) {
                           if (record.product != "stay" || !record.start) return;
                           ++change[static_cast<int>((*record.start - first).count())];
                           if (record.stop)
                             --change[static_cast<int>((*record.stop - first).count())];
                         }});
  int in_care = 0;
  const int new_places = 1096;  // 1 January 2029.
  bool was_full = false;
  for (const auto& [day, more] : change) {
    in_care += more;
    EXPECT_LE(in_care, day < new_places ? 40 : 50) << day;
    was_full = was_full || in_care == 40;
  }
  EXPECT_TRUE(was_full);
  std::int64_t waited = 0;
  for (const CareYear& year : figures.by_year) waited += year.waited;
  EXPECT_GT(waited, 0);
}

TEST(Simulation, LeavesRightsAloneWhateverLeversAndReviewsDo) {
  DemandTerms terms = rich_terms();
  Product& help = terms.products[1];
  help.exits.clear();
  help.together_with.clear();
  help.household.reset();
  help.until_age.reset();
  help.review.reset();
  terms.inflow = {{"basis", Channel::municipal_access, {0, 17}, 20}};
  terms.stock = {{.municipality = "GM9001",
                  .product = "help",
                  .clients = 100,
                  .with_rights = 100,
                  .rights_until = Period{2030, 12}}};
  const auto before = all_years(terms, 0);
  help.review = Review{.every_months = 6, .ends = 0.9};
  terms.levers = {{.id = "korter",
                   .label = "Korter",
                   .scheme = "jeugd",
                   .from = {2026, 1},
                   .effects = {{.kind = Effect::Kind::duration, .factor = 0.3},
                               {.kind = Effect::Kind::intensity, .factor = 0.5}}}};
  const auto protected_after = all_years(terms, 0);
  terms.stock[0].with_rights = 0;
  const auto after = all_years(terms, 0);
  const auto count = static_cast<std::size_t>(years.count());
  EXPECT_GT(before[count].users, 0);
  for (std::size_t y = count; y < 2 * count; ++y) {
    EXPECT_EQ(before[y], protected_after[y]);
    EXPECT_LE(after[y].spending, before[y].spending);
  }
  EXPECT_LT(after[count].spending, before[count].spending);
}

TEST(Amount, IsRoundedOnceHalfAwayFromZero) {
  EXPECT_EQ(amount_of(1'000'000, {600'050}), 60.01_eur);  // 60.005 euro.
  EXPECT_EQ(amount_of(1'000'000, {600'049}), 60.00_eur);
  EXPECT_EQ(amount_of(500'000, {1'234'567}), 61.73_eur);  // 61.728 euro.
}

TEST(LeverCosts, AddUpOverMunicipalitiesAndMonths) {
  DemandTerms terms = rich_terms();
  terms.levers = {{.id = "wijkteam",
                   .label = "Wijkteam",
                   .scheme = "jeugd",
                   .from = {2026, 7},
                   .to = Period{2027, 6},
                   .cost_per_year = 100'000_eur,
                   .cost_once = 100.01_eur}};
  const auto lines = lever_costs(terms, years, two_municipalities());
  ASSERT_EQ(lines.size(), 4U);
  EXPECT_EQ(lines[0].amount + lines[1].amount, 50'000_eur + 100.01_eur);
  EXPECT_EQ(lines[2].amount, 40'000_eur);  // 4/5 of the inhabitants, half a year.
  EXPECT_EQ(lines[3].amount, 10'000_eur);
}

}  // namespace
}  // namespace houvast::demand
