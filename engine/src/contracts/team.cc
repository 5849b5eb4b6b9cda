// SPDX-License-Identifier: EUPL-1.2
// C3. The three terms of the neighbourhood team (source 001): the population, how well it does, and
// whom the team refers to specialist care.
#include <algorithm>

#include "contracts/care_price.h"
#include "contracts/population.h"
#include "money/exact.h"

namespace houvast::contracts {
namespace {

constexpr int december = 11;

/// Term 2 of a municipality and year: the part of an amount that the score earns, in December.
void add_result(const TeamClause& terms, std::size_t part, const ClauseContext& at,
                std::size_t payer, int year, std::vector<ContractLine>& to) {
  const TeamClause::Result& result = terms.results[part];
  const int calendar_year = at.book.calendar.year_of(year * 12);
  const std::uint16_t municipality = at.of_contract().municipalities[payer];
  auto scores = result.score.find(at.book.facts.municipalities[municipality]);
  if (scores == result.score.end()) scores = result.score.find("");
  const auto amount = value_in(result.amount, calendar_year);
  if (!amount || scores == result.score.end()) return;
  const auto score = value_in(scores->second, calendar_year);
  if (!score) return;
  const Cents full = at.book.split_over_payers(*amount, at.contract, year * 12)[payer];
  const int months = months_of_year(at.of_contract(), year).count();
  ContractLine line = at.line(LineKind::team_results, municipality, year * 12 + december);
  line.part = static_cast<std::uint16_t>(part);
  line.quantity = round_to_cents(exact(*score) * 1'000'000).count();
  add_to_receivers(at, line, round_to_cents(exact(full) * exact(*score) * months / 12), to);
}

/// Whom the team referred, and what their care came to at the price of the product.
struct Referred {
  std::int64_t starts = 0;
  Cents cost;
};

Referred referred(const ClauseContext& at, std::uint16_t municipality, MonthSpan months) {
  std::vector<CareCount> counts(static_cast<std::size_t>(at.book.months()));
  Referred sum;
  for (const std::uint32_t place : at.of_clause().referrals) {
    const Cell& cell = at.book.cells[place];
    if (cell.municipality != municipality) continue;
    at.tally.read(place, counts);
    for (int month = months.first; month <= months.last; ++month) {
      const CareCount& count = counts[static_cast<std::size_t>(month)];
      const UnitPrice price = care_price(at.book, cell.product, DeliveryForm::in_kind, month,
                                         at.tally.price_factor(municipality, cell.product, month));
      sum.starts += count.starts;
      sum.cost += amount_of(count.volume, price);
    }
  }
  return sum;
}

/// Term 3: bonus for fewer and cheaper referrals than expected, malus for more.
void add_referrals(const TeamClause::Referrals& terms, const ClauseContext& at, std::size_t payer,
                   int year, Cents population_term, std::vector<ContractLine>& to) {
  const std::uint16_t municipality = at.of_contract().municipalities[payer];
  const MonthSpan months = months_of_year(at.of_contract(), year);
  const Referred actual = referred(at, municipality, months);
  const Exact part_of_year = Exact(months.count()) / 12;
  // (expected a year per 1,000 * inhabitants / 1,000 - referrals) * each
  const Exact expected =
      exact(terms.expected) * at.book.inhabitants(municipality, year * 12) / 1000 * part_of_year;
  Exact bonus = (expected - actual.starts) * exact(terms.each) * 100;
  // + (expected cost - cost) * share
  if (const auto cost = value_in(terms.expected_cost, at.book.calendar.year_of(year * 12))) {
    const Cents own = at.book.split_over_payers(*cost, at.contract, year * 12)[payer];
    bonus += (exact(own) * part_of_year - exact(actual.cost)) * exact(terms.cost_share);
  }
  const Cents most = truncate_to_cents(exact(population_term) * part_of_year * exact(terms.most));
  ContractLine line = at.line(LineKind::team_referrals, municipality, year * 12 + december);
  line.quantity = actual.starts * 1'000'000;
  add_to_receivers(at, line, std::clamp(round_to_cents(bonus), -most, most), to);
}

}  // namespace

void pay(const TeamClause& terms, const ClauseContext& at, std::vector<ContractLine>& to) {
  const std::vector<std::uint16_t>& payers = at.of_contract().municipalities;
  for (std::size_t payer = 0; payer < payers.size(); ++payer)
    for (int year = 0; year < at.book.calendar.years().count(); ++year) {
      if (months_of_year(at.of_contract(), year).count() == 0) continue;
      const Cents population_term = add_inhabitants(at, LineKind::team_population, payers[payer],
                                                    year, terms.inhabitants, to);
      for (std::size_t part = 0; part < terms.results.size(); ++part)
        add_result(terms, part, at, payer, year, to);
      if (terms.referrals) add_referrals(*terms.referrals, at, payer, year, population_term, to);
    }
}

}  // namespace houvast::contracts
