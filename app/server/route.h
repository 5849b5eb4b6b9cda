// SPDX-License-Identifier: EUPL-1.2
// What the server answers to: a table of routes for each resource (api_<resource>.cc). The router,
// the OpenAPI document and the test of who may do what all read these tables.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "houvast/people.h"
#include "houvast/problem.h"
#include "http/message.h"

namespace houvast::server {

struct Service;

/// A request that found its route, by somebody who may do this.
struct Call {
  const http::Request& request;
  people::Identity who;
  std::map<std::string, std::string, std::less<>> values;  ///< "{id}" of the path.
  Language language = Language::dutch;  ///< ?lang=, else that of the browser, else Dutch.

  /// Of the path; the route has it.
  [[nodiscard]] const std::string& value(std::string_view name) const;
  /// The same as a number; 0, which nothing is called by, when it is none.
  [[nodiscard]] std::int64_t id(std::string_view name = "id") const;
  /// Of the query; empty when it was not asked.
  [[nodiscard]] std::string query(const std::string& name) const;
};

struct Parameter {
  std::string_view name;
  std::string_view description;
  bool is_required = false;
};

/// What the OpenAPI document says of a route. Schemas by name, from schemas/*.json.
struct Operation {
  std::string_view summary;
  std::string_view request;   ///< Empty: no body.
  std::string_view response;  ///< Empty: no JSON comes back.
  int status = 200;
  std::vector<Parameter> query;
  /// When it is not JSON that comes back: "text/event-stream", "application/pdf".
  std::string_view content_type;
};

using Handle = http::Response (*)(Service&, const Call&);

struct Route {
  http::Method method;
  std::string_view path;                         ///< "/api/v1/runs/{id}/report"
  std::optional<people::Permission> permission;  ///< Empty: also who did not log in.
  Handle handle;
  Operation operation;
};

/// All routes there are; grouped by resource, as they stand in the OpenAPI document.
[[nodiscard]] const std::vector<Route>& routes();

struct Match {
  const Route* route = nullptr;
  std::map<std::string, std::string, std::less<>> values;
  std::vector<http::Method> allowed;  ///< Methods of this path, when the route is null.
};
[[nodiscard]] Match find_route(std::span<const Route> all, const http::Request& request);

}  // namespace houvast::server
