// SPDX-License-Identifier: EUPL-1.2
// What the parts of a kept report share, and its charts and transfers: see read_report.cc.
#pragma once

#include "exchange/json_node.h"
#include "houvast/ledger.h"
#include "houvast/report.h"

namespace houvast::exchange {

[[nodiscard]] Unit unit_of(const JsonNode& node);
[[nodiscard]] Cents cents_of(const JsonNode& node, std::int64_t least = -(std::int64_t{1} << 53));

[[nodiscard]] BarChart bar_chart_of(const JsonNode& node);
[[nodiscard]] BandChart band_chart_of(const JsonNode& node);
[[nodiscard]] ScatterChart scatter_chart_of(const JsonNode& node);
[[nodiscard]] FlowChart flow_chart_of(const JsonNode& node);

/// The rule is one of ours, and has all that its sentence tells.
[[nodiscard]] Transfer transfer_of(const JsonNode& node);

}  // namespace houvast::exchange
