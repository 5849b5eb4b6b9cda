// SPDX-License-Identifier: EUPL-1.2
// What the settlement asks of a whole number, for 128 bits and for any size. Private to the engine.
#pragma once

#include <bit>
#include <cstdint>

#include "houvast/check.h"
#include "money/exact.h"

namespace houvast::region {

__extension__ using UInt128 = unsigned __int128;

/// Numbers of 128 bits stay below this many bits, so that four of them can still be added.
inline constexpr int safe_bits = 125;

[[nodiscard]] inline int bit_length(std::uint64_t number) { return 64 - std::countl_zero(number); }

/// Of a number that is zero or more.
[[nodiscard]] inline int bit_length(Int128 number) {
  const auto high = static_cast<std::uint64_t>(static_cast<UInt128>(number) >> 64);
  return high != 0 ? 64 + bit_length(high) : bit_length(static_cast<std::uint64_t>(number));
}

// Where a sign is a coin toss, a branch on it is guessed wrong half the time and costs more than
// the sum itself. Compilers turn comparisons of 128 bits into branches, hence signs taken as bits.

/// 1 for a number below zero, else 0.
[[nodiscard]] inline int sign_bit(Int128 number) {
  return static_cast<int>(static_cast<std::uint64_t>(static_cast<UInt128>(number) >> 64) >> 63);
}

[[nodiscard]] inline int sign_bit(const BigInt& number) { return number < 0 ? 1 : 0; }

[[nodiscard]] inline Int128 absolute(Int128 number) {
  const Int128 mask = number >> 127;
  return (number ^ mask) - mask;
}

[[nodiscard]] inline BigInt absolute(const BigInt& number) { return abs(number); }

/// The lesser of two safe numbers.
[[nodiscard]] inline Int128 lesser(Int128 a, Int128 b) {
  const Int128 difference = a - b;
  return b + (difference & (difference >> 127));
}

[[nodiscard]] inline BigInt lesser(const BigInt& a, const BigInt& b) { return a < b ? a : b; }

struct UInt256 {
  UInt128 high, low;
};

/// The whole product of two numbers of 128 bits, by halves as on paper.
[[nodiscard]] inline UInt256 whole_product(UInt128 a, UInt128 b) {
  const UInt128 mask = ~std::uint64_t{0};
  const UInt128 low = (a & mask) * (b & mask);
  const UInt128 middle = (a >> 64) * (b & mask) + (low >> 64);
  const UInt128 other = (a & mask) * (b >> 64) + (middle & mask);
  return {(a >> 64) * (b >> 64) + (middle >> 64) + (other >> 64), (other << 64) | (low & mask)};
}

/// a * b <= c * d, of numbers that are zero or more.
[[nodiscard]] inline bool is_product_at_most(Int128 a, Int128 b, Int128 c, Int128 d) {
  if (bit_length(a | c) + bit_length(b | d) < 128) return a * b <= c * d;
  const UInt256 left = whole_product(static_cast<UInt128>(a), static_cast<UInt128>(b));
  const UInt256 right = whole_product(static_cast<UInt128>(c), static_cast<UInt128>(d));
  return left.high != right.high ? left.high < right.high : left.low <= right.low;
}

[[nodiscard]] inline bool is_product_at_most(const BigInt& a, const BigInt& b, const BigInt& c,
                                             const BigInt& d) {
  return a * b <= c * d;
}

/// Does the product of two numbers that are zero or more stay safe?
[[nodiscard]] inline bool is_product_safe(Int128 a, Int128 b) {
  return bit_length(a) + bit_length(b) <= safe_bits;
}

[[nodiscard]] inline bool is_product_safe(const BigInt&, const BigInt&) { return true; }

/// a / b cut, of numbers above zero; most often both are small.
[[nodiscard]] inline std::int64_t whole_quotient(Int128 a, Int128 b) {
  if (a <= INT64_MAX && b <= INT64_MAX)
    return static_cast<std::int64_t>(a) / static_cast<std::int64_t>(b);
  const Int128 quotient = a / b;
  check(quotient <= INT64_MAX);
  return static_cast<std::int64_t>(quotient);
}

[[nodiscard]] inline std::int64_t whole_quotient(const BigInt& a, const BigInt& b) {
  const BigInt quotient = a / b;
  check(quotient <= BigInt(INT64_MAX));
  return static_cast<std::int64_t>(quotient);
}

}  // namespace houvast::region
