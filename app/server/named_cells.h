// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "houvast/report.h"
#include "views/run_report.h"

namespace houvast::server {

/// For who reads on a screen: cells of the columns "municipality" and "scheme" that hold a code or
/// id get the name that the dossier gives it. Not in a table that tells the name in a column of its
/// own, nor where a code has no name.
[[nodiscard]] Report with_named_cells(Report report, const views::Names& names);

}  // namespace houvast::server
