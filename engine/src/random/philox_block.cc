// SPDX-License-Identifier: EUPL-1.2
#include "random/philox_block.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace houvast {
namespace {

/// A row of counters: from one to the next, the first word grows by step_0, the third by step_2.
struct Row {
  std::uint32_t c0, c1, c2, c3;
  std::uint32_t step_0, step_2;
  StreamKey key;
  std::span<PhiloxBlock> out;

  void advance(std::size_t blocks) {
    c0 += step_0 * static_cast<std::uint32_t>(blocks);
    c2 += step_2 * static_cast<std::uint32_t>(blocks);
    out = out.subspan(blocks);
  }
};

void one_by_one(Row row) {
  while (!row.out.empty()) {
    row.out[0] = philox_block(row.c0, row.c1, row.c2, row.c3, row.key);
    row.advance(1);
  }
}

#if defined(__x86_64__)

// A word of a counter has a lane of 64 bits, of which the upper half is never looked at: the
// multiplication reads the lower halves and leaves the two halves that a round wants. Four vectors
// at a time keep the multipliers busy.
constexpr std::size_t vectors = 4;

__attribute__((target("avx2"))) inline __m256i wide(std::uint32_t word) {
  return _mm256_set1_epi64x(static_cast<long long>(word));
}

__attribute__((target("avx2"))) std::size_t by_sixteen(const Row& row) {
  using namespace philox_constants;
  constexpr std::size_t step = 4 * vectors;
  const __m256i m0 = wide(multiply_0);
  const __m256i m2 = wide(multiply_2);
  const auto key = static_cast<std::uint64_t>(row.key);
  std::size_t done = 0;
  for (; done + step <= row.out.size(); done += step) {
    __m256i c0[vectors];
    __m256i c1[vectors];
    __m256i c2[vectors];
    __m256i c3[vectors];
    const auto before = static_cast<std::uint32_t>(done);
    const __m256i first_0 = wide(row.c0 + row.step_0 * before);
    const __m256i first_2 = wide(row.c2 + row.step_2 * before);
#pragma GCC unroll 4
    for (std::size_t v = 0; v < vectors; ++v) {
      const auto at = static_cast<long long>(4 * v);
      const __m256i lanes = _mm256_set_epi64x(at + 3, at + 2, at + 1, at);
      c0[v] = _mm256_add_epi64(first_0, _mm256_mul_epu32(lanes, wide(row.step_0)));
      c1[v] = wide(row.c1);
      c2[v] = _mm256_add_epi64(first_2, _mm256_mul_epu32(lanes, wide(row.step_2)));
      c3[v] = wide(row.c3);
    }
    auto k0 = static_cast<std::uint32_t>(key);
    auto k1 = static_cast<std::uint32_t>(key >> 32);
    for (int round = 0; round < rounds; ++round) {
      const __m256i key_0 = wide(k0);
      const __m256i key_1 = wide(k1);
#pragma GCC unroll 4
      for (std::size_t v = 0; v < vectors; ++v) {
        const __m256i product_0 = _mm256_mul_epu32(c0[v], m0);
        const __m256i product_2 = _mm256_mul_epu32(c2[v], m2);
        c0[v] = _mm256_xor_si256(_mm256_srli_epi64(product_2, 32), _mm256_xor_si256(c1[v], key_0));
        c1[v] = product_2;
        c2[v] = _mm256_xor_si256(_mm256_srli_epi64(product_0, 32), _mm256_xor_si256(c3[v], key_1));
        c3[v] = product_0;
      }
      k0 += add_0;
      k1 += add_1;
    }
#pragma GCC unroll 4
    for (std::size_t v = 0; v < vectors; ++v) {
      const __m256i front = _mm256_blend_epi32(c0[v], _mm256_slli_epi64(c1[v], 32), 0xAA);
      const __m256i back = _mm256_blend_epi32(c2[v], _mm256_slli_epi64(c3[v], 32), 0xAA);
      const __m256i even = _mm256_unpacklo_epi64(front, back);
      const __m256i odd = _mm256_unpackhi_epi64(front, back);
      auto* to = reinterpret_cast<__m256i*>(row.out.data() + done + 4 * v);
      _mm256_storeu_si256(to, _mm256_permute2x128_si256(even, odd, 0x20));
      _mm256_storeu_si256(to + 1, _mm256_permute2x128_si256(even, odd, 0x31));
    }
  }
  return done;
}

#endif

}  // namespace

namespace {

void fill(Row row) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx2")) row.advance(by_sixteen(row));
#endif
  one_by_one(row);
}

}  // namespace

void philox_blocks(std::uint32_t first_c0, std::uint32_t c1, std::uint32_t c2, std::uint32_t c3,
                   StreamKey key, std::span<PhiloxBlock> out) {
  fill({first_c0, c1, c2, c3, 1, 0, key, out});
}

void philox_steps(std::uint32_t c0, std::uint32_t c1, std::uint32_t first_c2, std::uint32_t step_c2,
                  std::uint32_t c3, StreamKey key, std::span<PhiloxBlock> out) {
  fill({c0, c1, first_c2, c3, 0, step_c2, key, out});
}

}  // namespace houvast
