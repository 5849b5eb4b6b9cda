// SPDX-License-Identifier: EUPL-1.2
// F3. Measures that are computed from other figures, as the Besluit financiële verhouding 2001,
// annex 2 (text of about 2015) defines them. All exact.
#pragma once

#include <array>
#include <cstdint>

#include "houvast/cents.h"
#include "houvast/decimal.h"
#include "houvast/problem.h"

namespace houvast {

/// Low incomes above a threshold (NL: lage inkomens met drempel): max(0, households - 0.10 *
/// dwellings). Error, here and below: funding/volume-negative.
[[nodiscard]] Result<Decimal> low_incomes_above_threshold(Decimal households, Decimal dwellings);

/// Scale disadvantage (NL: schaalnadeel): n / (350 + n), n households on welfare; to 6 decimals.
[[nodiscard]] Result<Decimal> scale_disadvantage(Decimal households);

/// Scale advantage (NL: schaalvoordeel): n to the power 0.87, rounded to 6 decimals. The rounding
/// is exact, by comparing whole powers: it does not depend on a machine's pow(). n at most a
/// million.
[[nodiscard]] Result<Decimal> scale_advantage(Decimal households);

/// Shrinking population (NL: krimp): max(0, 0.99 * inhabitants seven years ago - inhabitants). In
/// which provinces it counts is for the caller.
[[nodiscard]] Result<Decimal> shrinking_population(Decimal seven_years_ago, Decimal inhabitants);

/// Inhabitants of a Wadden municipality by band (NL: waddengemeenten): up to 2,500, from there up
/// to 7,500, above that.
[[nodiscard]] Result<std::array<Decimal, 3>> wadden_inhabitants(Decimal inhabitants);

/// A row of the table in which a municipality explains its allocation: number * weight, rounded
/// half away from zero to whole euros. Error: money/out-of-range.
[[nodiscard]] Result<Cents> explained_row(Decimal number, Decimal weight);

}  // namespace houvast
