// SPDX-License-Identifier: EUPL-1.2
// The figures of a chart as a table: what a reader gets who cannot see the drawing.
#pragma once

#include "houvast/report.h"

namespace houvast::exchange {

[[nodiscard]] Table table_of(const BarChart& chart);
[[nodiscard]] Table table_of(const BandChart& chart);
[[nodiscard]] Table table_of(const ScatterChart& chart);
[[nodiscard]] Table table_of(const FlowChart& chart);

}  // namespace houvast::exchange
