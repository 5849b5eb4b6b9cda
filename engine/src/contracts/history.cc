// SPDX-License-Identifier: EUPL-1.2
// C3. By what was used before: volume reaches the budget with a lag.
#include "contracts/population.h"
#include "houvast/check.h"
#include "money/exact.h"

namespace houvast::contracts {
namespace {

/// The years that a budget looks at, from 0; below 0 before the dossier.
struct BaseYears {
  int first = 0, last = 0;
};
BaseYears base_years(const HistoryClause& terms, int year) {
  check(terms.lag_years >= 0 && terms.mean_years >= 1);
  const int last = year - terms.lag_years;
  return {last - terms.mean_years + 1, last};
}

/// The part of the budget that follows from volume, of one municipality, product and provider.
void add_volume(const HistoryClause& terms, const ClauseContext& at, std::uint32_t cell_place,
                std::span<const CareCount> months, int year, std::vector<ContractLine>& to) {
  const BaseYears base = base_years(terms, year);
  Millionths volume = 0;
  for (int b = std::max(base.first, 0); b <= base.last; ++b)
    for (int month = b * 12; month < b * 12 + 12; ++month)
      volume += months[static_cast<std::size_t>(month)].volume;
  if (volume == 0) return;

  const Cell& cell = at.book.cells[cell_place];
  const UnitPrice price = at.book.price_in(terms.price, cell.product, year * 12);
  const Exact mean = exact(volume) * exact(terms.factor) / terms.mean_years;
  ContractLine line = at.line(LineKind::history, *cell.municipality, 0);
  line.product = cell.product;
  line.provider = at.book.receiver(at.contract, *cell.provider);
  line.quantity = round_to_cents(mean).count();
  line.price = price.units;
  // 10^-6 unit times 10^-4 euro is 10^-8 cent.
  const Cents budget = round_to_cents(mean * price.units / 100'000'000);
  const MonthSpan run = months_of_year(at.of_contract(), year);
  for (line.month = run.first; line.month <= run.last; ++line.month) {
    line.amount = twelfth(budget, line.month % 12);
    if (line.amount != Cents()) to.push_back(line);
  }
}

/// The part that follows from what years before the dossier came to.
void add_given(const HistoryClause& terms, const ClauseContext& at, int year,
               std::vector<ContractLine>& to) {
  const BaseYears base = base_years(terms, year);
  Exact sum = 0;
  for (int b = base.first; b <= std::min(base.last, -1); ++b)
    if (const auto given = value_in(terms.history, at.book.calendar.years().from + b))
      sum += exact(*given);
  const Cents budget = round_to_cents(sum * exact(terms.factor) / terms.mean_years);
  const std::vector<Cents> parts = at.book.split_over_payers(budget, at.contract, year * 12);
  for (std::size_t i = 0; i < parts.size(); ++i)
    add_by_month(at, at.line(LineKind::history, at.of_contract().municipalities[i], 0), year,
                 parts[i], to);
}

}  // namespace

void pay(const HistoryClause& terms, const ClauseContext& at, std::vector<ContractLine>& to) {
  std::vector<CareCount> months(static_cast<std::size_t>(at.book.months()));
  const int years = at.book.calendar.years().count();
  for (int year = 0; year < years; ++year)
    if (months_of_year(at.of_contract(), year).count() > 0) add_given(terms, at, year, to);
  for (const std::uint32_t cell : at.of_clause().cells) {
    at.tally.read(cell, months);
    for (int year = 0; year < years; ++year)
      if (months_of_year(at.of_contract(), year).count() > 0)
        add_volume(terms, at, cell, months, year, to);
  }
}

}  // namespace houvast::contracts
