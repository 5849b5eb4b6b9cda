// SPDX-License-Identifier: EUPL-1.2
#include "contracts/provider_cost.h"

#include <array>

#include "contracts/tally.h"
#include "money/exact.h"
#include "money/unit_price.h"

namespace houvast::contracts {
namespace {

/// amount * (1 + index)^(year - from)
Exact risen(Exact amount, Decimal index, int from, int year) {
  for (int y = from; y < year; ++y) amount *= 1 + exact(index);
  return amount;
}

/// The latest amount that was given, and the index over the years since.
Cents fixed_cost_in(const Provider& provider, int year) {
  auto given = provider.fixed_cost.upper_bound(year);
  if (given == provider.fixed_cost.begin()) return Cents();
  --given;
  return round_to_cents(risen(exact(given->second), provider.cost_index, given->first, year));
}

std::vector<Cents> fixed_cost_of(const Provider& provider, Years years) {
  std::vector<Cents> months;
  for (int year = years.from; year <= years.to; ++year) {
    const std::array<Exact, 12> twelfths{1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
    for (const Cents month : split_exactly(fixed_cost_in(provider, year), twelfths))
      months.push_back(month);
  }
  // Who is not there yet, has no cost yet.
  for (std::size_t m = 0; m < months.size(); ++m) {
    const Period period{years.from + static_cast<int>(m / 12), static_cast<int>(m % 12) + 1};
    if (provider.from && period < *provider.from) months[m] = Cents();
  }
  return months;
}

/// Cost price of a unit or a start, to 0.0001 euro; nothing for a product without one.
UnitPrice cost_price(const std::map<std::string, Decimal>& prices, const std::string& product,
                     const Provider& provider, int from, int year) {
  const auto found = prices.find(product);
  if (found == prices.end()) return {};
  const auto price =
      round_to_decimal(risen(exact(found->second), provider.cost_index, from, year), 4);
  check(price.has_value());
  return unit_price(*price);
}

}  // namespace

ProviderCost cost_of(const ContractBook& book, const CareTally& tally, std::size_t provider) {
  const ContractFacts& facts = book.facts();
  const Provider& terms = book.terms().providers[provider];
  ProviderCost cost{.fixed = fixed_cost_of(terms, facts.years),
                    .variable = std::vector<Cents>(facts.months())};
  for (std::size_t p = 0; p < facts.products.size(); ++p) {
    const std::string& id = facts.products[p].id;
    if (!terms.unit_cost.contains(id) && !terms.start_cost.contains(id)) continue;
    const std::vector<CareCount> months = tally.impl().delivered(provider, p);
    for (int year = facts.years.from; year <= facts.years.to; ++year) {
      const UnitPrice unit = cost_price(terms.unit_cost, id, terms, facts.years.from, year);
      const UnitPrice start = cost_price(terms.start_cost, id, terms, facts.years.from, year);
      if (unit.units == 0 && start.units == 0) continue;
      const auto begin = static_cast<std::size_t>(year - facts.years.from) * 12;
      for (std::size_t month = begin; month < begin + 12; ++month)
        cost.variable[month] += amount_of(months[month].volume, unit) +
                                amount_of(months[month].starts * 1'000'000, start);
    }
  }
  return cost;
}

}  // namespace houvast::contracts
