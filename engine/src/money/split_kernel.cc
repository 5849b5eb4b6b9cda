// SPDX-License-Identifier: EUPL-1.2
#include "money/split_kernel.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <vector>

namespace houvast {
namespace {

__extension__ using UInt128 = unsigned __int128;

struct Division {
  std::uint64_t quotient;
  UInt128 remainder;
};

/// Divides by any number; the processor needs some 30 ns for it.
class SlowDivider {
 public:
  using Remainder = UInt128;
  explicit SlowDivider(UInt128 divisor) : divisor_(divisor) {}

  Division operator()(UInt128 dividend) const {
    return {static_cast<std::uint64_t>(dividend / divisor_), dividend % divisor_};
  }

 private:
  UInt128 divisor_;
};

/// Divides by one number of 64 bits many times: two multiplications instead of a division, for
/// quotients that fit in 64 bits. T. Granlund and N. Möller, "Improved division by invariant
/// integers", IEEE Transactions on Computers 60 (2011), algorithm 4.
class FastDivider {
 public:
  using Remainder = std::uint64_t;
  explicit FastDivider(std::uint64_t divisor)
      : shift_(__builtin_clzll(divisor)), divisor_(divisor << shift_) {
    // floor((2^128 - 1) / divisor) - 2^64
    const UInt128 numerator = (UInt128(~divisor_) << 64) | ~std::uint64_t{0};
    reciprocal_ = static_cast<std::uint64_t>(numerator / divisor_);
  }

  Division operator()(UInt128 dividend) const {
    dividend <<= shift_;
    const UInt128 estimate = UInt128(reciprocal_) * high(dividend) + dividend;
    std::uint64_t quotient = high(estimate) + 1;
    std::uint64_t remainder = low(dividend) - quotient * divisor_;
    if (remainder > low(estimate)) {
      --quotient;
      remainder += divisor_;
    }
    if (remainder >= divisor_) [[unlikely]] {
      ++quotient;
      remainder -= divisor_;
    }
    return {quotient, remainder >> shift_};
  }

 private:
  static std::uint64_t high(UInt128 number) { return static_cast<std::uint64_t>(number >> 64); }
  static std::uint64_t low(UInt128 number) { return static_cast<std::uint64_t>(number); }

  int shift_;
  std::uint64_t divisor_;
  std::uint64_t reciprocal_;
};

/// Gives one cent to each of the `left` largest remainders, of equal ones to the earlier.
template <class Remainder>
void give_to_largest(std::uint64_t left, std::span<const Remainder> remainders, Cents cent,
                     std::span<Cents> parts) {
  const std::size_t count = remainders.size();
  if (count <= few_weights) {
    // Comparing all with all has no branch to mispredict: faster than sorting so few.
    for (std::size_t i = 0; i < count; ++i) {
      std::uint64_t before = 0;
      for (std::size_t j = 0; j < i; ++j) before += remainders[j] >= remainders[i] ? 1 : 0;
      for (std::size_t j = i + 1; j < count; ++j) before += remainders[j] > remainders[i] ? 1 : 0;
      if (before < left) parts[i] += cent;
    }
    return;
  }
  std::vector<std::size_t> order(count);
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto last = order.begin() + static_cast<std::ptrdiff_t>(left);
  std::nth_element(order.begin(), last, order.end(), [&](std::size_t a, std::size_t b) {
    return remainders[a] != remainders[b] ? remainders[a] > remainders[b] : a < b;
  });
  std::for_each(order.begin(), last, [&](std::size_t i) { parts[i] += cent; });
}

template <class Divider>
void split_by(const Divider& divide, Cents total, std::span<const std::int64_t> weights,
              std::span<Cents> parts) {
  using Remainder = typename Divider::Remainder;
  std::array<Remainder, few_weights> small;
  std::vector<Remainder> large(weights.size() > few_weights ? weights.size() : 0);
  const std::span<Remainder> remainders =
      large.empty() ? std::span(small).first(weights.size()) : std::span(large);

  const bool negative = total < Cents();
  // Negating in unsigned arithmetic is defined for the most negative number as well.
  const auto magnitude = negative ? 0 - static_cast<std::uint64_t>(total.count())
                                  : static_cast<std::uint64_t>(total.count());
  std::uint64_t left = magnitude;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    // 2^63 times 2^63 fits, and the quotient is at most the magnitude: no weight is above the sum.
    const auto [whole, remainder] = divide(UInt128(magnitude) * static_cast<UInt128>(weights[i]));
    parts[i] = Cents(static_cast<std::int64_t>(negative ? 0 - whole : whole));
    remainders[i] = static_cast<Remainder>(remainder);
    left -= whole;
  }
  if (left == 0) return;
  check(left < weights.size());
  give_to_largest<Remainder>(left, remainders, Cents(negative ? -1 : 1), parts);
}

}  // namespace

void split_into(Cents total, std::span<const std::int64_t> weights, std::span<Cents> parts) {
  check(parts.size() == weights.size());
  UInt128 sum = 0;
  for (const std::int64_t weight : weights) {
    check(weight >= 0);
    sum += static_cast<UInt128>(weight);
  }
  if (total == Cents()) {
    std::fill(parts.begin(), parts.end(), Cents());
    return;
  }
  check(sum > 0);
  if (sum <= UINT64_MAX)
    split_by(FastDivider(static_cast<std::uint64_t>(sum)), total, weights, parts);
  else
    split_by(SlowDivider(sum), total, weights, parts);
}

}  // namespace houvast
