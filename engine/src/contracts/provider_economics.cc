// SPDX-License-Identifier: EUPL-1.2
#include "houvast/provider_economics.h"

#include <algorithm>

#include "contracts/cash.h"
#include "contracts/provider_cost.h"
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

void add_clients(const ContractBook& book, const CareTally& tally, ProviderYear& year) {
  const ContractFacts& facts = book.facts();
  const int begin = (year.year - facts.years.from) * 12;
  std::int64_t clients = 0;
  for (std::size_t p = 0; p < facts.products.size(); ++p)
    for (int month = begin; month < begin + 12; ++month) {
      clients += tally.clients(year.provider, p, month);
      year.starts += tally.starts(year.provider, p, month);
    }
  year.clients = static_cast<double>(clients) / 12;
  if (const auto places = places_in(book.terms().providers[year.provider], year.year))
    year.occupancy = year.clients / static_cast<double>(*places);
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

MarketYear market_of(const ContractBook& book, const CareTally& tally, std::size_t product,
                     int year) {
  MarketYear market{.product = static_cast<std::uint16_t>(product),
                    .year = year,
                    .shares = {},
                    .concentration = {}};
  const int begin = (year - book.facts().years.from) * 12;
  Millionths all = 0;
  for (std::size_t p = 0; p < book.terms().providers.size(); ++p) {
    MarketYear::Share share{.provider = static_cast<std::uint16_t>(p)};
    for (int month = begin; month < begin + 12; ++month) {
      share.volume += tally.volume(p, product, month);
      share.starts += tally.starts(p, product, month);
    }
    if (share.volume == 0 && share.starts == 0) continue;
    all += share.volume;
    market.shares.push_back(share);
  }
  if (all == 0) return market;
  market.concentration = 0;
  for (MarketYear::Share& share : market.shares) {
    share.share = static_cast<double>(share.volume) / static_cast<double>(all);
    *market.concentration += share.share * share.share;
  }
  return market;
}

}  // namespace

Economics provider_years(const ContractBook& book, const CareTally& tally,
                         const Settlement& settlement) {
  const ContractFacts& facts = book.facts();
  const std::vector<Provider>& providers = book.terms().providers;
  const auto count = static_cast<std::size_t>(facts.years.count());
  Economics economics;
  for (std::size_t p = 0; p < providers.size(); ++p)
    for (int year = facts.years.from; year <= facts.years.to; ++year) {
      ProviderYear line{.provider = static_cast<std::uint16_t>(p), .year = year};
      add_clients(book, tally, line);
      economics.years.push_back(line);
    }
  add_revenue(facts, settlement.lines, economics.years);

  const std::vector<ProviderCash> flows = cash_flows(book, settlement.lines);
  for (std::size_t p = 0; p < providers.size(); ++p)
    add_cash(providers[p].cash, cost_of(book, tally, p), flows[p].by_month,
             std::span(economics.years).subspan(p * count, count), economics.cash);

  for (std::size_t product = 0; product < facts.products.size(); ++product)
    for (int year = facts.years.from; year <= facts.years.to; ++year)
      economics.market.push_back(market_of(book, tally, product, year));
  return economics;
}

}  // namespace houvast::contracts
