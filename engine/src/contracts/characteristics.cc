// SPDX-License-Identifier: EUPL-1.2
// C3. By size and traits of the population.
#include "contracts/population.h"
#include "money/exact.h"

namespace houvast::contracts {
namespace {

/// An amount for each unit of a measure in a municipality, when both are known in the year.
void add_measure(const CharacteristicsClause& terms, std::size_t place, const ClauseContext& at,
                 std::uint16_t municipality, int year, std::vector<ContractLine>& to) {
  const CharacteristicsClause::Measure& measure = terms.measures[place];
  const int calendar_year = at.book.calendar.year_of(year * 12);
  const auto price = value_in(measure.amount, calendar_year);
  const auto volumes = measure.volume.find(at.book.facts.municipalities[municipality]);
  if (!price || volumes == measure.volume.end()) return;
  const auto volume = value_in(volumes->second, calendar_year);
  if (!volume) return;
  ContractLine line = at.line(LineKind::characteristics, municipality, 0);
  line.part = static_cast<std::uint16_t>(terms.inhabitants.size() + place);
  line.product = at.only_product();
  // Millionths of a unit, rounded as cents are.
  line.quantity = round_to_cents(exact(*volume) * 1'000'000).count();
  line.price = shown_price(*price);
  add_by_month(at, line, year, round_to_cents(exact(*volume) * exact(*price) * 100), to);
}

}  // namespace

void pay(const CharacteristicsClause& terms, const ClauseContext& at,
         std::vector<ContractLine>& to) {
  for (const std::uint16_t m : at.of_contract().municipalities)
    for (int year = 0; year < at.book.calendar.years().count(); ++year) {
      if (months_of_year(at.of_contract(), year).count() == 0) continue;
      add_inhabitants(at, LineKind::characteristics, m, year, terms.inhabitants, to);
      for (std::size_t place = 0; place < terms.measures.size(); ++place)
        add_measure(terms, place, at, m, year, to);
    }
}

}  // namespace houvast::contracts
