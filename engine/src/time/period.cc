// SPDX-License-Identifier: EUPL-1.2
#include "houvast/period.h"

#include <charconv>

namespace houvast {
namespace {

std::optional<int> parse_digits(std::string_view text, std::size_t length) {
  int value = 0;
  if (text.size() != length) return std::nullopt;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || text.front() == '-')
    return std::nullopt;
  return value;
}

}  // namespace

std::string to_string(Period period) {
  std::string text = std::to_string(period.year);
  if (period.month == 0) return text;
  return text + (period.month < 10 ? "-0" : "-") + std::to_string(period.month);
}

std::optional<Period> parse_period(std::string_view text) {
  const auto year = parse_digits(text.substr(0, 4), 4);
  if (!year || !known_years.holds(*year)) return std::nullopt;
  if (text.size() == 4) return Period{*year, 0};
  if (text.size() != 7 || text[4] != '-') return std::nullopt;
  const auto month = parse_digits(text.substr(5), 2);
  if (!month || *month < 1 || *month > 12) return std::nullopt;
  return Period{*year, *month};
}

}  // namespace houvast
