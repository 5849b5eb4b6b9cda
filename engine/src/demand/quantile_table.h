// SPDX-License-Identifier: EUPL-1.2
// Draws from any Spread for the price of one look in a table: the quantile at a random word.
#pragma once

#include <bit>
#include <cstdint>
#include <vector>

#include "houvast/demand_terms.h"

namespace houvast::demand {

/// The quantile function of a Spread in straight lines between about 2,700 points: even steps of
/// 1/1024 in the middle, and in the outer 1/64 at either end 32 steps to each halving of the
/// chance, so that tails are as good as the middle. The mean over all words is that of the Spread.
class QuantileTable {
 public:
  [[nodiscard]] static QuantileTable of(const Spread& spread);

  /// What is left of a stay that is found running in a stationary stock: its density is the share
  /// of stays that last longer, over the mean. Exact for the straight lines of of(spread).
  [[nodiscard]] static QuantileTable residual_of(const Spread& spread);

  /// The quantile at (word + 1/2) / 2^32.
  [[nodiscard]] double at(std::uint32_t word) const {
    const std::uint32_t bin = word >> 22;
    if (bin - first_bin >= centre_bins) [[unlikely]]
      return in_tail(word);
    const double part = (static_cast<double>(word & 0x3FFFFFU) + 0.5) * 0x1p-22;
    const double* node = nodes_.data() + (tail_bins - first_bin) + bin;
    return node[0] + (node[1] - node[0]) * part;
  }

  [[nodiscard]] double mean() const { return mean_; }

  // The shape of the table: points of a tail, the middle, the other tail, in ascending order.
  static constexpr std::uint32_t first_bin = 16;     ///< Of 1024: where the middle begins.
  static constexpr std::uint32_t centre_bins = 992;  ///< 1024 but for 16 at either end.
  static constexpr std::uint32_t tail_bins = 27 * 32;
  static constexpr std::uint32_t node_count = tail_bins + centre_bins + tail_bins + 1;

 private:
  QuantileTable(std::vector<double> nodes, double mean);

  [[nodiscard]] double in_tail(std::uint32_t word) const {
    const bool upper = (word >> 31) != 0;
    // Twice the distance to the end, in words: odd, and less than 2^27.
    const std::uint32_t distance = 2 * (upper ? ~word : word) + 1;
    const auto halvings = static_cast<std::uint32_t>(std::bit_width(distance)) - 1;
    const std::uint64_t scaled = std::uint64_t{distance} << 5;
    const auto step = static_cast<std::uint32_t>(scaled >> halvings) & 31U;
    const std::uint64_t rest = scaled & ((std::uint64_t{1} << halvings) - 1);
    const double part =
        static_cast<double>(rest) / static_cast<double>(std::uint64_t{1} << halvings);
    const std::uint32_t index = halvings * 32 + step;
    const double* node = nodes_.data() + (upper ? node_count - 1 - index : index);
    return node[0] + (node[upper ? -1 : 1] - node[0]) * part;
  }

  std::vector<double> nodes_;
  double mean_;
};

}  // namespace houvast::demand
