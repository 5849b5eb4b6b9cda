// SPDX-License-Identifier: EUPL-1.2
#include "server/api.h"

#include <array>

#include "server/api_files.h"

namespace houvast::server {

const std::vector<Route>& routes() {
  static const std::vector<Route> all = [] {
    std::vector<Route> gathered;
    // In the order of the OpenAPI document.
    constexpr std::array tables = {
        health_routes,      session_routes,  oidc_routes,  people_routes,     audit_routes,
        dossier_routes,     scenario_routes, job_routes,   run_routes,        overview_routes,
        records_routes,     note_routes,     map_routes,   allocation_routes, circular_routes,
        quickscan_routes,   live_routes,     table_routes, demand_routes,     shown_routes,
        table_report_routes};
    for (const auto& table : tables)
      for (Route& route : table()) gathered.push_back(std::move(route));
    return gathered;
  }();
  return all;
}

}  // namespace houvast::server
