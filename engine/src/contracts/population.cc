// SPDX-License-Identifier: EUPL-1.2
#include "contracts/population.h"

#include <algorithm>
#include <map>
#include <string>

#include "houvast/check.h"
#include "houvast/split.h"
#include "money/exact.h"

namespace houvast::contracts {
namespace {

constexpr AgeBand all_ages;

bool by_municipality(const PopulationRow& a, const PopulationRow& b) {
  return a.municipality < b.municipality;
}

/// Weights by which a contract's money goes to its providers.
std::vector<Decimal> receiver_weights(const ContractBook::Impl& book, std::size_t contract) {
  const BookContract& of = book.contracts[contract];
  if (of.has_subcontracts) {
    std::vector<Decimal> weights(of.providers.size());
    weights.front() = Decimal(1);
    return weights;
  }
  for (const Clause& clause : book.terms.contracts[contract].clauses)
    if (const auto* network = std::get_if<NetworkClause>(&clause.terms))
      if (!network->shares.empty()) return weights_of(book, contract, network->shares);
  return std::vector<Decimal>(of.providers.size(), Decimal(1));
}

}  // namespace

std::int64_t people_in(const ContractBook::Impl& book, std::size_t municipality, AgeBand ages,
                       int month) {
  if (ages == all_ages) return book.inhabitants(municipality, month);
  const int year = book.calendar.year_of(month);
  const auto [first, last] = std::equal_range(
      book.facts.population.begin(), book.facts.population.end(),
      PopulationRow{.municipality = book.facts.municipalities[municipality]}, by_municipality);
  std::map<AgeBand, std::pair<int, std::int64_t>> latest;  // By band: year and people.
  for (auto row = first; row != last; ++row) {
    if (row->ages.from < ages.from || row->ages.to > ages.to || row->year > year) continue;
    auto& known = latest[row->ages];
    if (row->year >= known.first) known = {row->year, row->inhabitants};
  }
  std::int64_t people = 0;
  for (const auto& entry : latest) people += entry.second.second;
  return people;
}

std::vector<Decimal> weights_of(const ContractBook::Impl& book, std::size_t contract,
                                const std::map<std::string, Decimal>& shares) {
  std::vector<Decimal> weights;
  for (const std::uint16_t provider : book.contracts[contract].providers) {
    const auto found = shares.find(book.terms.providers[provider].id);
    weights.push_back(found == shares.end() ? Decimal() : found->second);
  }
  return weights;
}

std::vector<Cents> split_over_receivers(const ContractBook::Impl& book, std::size_t contract,
                                        Cents amount) {
  const std::vector<Decimal> weights = receiver_weights(book, contract);
  if (weights.empty()) return {};
  const auto parts = split(amount, std::span<const Decimal>(weights));
  check(parts.has_value());
  return *parts;
}

MonthSpan months_of_year(const BookContract& contract, int year) {
  return {std::max(contract.first_month, year * 12), std::min(contract.last_month, year * 12 + 11)};
}

void add_to_receivers(const ClauseContext& at, ContractLine line, Cents amount,
                      std::vector<ContractLine>& to) {
  const std::vector<Cents> parts = split_over_receivers(at.book, at.contract, amount);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (parts[i] == Cents()) continue;
    line.provider = at.of_contract().providers[i];
    line.amount = parts[i];
    to.push_back(line);
  }
}

void add_by_month(const ClauseContext& at, ContractLine line, int year, Cents amount,
                  std::vector<ContractLine>& to) {
  const MonthSpan months = months_of_year(at.of_contract(), year);
  // Over who receives first, so that the parts of a year are those of the year's amount.
  const std::vector<Cents> parts = split_over_receivers(at.book, at.contract, amount);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    line.provider = at.of_contract().providers[i];
    for (line.month = months.first; line.month <= months.last; ++line.month) {
      line.amount = twelfth(parts[i], line.month % 12);
      if (line.amount != Cents()) to.push_back(line);
    }
  }
}

Cents add_inhabitants(const ClauseContext& at, LineKind kind, std::uint16_t municipality, int year,
                      const std::vector<InhabitantAmount>& rows, std::vector<ContractLine>& to) {
  Cents sum;
  for (std::size_t part = 0; part < rows.size(); ++part) {
    const InhabitantAmount& row = rows[part];
    const auto price = value_in(row.amount, at.book.calendar.year_of(year * 12));
    if (!price) continue;
    const std::int64_t people = people_in(at.book, municipality, row.ages, year * 12);
    const Cents amount = round_to_cents(exact(people) * exact(*price) * 100);
    ContractLine line = at.line(kind, municipality, 0);
    line.product = at.only_product();
    line.part = static_cast<std::uint16_t>(part);
    line.quantity = people * 1'000'000;
    line.price = shown_price(*price);
    add_by_month(at, line, year, amount, to);
    sum += amount;
  }
  return sum;
}

std::int64_t shown_price(Decimal price) {
  if (price.is_negative() || price.decimals() > 4) return 0;
  return unit_price(price).units;
}

}  // namespace houvast::contracts
