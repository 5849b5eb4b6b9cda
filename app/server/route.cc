// SPDX-License-Identifier: EUPL-1.2
#include "server/route.h"

#include <charconv>

#include "houvast/check.h"

namespace houvast::server {
namespace {

/// Does a pattern fit these segments, and what are its variables then?
std::optional<std::map<std::string, std::string, std::less<>>> fit(
    std::string_view pattern, const std::vector<std::string>& segments) {
  std::map<std::string, std::string, std::less<>> values;
  std::size_t at = 0;
  pattern.remove_prefix(1);
  while (!pattern.empty()) {
    const std::size_t end = std::min(pattern.find('/'), pattern.size());
    const std::string_view piece = pattern.substr(0, end);
    pattern.remove_prefix(std::min(end + 1, pattern.size()));
    if (at == segments.size()) return std::nullopt;
    const std::string& segment = segments[at++];
    if (piece.starts_with('{')) {
      if (segment.empty()) return std::nullopt;
      values.emplace(piece.substr(1, piece.size() - 2), segment);
    } else if (piece != segment) {
      return std::nullopt;
    }
  }
  if (at != segments.size()) return std::nullopt;
  return values;
}

}  // namespace

const std::string& Call::value(std::string_view name) const {
  const auto found = values.find(name);
  check(found != values.end());
  return found->second;
}

std::int64_t Call::id(std::string_view name) const {
  const std::string& text = value(name);
  std::int64_t number = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  return error == std::errc() && stop == end && number > 0 ? number : 0;
}

std::string Call::query(const std::string& name) const {
  const auto found = request.query.find(name);
  return found == request.query.end() ? std::string() : found->second;
}

Match find_route(std::span<const Route> all, const http::Request& request) {
  // Who may look may also ask only for the headers.
  const http::Method method =
      request.method == http::Method::head ? http::Method::get : request.method;
  Match match;
  for (const Route& route : all) {
    auto values = fit(route.path, request.segments);
    if (!values) continue;
    if (route.method == method) return {.route = &route, .values = std::move(*values)};
    match.allowed.push_back(route.method);
  }
  return match;
}

}  // namespace houvast::server
