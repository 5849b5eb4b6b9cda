// SPDX-License-Identifier: EUPL-1.2
// R3. How much steadier contributions are with a reserve than without.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "houvast/contribution.h"

namespace houvast::region {

/// Contributions of one municipality over all years of all runs; cents as doubles.
struct ContributionSpread {
  std::string municipality;
  double mean = 0;
  double spread = 0;  ///< Standard deviation, n - 1.
};

/// `runs`: a replication each, all with the same municipalities.
[[nodiscard]] std::vector<ContributionSpread> contribution_spread(
    std::span<const std::vector<PoolYear>> runs);

struct SpreadFall {
  std::string municipality;
  ContributionSpread without, with;
  std::optional<double> fall;  ///< 1 - spread with / spread without; below zero: it rose.
};

/// The same years run twice: without and with the reserve.
[[nodiscard]] std::vector<SpreadFall> spread_fall(std::span<const ContributionSpread> without,
                                                  std::span<const ContributionSpread> with);

}  // namespace houvast::region
