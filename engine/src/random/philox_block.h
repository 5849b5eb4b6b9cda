// SPDX-License-Identifier: EUPL-1.2
// Blocks of random bits for inner loops: the bits of philox(), without a call for each block and,
// in rows, several blocks at a time.
#pragma once

#include <cstdint>
#include <span>

#include "houvast/random.h"

namespace houvast {

/// 128 random bits.
struct PhiloxBlock {
  std::uint32_t word[4];

  friend bool operator==(const PhiloxBlock&, const PhiloxBlock&) = default;
};

/// The constants of Philox4x32: what a round multiplies by and what it adds to the key (Salmon and
/// others, 2011).
namespace philox_constants {
inline constexpr std::uint32_t multiply_0 = 0xD2511F53;
inline constexpr std::uint32_t multiply_2 = 0xCD9E8D57;
inline constexpr std::uint32_t add_0 = 0x9E3779B9;
inline constexpr std::uint32_t add_1 = 0xBB67AE85;
inline constexpr int rounds = 10;
}  // namespace philox_constants

/// The block of counter (c0, c1, c2, c3). RandomStream uses (block, replication, moment, 0): under
/// a key of its own a caller is free to count otherwise.
[[nodiscard]] inline PhiloxBlock philox_block(std::uint32_t c0, std::uint32_t c1, std::uint32_t c2,
                                              std::uint32_t c3, StreamKey key) {
  using namespace philox_constants;
  auto k0 = static_cast<std::uint32_t>(static_cast<std::uint64_t>(key));
  auto k1 = static_cast<std::uint32_t>(static_cast<std::uint64_t>(key) >> 32);
#pragma GCC unroll 10
  for (int round = 0; round < rounds; ++round) {
    const std::uint64_t product_0 = std::uint64_t{multiply_0} * c0;
    const std::uint64_t product_2 = std::uint64_t{multiply_2} * c2;
    c0 = static_cast<std::uint32_t>(product_2 >> 32) ^ c1 ^ k0;
    c1 = static_cast<std::uint32_t>(product_2);
    c2 = static_cast<std::uint32_t>(product_0 >> 32) ^ c3 ^ k1;
    c3 = static_cast<std::uint32_t>(product_0);
    k0 += add_0;
    k1 += add_1;
  }
  return {{c0, c1, c2, c3}};
}

/// The blocks of counters (first_c0, c1, c2, c3), (first_c0 + 1, c1, c2, c3) and on. Rows of
/// sixteen and longer are worth it.
void philox_blocks(std::uint32_t first_c0, std::uint32_t c1, std::uint32_t c2, std::uint32_t c3,
                   StreamKey key, std::span<PhiloxBlock> out);

/// The blocks of counters (c0, c1, first_c2, c3), (c0, c1, first_c2 + step_c2, c3) and on.
void philox_steps(std::uint32_t c0, std::uint32_t c1, std::uint32_t first_c2, std::uint32_t step_c2,
                  std::uint32_t c3, StreamKey key, std::span<PhiloxBlock> out);

/// The first uniform draw of RandomStream from its first block: an odd multiple of 2^-53.
[[nodiscard]] inline double first_uniform(const PhiloxBlock& block) {
  constexpr double step = 0x1p-53;
  const std::uint64_t bits = (std::uint64_t{block.word[1]} << 32) | block.word[0];
  return static_cast<double>((bits >> 11) | 1U) * step;
}

}  // namespace houvast
