// SPDX-License-Identifier: EUPL-1.2
// F4. From historical to objective, and the allocation of a year that follows from it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "houvast/cents.h"
#include "houvast/fraction.h"
#include "houvast/ledger.h"
#include "houvast/problem.h"
#include "houvast/scheme.h"

namespace houvast::funding {

/// One municipality's weights: shares are in proportion to them, and exact.
struct ShareWeights {
  std::string municipality;
  std::string receiver;  ///< Of the historical part: the centre, or itself. Municipalities with one
                         ///< receiver are a region.
  Cents historical;      ///< F2, zero or more.
  Cents objective;       ///< F3: the objective amount; may be negative, the total may not.
};

/// What F4 needs for one scheme and year.
struct AllocationInput {
  int year = 0;
  Cents macro;                           ///< M (F1); for a region with two budgets H.
  std::optional<Cents> objective_macro;  ///< O, where it is another budget (TransitionTerms).
  Fraction objective_share;              ///< L
  TransitionTerms::Reading reading = TransitionTerms::Reading::existing_clients;
  std::vector<ShareWeights> weights;  ///< In any order.
};

/// One municipality's allocation.
struct AllocationLine {
  std::string municipality;
  Cents historical;  ///< The part that follows history.
  Cents objective;   ///< The part that follows the measures.
  Cents unchanged;   ///< What history alone would have given: M * h, with it F5 measures effects.
  Cents historical_weight;
  Cents objective_weight;
  std::string region;  ///< Code of the receiver of its historical part.

  [[nodiscard]] Cents amount() const { return historical + objective; }
  [[nodiscard]] Cents effect() const { return amount() - unchanged; }
  friend bool operator==(const AllocationLine&, const AllocationLine&) = default;
};

/// The allocation (NL: verdeling) of a scheme in a year.
struct Allocation {
  int year = 0;
  Cents macro;
  Cents objective_macro;
  Fraction objective_share;
  TransitionTerms::Reading reading = TransitionTerms::Reading::existing_clients;
  Cents amount;            ///< (1-L) * H + L * O rounded to a cent: M where there is one budget.
  Cents historical_total;  ///< Of the weights.
  Cents objective_total;
  std::vector<AllocationLine> lines;  ///< In order of code; amounts add up to `amount`.
};

/// F4. L[t] = clamp((t - from) / years, 0, 1), or as the path has it.
/// Errors: funding/year-outside-path, funding/path-outside-zero-one, funding/no-transition-years.
[[nodiscard]] Result<Fraction> objective_share(const TransitionTerms& terms, int year);

/// F4. a[i] = (1-L) * H * h[i] + L * O * o[i], in whole cents that add up to the amount.
/// existing_clients: the historical part goes to the receiver (the centre), the objective part to
/// all. whole_region_at_once: what a region gets by that formula is shared among its
/// municipalities by the objective weights alone.
/// Errors: funding/figure-twice, funding/negative-amount, funding/no-base (there is a historical
/// part and nothing it is in proportion to), funding/no-objective-weight,
/// funding/receiver-not-in-list.
[[nodiscard]] Result<Allocation> allocate(const AllocationInput& input);

/// State to municipality, the historical and the objective part apart (F4.historical,
/// F4.historical_shared, F4.objective). Nothing is posted for a part of zero.
[[nodiscard]] std::vector<Transfer> transfers(const Allocation& allocation,
                                              std::string_view scheme);

}  // namespace houvast::funding
