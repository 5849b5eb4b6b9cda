// SPDX-License-Identifier: EUPL-1.2
// F3 on a circular of the real size: 49 measures, 12 clusters, 342 municipalities.
#include "houvast/gemeentefonds.h"

#include <benchmark/benchmark.h>

#include <random>

namespace houvast {
namespace {

Circular circular_of_real_size() {
  std::mt19937_64 random(342);
  const auto number = [&](std::int64_t most, int decimals) {
    return Decimal(static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(most)),
                   decimals);
  };
  Circular circular{.name = "bench", .factor = Decimal(1420, 3)};
  for (int c = 0; c < 12; ++c) circular.clusters.push_back("cluster " + std::to_string(c));
  for (int k = 0; k < 49; ++k) {
    CircularMeasure measure{.code = "m" + std::to_string(k), .is_own_capacity = k >= 46};
    measure.weights.resize(12);
    for (int n = 0; n < 2; ++n) measure.weights[random() % 12] = number(1'000'000, 2);
    circular.measures.push_back(measure);
  }
  for (int i = 0; i < 342; ++i) {
    CircularMunicipality municipality{.code = "GM" + std::to_string(1000 + i), .name = "M"};
    for (int k = 0; k < 49; ++k) municipality.volumes.push_back(number(10'000'000'000, 6));
    circular.municipalities.push_back(municipality);
  }
  return circular;
}

void allocates_the_gemeentefonds(benchmark::State& state) {
  const Circular circular = circular_of_real_size();
  const GemeentefondsOptions options{.by_measure = state.range(0) == 1};
  for (auto _ : state) benchmark::DoNotOptimize(allocate_gemeentefonds(circular, options));
}
BENCHMARK(allocates_the_gemeentefonds)->ArgName("by_measure")->Arg(0)->Arg(1);

void solves_the_factor(benchmark::State& state) {
  const Circular circular = circular_of_real_size();
  const GemeentefondsOptions options{.macro = Cents(3'800'000'000'000)};
  for (auto _ : state) benchmark::DoNotOptimize(allocate_gemeentefonds(circular, options));
}
BENCHMARK(solves_the_factor);

void compares_two_circulars(benchmark::State& state) {
  const Circular before = circular_of_real_size();
  Circular after = before;
  after.factor = Decimal(1457, 3);
  for (auto& municipality : after.municipalities)
    for (Decimal& volume : municipality.volumes) volume = Decimal(volume.units() + 1, 6);
  for (auto _ : state) benchmark::DoNotOptimize(compare_circulars(before, {}, after, {}));
}
BENCHMARK(compares_two_circulars);

}  // namespace
}  // namespace houvast
