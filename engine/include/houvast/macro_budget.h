// SPDX-License-Identifier: EUPL-1.2
// F1. What the state sets apart for a scheme, year after year. The macro budget itself moves no
// money: F4, F6 and F7 pay it out and name it in their reasons.
#pragma once

#include <vector>

#include "houvast/cents.h"
#include "houvast/decimal.h"
#include "houvast/period.h"
#include "houvast/problem.h"
#include "houvast/scheme.h"

namespace houvast::funding {

/// The macro budget (NL: macrobudget) of a year and every term it is made of:
/// `before + volume_effect + price_effect - structural_cut == structural` and
/// `structural + incidental == amount`.
struct MacroBudget {
  int year = 0;
  Cents before;  ///< Structural budget of the year before; in the first year the amount given.
  Decimal volume_index;
  Decimal price_index;
  Cents volume_effect;  ///< before * volume index, rounded.
  Cents price_effect;   ///< The rest of the growth: prices, also those of the volume that came.
  Cents structural_cut;
  Cents structural;
  Cents incidental;
  Cents amount;

  friend bool operator==(const MacroBudget&, const MacroBudget&) = default;
};

/// F1. structural[t] = structural[t-1] * (1 + volume index) * (1 + price index) - cut[t], rounded
/// once a year; amount[t] = structural[t] + incidental[t]. One line for every year asked.
/// Errors: funding/year-before-macro-budget, funding/value-without-effect (a table holds a year in
/// which it cannot work), funding/index-below-minus-one, funding/negative-macro-budget,
/// money/out-of-range.
[[nodiscard]] Result<std::vector<MacroBudget>> macro_budget(const MacroBudgetTerms& terms,
                                                            Years years);

}  // namespace houvast::funding
