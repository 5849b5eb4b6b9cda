// SPDX-License-Identifier: EUPL-1.2
// C3. One budget for several providers.
#include <algorithm>

#include "contracts/care_price.h"
#include "contracts/population.h"
#include "houvast/check.h"
#include "houvast/split.h"
#include "money/split_kernel.h"

namespace houvast::contracts {
namespace {

/// What each provider delivered in each month, at the price of the product: [month][provider], in
/// order of BookContract::providers.
using Delivered = std::vector<std::vector<std::int64_t>>;

Delivered delivered_value(const ClauseContext& at) {
  const std::vector<std::uint16_t>& providers = at.of_contract().providers;
  std::vector<CareCount> months(static_cast<std::size_t>(at.book.months()));
  Delivered value(months.size(), std::vector<std::int64_t>(providers.size()));
  for (const std::uint32_t place : at.of_clause().cells) {
    const Cell& cell = at.book.cells[place];
    const auto who = static_cast<std::size_t>(
        std::find(providers.begin(), providers.end(), *cell.provider) - providers.begin());
    at.tally.read(place, months);
    for (std::size_t month = 0; month < months.size(); ++month) {
      const UnitPrice price = care_price(
          at.book, cell.product, cell.form, static_cast<int>(month),
          at.tally.price_factor(*cell.municipality, cell.product, static_cast<int>(month)));
      value[month][who] += amount_of(months[month].volume, price).count();
    }
  }
  return value;
}

/// The amount of a municipality in a month over the providers; alike when none has a weight.
void add_month(const ClauseContext& at, ContractLine line, Cents amount,
               std::span<const std::int64_t> weights, std::vector<ContractLine>& to) {
  const bool is_idle =
      std::all_of(weights.begin(), weights.end(), [](std::int64_t weight) { return weight == 0; });
  const std::vector<std::int64_t> alike(weights.size(), 1);
  std::vector<Cents> parts(weights.size());
  split_into(amount, is_idle ? alike : weights, parts);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (parts[i] == Cents()) continue;
    line.provider = at.of_contract().providers[i];
    line.amount = parts[i];
    to.push_back(line);
  }
}

/// A year's amount of a municipality by what each delivered in each month.
void add_year(const ClauseContext& at, ContractLine line, MonthSpan months, Cents amount,
              const Delivered& delivered, std::vector<ContractLine>& to) {
  for (line.month = months.first; line.month <= months.last; ++line.month)
    add_month(at, line, twelfth(amount, line.month % 12),
              delivered[static_cast<std::size_t>(line.month)], to);
}

/// The same by fixed shares, or all to a main contractor.
void add_year(const NetworkClause& terms, const ClauseContext& at, ContractLine line,
              MonthSpan months, Cents amount, std::vector<ContractLine>& to) {
  std::vector<Decimal> weights = weights_of(at.book, at.contract, terms.shares);
  if (at.of_contract().has_subcontracts) {
    weights.assign(weights.size(), Decimal());
    weights.front() = Decimal(1);
  }
  const auto parts = split(amount, std::span<const Decimal>(weights));
  check(parts.has_value());
  for (std::size_t i = 0; i < parts->size(); ++i) {
    line.provider = at.of_contract().providers[i];
    for (line.month = months.first; line.month <= months.last; ++line.month) {
      line.amount = twelfth((*parts)[i], line.month % 12);
      if (line.amount != Cents()) to.push_back(line);
    }
  }
}

}  // namespace

void pay(const NetworkClause& terms, const ClauseContext& at, std::vector<ContractLine>& to) {
  const BookContract& contract = at.of_contract();
  const bool is_fixed = contract.has_subcontracts || !terms.shares.empty();
  const Delivered delivered = is_fixed ? Delivered() : delivered_value(at);
  for (int year = 0; year < at.book.calendar.years().count(); ++year) {
    const MonthSpan months = months_of_year(contract, year);
    const auto amount = value_in(terms.amount, at.book.calendar.year_of(year * 12));
    if (!amount || months.count() == 0) continue;
    const std::vector<Cents> parts = at.book.split_over_payers(*amount, at.contract, year * 12);
    for (std::size_t i = 0; i < parts.size(); ++i) {
      ContractLine line = at.line(LineKind::network, contract.municipalities[i], 0);
      line.product = at.only_product();
      if (is_fixed)
        add_year(terms, at, line, months, parts[i], to);
      else
        add_year(at, line, months, parts[i], delivered, to);
    }
  }
}

}  // namespace houvast::contracts
