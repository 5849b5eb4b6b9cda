// SPDX-License-Identifier: EUPL-1.2
// R2. What the pool, its transfers and its statistics share.
#pragma once

#include <span>
#include <vector>

#include "houvast/contribution.h"

namespace houvast::region {

/// What a key looks at when the advance is set.
[[nodiscard]] std::vector<KeyFigures> figures_beforehand(std::span<const PoolMember> members,
                                                         ContributionTerms::Advance advance);

/// A copy in order of code. Errors: region/municipality-twice, money/out-of-range.
[[nodiscard]] Result<std::vector<PoolMember>> in_order(std::span<const PoolMember> members);

/// The total that advances add up to.
[[nodiscard]] Cents advance_total(const ContributionTerms& terms,
                                  std::span<const PoolMember> members);

/// What contributions add up to after a true-up: the pool's cost, and what went into the reserve or
/// came out of it.
[[nodiscard]] Cents final_total(Cents cost, const ReserveYear& reserve);

}  // namespace houvast::region
