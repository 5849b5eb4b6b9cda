// SPDX-License-Identifier: EUPL-1.2
#include "server/answer.h"
#include "server/api.h"
#include "server/doorman.h"
#include "server/service.h"

namespace houvast::server {
namespace {

/// Who am I, and what must I carry to change something? Also for who did not log in.
http::Response session(Service& service, const Call& call) {
  const auto visitor = identify(service, call.request);
  if (!visitor) return problem_answer(visitor.error());
  Json body = {{"is_multi_user", service.settings.is_multi_user}, {"person", nullptr}};
  if (*visitor) {
    const people::Identity& who = (*visitor)->who;
    Json permissions = Json::array();
    for (const people::Permission permission : people::all_permissions)
      if (people::may(who, permission)) permissions.push_back(people::to_string(permission));
    body["person"] = {{"name", who.name},
                      {"role", people::to_string(who.role)},
                      {"municipality", who.municipality ? Json(*who.municipality) : Json()},
                      {"is_only_user", who.is_only_user},
                      {"must_change_password", (*visitor)->must_change_password},
                      {"permissions", std::move(permissions)}};
    body["csrf"] = (*visitor)->csrf;
  }
  return json_answer(body);
}

}  // namespace

std::vector<Route> session_routes() {
  return {{http::Method::get,
           "/api/v1/session",
           std::nullopt,
           session,
           {"Who asks, and the token for changes", "", "Session"}}};
}

}  // namespace houvast::server
