// SPDX-License-Identifier: EUPL-1.2
// One year of a pool of ten municipalities, as a study runs it for every replication (R2, R3).
#include <benchmark/benchmark.h>

#include <string>

#include "houvast/contribution.h"

namespace houvast::region {
namespace {

using namespace literals;

PoolFigures ten_municipalities() {
  PoolFigures figures{.members = {}, .reserve_balance = 4'000'000_eur};
  for (int i = 0; i < 10; ++i)
    figures.members.push_back({.municipality = "GM90" + std::to_string(10 + i),
                               .inhabitants = 12'000 + 9'431 * i,
                               .income = Cents(150'000'000 + 71'113'131 * i),
                               .spending = Cents(161'234'567 + 70'987'651 * i),
                               .budget = Cents(155'000'000 + 70'000'000 * i),
                               .last_year = {},
                               .clients = 20 + 13 * i,
                               .expected_clients = 22 + 12 * i});
  return figures;
}

Agreement agreement_with(KeyBlend key) {
  Agreement agreement{.id = "bw", .scheme = "bw"};
  agreement.contribution = ContributionTerms{.key = std::move(key)};
  agreement.reserve = ReserveTerms{
      .surplus_share = 0.5_d, .deficit_share = 0.5_d, .minimum = 0.05_d, .maximum = 0.15_d};
  return agreement;
}

void pool_year_by(benchmark::State& state, const KeyBlend& key) {
  const PoolFigures figures = ten_municipalities();
  const Agreement agreement = agreement_with(key);
  for (auto _ : state) benchmark::DoNotOptimize(pool_year(agreement, figures));
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK_CAPTURE(pool_year_by, one_key, KeyBlend{{Key::inhabitants, 1_d}});
BENCHMARK_CAPTURE(pool_year_by, two_keys,
                  KeyBlend{{Key::inhabitants, 0.5_d}, {Key::clients, 0.5_d}});
BENCHMARK_CAPTURE(pool_year_by, four_keys,
                  KeyBlend{{Key::inhabitants, 0.1_d},
                           {Key::income, 0.2_d},
                           {Key::clients, 0.3_d},
                           {Key::spending, 0.4_d}});

}  // namespace
}  // namespace houvast::region
