// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>

#include "houvast/random.h"

namespace houvast {

/// Poisson draws of one mean, over and over (NL: Poissontrekking): a replication and a moment each,
/// under a key. What depends on the mean alone is worked out once.
class PoissonCell {
 public:
  /// For a mean from 0 to 10^15.
  explicit PoissonCell(double mean);

  [[nodiscard]] double mean() const { return mean_; }

  /// Below a mean of 40 the quantile at the first uniform draw of RandomStream(key, replication,
  /// moment), so that a larger mean never draws less; above it draw_poisson() from that stream.
  [[nodiscard]] std::int64_t draw(StreamKey key, std::uint32_t replication,
                                  std::uint32_t moment) const;

 private:
  double mean_;
  double chance_of_none_;  ///< e^-mean where the quantile is used.
};

}  // namespace houvast
