// SPDX-License-Identifier: EUPL-1.2
// D14: what councils do about deficits, year after year, and what comes of it. Method:
// docs/methods/D14-budget-reaction.md.
#pragma once

#include <vector>

#include "study/care_case.h"

namespace houvast::study {

/// What the council of one municipality saw of one scheme in a year, and what it did.
struct BudgetReactionYear {
  Cents deficit;                           ///< Before anything was done about it; zero or more.
  Cents reserve_used;                      ///< Of it, paid from the reserve.
  Cents prevention_cut;                    ///< Of next year's cost of levers.
  std::int64_t inflow_factor = 1'000'000;  ///< Millionths that are left, from next year on.
  std::int64_t budget_factor = 1'000'000;
};

struct Reacted {
  std::vector<demand::Adjustment> adjustments;
  /// [municipality of the cluster][reaction][year]
  std::vector<BudgetReactionYear> years;
  /// [municipality of the cluster][lever][year]: what is left of its cost.
  std::vector<Cents> lever_costs;
  const demand::CareFigures* figures = nullptr;  ///< With all adjustments; of the simulator.
  PaidByYear paid;                               ///< Under contracts, where there are any.
};

/// Simulates a cluster; looks at the deficits of a year, lets the councils react from the next year
/// on, and simulates again: the same draws, and the years before stay as they were. Without
/// reactions: simulates once. `contracts` is needed where care is paid by them. `months`: fill
/// by_month of the figures as well.
[[nodiscard]] Reacted simulate_with_reactions(const CareCase& care, demand::Simulator& simulator,
                                              std::size_t cluster, std::uint32_t replication,
                                              ContractCare* contracts = nullptr,
                                              bool months = false);

}  // namespace houvast::study
