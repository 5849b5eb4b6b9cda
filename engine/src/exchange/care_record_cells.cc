// SPDX-License-Identifier: EUPL-1.2
#include "exchange/care_record_cells.h"

#include <fmt/format.h>

#include <charconv>

namespace houvast::exchange {
namespace {

constexpr int volume_decimals = 6;
/// A hundred million units a month is a typing mistake.
constexpr Millionths largest_volume = 100'000'000'000'000;

std::optional<int> parse_digits(std::string_view text) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || number < 0) return std::nullopt;
  return number;
}

}  // namespace

std::optional<std::chrono::sys_days> parse_day(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = parse_digits(text.substr(0, 4));
  const auto month = parse_digits(text.substr(5, 2));
  const auto day = parse_digits(text.substr(8, 2));
  if (!year || !month || !day || !known_years.holds(*year)) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(*year),
                                         std::chrono::month(static_cast<unsigned>(*month)),
                                         std::chrono::day(static_cast<unsigned>(*day))};
  if (!date.ok()) return std::nullopt;
  return std::chrono::sys_days(date);
}

std::string to_string(std::chrono::sys_days day) {
  const std::chrono::year_month_day date(day);
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

std::optional<Millionths> to_millionths(Decimal volume) {
  if (volume.decimals() > volume_decimals) return std::nullopt;
  Millionths count = volume.units();
  for (int i = volume.decimals(); i < volume_decimals; ++i)
    if (__builtin_mul_overflow(count, Millionths{10}, &count)) return std::nullopt;
  if (count > largest_volume || count < -largest_volume) return std::nullopt;
  return count;
}

}  // namespace houvast::exchange
