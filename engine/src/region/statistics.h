// SPDX-License-Identifier: EUPL-1.2
// Doubles over years and replications. Sums are taken in the order given, so the outcome is the
// same on any machine.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "houvast/cents.h"

namespace houvast::region {

[[nodiscard]] inline double to_double(Cents amount) { return static_cast<double>(amount.count()); }

[[nodiscard]] double mean(std::span<const double> values);

/// Standard deviation with n - 1; zero for fewer than two values.
[[nodiscard]] double standard_deviation(std::span<const double> values);

/// Mean of the 5% lowest: the first (n + 19) / 20 in order, so at least one. Not of nothing.
[[nodiscard]] double mean_of_lowest(std::vector<double> values);

/// Between two neighbours in order the quantile lies on a straight line. Not of nothing.
[[nodiscard]] double quantile(std::vector<double> values, double share);

/// 1 - after / before; empty when there was nothing before.
[[nodiscard]] std::optional<double> fall(double before, double after);

}  // namespace houvast::region
