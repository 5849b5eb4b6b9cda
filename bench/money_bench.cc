// SPDX-License-Identifier: EUPL-1.2
#include <benchmark/benchmark.h>

#include <string>
#include <vector>

#include "houvast/decimal.h"
#include "houvast/ledger.h"
#include "money/exact.h"

namespace houvast {
namespace {

void parse_a_decimal(benchmark::State& state) {
  for (auto _ : state) {
    std::string_view text = "4379.381022";
    benchmark::DoNotOptimize(text);
    benchmark::DoNotOptimize(parse_decimal(text));
  }
}
BENCHMARK(parse_a_decimal);

void parse_a_dutch_decimal(benchmark::State& state) {
  for (auto _ : state) {
    std::string_view text = "2.366.400.000,25";
    benchmark::DoNotOptimize(text);
    benchmark::DoNotOptimize(parse_dutch_decimal(text));
  }
}
BENCHMARK(parse_a_dutch_decimal);

void multiply_by_a_decimal(benchmark::State& state) {
  Cents amount(4'120'000'000);
  Decimal factor(1491, 3);
  for (auto _ : state) {
    benchmark::DoNotOptimize(amount);
    benchmark::DoNotOptimize(factor);
    benchmark::DoNotOptimize(times(amount, factor));
  }
}
BENCHMARK(multiply_by_a_decimal);

void multiply_exactly(benchmark::State& state) {
  Cents amount(4'120'000'000);
  Decimal factor(1491, 3);
  for (auto _ : state) {
    benchmark::DoNotOptimize(amount);
    benchmark::DoNotOptimize(factor);
    benchmark::DoNotOptimize(round_to_cents(exact(amount) * exact(factor)));
  }
}
BENCHMARK(multiply_exactly);

/// A region of 20 municipalities for eleven years, some ten transfers a municipality and year.
std::vector<Transfer> region_of_transfers() {
  const Account provider{AccountKind::provider, "zorghuis"};
  std::vector<Transfer> transfers;
  for (int year = 2026; year <= 2036; ++year)
    for (int i = 0; i < 20; ++i)
      for (int month = 1; month <= 10; ++month)
        transfers.push_back({{year, month},
                             municipality("GM90" + std::to_string(10 + i)),
                             provider,
                             Cents(123'456),
                             "bw",
                             {"C0.own_care", {}}});
  return transfers;
}

void post_to_a_ledger(benchmark::State& state) {
  const std::vector<Transfer> transfers = region_of_transfers();
  for (auto _ : state) {
    Ledger ledger;
    ledger.post(transfers);
    benchmark::DoNotOptimize(ledger);
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(transfers.size()));
}
BENCHMARK(post_to_a_ledger);

void sum_results_of_a_ledger(benchmark::State& state) {
  Ledger ledger;
  ledger.post(region_of_transfers());
  for (auto _ : state) benchmark::DoNotOptimize(results(ledger));
  state.SetItemsProcessed(state.iterations() *
                          static_cast<std::int64_t>(ledger.transfers().size()));
}
BENCHMARK(sum_results_of_a_ledger);

}  // namespace
}  // namespace houvast
