// SPDX-License-Identifier: EUPL-1.2
// The incentive table of a region: 20 contracts, 10 actions, 10 municipalities, 5 years.
#include <benchmark/benchmark.h>

#include <string>

#include "houvast/incentives.h"
#include "houvast/random.h"

namespace houvast::contracts {
namespace {

using namespace literals;

constexpr std::uint16_t providers = 20, products = 8, municipalities = 10;
constexpr int days = 1826;

ContractFacts region_facts() {
  ContractFacts facts;
  facts.years = {2026, 2030};
  for (int m = 0; m < municipalities; ++m) {
    facts.municipalities.push_back("GM" + std::to_string(9000 + m));
    facts.inhabitants.push_back(std::vector<std::int64_t>(5, 40'000));
  }
  for (int p = 0; p < products; ++p)
    facts.products.push_back({.id = "p" + std::to_string(p),
                              .label = "p" + std::to_string(p),
                              .scheme = "jeugd",
                              .unit = "hour",
                              .price = std::vector<Decimal>(5, 95.4_d),
                              .mean_monthly = 8,
                              .mean_days = 300});
  return facts;
}

Clause one_of(int kind) {
  Clause clause;
  if (kind == 0) clause.terms = UnitClause{};
  if (kind == 1)
    clause.terms = TrajectoryClause{
        .price = {{2026, 7'000_d}}, .at_start = 0.5_d, .at_end = 0.5_d, .parts = {}};
  if (kind == 2) clause.terms = PersonYearClause{.price = {{2026, 9'000_d}}};
  if (kind == 3) clause.terms = AvailabilityClause{.amount = {{2026, 900'000_eur}}};
  return clause;
}

/// Every fourth contract under a ceiling of its own; or all of them under one of line 2.
ContractTerms region_terms(bool share_a_ceiling) {
  ContractTerms terms;
  for (int p = 0; p < providers; ++p) {
    const std::string id = std::to_string(10 + p);
    terms.providers.push_back({.id = id});
    Contract contract{.id = id, .scheme = "jeugd", .providers = {id}};
    const int own = p % (products - 1);  // Two of the eight.
    contract.products = {"p" + std::to_string(own), "p" + std::to_string(own + 1)};
    contract.from = {2026, 1};
    contract.to = {2030, 12};
    contract.clauses = {one_of(p % 4)};
    terms.contracts.push_back(contract);
    if (p % 4 == 0)
      terms.ceilings.push_back({.id = id, .contract = id, .budget = {{2026, 1'000'000_eur}}});
  }
  if (share_a_ceiling)
    terms.ceilings = {{.id = "line2",
                       .level = Ceiling::Level::specialist,
                       .scheme = "jeugd",
                       .budget = {{2026, 20'000'000_eur}}}};
  for (int product = 1; product < products; ++product)
    terms.access.push_back({.product = "p" + std::to_string(product), .basis = "p0"});
  return terms;
}

CareSheet region_care(std::int64_t orders) {
  CareSheet sheet;
  RandomStream draw(stream_key(1, {"bench/incentives"}), 0, 0);
  for (std::int64_t i = 0; i < orders; ++i) {
    CareOrder order;
    const auto below = [&](int limit) {
      return static_cast<int>(draw.uniform() * static_cast<double>(limit));
    };
    order.municipality = static_cast<std::uint16_t>(below(municipalities));
    order.provider = static_cast<std::uint16_t>(below(providers));
    order.product = static_cast<std::uint16_t>(*order.provider % (products - 1) + below(2));
    order.start = below(days - 1);
    order.end = std::min(days, order.start + 1 + below(600));
    order.is_stopped = order.end < days;
    order.monthly_volume = 1'000'000 * (1 + below(12));
    sheet.orders.push_back(order);
  }
  return sheet;
}

void incentive_table(benchmark::State& state) {
  const ContractBook book(region_terms(state.range(0) != 0), region_facts());
  CareTally tally(book);
  tally.add(region_care(20'000));
  const std::vector<IncentiveCase> cases = main_cases(book, tally);
  for (auto _ : state) benchmark::DoNotOptimize(incentives(book, tally, cases));
  state.counters["lines"] = static_cast<double>(incentives(book, tally, cases).size());
}
BENCHMARK(incentive_table)->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace houvast::contracts
