// SPDX-License-Identifier: EUPL-1.2
#include "houvast_version.h"
#include "server/answer.h"
#include "server/api.h"
#include "server/openapi.h"
#include "server/service.h"

namespace houvast::server {
namespace {

/// For whoever watches the server: does it answer, and is its database there?
http::Response health(Service& service, const Call&) {
  const bool is_there = service.database.is_there().has_value();
  return json_answer({{"status", is_there ? "good" : "degraded"},
                      {"version", engine_version},
                      {"database", is_there ? "there" : "away"}},
                     is_there ? 200 : 503);
}

http::Response document(Service&, const Call&) {
  static const std::string text = openapi(routes()).dump(1) + "\n";
  return {.body = text};
}

}  // namespace

std::vector<Route> health_routes() {
  using http::Method;
  return {{Method::get, "/healthz", std::nullopt, health, {"Is the server well?", "", "Health"}},
          {Method::get,
           "/api/v1/openapi.json",
           std::nullopt,
           document,
           {"This document", "", "", 200, {}, "application/json"}}};
}

}  // namespace houvast::server
