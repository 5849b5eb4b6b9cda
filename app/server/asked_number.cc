// SPDX-License-Identifier: EUPL-1.2
#include "server/asked_number.h"

#include <charconv>

namespace houvast::server {

std::optional<std::int64_t> asked_number(const Call& call, const std::string& field,
                                         Problems& problems) {
  const std::string text = call.query(field);
  if (text.empty()) return std::nullopt;
  std::int64_t number = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  if (error == std::errc() && stop == end) return number;
  problems.push_back({.code = "server/wrong-type",
                      .place = {.field = field},
                      .found = text.substr(0, 60),
                      .expected = "2027"});
  return std::nullopt;
}

}  // namespace houvast::server
