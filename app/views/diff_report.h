// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "houvast/report.h"
#include "houvast/run.h"

namespace houvast::views {

/// What two kept runs do not have in common: how they were made, and which figures differ.
[[nodiscard]] Report diff_report(const RunRecord& before, const RunRecord& after);

}  // namespace houvast::views
