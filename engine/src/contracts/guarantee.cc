// SPDX-License-Identifier: EUPL-1.2
// C7. What a contract brings at least in a year, over all payers together (NL: zachte landing).
#include <algorithm>

#include "contracts/payments.h"
#include "contracts/population.h"
#include "money/exact.h"

namespace houvast::contracts {
namespace {

void add_guarantee(const GuaranteeClause& terms, const ClauseContext& at, int year,
                   std::vector<ContractLine>& lines) {
  const BookContract& contract = at.of_contract();
  const int months = months_of_year(contract, year).count();
  const auto minimum = value_in(terms.minimum, at.book.calendar.year_of(year * 12));
  if (!minimum || months == 0) return;
  const Cents least = round_to_cents(exact(*minimum) * months / 12);
  const std::vector<Cents> paid = paid_by_payer(at, year, lines);
  Cents sum;
  for (const Cents amount : paid) sum += amount;
  if (sum >= least) return;

  const std::vector<Cents> parts = split_like(least - sum, paid, at.book, at.contract, year);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    ContractLine line = at.line(LineKind::guarantee, contract.municipalities[i], year * 12 + 11);
    line.product = at.only_product();
    add_to_receivers(at, line, parts[i], lines);
  }
}

}  // namespace

void add_guarantees(const ContractBook::Impl& book, const CareTally::Impl& tally,
                    std::vector<ContractLine>& lines) {
  for (std::size_t c = 0; c < book.contracts.size(); ++c)
    for (std::size_t k = 0; k < book.contracts[c].clauses.size(); ++k)
      if (const auto* terms =
              std::get_if<GuaranteeClause>(&book.terms.contracts[c].clauses[k].terms))
        for (int year = 0; year < book.calendar.years().count(); ++year)
          add_guarantee(*terms, {book, tally, c, k}, year, lines);
}

}  // namespace houvast::contracts
