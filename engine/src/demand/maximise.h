// SPDX-License-Identifier: EUPL-1.2
// The top of a smooth hill in one or two directions, and how sharp it is there.
#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <optional>

namespace houvast::demand {

using Point = std::array<double, 2>;
using Square = std::array<std::array<double, 2>, 2>;

struct Maximum {
  Point at{};
  double value = 0;
  Square covariance{};  ///< Inverse of the observed information: of minus the second derivatives.
};

/// Newton's method with steps cut in half until they go up. `size` is one or two; of the point, the
/// rest is not used. Empty when there is no top within `farthest` of zero in every direction.
[[nodiscard]] std::optional<Maximum> maximise(const std::function<double(const Point&)>& hill,
                                              Point start, std::size_t size, double farthest);

}  // namespace houvast::demand
