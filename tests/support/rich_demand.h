// SPDX-License-Identifier: EUPL-1.2
// Demand in which everything happens at once: channels, ages, exits, returns, reviews, families,
// personal budgets, stock with rights, waiting lists, houses, a plain budget, drivers and levers.
#pragma once

#include <vector>

#include "houvast/demand.h"

namespace houvast::testing {

inline constexpr Years rich_years{2026, 2030};

/// Five municipalities: two share places, two share a budget, one is alone.
inline std::vector<Municipality> rich_municipalities() {
  std::vector<Municipality> all;
  for (int i = 1; i <= 5; ++i) {
    Municipality one{.code = "GM900" + std::to_string(i), .name = "Proef", .inhabitants = {}};
    for (int year = rich_years.from; year <= rich_years.to; ++year)
      one.inhabitants[year] = 8'000 * i;
    all.push_back(one);
  }
  return all;
}

inline std::vector<Product> rich_products() {
  const auto spread = [](Spread::Kind kind, double mean, double shape_or_cv) {
    return Spread{.kind = kind, .mean = mean, .shape = shape_or_cv, .cv = shape_or_cv};
  };
  Product basis{.id = "basis", .label = "Basishulp", .scheme = "jeugd", .line = 1, .unit = "hour"};
  basis.intensity = spread(Spread::Kind::constant, 4, 1);
  basis.duration = spread(Spread::Kind::weibull, 120, 1.2);
  basis.price = Decimal(6025, 2);
  Product help{.id = "hulp", .label = "Hulp", .scheme = "jeugd", .line = 2, .unit = "hour"};
  help.intensity = spread(Spread::Kind::lognormal, 12, 0.7);
  help.duration = spread(Spread::Kind::lognormal, 300, 0.9);
  help.price = Decimal(955, 1);
  help.price_index = Decimal(3, 2);
  help.personal_budget_share = 0.15;
  help.personal_budget_factor = Decimal(8, 1);
  help.exits = {{.to = "verblijf", .share = 0.15},
                {.to = "hulp", .share = 0.2, .after = spread(Spread::Kind::gamma, 250, 2)}};
  help.review = Review{.every_months = 6, .ends = 0.1, .steps_down = 0.05, .to = "basis"};
  help.household = Household{.chance = 0.1, .most = 3, .one_plan = true};
  help.together_with = {{"basis", 0.25}};
  help.until_age = 18;
  help.reporting_delay = {0.5, 0.3, 0.2};
  Product stay{.id = "verblijf", .label = "Verblijf", .scheme = "jeugd", .unit = "month"};
  stay.intensity = spread(Spread::Kind::constant, 1, 1);
  stay.duration = spread(Spread::Kind::weibull, 500, 1);
  stay.price = Decimal(5'200);
  stay.exits = {{.to = "hulp", .share = 0.4}};
  stay.waiting = Waiting{.urgent_share = 0.2,
                         .patience = spread(Spread::Kind::weibull, 150, 1),
                         .escalation = spread(Spread::Kind::weibull, 400, 1),
                         .escalates_to = "zwaar",
                         .bridge = "basis"};
  Product heavy = stay;
  heavy.id = heavy.label = "zwaar";
  heavy.exits.clear();
  heavy.waiting.reset();
  Product chain{.id = "wonen", .label = "Wonen", .scheme = "bw", .unit = "month"};
  chain.intensity = spread(Spread::Kind::gamma, 1, 20);
  chain.duration = spread(Spread::Kind::constant, 365, 1);
  chain.hazards = {{.ages = {18, 64}, .per_year = 0.3},
                   {.ages = {18, 64}, .days_from = 400, .to = "basis", .per_year = 0.2},
                   {.ages = {65, 120}, .to = "zwaar", .per_year = 0.4}};
  chain.price = Decimal(4'000);
  return {basis, help, stay, chain, heavy};
}

inline DemandTerms rich_demand() {
  DemandTerms terms;
  for (const Municipality& one : rich_municipalities()) {
    const std::int64_t all = one.inhabitants.begin()->second;
    terms.population.push_back({one.code, rich_years.from, {0, 17}, all / 5});
    terms.population.push_back({one.code, rich_years.from, {18, 120}, all - all / 5});
    terms.stock.push_back({.municipality = one.code,
                           .product = "hulp",
                           .clients = all / 250,
                           .with_rights = 5,
                           .rights_until = Period{2027, 6}});
    terms.stock.push_back(
        {.municipality = one.code, .product = "verblijf", .clients = all / 1500, .waiting = 3});
    terms.stock.push_back({.municipality = one.code, .product = "wonen", .clients = all / 800});
  }
  terms.products = rich_products();
  terms.inflow = {{"basis", Channel::municipal_access, {0, 17}, 20},
                  {"hulp", Channel::general_practitioner, {0, 17}, 25},
                  {"hulp", Channel::school, {0, 17}, 10},
                  {"verblijf", Channel::certified_institution, {0, 17}, 3},
                  {"wonen", Channel::municipal_access, {18, 120}, 0.5}};
  terms.trend["hulp"] = {{2027, 1.04}, {2028, 1.08}};
  terms.levels = {{"GM9002", "hulp", 1.3}};
  terms.capacities = {{.id = "plaatsen",
                       .label = "Plaatsen",
                       .products = {"verblijf"},
                       .municipalities = {"GM9001", "GM9004"},
                       .shared = true,
                       .places = {{2026, 40}, {2029, 50}}}};
  terms.exit_queues = {{.id = "woningen",
                        .label = "Woningen",
                        .product = "wonen",
                        .municipalities = {"GM9003"},
                        .houses_per_year = {{2026, 6}}}};
  terms.budgets = {{.id = "plafond",
                    .label = "Plafond",
                    .products = {"hulp"},
                    .municipalities = {"GM9002", "GM9005"},
                    .shared = true,
                    .budget = {{2026, Cents(300'000'000)}}}};
  return terms;
}

}  // namespace houvast::testing
