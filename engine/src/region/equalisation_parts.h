// SPDX-License-Identifier: EUPL-1.2
// R5. What a form makes of the figures, exactly and before rounding. Private to part region.
#pragma once

#include <span>
#include <vector>

#include "houvast/equalisation.h"
#include "money/exact.h"

namespace houvast::region {

/// One element a municipality: contribution = own + shared * shares, in cents.
struct EqualisationParts {
  std::vector<Exact> own;
  Exact shared = 0;           ///< What is shared out; may be below zero.
  std::vector<Exact> shares;  ///< Add up to one, but where nothing is shared out.
  Cents joint_cost;           ///< On top of what municipalities spent themselves.
  /// Empty where not of this form.
  std::vector<Exact> own_average, own_risk, excess, mean_past_excess, premium;
  std::vector<Input> terms;  ///< As Equalisation::terms.
};

/// Inputs in order of code, terms and amounts already found good.
[[nodiscard]] Result<EqualisationParts> parts_of(const EqualisationTerms& terms, int year,
                                                 std::span<const EqualisationInput> inputs);

}  // namespace houvast::region
