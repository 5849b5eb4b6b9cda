// SPDX-License-Identifier: EUPL-1.2
// R4. The terms of one year as whole numbers, so that a settlement needs no fractions. Private to
// part region.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "houvast/solidarity.h"
#include "region/wide.h"

namespace houvast::region {

struct SolidarityPlan {
  bool is_average = false;  ///< Choice 1, option 2.
  bool has_surcharge = false;
  bool is_capped = false;
  /// Choice 2: cost = spending * spending_parts / cost_parts, 1.04 is 26/25. Without a surcharge
  /// both are 1.
  std::int64_t spending_parts = 1;
  std::int64_t cost_parts = 1;
  /// Choice 6: what is pooled, kept_parts being 1: 1 - own share = pooled_parts / kept_parts.
  std::int64_t pooled_parts_deficit = 1;
  std::int64_t pooled_parts_surplus = 1;
  std::int64_t kept_parts = 1;
  Decimal own_share_deficit;
  Decimal own_share_surplus;
  SolidarityWeight weight = SolidarityWeight::none;
  std::vector<Int128> weights;        ///< Choice 4: one a member, unless none or income.
  std::vector<Cents> corrections;     ///< Choice 5: one a member.
  std::vector<Decimal> weight_shown;  ///< As the user gave them.
  int weight_bits = 0;                ///< Of the largest weight.
};

/// Members in order of code. Errors: as settle_solidarity(), but for those of the figures.
[[nodiscard]] Result<SolidarityPlan> plan_solidarity(const SolidarityTerms& terms, int year,
                                                     std::span<const SolidarityMember> members);

/// Bits of the largest amount: those of all amounts laid over each other.
[[nodiscard]] int amount_bits(const SolidarityPlan& plan,
                              std::span<const SolidarityFigures> figures);

/// Do all numbers of the settlement stay safe in 128 bits? But for those of the water-filling,
/// which looks for itself.
[[nodiscard]] bool fits_128_bits(const SolidarityPlan& plan, int amount, std::size_t members);

}  // namespace houvast::region
