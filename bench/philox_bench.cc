// SPDX-License-Identifier: EUPL-1.2
#include <benchmark/benchmark.h>

#include <vector>

#include "random/philox_block.h"

namespace houvast {
namespace {

const StreamKey key = stream_key(1, {"bench"});

void philox_block_by_block(benchmark::State& state) {
  std::uint32_t rank = 0;
  std::uint32_t sum = 0;
  for (auto _ : state) {
    const PhiloxBlock block = philox_block(rank++, 1, 2, 3, key);
    sum += block.word[0] ^ block.word[1] ^ block.word[2] ^ block.word[3];
  }
  benchmark::DoNotOptimize(sum);
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(philox_block_by_block);

void philox_blocks_in_rows(benchmark::State& state) {
  std::vector<PhiloxBlock> blocks(static_cast<std::size_t>(state.range(0)));
  std::uint32_t row = 0;
  for (auto _ : state) {
    philox_blocks(0, row++, 2, 3, key, blocks);
    benchmark::DoNotOptimize(blocks.data());
    benchmark::ClobberMemory();
  }
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(philox_blocks_in_rows)->Arg(16)->Arg(64)->Arg(512);

}  // namespace
}  // namespace houvast
