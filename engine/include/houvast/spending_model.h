// SPDX-License-Identifier: EUPL-1.2
// Spending by chance, of schemes of which only totals are known. Formulas and reasons:
// docs/methods/spending-distribution.md.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "houvast/dossier.h"

namespace houvast::study {

/// Which luck it is: the same for the same three, whatever else is drawn.
struct SpendingLuck {
  std::uint64_t seed = 0;  ///< Of the study.
  std::string scheme;
  std::uint32_t replication = 0;
};

/// Draws what municipalities spend (NL: uitgaven) around what they are expected to spend, in the
/// order of `expected`. The luck of a municipality in a year does not depend on the other lines: to
/// add a municipality or a year changes nothing else. On average over replications it is what was
/// expected; zero stays zero; never above `max_amount`.
/// A cost per client of zero leaves out the swings of small numbers.
/// Errors: study/spread-out-of-range, study/persistence-out-of-range,
/// study/negative-cost-per-client, study/negative-spending, study/spending-year.
[[nodiscard]] Result<std::vector<Cents>> draw_spending(const SpendingChance& chance,
                                                       std::span<const Figure<Cents>> expected,
                                                       const SpendingLuck& luck);

}  // namespace houvast::study
