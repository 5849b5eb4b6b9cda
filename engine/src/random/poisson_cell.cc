// SPDX-License-Identifier: EUPL-1.2
#include "random/poisson_cell.h"

#include <array>

#include "houvast/check.h"
#include "random/philox_block.h"
#include "random/portable_math.h"

namespace houvast {
namespace {

constexpr double quantile_below = 40;

/// 1/k. Beyond 150 the chances add up to less than one step of the uniform draw.
constexpr auto inverse = [] {
  std::array<double, 151> values{};
  for (std::size_t k = 1; k < values.size(); ++k) values[k] = 1 / static_cast<double>(k);
  return values;
}();

}  // namespace

PoissonCell::PoissonCell(double mean)
    : mean_(mean), chance_of_none_(mean < quantile_below ? portable_exp(-mean) : 0) {
  check(mean >= 0 && mean <= 1e15);
}

std::int64_t PoissonCell::draw(StreamKey key, std::uint32_t replication,
                               std::uint32_t moment) const {
  if (mean_ >= quantile_below) {
    RandomStream stream(key, replication, moment);
    return draw_poisson(stream, mean_);
  }
  double left = first_uniform(philox_block(0, replication, moment, 0, key));
  double chance = chance_of_none_;
  std::size_t k = 0;
  while (left > chance && k + 1 < inverse.size()) {
    left -= chance;
    ++k;
    chance *= mean_ * inverse[k];
  }
  return static_cast<std::int64_t>(k);
}

}  // namespace houvast
