// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>

#include "houvast/live_table.h"
#include "views/run_report.h"

namespace houvast::views {

/// The results of one year, as the tables expect it.
[[nodiscard]] BarChart before_and_after(const study::LiveOutcome& outcome,
                                        const study::LiveYear& year, const Names& names);

/// The distribution over the draws, all years together; empty without draws.
[[nodiscard]] std::optional<BandChart> spread_before_and_after(const study::LiveOutcome& outcome,
                                                               const Names& names);

/// R3: the reserve at the end of each year.
[[nodiscard]] BandChart reserve_fan(const region::ReserveStatistics& reserve);

}  // namespace houvast::views
