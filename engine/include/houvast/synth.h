// SPDX-License-Identifier: EUPL-1.2
// A country that does not exist (NL: verzonnen land), of any size, on which care runs as it does in
// a dossier: to measure speed, to teach and to try. Method: docs/methods/synth.md.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "houvast/demand_terms.h"
#include "houvast/municipality.h"
#include "houvast/period.h"
#include "houvast/problem.h"

namespace houvast::demand {

struct SynthOptions {
  std::size_t municipalities = 342;
  std::int64_t inhabitants = 17'900'000;  ///< In the first year, all municipalities together.
  std::uint64_t seed = 1;
  std::size_t region_size = 8;  ///< Municipalities in a region, about.
  double size_spread = 1.05;    ///< Standard deviation of the logarithm of the size.
  double age_spread = 0.18;     ///< Of how old or young a municipality is.
  double level_spread = 0.14;   ///< Of the logarithm of the levels.
};

/// Municipalities that share places, budgets and houses.
struct FictionalRegion {
  std::string name;
  std::vector<std::size_t> municipalities;  ///< The centre, which is the largest, first.
};

struct FictionalCountry {
  std::vector<Municipality> municipalities;  ///< In order of code, GM9001 and on.
  std::vector<FictionalRegion> regions;      ///< In order of code of the centre.
  DemandTerms demand;
};

/// Most municipalities a country can have: the codes from GM9001 to GM9999.
inline constexpr std::size_t most_fictional_municipalities = 999;

/// Invents municipalities and gives them the products, inflow, stock and places of `like`, a
/// dossier of `like_municipalities`: the same chances an inhabitant, other people. The same seed
/// gives the same country on every machine. Errors: demand/synth-*.
[[nodiscard]] Result<FictionalCountry> synthesise(const DemandTerms& like,
                                                  std::span<const Municipality> like_municipalities,
                                                  Years years, const SynthOptions& options);

}  // namespace houvast::demand
