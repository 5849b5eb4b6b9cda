// SPDX-License-Identifier: EUPL-1.2
#include "houvast/provider_economics.h"

#include <algorithm>

#include "contracts/cash.h"
#include "contracts/provider_cost.h"
#include "contracts/tally.h"
#include "houvast/check.h"

namespace houvast::contracts {
namespace {

/// Advances move money in time; what was earned, other lines say.
bool is_earned(LineKind kind) {
  return kind != LineKind::advance && kind != LineKind::advance_settled;
}

void add_revenue(const ContractFacts& facts, std::span<const ContractLine> lines,
                 std::vector<ProviderYear>& years) {
  const auto at = [&](std::uint16_t provider, std::int32_t month) -> ProviderYear& {
    return years[provider * static_cast<std::size_t>(facts.years.count()) +
                 static_cast<std::size_t>(month / 12)];
  };
  for (const ContractLine& line : lines) {
    if (!is_earned(line.kind)) continue;
    check(line.month >= 0 && static_cast<std::size_t>(line.month) < facts.months());
    if (line.provider) {
      ProviderYear& year = at(*line.provider, line.month);
      year.revenue += line.amount;
      if (line.kind == LineKind::ceiling) year.unpaid -= line.amount;
    }
    if (line.from_provider) at(*line.from_provider, line.month).revenue -= line.amount;
  }
}

/// Places in a year; empty: as many as come, or none at all.
std::optional<std::int64_t> places_in(const Provider& provider, int year) {
  auto given = provider.capacity.upper_bound(year);
  if (given == provider.capacity.begin()) return std::nullopt;
  --given;
  return given->second > 0 ? std::optional(given->second) : std::nullopt;
}

/// Cash at the end of every month of one provider, and what it comes to in each of his years.
void add_cash(Cents opening, const ProviderCost& cost, std::span<const Cents> received,
              std::span<ProviderYear> years, std::vector<Cents>& cash) {
  Cents balance = opening;
  for (std::size_t m = 0; m < received.size(); ++m) {
    ProviderYear& year = years[m / 12];
    year.fixed_cost += cost.fixed[m];
    year.variable_cost += cost.variable[m];
    year.received += received[m];
    balance += received[m] - cost.fixed[m] - cost.variable[m];
    year.lowest_cash = m % 12 == 0 ? balance : std::min(year.lowest_cash, balance);
    year.closing_cash = balance;
    cash.push_back(balance);
  }
}

/// What a provider delivered of a product in a year, counted from the first.
MarketYear::Share share_in(std::span<const CareCount> months, std::size_t year) {
  MarketYear::Share share;
  for (const CareCount& count : months.subspan(year * 12, 12)) {
    share.volume += count.volume;
    share.starts += count.starts;
  }
  return share;
}

void divide_market(MarketYear& market) {
  Millionths all = 0;
  for (const MarketYear::Share& share : market.shares) all += share.volume;
  if (all == 0) return;
  market.concentration = 0;
  for (MarketYear::Share& share : market.shares) {
    share.share = static_cast<double>(share.volume) / static_cast<double>(all);
    *market.concentration += share.share * share.share;
  }
}

/// Clients and starts of all providers, and the market of every product. The months of a provider
/// and product are read once.
void add_care(const ContractBook& book, const CareTally& tally, Economics& economics) {
  const ContractFacts& facts = book.facts();
  const std::vector<Provider>& providers = book.terms().providers;
  const auto count = static_cast<std::size_t>(facts.years.count());
  std::vector<std::int64_t> client_months(economics.years.size());
  for (std::size_t product = 0; product < facts.products.size(); ++product) {
    std::vector<MarketYear> markets;
    for (int year = facts.years.from; year <= facts.years.to; ++year)
      markets.push_back({.product = static_cast<std::uint16_t>(product),
                         .year = year,
                         .shares = {},
                         .concentration = {}});
    for (std::size_t p = 0; p < providers.size(); ++p) {
      const std::vector<CareCount> months = tally.impl().delivered(p, product);
      for (std::size_t m = 0; m < months.size(); ++m)
        client_months[p * count + m / 12] += months[m].clients;
      for (std::size_t y = 0; y < count; ++y) {
        MarketYear::Share share = share_in(months, y);
        share.provider = static_cast<std::uint16_t>(p);
        economics.years[p * count + y].starts += share.starts;
        if (share.volume != 0 || share.starts != 0) markets[y].shares.push_back(share);
      }
    }
    for (MarketYear& market : markets) {
      divide_market(market);
      economics.market.push_back(std::move(market));
    }
  }
  for (std::size_t i = 0; i < economics.years.size(); ++i) {
    ProviderYear& year = economics.years[i];
    year.clients = static_cast<double>(client_months[i]) / 12;
    if (const auto places = places_in(providers[year.provider], year.year))
      year.occupancy = year.clients / static_cast<double>(*places);
  }
}

}  // namespace

Economics provider_years(const ContractBook& book, const CareTally& tally,
                         const Settlement& settlement) {
  const ContractFacts& facts = book.facts();
  const std::vector<Provider>& providers = book.terms().providers;
  const auto count = static_cast<std::size_t>(facts.years.count());
  Economics economics;
  for (std::size_t p = 0; p < providers.size(); ++p)
    for (int year = facts.years.from; year <= facts.years.to; ++year)
      economics.years.push_back({.provider = static_cast<std::uint16_t>(p), .year = year});
  add_care(book, tally, economics);
  add_revenue(facts, settlement.lines, economics.years);

  const std::vector<ProviderCash> flows = cash_flows(book, settlement.lines);
  for (std::size_t p = 0; p < providers.size(); ++p)
    add_cash(providers[p].cash, cost_of(book, tally, p), flows[p].by_month,
             std::span(economics.years).subspan(p * count, count), economics.cash);
  return economics;
}

}  // namespace houvast::contracts
