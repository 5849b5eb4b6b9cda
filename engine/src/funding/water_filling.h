// SPDX-License-Identifier: EUPL-1.2
// Sharing a bill evenly where nobody pays above a cap of its own.
#pragma once

#include <cstdint>
#include <vector>

#include "houvast/cents.h"

namespace houvast::funding {

/// Parts of `total` of theta times the weight, none above its cap, with theta so that they add up
/// to the total (NL: watervullen). `total` is zero or more and at most the sum of the caps; caps
/// are zero or more; where a cap is above zero its weight is too. The parts add up to the cent,
/// ties go to the earlier part, and the caps hold to the cent.
[[nodiscard]] std::vector<Cents> fill_up(Cents total, const std::vector<Cents>& caps,
                                         const std::vector<std::int64_t>& weights);

}  // namespace houvast::funding
