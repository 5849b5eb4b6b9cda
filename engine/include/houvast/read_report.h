// SPDX-License-Identifier: EUPL-1.2
// Part exchange: a report that was kept as JSON, back again, so that it can still become a file.
#pragma once

#include <string_view>

#include "houvast/problem.h"
#include "houvast/report.h"

namespace houvast {

/// Reads what render_json() writes (docs/formats/json.md): rendered again it is the same text.
/// A statistic of money comes back as the whole cents that stand there, and municipalities in
/// reasons have no names. Problems: exchange/not-a-report at the path ("blocks.2.rows.0.mean").
[[nodiscard]] Result<Report> read_report(std::string_view json);

}  // namespace houvast
