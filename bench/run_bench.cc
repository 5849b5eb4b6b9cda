// SPDX-License-Identifier: EUPL-1.2
// The chain of the example region, without reading files or keeping the run.
#include <benchmark/benchmark.h>

#include <cstdlib>

#include "houvast/dossier.h"
#include "houvast/study.h"

namespace houvast {
namespace {

const Dossier& example_region() {
  static const Dossier dossier =
      load_dossier(std::string(HOUVAST_EXAMPLES) + "/voorbeeldregio").value();
  return dossier;
}

void run_example(benchmark::State& state) {
  const study::RunOptions options{.replications = state.range(0)};
  for (auto _ : state) benchmark::DoNotOptimize(study::run(example_region(), options).value());
}
BENCHMARK(run_example)->Arg(0)->Arg(100)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace houvast
