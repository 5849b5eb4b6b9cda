// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "houvast/cents.h"
#include "houvast/decimal.h"
#include "houvast/municipality.h"
#include "houvast/problem.h"
#include "houvast/scheme.h"

namespace houvast {

/// F3. What one municipality receives, and which measures bring it.
struct ObjectiveAmount {
  std::string municipality;
  Cents amount;                   ///< The sum of `by_measure`.
  std::vector<Cents> by_measure;  ///< In the order of the terms; may be negative.
};

/// F3. An objective allocation of one year.
struct ObjectiveAllocation {
  std::vector<ObjectiveAmount> amounts;  ///< In the order of the municipalities.
  Cents total;                           ///< Of the amounts; the macro budget when it was solved.
  Decimal factor;                        ///< As published, or as solved, shown to 9 decimals.
  bool factor_is_solved = false;
};

/// F3. Objective allocation (NL: objectief verdeelmodel) of one year over municipalities, given as
/// codes in order: amount = factor * sum of weight * volume, plus own tax capacity without factor.
/// Without a factor in the terms it is solved from the macro budget, and the amounts add up to that
/// to the cent: largest remainder, ties to the earlier code. With a factor, each amount is rounded
/// once. An amount is split over its measures, which add up to it.
/// Errors: funding/macro-missing, funding/measure-unknown, funding/volume-missing,
/// funding/volume-negative, funding/zero-denominator, funding/base-not-positive,
/// funding/factor-negative, money/out-of-range.
[[nodiscard]] Result<ObjectiveAllocation> objective_allocation(
    const ObjectiveTerms& terms, std::span<const std::string> municipalities, int year,
    std::optional<Cents> macro);

/// F3. The same terms with one measure of one year at its mean per inhabitant over all these
/// municipalities, for `municipality` alone or, when empty, for all ("medicijngebruik in Asten").
/// Volumes are rounded to 9 decimals. Municipalities without inhabitants in that year keep theirs.
/// Errors: funding/measure-unknown, funding/volume-missing, funding/inhabitants-missing.
[[nodiscard]] Result<ObjectiveTerms> at_mean_per_inhabitant(
    const ObjectiveTerms& terms, const std::string& measure,
    std::span<const Municipality> municipalities, int year,
    const std::optional<std::string>& municipality);

}  // namespace houvast
