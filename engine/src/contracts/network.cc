// SPDX-License-Identifier: EUPL-1.2
// C3. One budget for several providers.
#include <algorithm>

#include "contracts/care_price.h"
#include "contracts/population.h"
#include "money/exact.h"
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

/// Shares of up to nine decimals as whole numbers.
std::vector<std::int64_t> whole_weights(const std::vector<Decimal>& shares) {
  std::vector<std::int64_t> whole;
  for (const Decimal share : shares) whole.push_back(times(Cents(1'000'000'000), share).count());
  return whole;
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

/// Weights by month: what was delivered, unless shares are fixed or one provider gets all.
Delivered weights_by_month(const NetworkClause& terms, const ClauseContext& at) {
  const BookContract& contract = at.of_contract();
  if (!contract.has_subcontracts && terms.shares.empty()) return delivered_value(at);
  std::vector<std::int64_t> fixed(contract.providers.size());
  if (contract.has_subcontracts)
    fixed.front() = 1;
  else
    fixed = whole_weights(weights_of(at.book, at.contract, terms.shares));
  return Delivered(static_cast<std::size_t>(at.book.months()), fixed);
}

}  // namespace

void pay(const NetworkClause& terms, const ClauseContext& at, std::vector<ContractLine>& to) {
  const BookContract& contract = at.of_contract();
  const Delivered weights = weights_by_month(terms, at);
  for (int year = 0; year < at.book.calendar.years().count(); ++year) {
    const MonthSpan months = months_of_year(contract, year);
    const auto amount = value_in(terms.amount, at.book.calendar.year_of(year * 12));
    if (!amount || months.count() == 0) continue;
    const std::vector<Cents> parts = at.book.split_over_payers(*amount, at.contract, year * 12);
    for (std::size_t i = 0; i < parts.size(); ++i)
      for (int month = months.first; month <= months.last; ++month) {
        ContractLine line = at.line(LineKind::network, contract.municipalities[i], month);
        line.product = at.only_product();
        add_month(at, line, twelfth(parts[i], month % 12), weights[static_cast<std::size_t>(month)],
                  to);
      }
  }
}

}  // namespace houvast::contracts
