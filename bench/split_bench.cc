// SPDX-License-Identifier: EUPL-1.2
#include <benchmark/benchmark.h>

#include <cstdint>
#include <vector>

#include "houvast/split.h"

namespace houvast {
namespace {

void splits_over_municipalities(benchmark::State& state) {
  using namespace literals;
  std::vector<std::int64_t> inhabitants;
  for (int i = 0; i < static_cast<int>(state.range(0)); ++i)
    inhabitants.push_back(10'000 + 977 * i);
  for (auto _ : state) benchmark::DoNotOptimize(split(41'200'000_eur, inhabitants));
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(splits_over_municipalities)->Arg(12)->Arg(342);

}  // namespace
}  // namespace houvast
