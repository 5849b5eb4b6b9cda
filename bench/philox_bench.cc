// SPDX-License-Identifier: EUPL-1.2
#include <benchmark/benchmark.h>

#include <vector>

#include "demand/quantile_table.h"
#include "random/philox_block.h"
#include "random/poisson_cell.h"

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

void draw_from_a_quantile_table(benchmark::State& state) {
  const auto table =
      demand::QuantileTable::of({.kind = Spread::Kind::weibull, .mean = 200, .shape = 0.8});
  std::vector<PhiloxBlock> blocks(1024);
  philox_blocks(0, 1, 2, 3, key, blocks);
  for (auto _ : state) {
    double sum = 0;
    for (const PhiloxBlock& block : blocks)
      for (const std::uint32_t word : block.word) sum += table.at(word);
    benchmark::DoNotOptimize(sum);
  }
  state.SetItemsProcessed(state.iterations() * 4096);
}
BENCHMARK(draw_from_a_quantile_table);

void make_a_quantile_table(benchmark::State& state) {
  const auto kind = static_cast<Spread::Kind>(state.range(0));
  for (auto _ : state)
    benchmark::DoNotOptimize(
        demand::QuantileTable::of({.kind = kind, .mean = 200, .shape = 3, .cv = 1}));
}
BENCHMARK(make_a_quantile_table)
    ->Arg(static_cast<int>(Spread::Kind::weibull))
    ->Arg(static_cast<int>(Spread::Kind::lognormal))
    ->Arg(static_cast<int>(Spread::Kind::gamma));

void draw_a_poisson_of_a_cell(benchmark::State& state) {
  const PoissonCell cell(static_cast<double>(state.range(0)));
  std::uint32_t replication = 0;
  for (auto _ : state) benchmark::DoNotOptimize(cell.draw(key, replication++, 2026));
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(draw_a_poisson_of_a_cell)->Arg(0)->Arg(1)->Arg(5)->Arg(39)->Arg(40)->Arg(500);

}  // namespace
}  // namespace houvast
