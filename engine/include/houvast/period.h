// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace houvast {

/// A calendar year or a month of one; the period that a transfer belongs to.
struct Period {
  int year = 0;
  int month = 0;  ///< 1 to 12; 0 means the year as a whole.

  friend constexpr auto operator<=>(Period, Period) = default;
};

/// "2026" or "2026-03".
[[nodiscard]] std::string to_string(Period period);
[[nodiscard]] std::optional<Period> parse_period(std::string_view text);

/// The years from..to, both included.
struct Years {
  int from = 0;
  int to = 0;

  [[nodiscard]] constexpr int count() const { return to - from + 1; }
  [[nodiscard]] constexpr bool holds(int year) const { return year >= from && year <= to; }
  friend constexpr bool operator==(Years, Years) = default;
};

/// The years in which a dossier may lie; anything else is a typing mistake.
inline constexpr Years known_years{2000, 2100};

}  // namespace houvast
