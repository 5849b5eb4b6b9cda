// SPDX-License-Identifier: EUPL-1.2
// A small region whose care is simulated, for tests. Private to the engine.
#pragma once

#include "houvast/dossier.h"

namespace houvast::study {

/// Two municipalities over 2026-2029: youth care of a light and a heavy product, a team that finds
/// light cases and prevents heavy ones, and money from the state for what it costs about.
[[nodiscard]] inline Dossier care_region() {
  using namespace literals;
  Dossier dossier;
  dossier.name = "Jeugd in twee gemeenten";
  dossier.years = {2026, 2029};
  dossier.region = "Voorbeeldregio";
  dossier.municipalities = {{"GM9001", "G1", {}}, {"GM9002", "G2", {}}};
  for (int year = 2026; year <= 2029; ++year) {
    dossier.municipalities[0].inhabitants[year] = 40'000;
    dossier.municipalities[1].inhabitants[year] = 10'000;
  }
  Scheme youth;
  youth.id = "jeugd";
  for (int year = 2026; year <= 2029; ++year) {
    youth.given_income.push_back({"GM9001", year, 2'000'000_eur});
    youth.given_income.push_back({"GM9002", year, 500'000_eur});
  }
  dossier.schemes = {youth};
  DemandTerms& demand = dossier.demand;
  demand.population = {{"GM9001", 2026, {0, 17}, 8'000}, {"GM9002", 2026, {0, 17}, 2'000}};
  Product heavy{.id = "verblijf", .label = "Verblijf", .scheme = "jeugd"};
  heavy.intensity = {.kind = Spread::Kind::constant, .mean = 1};
  heavy.duration = {.kind = Spread::Kind::weibull, .mean = 300, .shape = 1};
  heavy.price = 4'000_d;
  Product light{.id = "ambulant", .label = "Ambulant", .scheme = "jeugd", .line = 1};
  light.unit = "hour";
  light.intensity = {.kind = Spread::Kind::lognormal, .mean = 6, .cv = 0.5};
  light.duration = {.kind = Spread::Kind::weibull, .mean = 180, .shape = 1.3};
  light.price = 80_d;
  light.price_index = 0.02_d;
  demand.products = {light, heavy};
  demand.inflow = {{"ambulant", Channel::municipal_access, {0, 17}, 20},
                   {"verblijf", Channel::certified_institution, {0, 17}, 3}};
  Effect finds{.kind = Effect::Kind::inflow, .scope = {.products = {"ambulant"}}, .factor = 1.2};
  Effect prevents{.kind = Effect::Kind::inflow,
                  .scope = {.products = {"verblijf"}},
                  .factor = 0.5,
                  .lag_months = 6};
  demand.levers = {{.id = "team",
                    .label = "Wijkteam",
                    .scheme = "jeugd",
                    .from = {2027, 1},
                    .cost_per_year = 120'000_eur,
                    .effects = {finds, prevents}}};
  return dossier;
}

}  // namespace houvast::study
