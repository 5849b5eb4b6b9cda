// SPDX-License-Identifier: EUPL-1.2
#include <benchmark/benchmark.h>

#include <algorithm>
#include <string>
#include <vector>

#include "houvast/random.h"
#include "houvast/spending_model.h"
#include "houvast/summary.h"
#include "support/random_input.h"

namespace houvast {
namespace {

using namespace literals;

RandomStream stream() { return {stream_key(1, {"bench"}), 0, 2026}; }

void draw_a_uniform(benchmark::State& state) {
  RandomStream random = stream();
  for (auto _ : state) benchmark::DoNotOptimize(random.uniform());
}
BENCHMARK(draw_a_uniform);

void draw_a_normal(benchmark::State& state) {
  RandomStream random = stream();
  for (auto _ : state) benchmark::DoNotOptimize(draw_normal(random));
}
BENCHMARK(draw_a_normal);

void draw_a_gamma(benchmark::State& state) {
  RandomStream random = stream();
  for (auto _ : state) benchmark::DoNotOptimize(draw_gamma(random, 20));
}
BENCHMARK(draw_a_gamma);

void draw_a_poisson(benchmark::State& state) {
  RandomStream random = stream();
  const auto mean = static_cast<double>(state.range(0));
  for (auto _ : state) benchmark::DoNotOptimize(draw_poisson(random, mean));
}
BENCHMARK(draw_a_poisson)->Arg(3)->Arg(50)->Arg(5000);

/// Twenty municipalities, 2026 to 2036: what one replication draws.
void draw_a_region_for_eleven_years(benchmark::State& state) {
  const SpendingChance chance{.regional_cv = 0.05_d,
                              .own_cv = 0.08_d,
                              .persistence = 0.6_d,
                              .cost_per_client = 30'000_eur,
                              .client_cv = 0.7_d};
  std::vector<Figure<Cents>> expected;
  for (int i = 10; i < 30; ++i)
    for (int year = 2026; year <= 2036; ++year)
      expected.push_back({"GM90" + std::to_string(i), year, Cents(50'000'000LL * (i - 9))});
  std::uint32_t replication = 0;
  for (auto _ : state)
    benchmark::DoNotOptimize(study::draw_spending(chance, expected, {1, "bw", replication++}));
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(draw_a_region_for_eleven_years);

void summarise_ten_thousand_replications(benchmark::State& state) {
  houvast::testing::RandomInput random(1);
  std::vector<Cents> drawn(10'000);
  for (Cents& value : drawn) value = Cents(random.number(-1'000'000'000, 1'000'000'000));
  for (auto _ : state) {
    std::vector<Cents> sorted = drawn;
    benchmark::DoNotOptimize(study::summarise(sorted));
    std::sort(sorted.begin(), sorted.end());
    benchmark::DoNotOptimize(study::quantile_cents(sorted, 0.95));
    benchmark::DoNotOptimize(study::mean_of_worst_cents(sorted, 0.05, study::Worst::lowest));
  }
}
BENCHMARK(summarise_ten_thousand_replications);

}  // namespace
}  // namespace houvast
