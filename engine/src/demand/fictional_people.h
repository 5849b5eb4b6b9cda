// SPDX-License-Identifier: EUPL-1.2
// Where the people of a fictional country live and how old they are.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "houvast/synth.h"

namespace houvast::demand {

/// Whole numbers in proportion to weights that add up to the total; largest remainders first.
[[nodiscard]] std::vector<std::int64_t> apportion(std::int64_t total,
                                                  std::span<const double> weights);

/// Inhabitants by municipality, from large to small, adding up to those of the country: quantiles
/// of a lognormal distribution with one large city in a country of a hundred municipalities or
/// more.
[[nodiscard]] std::vector<std::int64_t> fictional_sizes(const SynthOptions& options);

/// Gives municipalities their inhabitants in every year and the terms their age bands: those of
/// `like` in all, each municipality older or younger and growing or shrinking in its own way.
void populate(std::vector<Municipality>& municipalities, DemandTerms& terms,
              std::span<const std::int64_t> sizes, const DemandTerms& like,
              std::span<const Municipality> like_municipalities, Years years,
              const SynthOptions& options);

/// Inhabitants of the country of `like` in a year: of the latest year that it knows.
[[nodiscard]] std::int64_t inhabitants_in(std::span<const Municipality> municipalities, int year);

}  // namespace houvast::demand
