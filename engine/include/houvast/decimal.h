// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "houvast/cents.h"

namespace houvast {

/// An exact decimal number: a weight, volume, rate, share or price, as published. At most 18
/// digits, of which at most 18 behind the point. Trailing zeros are not kept: 1.50 is 1.5.
class Decimal {
 public:
  static constexpr std::int64_t max_units = 999'999'999'999'999'999;
  static constexpr int max_decimals = 18;

  constexpr Decimal() = default;
  /// `units` divided by ten to the power `decimals`: Decimal(1491, 3) is 1.491.
  constexpr explicit Decimal(std::int64_t units, int decimals = 0)
      : units_(units), decimals_(decimals) {
    check(units <= max_units && units >= -max_units && decimals >= 0 && decimals <= max_decimals);
    while (decimals_ > 0 && units_ % 10 == 0) {
      units_ /= 10;
      --decimals_;
    }
  }

  [[nodiscard]] constexpr std::int64_t units() const { return units_; }
  [[nodiscard]] constexpr int decimals() const { return decimals_; }
  [[nodiscard]] constexpr bool is_negative() const { return units_ < 0; }

  /// For charts, statistics and chance only; never on the way to an amount.
  [[nodiscard]] double to_double() const;

  friend constexpr Decimal operator-(Decimal a) { return Decimal(-a.units_, a.decimals_); }
  friend constexpr bool operator==(Decimal, Decimal) = default;
  friend std::strong_ordering operator<=>(Decimal a, Decimal b);

 private:
  std::int64_t units_ = 0;
  int decimals_ = 0;
};

/// Reads a decimal with a point: "-0.002933", "41200000.00". No blanks, no thousands, no exponent,
/// no NaN; empty when the text is anything else or has more digits than fit.
[[nodiscard]] std::optional<Decimal> parse_decimal(std::string_view text);

/// Reads a decimal as Dutch publications print them: "4.375,00", "4379,381022", "-117,89", " - " or
/// "-" for zero, blanks around it. A point must be followed by exactly three digits when it groups
/// thousands; "1.5" is refused because it can be read two ways.
[[nodiscard]] std::optional<Decimal> parse_dutch_decimal(std::string_view text);

/// Reads an amount in euro with at most two decimals, within `max_amount`: "1234.56".
[[nodiscard]] std::optional<Cents> parse_euro(std::string_view text);

/// The shortest exact form with a point: "-0.002933".
[[nodiscard]] std::string to_string(Decimal number);

namespace literals {

/// `0.25_d`: an exact decimal, read as text and never as a double.
consteval Decimal operator""_d(const char* text) {
  std::int64_t units = 0;
  int decimals = 0;
  bool behind_point = false;
  for (const char* c = text; *c != '\0'; ++c) {
    if (*c == '\'') continue;
    if (*c == '.') {
      behind_point = true;
      continue;
    }
    if (*c < '0' || *c > '9') throw "a decimal has digits and at most one point";
    units = units * 10 + (*c - '0');
    if (behind_point) ++decimals;
  }
  return Decimal(units, decimals);
}

}  // namespace literals
}  // namespace houvast
