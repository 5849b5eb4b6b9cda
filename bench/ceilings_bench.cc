// SPDX-License-Identifier: EUPL-1.2
// C6. How long it takes to ask for room, and what ceilings add to a settlement: 10 municipalities,
// 20 products, 5 providers with a contract each, 20,000 orders in 5 years.
#include <benchmark/benchmark.h>

#include <string>

#include "houvast/ceiling_room.h"
#include "houvast/ceilings.h"

namespace houvast::contracts {
namespace {

using namespace literals;

constexpr std::size_t municipalities = 10, products = 20, providers = 5;
constexpr int days = 1826;

/// Numbers that look like chance and are the same everywhere (splitmix64).
class Draws {
 public:
  std::int64_t below(std::int64_t high) {
    std::uint64_t z = (state_ += 0x9e3779b97f4a7c15U);
    z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
    return static_cast<std::int64_t>((z ^ (z >> 31U)) % static_cast<std::uint64_t>(high));
  }

 private:
  std::uint64_t state_ = 2026;
};

ContractFacts facts() {
  ContractFacts all;
  all.years = {2026, 2030};
  for (std::size_t m = 0; m < municipalities; ++m) {
    all.municipalities.push_back("GM90" + std::to_string(10 + m));
    all.inhabitants.emplace_back(5, 40'000);
  }
  for (std::size_t p = 0; p < products; ++p) {
    ProductFacts product;
    product.id = "p" + std::to_string(10 + p);
    product.scheme = "youth";
    product.price.assign(5, 87.5_d);
    all.products.push_back(std::move(product));
  }
  return all;
}

/// A ceiling for each provider, one for line 2 and one for all lines.
ContractTerms terms(std::int64_t ceilings) {
  ContractTerms all;
  for (std::size_t i = 0; i < providers; ++i) {
    Provider provider;
    provider.id = "q" + std::to_string(i);
    Contract contract;
    contract.id = provider.id;
    contract.scheme = "youth";
    contract.providers = {provider.id};
    for (std::size_t p = 0; p < products; ++p)
      contract.products.push_back("p" + std::to_string(10 + p));
    contract.from = {2026, 1};
    contract.to = {2030, 12};
    contract.clauses.push_back({.preset = {}, .products = {}, .terms = UnitClause()});
    Ceiling ceiling;
    ceiling.id = ceiling.contract = provider.id;
    ceiling.budget = {{2026, 40'000'000_eur}};
    if (ceilings > 0) all.ceilings.push_back(std::move(ceiling));
    all.providers.push_back(std::move(provider));
    all.contracts.push_back(std::move(contract));
  }
  for (const auto level : {Ceiling::Level::specialist, Ceiling::Level::all_lines}) {
    if (ceilings == 0) break;
    Ceiling ceiling;
    ceiling.id = level == Ceiling::Level::specialist ? "r" : "s";
    ceiling.level = level;
    ceiling.scheme = "youth";
    ceiling.budget = {{2026, 30'000'000_eur}};
    all.ceilings.push_back(std::move(ceiling));
  }
  return all;
}

CareOrder random_order(Draws& draws) {
  CareOrder order;
  order.municipality = static_cast<std::uint16_t>(draws.below(municipalities));
  order.product = static_cast<std::uint16_t>(draws.below(products));
  order.provider = static_cast<std::uint16_t>(draws.below(providers));
  order.monthly_volume = 1'000'000 + draws.below(20'000'000);
  order.start = static_cast<std::int32_t>(draws.below(days - 1));
  order.end = static_cast<std::int32_t>(order.start + 1 + draws.below(days - order.start));
  return order;
}

void settle_under_ceilings(benchmark::State& state) {
  const ContractBook book(terms(state.range(0)), facts());
  CareTally tally(book);
  Draws draws;
  for (int i = 0; i < 20'000; ++i) tally.add(random_order(draws), {}, 1);
  for (auto _ : state) benchmark::DoNotOptimize(settle(book, tally).lines.data());
}
BENCHMARK(settle_under_ceilings)
    ->ArgName("ceilings")
    ->Arg(0)
    ->Arg(7)
    ->Unit(benchmark::kMillisecond);

void ask_for_room(benchmark::State& state) {
  const ContractBook book(terms(1), facts());
  CeilingRoom room(book);
  room.reset();
  Draws draws;
  demand::RoomRequest request;
  bool has_room = false;
  for (auto _ : state) {
    const CareOrder order = random_order(draws);
    request.municipality = order.municipality;
    request.product = order.product;
    request.provider = order.provider;
    request.monthly_volume = order.monthly_volume;
    request.day = order.start % 365;
    has_room = room.has_room(request);
    benchmark::DoNotOptimize(has_room);
  }
}
BENCHMARK(ask_for_room);

}  // namespace
}  // namespace houvast::contracts
