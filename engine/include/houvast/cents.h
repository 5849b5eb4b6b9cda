// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <compare>
#include <cstdint>
#include <string>

#include "houvast/check.h"

namespace houvast {

/// An amount of money in whole eurocents (NL: bedrag). Sums and differences are checked: an
/// overflow stops the program, and cannot happen to input that was bounded by `max_amount`.
/// There is no multiplication by a double: fractions of an amount go through money/exact.h.
class Cents {
 public:
  constexpr Cents() = default;
  constexpr explicit Cents(std::int64_t count) : count_(count) {}

  [[nodiscard]] constexpr std::int64_t count() const { return count_; }

  constexpr Cents& operator+=(Cents other) {
    check(!__builtin_add_overflow(count_, other.count_, &count_));
    return *this;
  }
  constexpr Cents& operator-=(Cents other) {
    check(!__builtin_sub_overflow(count_, other.count_, &count_));
    return *this;
  }
  friend constexpr Cents operator+(Cents a, Cents b) { return a += b; }
  friend constexpr Cents operator-(Cents a, Cents b) { return a -= b; }
  friend constexpr Cents operator-(Cents a) { return Cents() - a; }
  friend constexpr auto operator<=>(Cents, Cents) = default;

 private:
  std::int64_t count_ = 0;
};

/// The largest amount that input may hold (model 0): ten thousand billion euro. Thousands of such
/// amounts can be added before 64 bits are full.
inline constexpr Cents max_amount{1'000'000'000'000'000};

[[nodiscard]] constexpr bool is_in_range(Cents amount) {
  return amount <= max_amount && amount >= -max_amount;
}

/// Decimal euros with two decimals and a point: "-1234.50". The form of files and stores.
[[nodiscard]] std::string to_string(Cents amount);

namespace literals {

/// `62.45_eur`: exact euros with at most two decimals, read as text and never as a double.
consteval Cents operator""_eur(const char* text) {
  std::int64_t count = 0;
  int decimals = -1;
  for (const char* c = text; *c != '\0'; ++c) {
    if (*c == '\'') continue;
    if (*c == '.') {
      decimals = 0;
      continue;
    }
    if (*c < '0' || *c > '9' || decimals == 2)
      throw "an amount has digits and at most two decimals";
    count = count * 10 + (*c - '0');
    if (decimals >= 0) ++decimals;
  }
  for (int i = decimals < 0 ? 0 : decimals; i < 2; ++i) count *= 10;
  return Cents(count);
}

}  // namespace literals
}  // namespace houvast
