// SPDX-License-Identifier: EUPL-1.2
#include "server/reception.h"

#include <algorithm>

#include "server/answer.h"
#include "server/assets.h"
#include "server/doorman.h"
#include "server/route.h"

namespace houvast::server {
namespace {

using http::Method;
using http::Request;
using http::Response;

constexpr std::size_t small_body = std::size_t{1} << 20U;
constexpr std::size_t shown_body = std::size_t{8} << 20U;  ///< A table that a page shows.

bool changes_something(Method method) { return method != Method::get && method != Method::head; }

/// No route begins otherwise, and the app has no page that begins so.
bool asks_the_api(const Request& request) {
  return !request.segments.empty() &&
         (request.segments.front() == "api" || request.segments.front() == "healthz");
}

bool equal_in_constant_time(const std::string& a, const std::string& b) {
  unsigned difference = a.size() == b.size() ? 0 : 1;
  for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i)
    difference |= static_cast<unsigned char>(a[i]) ^ static_cast<unsigned char>(b[i]);
  return difference == 0;
}

Response wrong_method(const Match& match) {
  Response response = problem_answer({.code = "server/method-not-allowed"});
  std::string allowed;
  for (const Method method : match.allowed)
    allowed += (allowed.empty() ? "" : ", ") + std::string(to_string(method));
  response.headers.emplace_back("Allow", allowed);
  return response;
}

Language language_of(const Request& request) {
  const auto asked = request.query.find("lang");
  if (asked != request.query.end())
    return asked->second == "en" ? Language::english : Language::dutch;
  return request.header("accept-language").starts_with("en") ? Language::english : Language::dutch;
}

/// Why this person may not do this; empty when they may.
Problems objections(const Route& route, const Request& request,
                    const std::optional<Visitor>& visitor) {
  if (!route.permission) return {};
  if (!visitor) return {{.code = "server/not-logged-in"}};
  if (changes_something(request.method) &&
      !equal_in_constant_time(request.header("x-houvast-csrf"), visitor->csrf))
    return {{.code = "server/wrong-csrf"}};
  if (visitor->must_change_password && *route.permission != people::Permission::use_session)
    return {{.code = "server/change-password"}};
  if (!people::may(visitor->who, *route.permission)) return {{.code = "server/may-not"}};
  return {};
}

struct Received {
  Response response;
  std::string who;  ///< For the log; empty: nobody.
};

Received answer(Service& service, const Request& request) {
  if (!is_our_name(service.settings, request))
    return {problem_answer({.code = "server/wrong-host", .found = request.header("host")}), ""};
  if (!service.limit.take(request.remote, std::chrono::steady_clock::now()))
    return {problem_answer({.code = "server/too-many-requests"}), ""};
  Match match = find_route(routes(), request);
  if (match.route == nullptr && !match.allowed.empty()) return {wrong_method(match), ""};
  if (match.route == nullptr) {
    const bool is_page = !asks_the_api(request) && !changes_something(request.method);
    return {is_page ? asset_answer(request)
                    : problem_answer({.code = "server/not-found", .found = request.path}),
            ""};
  }
  std::optional<Visitor> visitor;
  if (match.route->permission) {
    auto identified = identify(service, request);
    if (!identified) return {problem_answer(identified.error()), ""};
    visitor = std::move(*identified);
  }
  const people::Identity who = visitor ? visitor->who : people::Identity{};
  if (const Problems problems = objections(*match.route, request, visitor); !problems.empty())
    return {problem_answer(problems), who.name};
  const Call call{request, who, std::move(match.values), language_of(request)};
  return {match.route->handle(service, call), who.name};
}

void add_safety(Response& response, bool is_api) {
  auto& headers = response.headers;
  headers.emplace_back("X-Content-Type-Options", "nosniff");
  headers.emplace_back("Referrer-Policy", "same-origin");
  headers.emplace_back("X-Frame-Options", "DENY");
  headers.emplace_back("Cross-Origin-Opener-Policy", "same-origin");
  headers.emplace_back("Cross-Origin-Resource-Policy", "same-origin");
  headers.emplace_back("Content-Security-Policy",
                       is_api ? "default-src 'none'; frame-ancestors 'none'"
                              : "default-src 'self'; img-src 'self' data: blob:; style-src 'self' "
                                "'unsafe-inline'; object-src 'none'; base-uri 'none'; form-action "
                                "'self'; frame-ancestors 'none'");
  if (is_api && !response.events) headers.emplace_back("Cache-Control", "no-store");
}

}  // namespace

Response receive(Service& service, const Request& request) {
  const auto begin = std::chrono::steady_clock::now();
  Received received;
  try {
    received = answer(service, request);
  } catch (const std::exception& failure) {
    // We throw nothing ourselves; memory can run out, and a guest library can surprise us. The log
    // says what it was, the answer only that it was us.
    service.log.write(service.now(), "internal_failure", {{"what", failure.what()}});
    received.response = problem_answer({.code = "server/internal"});
  }
  add_safety(received.response, asks_the_api(request));
  const auto took = std::chrono::steady_clock::now() - begin;
  if (!received.response.remark.empty())
    service.log.write(service.now(), "failure", {{"what", received.response.remark}});
  service.log.write(
      service.now(), "request",
      {{"method", to_string(request.method)},
       {"path", request.path},
       {"status", received.response.status},
       {"microseconds", std::chrono::duration_cast<std::chrono::microseconds>(took).count()},
       {"bytes", received.response.body.size()},
       {"who", received.who},
       {"remote", request.remote}});
  return received.response;
}

Response refuse(int status) {
  std::string code = "server/malformed-request";
  if (status == 405) code = "server/method-not-allowed";
  if (status == 408) code = "server/too-slow";
  if (status == 413) code = "server/too-large";
  if (status == 431) code = "server/headers-too-large";
  if (status == 503) code = "server/too-busy";
  if (status == 500) code = "server/internal";
  Response response = problem_answer({.code = code});
  add_safety(response, true);
  return response;
}

std::size_t body_limit(const Settings& settings, Method method, std::string_view path) {
  const auto ends_in = [&](std::string_view end) { return path.ends_with(end); };
  const bool takes_files = path.find("/dossiers") != std::string_view::npos ||
                           path.find("/allocation") != std::string_view::npos ||
                           path.find("/quickscan") != std::string_view::npos || ends_in("/map");
  if (changes_something(method) && takes_files) return settings.largest_upload;
  return path == "/api/v1/report" ? shown_body : small_body;
}

}  // namespace houvast::server
