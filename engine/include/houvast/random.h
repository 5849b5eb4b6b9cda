// SPDX-License-Identifier: EUPL-1.2
// Chance. A draw comes from a stream that is keyed by what it is for, so a result does not depend
// on threads or on the order of work, and a new draw shifts no other. The same key gives the same
// bits on every machine: nothing here asks the standard library for a distribution, an exponential
// or a logarithm. How it works: docs/methods/random.md.
#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <string_view>

namespace houvast {

/// What all streams of one purpose have in common: the seed of the study and the names of what is
/// drawn, from general to particular: stream_key(seed, {"spending/own", "bw", "GM9001"}).
enum class StreamKey : std::uint64_t {};

[[nodiscard]] StreamKey stream_key(std::uint64_t seed,
                                   std::initializer_list<std::string_view> purpose);

/// An endless row of random bits (NL: reeks toevalsgetallen), apart from that of every other
/// purpose, replication and moment. Philox4x32-10 of J.K. Salmon and others, "Parallel random
/// numbers: as easy as 1, 2, 3" (2011).
class RandomStream {
 public:
  /// `moment` tells the draws of one purpose and replication apart: the year, or a count of months
  /// or days, as the purpose has it.
  RandomStream(StreamKey key, std::uint32_t replication, std::uint32_t moment)
      : key_(key), replication_(replication), moment_(moment) {}

  /// 64 random bits.
  [[nodiscard]] std::uint64_t bits() {
    if (used_ == block_.size()) next_block();
    return block_[used_++];
  }

  /// Above 0 and below 1: an odd multiple of 2^-53, so 1 - u can be drawn just as well.
  [[nodiscard]] double uniform() {
    constexpr double step = 0x1p-53;
    return static_cast<double>((bits() >> 11) | 1U) * step;
  }

 private:
  void next_block();

  StreamKey key_;
  std::uint32_t replication_;
  std::uint32_t moment_;
  std::uint32_t blocks_ = 0;
  std::array<std::uint64_t, 2> block_{};
  std::size_t used_ = block_.size();
};

/// The standard normal distribution, by its quantile: one uniform draw each, and the larger the
/// uniform draw, the larger the result. Never more than 8.3 from zero.
[[nodiscard]] double draw_normal(RandomStream& stream);

/// The gamma distribution with mean and variance `shape`, above zero. G. Marsaglia and W.W. Tsang,
/// "A simple method for generating gamma variables" (2000).
[[nodiscard]] double draw_gamma(RandomStream& stream, double shape);

/// The Poisson distribution, for a mean from 0 to 10^15. Below 10 by its quantile, above by
/// W. Hörmann, "The transformed rejection method for generating Poisson random variables" (1993).
[[nodiscard]] std::int64_t draw_poisson(RandomStream& stream, double mean);

/// The x below which the standard normal distribution has probability p, for p between 0 and 1.
/// M.J. Wichura, algorithm AS 241, PPND16 (1988): relative error about 10^-16.
[[nodiscard]] double normal_quantile(double p);

}  // namespace houvast
