// SPDX-License-Identifier: EUPL-1.2
#include "contracts/cash.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <variant>

#include "houvast/check.h"

namespace houvast::contracts {
namespace {

bool is_about(const Clause& clause, const ContractLine& line, const ContractFacts& facts) {
  if (clause.products.empty()) return true;
  if (!line.product) return false;
  const std::string& product = facts.products[*line.product].id;
  return std::ranges::find(clause.products, product) != clause.products.end();
}

bool holds_in(const ByYear<Cents>& amounts, int year) {
  return !amounts.empty() && amounts.begin()->first <= year;
}

/// The month in which advances on this line are settled; empty: there are none.
std::optional<int> settled_in(const ContractBook& book, const ContractLine& line) {
  const int year = line.month / 12;
  for (const Clause& clause : book.terms().contracts[line.contract].clauses) {
    const auto* advance = std::get_if<AdvanceClause>(&clause.terms);
    if (advance != nullptr && is_about(clause, line, book.facts()) &&
        holds_in(advance->expected, book.facts().years.from + year))
      return year * 12 + 11 + advance->settled_after;
  }
  return {};
}

int paid_in(const ContractBook& book, const ContractLine& line) {
  if (line.kind == LineKind::advance) return line.month;
  if (line.kind != LineKind::subcontract)
    if (const std::optional<int> settled = settled_in(book, line)) return *settled;
  return line.month + book.terms().providers[*line.provider].payment_months;
}

}  // namespace

std::vector<ProviderCash> cash_flows(const ContractBook& book,
                                     std::span<const ContractLine> lines) {
  const std::size_t months = book.facts().months();
  std::vector<ProviderCash> flows(book.terms().providers.size());
  for (ProviderCash& flow : flows) flow.by_month.resize(months);
  for (const ContractLine& line : lines) {
    if (!line.provider) continue;  // Residents and insurers have no purse here.
    const auto month = static_cast<std::size_t>(paid_in(book, line));
    const auto book_cash = [&](std::size_t provider, Cents amount) {
      ProviderCash& flow = flows[provider];
      (month < months ? flow.by_month[month] : flow.later) += amount;
    };
    book_cash(*line.provider, line.amount);
    if (line.from_provider) book_cash(*line.from_provider, -line.amount);
  }
  return flows;
}

}  // namespace houvast::contracts
