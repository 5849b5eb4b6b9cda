// SPDX-License-Identifier: EUPL-1.2
// What contracts add to the simulation of the same care (section C): one replication of the example
// region of ten municipalities, without waiting lists.
#include <benchmark/benchmark.h>

#include <filesystem>

#include "houvast/demand.h"
#include "houvast/dossier.h"
#include "study/contract_care.h"
#include "study/contract_case.h"

namespace houvast {
namespace {

/// Every product under a contract of its own, paid per unit, with two providers.
Dossier contracted_region() {
  Dossier dossier = load_dossier(std::filesystem::path(HOUVAST_EXAMPLES) / "zorgregio").value();
  dossier.demand.capacities.clear();
  dossier.demand.exit_queues.clear();
  dossier.demand.budgets.clear();
  ContractTerms& terms = dossier.contracts;
  terms.providers = {{.id = "eik"}, {.id = "iep"}};
  for (const Product& product : dossier.demand.products) {
    for (const Provider& provider : terms.providers) {
      Contract contract{.id = product.id + "." + provider.id,
                        .scheme = product.scheme,
                        .providers = {provider.id},
                        .products = {product.id},
                        .from = {dossier.years.from, 1},
                        .to = {dossier.years.to, 12},
                        .clauses = {{.terms = UnitClause{}}}};
      if (product.personal_budget_share > 0)
        contract.clauses.push_back({.terms = PersonalBudgetClause{}});
      terms.contracts.push_back(std::move(contract));
    }
    terms.supply.push_back({.product = product.id, .shares = {{"eik", 0.6}, {"iep", 0.4}}});
  }
  return dossier;
}

/// 0: care alone. 1: with orders. 2: counted and paid.
void region_under_contract(benchmark::State& state) {
  const Dossier dossier = contracted_region();
  DemandTerms terms = demand::with_rates(dossier.demand, dossier.years).value();
  const auto book = study::contract_book(dossier, terms);
  study::place_with_providers(*book, terms);
  const demand::Model model = demand::prepare(terms, dossier.years, dossier.municipalities, 1);
  demand::Simulator simulator(model);
  study::ContractCare care(*book);
  std::uint32_t replication = 0;
  std::size_t orders = 0;
  for (auto _ : state) {
    demand::SimulateOptions options{.replication = replication++};
    care.clear();
    if (state.range(0) > 0) care.ask(options);
    for (std::size_t cluster = 0; cluster < model.clusters().size(); ++cluster)
      benchmark::DoNotOptimize(simulator.simulate(cluster, options));
    if (state.range(0) == 2) benchmark::DoNotOptimize(care.pay().lines.data());
    orders += care.sheet().orders.size();
  }
  state.counters["orders"] =
      benchmark::Counter(static_cast<double>(orders), benchmark::Counter::kAvgIterations);
}
BENCHMARK(region_under_contract)
    ->ArgName("paid")
    ->Arg(0)
    ->Arg(1)
    ->Arg(2)
    ->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace houvast
