// SPDX-License-Identifier: EUPL-1.2
// Splits a total of cents over shares that are known exactly: largest remainder, ties to the
// earlier one, as split() does, but without memory of its own and without a division a share.
// Private to the engine.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <type_traits>
#include <vector>

#include "houvast/cents.h"
#include "houvast/check.h"
#include "region/wide.h"

namespace houvast::region {

/// Room for a split of at most `size` shares, used again and again.
template <class Int>
class ShareSplit {
 public:
  explicit ShareSplit(std::size_t size) : remainders_(size), rank_(size), order_(size) {}

  /// Writes sign * cents to `parts[place]` for the share of every place. These shares are zero or
  /// more and add up to `sum`, which is above zero and safe; total is zero or more. A share of zero
  /// gets nothing.
  void split(std::int64_t total, std::span<const Int> shares, const Int& sum,
             std::span<const std::uint16_t> places, int sign, std::span<Cents> parts) {
    const Divider divider(total, sum);
    std::int64_t left = total;
    for (std::size_t i = 0; i < places.size(); ++i) {
      const std::int64_t whole = divider.divide(shares[places[i]], remainders_[i]);
      parts[places[i]] = Cents(sign * whole);
      left -= whole;
    }
    check(left >= 0 && static_cast<std::size_t>(left) <= places.size());
    if (left == 0) return;
    if (places.size() <= few)
      rank_by_counting(places.size());
    else
      rank_by_selecting(places.size(), static_cast<std::size_t>(left));
    for (std::size_t i = 0; i < places.size(); ++i)
      parts[places[i]] += Cents(sign * sign_bit(Int128(rank_[i] - left)));
  }

 private:
  /// Up to here counting is faster: its work grows as the square, but it has nothing to guess.
  static constexpr std::size_t few = 48;

  /// Of equal remainders the earlier one goes first.
  [[nodiscard]] bool goes_before(std::size_t a, std::size_t b) const {
    return remainders_[a] > remainders_[b] || (remainders_[a] == remainders_[b] && a < b);
  }

  /// The rank of a remainder is the number of those that go before it.
  void rank_by_counting(std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
      const Int& remainder = remainders_[i];
      std::int32_t rank = 0;
      for (std::size_t j = 0; j < i; ++j) {
        const std::int32_t later_is_larger = sign_bit(Int(remainders_[j] - remainder));
        rank_[j] += later_is_larger;
        rank += 1 - later_is_larger;
      }
      rank_[i] = rank;
    }
  }

  /// Who is among the first `left`: that is all that a rank is asked for.
  void rank_by_selecting(std::size_t count, std::size_t left) {
    for (std::size_t i = 0; i < count; ++i) order_[i] = static_cast<std::uint16_t>(i);
    const auto end = order_.begin() + static_cast<std::ptrdiff_t>(count);
    const auto middle = order_.begin() + static_cast<std::ptrdiff_t>(left);
    if (left < count)
      std::nth_element(order_.begin(), middle, end,
                       [this](std::size_t a, std::size_t b) { return goes_before(a, b); });
    for (std::size_t i = 0; i < count; ++i) rank_[order_[i]] = static_cast<std::int32_t>(i);
  }

  /// total * share / sum for big numbers.
  struct BigDivider {
    BigDivider(std::int64_t total_, const Int& sum_) : total(total_), sum(sum_) {}
    std::int64_t divide(const Int& share, Int& remainder) const {
      BigInt quotient;
      boost::multiprecision::divide_qr(BigInt(share * total), sum, quotient, remainder);
      return static_cast<std::int64_t>(quotient);
    }
    std::int64_t total;
    const Int& sum;
  };

  /// total * share / sum with one division for all shares. `rate` is total / sum in fixed point:
  /// it has 63 or 64 bits, of which `point` stand behind the point, and is never too high. So the
  /// quotient that it estimates is never too high and at most a few too low, and the remainder,
  /// counted exactly, says how many. The remainder is below 2^128 even before it is put right,
  /// so it does not matter that the products are cut to 128 bits.
  struct QuickDivider {
    QuickDivider(std::int64_t total_, Int128 sum_)
        : total(static_cast<std::uint64_t>(total_)), sum(static_cast<UInt128>(sum_)) {
      const int bits = bit_length(sum_);
      check(sum_ > 0 && bits <= safe_bits);
      if (total == 0) return;
      shift = bits > 64 ? bits - 64 : 0;
      // Rounded up where bits are cut off: the rate must not be too high.
      const UInt128 divisor = (sum >> shift) + (shift > 0 ? 1 : 0);
      point = 63 + (bits - shift) - bit_length(total);
      rate = static_cast<std::uint64_t>((UInt128(total) << point) / divisor);
    }
    std::int64_t divide(Int128 share, Int128& remainder) const {
      const auto exact = static_cast<UInt128>(share);
      const auto top = static_cast<std::uint64_t>(exact >> shift);
      auto quotient = static_cast<std::uint64_t>((UInt128(top) * rate) >> point);
      UInt128 rest = exact * total - sum * quotient;
      while (rest >= sum) {
        rest -= sum;
        ++quotient;
      }
      remainder = static_cast<Int128>(rest);
      return static_cast<std::int64_t>(quotient);
    }
    std::uint64_t total;
    UInt128 sum;
    int shift = 0;
    int point = 0;
    std::uint64_t rate = 0;
  };

  using Divider = std::conditional_t<std::is_same_v<Int, Int128>, QuickDivider, BigDivider>;

  std::vector<Int> remainders_;
  std::vector<std::int32_t> rank_;
  std::vector<std::uint16_t> order_;
};

}  // namespace houvast::region
