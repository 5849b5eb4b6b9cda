// SPDX-License-Identifier: EUPL-1.2
#include "houvast/measures.h"

#include <cmath>

#include "money/exact.h"

namespace houvast {
namespace {

constexpr int shown_decimals = 6;
constexpr std::int64_t most_households = 1'000'000;

Result<Decimal> rounded(const Exact& number) {
  const auto decimal = round_to_decimal(number, shown_decimals);
  if (decimal) return *decimal;
  return failure({.code = "money/out-of-range"});
}

/// A number as it is where it fits, else rounded to 6 decimals.
Result<Decimal> kept(const Exact& number) {
  for (int decimals = Decimal::max_decimals; decimals > shown_decimals; --decimals)
    if (const auto all = round_to_decimal(number, decimals)) return *all;
  return rounded(number);
}

tl::unexpected<Problems> negative(Decimal number) {
  return failure({.code = "funding/volume-negative", .found = to_string(number)});
}

}  // namespace

Result<Decimal> low_incomes_above_threshold(Decimal households, Decimal dwellings) {
  if (households.is_negative()) return negative(households);
  if (dwellings.is_negative()) return negative(dwellings);
  return kept(std::max<Exact>(0, exact(households) - exact(dwellings) / 10));
}

Result<Decimal> scale_disadvantage(Decimal households) {
  if (households.is_negative()) return negative(households);
  return rounded(exact(households) / (exact(households) + 350));
}

Result<Decimal> scale_advantage(Decimal households) {
  if (households.is_negative()) return negative(households);
  if (households > Decimal(most_households)) return failure({.code = "money/out-of-range"});
  // We look for the whole number u of millionths nearest to n^0.87 = n^(87/100). With n = a / b:
  // u - 1/2 <= 10^6 * (a/b)^(87/100) < u + 1/2, so, twice u and to the power 100,
  // (2u - 1)^100 * b^87 <= 2^100 * 10^600 * a^87 < (2u + 1)^100 * b^87.
  const Exact n = exact(households);
  const auto power = [](const BigInt& base, unsigned exponent) {
    return BigInt(boost::multiprecision::pow(base, exponent));
  };
  const BigInt wanted = power(2, 100) * power(10, 600) * power(numerator(n), 87);
  const BigInt divisor = power(denominator(n), 87);
  const auto is_above = [&](std::int64_t odd) { return power(odd, 100) * divisor > wanted; };
  // A first guess; the comparisons decide.
  auto units = static_cast<std::int64_t>(std::pow(households.to_double(), 0.87) * 1e6);
  while (units > 0 && is_above(2 * units - 1)) --units;
  while (!is_above(2 * units + 1)) ++units;
  return Decimal(units, shown_decimals);
}

Result<Decimal> shrinking_population(Decimal seven_years_ago, Decimal inhabitants) {
  if (seven_years_ago.is_negative()) return negative(seven_years_ago);
  if (inhabitants.is_negative()) return negative(inhabitants);
  return kept(std::max<Exact>(0, exact(seven_years_ago) * 99 / 100 - exact(inhabitants)));
}

Result<std::array<Decimal, 3>> wadden_inhabitants(Decimal inhabitants) {
  if (inhabitants.is_negative()) return negative(inhabitants);
  const Exact all = exact(inhabitants);
  std::array<Decimal, 3> bands;
  const auto part = [&](int from, int to) {
    return std::max<Exact>(0, std::min<Exact>(all, to) - from);
  };
  const std::array<Exact, 3> exact_bands{part(0, 2500), part(2500, 7500),
                                         std::max<Exact>(0, all - 7500)};
  for (std::size_t i = 0; i < bands.size(); ++i) {
    const auto band = kept(exact_bands[i]);
    if (!band) return tl::unexpected(band.error());
    bands[i] = *band;
  }
  return bands;
}

Result<Cents> explained_row(Decimal number, Decimal weight) {
  const auto euros = round_to_decimal(exact(number) * exact(weight), 0);
  if (!euros || euros->units() > max_amount.count() / 100 ||
      euros->units() < -max_amount.count() / 100)
    return failure({.code = "money/out-of-range"});
  return Cents(euros->units() * 100);
}

}  // namespace houvast
