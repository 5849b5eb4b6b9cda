// SPDX-License-Identifier: EUPL-1.2
// Exact arithmetic between input and posting. Private to the engine: results are Cents.
#pragma once

#include <boost/multiprecision/cpp_int.hpp>
#include <optional>
#include <span>
#include <vector>

#include "houvast/cents.h"
#include "houvast/decimal.h"
#include "houvast/fraction.h"

namespace houvast {

/// An exact fraction of any size. Money in it is counted in cents.
using Exact = boost::multiprecision::cpp_rational;
using BigInt = boost::multiprecision::cpp_int;

__extension__ using Int128 = __int128;  ///< For paths that are measured; bounds are checked there.

[[nodiscard]] Exact exact(Cents amount);
[[nodiscard]] Exact exact(Decimal number);
[[nodiscard]] inline Exact exact(std::int64_t number) { return Exact(number); }
[[nodiscard]] inline Exact exact(Fraction fraction) {
  return Exact(BigInt(fraction.numerator()), BigInt(fraction.denominator()));
}

/// The one rounding (model 0): to the nearest cent, half away from zero.
[[nodiscard]] Cents round_to_cents(const Exact& cents);

/// The same of a / b; b above zero.
[[nodiscard]] Cents round_to_cents(const BigInt& a, const BigInt& b);

[[nodiscard]] BigInt power_of_ten(int exponent);

/// To so many decimals, half away from zero; empty when that takes more than 18 digits.
[[nodiscard]] std::optional<Decimal> round_to_decimal(const Exact& number, int decimals);

/// Towards zero: for a total that must not be more than it says (R4).
[[nodiscard]] Cents truncate_to_cents(const Exact& cents);

/// Rounds a/b half away from zero; b above zero.
[[nodiscard]] Int128 divide_half_away(Int128 a, Int128 b);

/// A share of an amount, rounded once: amount * share.
[[nodiscard]] Cents times(Cents amount, Decimal factor);

/// Whole cents for parts that are known exactly (of any sign) and add up to about `total`: each
/// part is cut towards zero, the cents that are missing go to the largest remainders, ties to the
/// earlier part. The result adds up to `total`. |total - sum of parts| must be below one cent.
[[nodiscard]] std::vector<Cents> round_parts(Cents total, std::span<const Exact> parts);

/// The same for parts of which `unit` make a cent; `unit` above zero.
[[nodiscard]] std::vector<Cents> round_parts(Cents total, std::span<const BigInt> parts,
                                             const BigInt& unit);

/// split() for weights known exactly. Weights are zero or more, at least one above zero unless the
/// total is zero; a caller has made sure of that.
[[nodiscard]] std::vector<Cents> split_exactly(Cents total, std::span<const Exact> weights);

}  // namespace houvast
