// SPDX-License-Identifier: EUPL-1.2
// Splits a total of cents over shares that are known exactly: largest remainder, ties to the
// earlier one, as split() does, but without memory of its own and without a division a share.
// Private to the engine.
#pragma once

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
  /// A remainder of 128 bits is kept without its sign, since it may be compared as it is.
  using Remainder = std::conditional_t<std::is_same_v<Int, Int128>, UInt128, Int>;

 public:
  explicit ShareSplit(std::size_t size) : remainders_(size), order_(size) {}

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
    sort_by_remainder(places.size());
    for (std::int64_t i = 0; i < left; ++i)
      parts[places[order_[static_cast<std::size_t>(i)]]] += Cents(sign);
  }

 private:
  /// Insertion: there are few shares, and equal remainders keep their order.
  void sort_by_remainder(std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
      const Remainder& remainder = remainders_[i];
      std::size_t at = i;
      for (; at > 0 && remainders_[order_[at - 1]] < remainder; --at) order_[at] = order_[at - 1];
      order_[at] = static_cast<std::uint16_t>(i);
    }
  }

  /// total * share / sum for big numbers.
  struct BigDivider {
    BigDivider(std::int64_t total_, const Int& sum_) : total(total_), sum(sum_) {}
    std::int64_t divide(const Int& share, Remainder& remainder) const {
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
    std::int64_t divide(Int128 share, UInt128& remainder) const {
      const auto exact = static_cast<UInt128>(share);
      const auto top = static_cast<std::uint64_t>(exact >> shift);
      auto quotient = static_cast<std::uint64_t>((UInt128(top) * rate) >> point);
      remainder = exact * total - sum * quotient;
      while (remainder >= sum) {
        remainder -= sum;
        ++quotient;
      }
      return static_cast<std::int64_t>(quotient);
    }
    std::uint64_t total;
    UInt128 sum;
    int shift = 0;
    int point = 0;
    std::uint64_t rate = 0;
  };

  using Divider = std::conditional_t<std::is_same_v<Int, Int128>, QuickDivider, BigDivider>;

  std::vector<Remainder> remainders_;
  std::vector<std::uint16_t> order_;
};

}  // namespace houvast::region
