// SPDX-License-Identifier: EUPL-1.2
// The result of every municipality in every year, and one year of it item by item (page Overzicht).
#pragma once

#include <span>
#include <string>

#include "houvast/report.h"
#include "houvast/run.h"
#include "views/run_report.h"

namespace houvast::views {

struct OverviewQuestion {
  int year = 0;        ///< 0: all years together.
  std::string scheme;  ///< Empty: all.
};

/// "result_by_municipality_and_year": a column a year, "y2027", of the item `result`, with totals;
/// "result_by_item": of the year that is asked, a column an item; "result_bars": the same result as
/// bars; "result_by_scheme": where it comes from, when there is more than one scheme.
[[nodiscard]] Report overview_report(std::span<const ItemAmount> results, const Names& names,
                                     const OverviewQuestion& question);

}  // namespace houvast::views
