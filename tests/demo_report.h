// SPDX-License-Identifier: EUPL-1.2
// One report with everything that a report can hold, about municipalities that do not exist.
#pragma once

#include "houvast/report.h"

namespace houvast::demo {

[[nodiscard]] Report report();

}  // namespace houvast::demo
