// SPDX-License-Identifier: EUPL-1.2
// The borders of municipalities, as the user supplies them. Without any, the app draws tiles.
#include "houvast/settings_store.h"
#include "server/answer.h"
#include "server/api.h"
#include "server/audit.h"
#include "server/border_map.h"
#include "server/log.h"
#include "server/service.h"

namespace houvast::server {
namespace {

/// 204 when there is none: that is an answer, not a mistake.
http::Response map(Service& service, const Call&) {
  auto kept = store::MapStore(service.database).load();
  if (!kept) return problem_answer(kept.error());
  if (!*kept) return empty_answer();
  return {.body = std::move((*kept)->value)};
}

http::Response put_map(Service& service, const Call& call) {
  const auto read = read_map(call.request.body);
  if (!read) return problem_answer(read.error());
  const store::Stamp stamp{.by = call.who.name, .at = to_text(service.now())};
  const auto kept = store::MapStore(service.database).put(call.request.body, stamp);
  if (!kept) return problem_answer(kept.error());
  const Json facts = {{"shapes", read->shapes}, {"municipalities", read->codes.size()}};
  audit(service, call, "map.replace", "map", facts);
  return json_answer(facts);
}

http::Response remove_map(Service& service, const Call& call) {
  const auto removed = store::MapStore(service.database).remove();
  if (!removed) return problem_answer(removed.error());
  audit(service, call, "map.remove", "map");
  return empty_answer();
}

}  // namespace

std::vector<Route> map_routes() {
  using http::Method;
  using people::Permission;
  return {
      {Method::get,
       "/api/v1/map",
       Permission::view,
       map,
       {"The borders as they were supplied; 204 without any", "", "", 200, {}, "application/json"}},
      {Method::put,
       "/api/v1/map",
       Permission::edit_dossiers,
       put_map,
       {"Replace the borders by a GeoJSON FeatureCollection or a TopoJSON Topology", "BorderFile",
        "BorderFacts"}},
      {Method::remove,
       "/api/v1/map",
       Permission::edit_dossiers,
       remove_map,
       {"Back to tiles", "", "", 204}},
  };
}

}  // namespace houvast::server
