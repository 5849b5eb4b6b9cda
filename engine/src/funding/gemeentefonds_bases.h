// SPDX-License-Identifier: EUPL-1.2
// F3. The sums of volume * weight as whole numbers of one size, so that nothing is rounded before
// an amount is. Int is Int128 where the sums are known to fit, BigInt where not.
#pragma once

#include <algorithm>
#include <span>
#include <vector>

#include "houvast/circular.h"
#include "houvast/gemeentefonds.h"
#include "money/exact.h"

namespace houvast::funding {

/// Volumes and weights are whole numbers after multiplying by ten to the power of these.
struct Scales {
  int volume = 0;
  int weight = 0;
};

[[nodiscard]] Scales scales_of(const Circular& circular);

/// The number as a whole number of that many decimals.
template <class Int>
[[nodiscard]] Int scaled(Decimal number, int decimals) {
  Int units = number.units();
  for (int i = number.decimals(); i < decimals; ++i) units *= 10;
  return units;
}

/// factor = p / q; both above zero or p zero.
struct Ratio {
  BigInt p = 0;
  BigInt q = 1;
};

[[nodiscard]] Ratio ratio_of(Decimal number);

/// The factor that the options ask for: given, the circular's own, or solved from the macro amount.
[[nodiscard]] Result<Ratio> factor_of(const Circular& circular,
                                      const GemeentefondsOptions& options);

/// One weight that is not zero, as a whole number.
template <class Int>
struct Weight {
  std::size_t measure;
  std::size_t cluster;
  Int weight;
};

template <class Int>
[[nodiscard]] std::vector<Weight<Int>> weights_of(const Circular& circular, int decimals,
                                                  bool with_fixed_amount) {
  std::vector<Weight<Int>> weights;
  for (std::size_t k = 0; k < circular.measures.size(); ++k) {
    const CircularMeasure& measure = circular.measures[k];
    if (measure.is_fixed_amount && !with_fixed_amount) continue;
    for (std::size_t c = 0; c < measure.weights.size(); ++c)
      if (measure.weights[c] != Decimal())
        weights.push_back({k, c, scaled<Int>(measure.weights[c], decimals)});
  }
  return weights;
}

/// An upper bound of every sum of |volume * weight| over the measures of one municipality in one
/// cluster, as a whole number of `scales`.
[[nodiscard]] BigInt largest_base(const Circular& circular, Scales scales);

/// Rounds a / b half away from zero to cents; empty when the amount is out of range. b above zero.
template <class Int>
[[nodiscard]] std::optional<Cents> divide_to_cents(const Int& a, const Int& b) {
  const Int magnitude = a < 0 ? Int(-a) : a;
  Int quotient = magnitude / b;
  const Int rest = magnitude - quotient * b;
  if (rest >= b - rest) quotient += 1;
  if (quotient > Int(max_amount.count())) return std::nullopt;
  const auto count = static_cast<std::int64_t>(quotient);
  return Cents(a < 0 ? -count : count);
}

/// round_parts() for parts that are numerators over one denominator: each is cut towards zero, the
/// cents that are missing go to the largest remainders, ties to the earlier part, and round again
/// when there are more cents than parts. Empty when a part is out of range.
template <class Int>
[[nodiscard]] std::optional<std::vector<Cents>> round_numerators(Cents total,
                                                                 std::span<const Int> numerators,
                                                                 const Int& denominator) {
  std::vector<Cents> cents(numerators.size());
  std::vector<Int> remainders(numerators.size());
  Cents sum;
  for (std::size_t i = 0; i < numerators.size(); ++i) {
    const Int whole = numerators[i] / denominator;
    if (whole > Int(max_amount.count()) || whole < Int(-max_amount.count())) return std::nullopt;
    remainders[i] = numerators[i] - whole * denominator;
    cents[i] = Cents(static_cast<std::int64_t>(whole));
    sum += cents[i];
  }
  const std::int64_t missing = (total - sum).count();
  if (missing == 0) return cents;
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < numerators.size(); ++i) order.push_back(i);
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return missing > 0 ? remainders[a] > remainders[b] : remainders[a] < remainders[b];
  });
  const auto count = static_cast<std::size_t>(missing > 0 ? missing : -missing);
  check(!order.empty());
  for (std::size_t i = 0; i < count; ++i)
    cents[order[i % order.size()]] += Cents(missing > 0 ? 1 : -1);
  return cents;
}

}  // namespace houvast::funding
