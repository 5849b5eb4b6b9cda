// SPDX-License-Identifier: EUPL-1.2
// R5. What a form makes of the figures, exactly and before rounding. Private to part region.
#pragma once

#include <span>
#include <vector>

#include "houvast/equalisation.h"
#include "money/exact.h"

namespace houvast::region {

/// One element a municipality. In whole numbers over two denominators, so that a study that settles
/// thousands of years has no fractions to simplify:
///
///     contribution = own / unit + shared / unit * shares / share_sum, in cents
struct EqualisationParts {
  BigInt unit = 1;  ///< Amounts are counted in 1/unit cents, of which nothing is left over.
  std::vector<BigInt> own;
  BigInt shared = 0;           ///< What is shared out; may be below zero.
  std::vector<BigInt> shares;  ///< Zero or more; all zero where nothing is shared out.
  BigInt share_sum = 1;        ///< Above zero.
  Cents joint_cost;            ///< On top of what municipalities spent themselves.
  /// Amounts too. Empty where not of this form.
  std::vector<BigInt> own_average, own_risk, excess, mean_past_excess, premium;
  std::vector<Input> terms;  ///< As Equalisation::terms.
};

/// Inputs in order of code, terms and amounts already found good.
[[nodiscard]] Result<EqualisationParts> parts_of(const EqualisationTerms& terms, int year,
                                                 std::span<const EqualisationInput> inputs);

}  // namespace houvast::region
