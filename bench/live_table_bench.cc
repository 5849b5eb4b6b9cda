// SPDX-License-Identifier: EUPL-1.2
// An agreement under discussion: what the live table computes between a slider and a repaint, for a
// region of twenty municipalities with a pool, a reserve and solidarity.
#include <benchmark/benchmark.h>

#include "houvast/live_table.h"
#include "support/live_region.h"

namespace houvast::study {
namespace {

enum What { solidarity, pool, both, threshold };

Agreement agreement_of(const Dossier& dossier, int what) {
  Agreement agreement = dossier.agreements.front();
  if (what == solidarity || what == threshold) {
    agreement.contribution.reset();
    agreement.reserve.reset();
  }
  if (what == pool || what == threshold) agreement.solidarity.reset();
  if (what == threshold)
    agreement.equalisation =
        EqualisationTerms{.form = EqualisationForm::threshold, .threshold = Decimal(5, 2)};
  return agreement;
}

const LiveTable& table_of(int years, std::int64_t draws) {
  static std::map<std::pair<int, std::int64_t>, LiveTable> tables;
  const auto known = tables.find({years, draws});
  if (known != tables.end()) return known->second;
  auto made = LiveTable::prepare(testing::live_region(20, {2026, 2025 + years}),
                                 {.draws = draws, .threads = 2});
  return tables.emplace(std::pair(years, draws), std::move(made.value())).first->second;
}

void evaluate(benchmark::State& state) {
  const auto years = static_cast<int>(state.range(0));
  const LiveTable& table = table_of(years, state.range(1));
  const Dossier dossier = testing::live_region(20, {2026, 2025 + years});
  const Agreement agreement = agreement_of(dossier, static_cast<int>(state.range(2)));
  for (auto _ : state)
    benchmark::DoNotOptimize(table.evaluate({.agreement = agreement, .years = {}}).value());
}
BENCHMARK(evaluate)
    ->ArgNames({"years", "draws", "what"})
    ->ArgsProduct({{1}, {1000}, {solidarity, pool, both, threshold}})
    ->ArgsProduct({{11}, {100}, {solidarity, pool, both, threshold}})
    ->ArgsProduct({{4}, {1000}, {both}})
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

void compare_keys(benchmark::State& state) {
  const LiveTable& table = table_of(1, 1000);
  const Dossier dossier = testing::live_region(20, {2026, 2026});
  const std::vector<KeyBlend> keys{
      {{Key::inhabitants, Decimal(1)}},
      {{Key::income, Decimal(1)}},
      {{Key::clients, Decimal(1)}},
      {{Key::spending, Decimal(1)}},
      {{Key::inhabitants, Decimal(5, 1)}, {Key::clients, Decimal(5, 1)}}};
  for (auto _ : state)
    benchmark::DoNotOptimize(
        table.compare_keys({.agreement = dossier.agreements.front(), .years = {}}, keys).value());
}
BENCHMARK(compare_keys)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
}  // namespace houvast::study
