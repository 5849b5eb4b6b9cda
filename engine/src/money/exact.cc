// SPDX-License-Identifier: EUPL-1.2
#include "money/exact.h"

#include <algorithm>
#include <numeric>
#include <optional>

#include "money/split_kernel.h"

namespace houvast {
namespace {

Cents to_cents(const BigInt& count) {
  check(count <= BigInt(INT64_MAX) && count >= BigInt(INT64_MIN));
  return Cents(static_cast<std::int64_t>(count));
}

/// |n| / d + 1/2, cut, with the sign put back: half goes away from zero.
BigInt round_to_whole(const BigInt& n, const BigInt& d) {
  const BigInt magnitude = (abs(n) * 2 + d) / (d * 2);
  return n < 0 ? BigInt(-magnitude) : magnitude;
}

BigInt round_to_whole(const Exact& number) {
  return round_to_whole(numerator(number), denominator(number));
}

/// The same weights as whole numbers of 64 bits, when they fit: 1/2 and 1/3 are 3 and 2.
std::optional<std::vector<std::int64_t>> to_whole(std::span<const Exact> weights) {
  BigInt scale = 1;
  for (const Exact& weight : weights) {
    scale = lcm(scale, denominator(weight));
    if (scale > BigInt(INT64_MAX)) return std::nullopt;
  }
  std::vector<std::int64_t> whole;
  whole.reserve(weights.size());
  for (const Exact& weight : weights) {
    const BigInt units = numerator(weight) * (scale / denominator(weight));
    if (units > BigInt(INT64_MAX)) return std::nullopt;
    whole.push_back(static_cast<std::int64_t>(units));
  }
  return whole;
}

/// A cent to the largest remainders until the parts add up; remainders have the sign of their part.
template <class Remainder>
void hand_out_missing(Cents total, std::span<const Remainder> remainders,
                      std::vector<Cents>& cents) {
  Cents sum;
  for (const Cents part : cents) sum += part;
  const std::int64_t missing = (total - sum).count();
  const std::int64_t step = missing < 0 ? -1 : 1;
  std::vector<std::size_t> order(cents.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return step > 0 ? remainders[a] > remainders[b] : remainders[a] < remainders[b];
  });
  const auto count = static_cast<std::size_t>(missing * step);
  check(count <= order.size());
  for (std::size_t i = 0; i < count; ++i) {
    // A cent more for a part that is cut, never for one that is whole: within a cent of exact.
    check(step > 0 ? remainders[order[i]] > 0 : remainders[order[i]] < 0);
    cents[order[i]] += Cents(step);
  }
}

}  // namespace

Exact exact(Cents amount) { return Exact(amount.count()); }

Exact exact(Decimal number) {
  return Exact(BigInt(number.units()), power_of_ten(number.decimals()));
}

BigInt power_of_ten(int exponent) {
  return boost::multiprecision::pow(BigInt(10), static_cast<unsigned>(exponent));
}

Cents round_to_cents(const Exact& cents) { return to_cents(round_to_whole(cents)); }

Cents round_to_cents(const BigInt& a, const BigInt& b) {
  check(b > 0);
  return to_cents(round_to_whole(a, b));
}

std::optional<Decimal> round_to_decimal(const Exact& number, int decimals) {
  check(decimals >= 0 && decimals <= Decimal::max_decimals);
  const BigInt units = round_to_whole(number * power_of_ten(decimals));
  if (abs(units) > BigInt(Decimal::max_units)) return std::nullopt;
  return Decimal(static_cast<std::int64_t>(units), decimals);
}

Cents truncate_to_cents(const Exact& cents) {
  return to_cents(BigInt(numerator(cents) / denominator(cents)));
}

Int128 divide_half_away(Int128 a, Int128 b) {
  check(b > 0);
  const Int128 quotient = a / b;
  const Int128 rest = a < 0 ? -(a % b) : a % b;
  if (rest < b - rest) return quotient;
  return a < 0 ? quotient - 1 : quotient + 1;
}

Cents times(Cents amount, Decimal factor) {
  Int128 scale = 1;
  for (int i = 0; i < factor.decimals(); ++i) scale *= 10;
  // 10^18.9 times 10^18 is below 10^38: it fits.
  const Int128 product = Int128(amount.count()) * factor.units();
  const Int128 rounded = divide_half_away(product, scale);
  check(rounded <= INT64_MAX && rounded >= INT64_MIN);
  return Cents(static_cast<std::int64_t>(rounded));
}

std::vector<Cents> round_parts(Cents total, std::span<const Exact> parts) {
  std::vector<Cents> cents;
  std::vector<Exact> remainders;
  for (const Exact& part : parts) {
    cents.push_back(truncate_to_cents(part));
    remainders.push_back(part - exact(cents.back()));
  }
  hand_out_missing<Exact>(total, remainders, cents);
  return cents;
}

std::vector<Cents> round_parts(Cents total, std::span<const BigInt> parts, const BigInt& unit) {
  check(unit > 0);
  std::vector<Cents> cents;
  std::vector<BigInt> remainders(parts.size());
  cents.reserve(parts.size());
  for (std::size_t i = 0; i < parts.size(); ++i) {
    BigInt whole;
    boost::multiprecision::divide_qr(parts[i], unit, whole, remainders[i]);  // Towards zero.
    cents.push_back(to_cents(whole));
  }
  hand_out_missing<BigInt>(total, remainders, cents);
  return cents;
}

std::vector<Cents> split_exactly(Cents total, std::span<const Exact> weights) {
  if (total == Cents()) return std::vector<Cents>(weights.size());
  bool all_zero = true;
  for (const Exact& weight : weights) {
    check(weight >= 0);
    all_zero = all_zero && weight == 0;
  }
  check(!all_zero);
  if (const auto whole = to_whole(weights)) {
    std::vector<Cents> parts(weights.size());
    split_into(total, *whole, parts);
    return parts;
  }
  Exact sum = 0;
  for (const Exact& weight : weights) sum += weight;
  std::vector<Exact> parts;
  parts.reserve(weights.size());
  for (const Exact& weight : weights) parts.emplace_back(exact(total) * weight / sum);
  return round_parts(total, parts);
}

}  // namespace houvast
