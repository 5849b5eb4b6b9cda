// SPDX-License-Identifier: EUPL-1.2
// Prices of a unit, and what a volume comes to at them. Private to the engine.
#pragma once

#include <cstdint>

#include "houvast/cents.h"
#include "houvast/decimal.h"

namespace houvast {

/// Price of a unit in exact units of 0.0001 euro.
struct UnitPrice {
  std::int64_t units = 0;
};

/// A price with at most four decimals, not below zero; anything else is our mistake.
[[nodiscard]] UnitPrice unit_price(Decimal price);

/// Amount of a volume in millionths of a unit at a price, rounded to the cent, half away from zero.
[[nodiscard]] Cents amount_of(std::int64_t volume, UnitPrice price);

}  // namespace houvast
