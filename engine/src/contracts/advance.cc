// SPDX-License-Identifier: EUPL-1.2
// C8. Advances: money comes earlier or later, but of a year they add up to nothing.
#include "contracts/population.h"
#include "money/exact.h"

namespace houvast::contracts {
namespace {

void add_advance(const AdvanceClause& terms, const ClauseContext& at, int year,
                 std::vector<ContractLine>& lines) {
  const BookContract& contract = at.of_contract();
  const auto expected = value_in(terms.expected, at.book.calendar.year_of(year * 12));
  if (!expected || months_of_year(contract, year).count() == 0) return;
  const Cents advance = times(*expected, terms.share);
  const std::vector<Cents> parts = at.book.split_over_payers(advance, at.contract, year * 12);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const std::size_t first = lines.size();
    ContractLine line = at.line(LineKind::advance, contract.municipalities[i], 0);
    line.product = at.only_product();
    add_by_month(at, line, year, parts[i], lines);
    // What every provider got in advance is taken back in December.
    std::vector<Cents> sums(at.book.terms.providers.size());
    for (std::size_t j = first; j < lines.size(); ++j) sums[*lines[j].provider] += lines[j].amount;
    line.kind = LineKind::advance_settled;
    line.month = year * 12 + 11;
    for (const std::uint16_t provider : contract.providers) {
      if (sums[provider] == Cents()) continue;
      line.provider = provider;
      line.amount = -sums[provider];
      lines.push_back(line);
    }
  }
}

}  // namespace

void add_advances(const ContractBook::Impl& book, const CareTally::Impl& tally,
                  std::vector<ContractLine>& lines) {
  for (std::size_t c = 0; c < book.contracts.size(); ++c)
    for (std::size_t k = 0; k < book.contracts[c].clauses.size(); ++k)
      if (const auto* terms = std::get_if<AdvanceClause>(&book.terms.contracts[c].clauses[k].terms))
        for (int year = 0; year < book.calendar.years().count(); ++year)
          add_advance(*terms, {book, tally, c, k}, year, lines);
}

}  // namespace houvast::contracts
