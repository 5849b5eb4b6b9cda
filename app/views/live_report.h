// SPDX-License-Identifier: EUPL-1.2
// An agreement under discussion as a report: what the sliders of the region's table show, to take
// along from the meeting.
#pragma once

#include <span>

#include "houvast/key_criteria.h"
#include "houvast/live_table.h"
#include "views/run_report.h"

namespace houvast::views {

struct LiveFigures {
  const study::LiveOutcome& outcome;
  std::span<const region::KeyCriteria> keys;  ///< R2; empty: not compared.
  std::int64_t draws = 0;                     ///< Stochastic years.
};

/// Every year before and after with what lies between (R2 to R5, R8), the distributions, what it
/// does to each municipality (R6), who pays whom, the reserve (R3) and the criteria of the keys.
[[nodiscard]] Report live_report(const LiveFigures& figures, const Names& names);

}  // namespace houvast::views
