// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <span>
#include <vector>

#include "houvast/cents.h"
#include "houvast/decimal.h"
#include "houvast/problem.h"

namespace houvast {

/// Splits a total in proportion to weights, in whole cents that add up to the total (model 0):
/// the largest remainder gets the cents that are left, and of equal remainders the earlier one.
/// Callers give municipalities in order of their code. split(-x) is -split(x).
/// Weights may be zero. Errors: money/negative-weight; money/no-weight when the total is not zero
/// and no weight is above zero.
[[nodiscard]] Result<std::vector<Cents>> split(Cents total, std::span<const std::int64_t> weights);
[[nodiscard]] Result<std::vector<Cents>> split(Cents total, std::span<const Cents> weights);
[[nodiscard]] Result<std::vector<Cents>> split(Cents total, std::span<const Decimal> weights);

}  // namespace houvast
