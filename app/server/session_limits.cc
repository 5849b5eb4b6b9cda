// SPDX-License-Identifier: EUPL-1.2
#include "server/session_limits.h"

#include <charconv>
#include <optional>

namespace houvast::server {
namespace {

using std::chrono::minutes;

constexpr minutes longest_of_all = std::chrono::days(366);

std::optional<minutes> unit_of(std::string_view letter, minutes otherwise) {
  if (letter.empty()) return otherwise;
  if (letter == "m") return minutes(1);
  if (letter == "h") return std::chrono::hours(1);
  if (letter == "d") return std::chrono::days(1);
  return std::nullopt;
}

/// From a minute to the longest of all; else empty.
std::optional<minutes> parse_duration(const std::string& text, minutes unit_without_letter) {
  int count = 0;
  const char* end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, count);
  if (read.ec != std::errc()) return std::nullopt;
  const auto unit = unit_of({read.ptr, end}, unit_without_letter);
  if (!unit || count < 1 || count > longest_of_all / *unit) return std::nullopt;
  return count * *unit;
}

}  // namespace

Result<SessionLimits> read_session_limits(const SessionOptions& options) {
  const auto idle = parse_duration(options.idle, minutes(1));
  const auto longest = parse_duration(options.longest, std::chrono::hours(1));
  Problems problems;
  if (!idle)
    problems.push_back({.code = "people/session-length",
                        .place = {.field = "--session-idle"},
                        .found = options.idle});
  if (!longest)
    problems.push_back({.code = "people/session-length",
                        .place = {.field = "--session-longest"},
                        .found = options.longest});
  if (idle && longest && *idle > *longest)
    problems.push_back({.code = "people/session-idle-too-long",
                        .place = {.field = "--session-idle"},
                        .found = options.idle,
                        .expected = options.longest});
  if (!problems.empty()) return tl::unexpected(std::move(problems));
  return SessionLimits{.idle = *idle, .longest = *longest};
}

}  // namespace houvast::server
