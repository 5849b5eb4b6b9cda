// SPDX-License-Identifier: EUPL-1.2
#include "server/expected_version.h"

#include <charconv>

namespace houvast::server {

std::optional<std::int64_t> if_match(const Call& call) {
  std::string text = call.request.header("if-match");
  std::erase(text, '"');
  std::int64_t version = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, version);
  if (text.empty() || error != std::errc() || stop != end) return std::nullopt;
  return version;
}

std::int64_t expected_version(const Call& call, Body& body) {
  const auto in_body = body.optional_number("version", 1, INT64_MAX);
  if (in_body) return *in_body;
  if (const auto in_header = if_match(call)) return *in_header;
  body.add({.code = "server/missing-field", .place = {.field = "version"}});
  return 0;
}

}  // namespace houvast::server
