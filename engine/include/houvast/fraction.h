// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>

#include "houvast/check.h"

namespace houvast {

/// An exact fraction (NL: breuk), for shares that need not be decimals: 1/3 of a path. In lowest
/// terms, denominator above zero.
class Fraction {
 public:
  constexpr Fraction() = default;
  constexpr explicit Fraction(std::int64_t numerator, std::int64_t denominator = 1)
      : numerator_(numerator), denominator_(denominator) {
    check(denominator > 0 && numerator > INT64_MIN);
    std::int64_t a = numerator < 0 ? -numerator : numerator;
    for (std::int64_t b = denominator; b != 0;) {
      const std::int64_t rest = a % b;
      a = b;
      b = rest;
    }
    numerator_ /= a;
    denominator_ /= a;
  }

  [[nodiscard]] constexpr std::int64_t numerator() const { return numerator_; }
  [[nodiscard]] constexpr std::int64_t denominator() const { return denominator_; }

  friend constexpr bool operator==(Fraction, Fraction) = default;

 private:
  std::int64_t numerator_ = 0;
  std::int64_t denominator_ = 1;
};

/// "3/10"; a whole number without denominator: "1".
[[nodiscard]] inline std::string to_string(Fraction fraction) {
  std::string text = std::to_string(fraction.numerator());
  if (fraction.denominator() != 1) text += "/" + std::to_string(fraction.denominator());
  return text;
}

}  // namespace houvast
