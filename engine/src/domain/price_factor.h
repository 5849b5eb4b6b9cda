// SPDX-License-Identifier: EUPL-1.2
// What a lever makes of a price (D9). Private to the engine.
#pragma once

#include <cmath>
#include <cstdint>

#include "houvast/check.h"
#include "money/unit_price.h"

namespace houvast {

/// A price times a factor that is a statistic: another price, in whole units.
[[nodiscard]] inline UnitPrice scaled(UnitPrice price, double factor) {
  if (factor == 1) return price;
  check(factor >= 0);
  return {static_cast<std::int64_t>(std::floor(static_cast<double>(price.units) * factor + 0.5))};
}

}  // namespace houvast
