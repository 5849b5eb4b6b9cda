// SPDX-License-Identifier: EUPL-1.2
#include "houvast/decimal.h"

#include <cmath>

#include "money/exact.h"

namespace houvast {
namespace {

std::string digits(std::int64_t units, int decimals) {
  const bool negative = units < 0;
  // Negating in unsigned arithmetic is defined for the most negative number as well.
  const auto magnitude =
      negative ? 0 - static_cast<std::uint64_t>(units) : static_cast<std::uint64_t>(units);
  std::string text = std::to_string(magnitude);
  const auto places = static_cast<std::size_t>(decimals);
  if (text.size() <= places) text.insert(0, places + 1 - text.size(), '0');
  if (places > 0) text.insert(text.size() - places, ".");
  return negative ? "-" + text : text;
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

/// "1.234.567" as "1234567"; empty when its points do not group thousands.
std::optional<std::string> without_thousands(std::string_view whole) {
  const std::size_t point = whole.find('.');
  if (point == std::string_view::npos) return std::string(whole);
  // Nobody groups a number that begins with a zero: 0.123 was written with a decimal point.
  if (point == 0 || point > 3 || whole.front() == '0') return std::nullopt;
  std::string plain(whole.substr(0, point));
  for (auto rest = whole.substr(point); !rest.empty(); rest.remove_prefix(4)) {
    const auto group = rest.substr(1, 3);
    if (rest.front() != '.' || group.size() != 3 || group.find('.') != std::string_view::npos)
      return std::nullopt;
    plain += group;
  }
  return plain;
}

}  // namespace

double Decimal::to_double() const {
  return static_cast<double>(units_) / std::pow(10.0, decimals_);
}

std::strong_ordering operator<=>(Decimal a, Decimal b) {
  Int128 left = a.units();
  Int128 right = b.units();
  for (int i = a.decimals(); i < b.decimals(); ++i) left *= 10;
  for (int i = b.decimals(); i < a.decimals(); ++i) right *= 10;
  return left < right   ? std::strong_ordering::less
         : left > right ? std::strong_ordering::greater
                        : std::strong_ordering::equal;
}

std::optional<Decimal> parse_decimal(std::string_view text) {
  const bool negative = !text.empty() && text.front() == '-';
  if (negative) text.remove_prefix(1);
  const std::size_t point = text.find('.');
  const std::string_view whole = text.substr(0, point);
  std::string_view fraction;
  if (point != std::string_view::npos) {
    fraction = text.substr(point + 1);
    if (fraction.empty()) return std::nullopt;
  }
  if (whole.empty()) return std::nullopt;
  while (!fraction.empty() && fraction.back() == '0') fraction.remove_suffix(1);
  if (fraction.size() > Decimal::max_decimals) return std::nullopt;
  std::int64_t units = 0;
  for (const std::string_view part : {whole, fraction})
    for (const char c : part) {
      if (c < '0' || c > '9' || units > Decimal::max_units / 10) return std::nullopt;
      units = units * 10 + (c - '0');
    }
  // Zeros behind the point that were cut off must still have been digits: they were '0'.
  return Decimal(negative ? -units : units, static_cast<int>(fraction.size()));
}

std::optional<Decimal> parse_dutch_decimal(std::string_view text) {
  text = trim(text);
  if (text == "-") return Decimal();
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  const std::size_t comma = text.find(',');
  auto plain = without_thousands(text.substr(0, comma));
  if (!plain) return std::nullopt;
  if (negative) plain->insert(0, "-");
  if (comma != std::string_view::npos) (*plain += '.') += text.substr(comma + 1);
  return parse_decimal(*plain);
}

std::optional<Cents> parse_euro(std::string_view text) {
  const auto number = parse_decimal(text);
  if (!number || number->decimals() > 2) return std::nullopt;
  std::int64_t count = number->units();
  for (int i = number->decimals(); i < 2; ++i)
    if (__builtin_mul_overflow(count, std::int64_t{10}, &count)) return std::nullopt;
  const Cents amount(count);
  if (!is_in_range(amount)) return std::nullopt;
  return amount;
}

std::string to_string(Decimal number) { return digits(number.units(), number.decimals()); }

std::string to_string(Cents amount) { return digits(amount.count(), 2); }

}  // namespace houvast
