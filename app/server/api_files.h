// SPDX-License-Identifier: EUPL-1.2
// Routes that give files only, beside those of api.h.
#pragma once

#include <vector>

#include "server/route.h"

namespace houvast::server {

[[nodiscard]] std::vector<Route> table_report_routes();
[[nodiscard]] std::vector<Route> shown_routes();

}  // namespace houvast::server
