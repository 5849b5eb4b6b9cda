// SPDX-License-Identifier: EUPL-1.2
// One table of routes a resource, each in api_<resource>.cc.
#pragma once

#include <vector>

#include "server/route.h"

namespace houvast::server {

[[nodiscard]] std::vector<Route> health_routes();
[[nodiscard]] std::vector<Route> session_routes();
[[nodiscard]] std::vector<Route> oidc_routes();
[[nodiscard]] std::vector<Route> people_routes();
[[nodiscard]] std::vector<Route> audit_routes();
[[nodiscard]] std::vector<Route> records_routes();
[[nodiscard]] std::vector<Route> dossier_routes();
[[nodiscard]] std::vector<Route> scenario_routes();
[[nodiscard]] std::vector<Route> job_routes();
[[nodiscard]] std::vector<Route> run_routes();
[[nodiscard]] std::vector<Route> demand_routes();
[[nodiscard]] std::vector<Route> note_routes();
[[nodiscard]] std::vector<Route> map_routes();
[[nodiscard]] std::vector<Route> overview_routes();
[[nodiscard]] std::vector<Route> allocation_routes();
[[nodiscard]] std::vector<Route> circular_routes();
[[nodiscard]] std::vector<Route> quickscan_routes();
[[nodiscard]] std::vector<Route> live_routes();
[[nodiscard]] std::vector<Route> table_routes();

}  // namespace houvast::server
