// SPDX-License-Identifier: EUPL-1.2
#include <benchmark/benchmark.h>

#include <string>

#include "base/csv.h"

namespace houvast {
namespace {

std::string table_of(int rows) {
  std::string text = "code,name,cluster,amount\n";
  for (int i = 0; i < rows; ++i)
    text += "GM0014,Groningen,Individuele voorzieningen Wmo,41200000.00\n";
  return text;
}

void reads_csv(benchmark::State& state) {
  const std::string text = table_of(static_cast<int>(state.range(0)));
  for (auto _ : state) benchmark::DoNotOptimize(parse_csv(text, "bench.csv"));
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}
BENCHMARK(reads_csv)->Arg(1'000)->Arg(100'000);

}  // namespace
}  // namespace houvast
