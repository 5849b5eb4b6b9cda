// SPDX-License-Identifier: EUPL-1.2
// Contracts on the care of a region: items_per_second are orders on one core. Applying them may
// cost at most 30% of simulating the same care.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <string>
#include <vector>

#include "houvast/contracts.h"
#include "random/philox_block.h"

namespace houvast::contracts {
namespace {

constexpr std::size_t municipalities = 13;
constexpr std::size_t products = 10;
constexpr std::size_t contract_count = 20;
constexpr int region_orders = 150'000;
constexpr int region_days = 1826;  // 2026 to 2030.

ContractFacts region_facts() {
  ContractFacts facts;
  facts.years = {2026, 2030};
  for (std::size_t m = 0; m < municipalities; ++m) {
    facts.municipalities.push_back("GM" + std::to_string(1000 + m));
    facts.inhabitants.emplace_back(5, 20'000 + 1'000 * static_cast<std::int64_t>(m));
  }
  for (std::size_t p = 0; p < products; ++p) {
    ProductFacts product;
    product.id = "p" + std::to_string(p);
    product.scheme = "wmo";
    product.price.assign(5, Decimal(625'000 + static_cast<std::int64_t>(p), 4));
    facts.products.push_back(product);
  }
  return facts;
}

/// Two contracts a product, each with one provider, all municipalities and a price a unit.
ContractTerms region_terms() {
  ContractTerms terms;
  for (std::size_t c = 0; c < contract_count; ++c) {
    Provider provider;
    provider.id = "a" + std::to_string(100 + c);
    terms.providers.push_back(provider);
    Contract contract;
    contract.id = "k" + std::to_string(100 + c);
    contract.scheme = "wmo";
    contract.providers = {provider.id};
    contract.products = {"p" + std::to_string(c / 2)};
    contract.from = {2026, 1};
    contract.to = {2030, 12};
    Clause units;
    units.terms = UnitClause{};
    contract.clauses = {units};
    terms.contracts.push_back(contract);
  }
  return terms;
}

/// In the order in which a simulation has them: by municipality and product.
CareSheet region_sheet() {
  CareSheet sheet;
  for (int i = 0; i < region_orders; ++i) {
    const PhiloxBlock words =
        philox_block(static_cast<std::uint32_t>(i), 1, 2, 3, StreamKey{0x9e3779b97f4a7c15});
    CareOrder order;
    order.client = static_cast<std::uint64_t>(i);
    order.municipality =
        static_cast<std::uint16_t>(static_cast<std::size_t>(i) * municipalities / region_orders);
    order.product = static_cast<std::uint16_t>(static_cast<std::size_t>(i) * municipalities *
                                               products / region_orders % products);
    order.provider = static_cast<std::uint16_t>(order.product * 2 + (words.word[0] & 1U));
    order.start = static_cast<std::int32_t>((std::uint64_t{words.word[1]} * region_days) >> 32);
    order.end =
        std::min(region_days, order.start + 1 + static_cast<std::int32_t>(words.word[2] % 600));
    order.is_stopped = order.end < region_days;
    order.monthly_volume = 1'000'000 + words.word[3] % 20'000'000;
    sheet.orders.push_back(order);
  }
  return sheet;
}

void tally_of_a_region(benchmark::State& state) {
  const ContractBook book(region_terms(), region_facts());
  const CareSheet sheet = region_sheet();
  CareTally tally(book);
  for (auto _ : state) {
    tally.clear();
    tally.add(sheet);
  }
  state.SetItemsProcessed(state.iterations() * region_orders);
}
BENCHMARK(tally_of_a_region)->Unit(benchmark::kMicrosecond);

void settle_a_region(benchmark::State& state) {
  const ContractBook book(region_terms(), region_facts());
  CareTally tally(book);
  tally.add(region_sheet());
  std::size_t lines = 0;
  for (auto _ : state) lines = settle(book, tally).lines.size();
  state.counters["lines"] = static_cast<double>(lines);
}
BENCHMARK(settle_a_region)->Unit(benchmark::kMicrosecond);

void tally_and_settle_a_region(benchmark::State& state) {
  const ContractBook book(region_terms(), region_facts());
  const CareSheet sheet = region_sheet();
  CareTally tally(book);
  for (auto _ : state) {
    tally.clear();
    tally.add(sheet);
    benchmark::DoNotOptimize(settle(book, tally));
  }
  state.SetItemsProcessed(state.iterations() * region_orders);
}
BENCHMARK(tally_and_settle_a_region)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace houvast::contracts
