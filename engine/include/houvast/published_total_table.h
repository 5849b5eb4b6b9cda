// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "houvast/calibrate.h"
#include "houvast/problem.h"

namespace houvast::exchange {

/// Users, flows, stock and spending by product and year: product, year, and code, users, starts,
/// stops, stock, stock_end, spending where they are known. Format: docs/formats/totals.md.
/// Errors: base/csv-*, base/column-*, base/cell-*, exchange/total-twice.
[[nodiscard]] Result<std::vector<demand::PublishedTotal>> read_published_totals(
    const std::string& path);

}  // namespace houvast::exchange
