// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "houvast/report.h"

namespace houvast {

/// The figures of the charts of a report as tables, in order, each with the key of its chart.
[[nodiscard]] std::vector<Table> chart_tables_of(const Report& report);

}  // namespace houvast
