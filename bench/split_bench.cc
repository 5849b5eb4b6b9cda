// SPDX-License-Identifier: EUPL-1.2
#include <benchmark/benchmark.h>

#include <vector>

#include "houvast/split.h"
#include "money/exact.h"
#include "money/split_kernel.h"
#include "support/random_input.h"

namespace houvast {
namespace {

struct Example {
  Cents total;
  std::vector<std::int64_t> weights;
};

/// Enough different ones that the processor cannot learn them by heart: deficits of up to a billion
/// euro over budgets of up to a hundred million.
std::vector<Example> examples(std::size_t weights) {
  houvast::testing::RandomInput random(1);
  std::vector<Example> made(256);
  for (Example& example : made) {
    example.total = Cents(random.number(1, 100'000'000'000));
    for (std::size_t i = 0; i < weights; ++i)
      example.weights.push_back(random.number(1, 10'000'000'000));
  }
  return made;
}

void split_into_a_span(benchmark::State& state) {
  const auto made = examples(static_cast<std::size_t>(state.range(0)));
  std::vector<Cents> parts(made.front().weights.size());
  std::size_t i = 0;
  for (auto _ : state) {
    const Example& example = made[i++ % made.size()];
    split_into(example.total, example.weights, parts);
    benchmark::DoNotOptimize(parts.data());
  }
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(split_into_a_span)->Arg(2)->Arg(10)->Arg(20)->Arg(24)->Arg(32)->Arg(64)->Arg(342);

void splits_over_municipalities(benchmark::State& state) {
  using namespace literals;
  std::vector<std::int64_t> inhabitants;
  for (int i = 0; i < static_cast<int>(state.range(0)); ++i)
    inhabitants.push_back(10'000 + 977 * i);
  for (auto _ : state) benchmark::DoNotOptimize(split(41'200'000_eur, inhabitants));
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(splits_over_municipalities)->Arg(12)->Arg(342);

void split_fractions(benchmark::State& state) {
  const auto made = examples(static_cast<std::size_t>(state.range(0)));
  std::vector<std::vector<Exact>> weights;
  for (const Example& example : made) {
    weights.emplace_back();
    for (const std::int64_t weight : example.weights) weights.back().push_back(Exact(weight) / 7);
  }
  std::size_t i = 0;
  for (auto _ : state) {
    const std::size_t at = i++ % made.size();
    benchmark::DoNotOptimize(split_exactly(made[at].total, weights[at]));
  }
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(split_fractions)->Arg(20);

}  // namespace
}  // namespace houvast
