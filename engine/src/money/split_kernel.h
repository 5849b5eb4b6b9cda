// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <span>

#include "houvast/cents.h"

namespace houvast {

/// Up to so many weights split_into() allocates no memory.
inline constexpr std::size_t few_weights = 24;

/// The arithmetic of split() (split.h) without its questions to the world, for paths that are
/// measured. Writes the parts of `total` into `parts`, as many as there are weights. Weights are
/// zero or more, and one is above zero unless the total is zero; a caller has made sure of that.
/// Everything is exact in whole numbers, for any total and any weights of 64 bits.
void split_into(Cents total, std::span<const std::int64_t> weights, std::span<Cents> parts);

}  // namespace houvast
