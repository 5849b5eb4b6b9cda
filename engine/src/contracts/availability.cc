// SPDX-License-Identifier: EUPL-1.2
// C1. A fixed amount a year, whatever the use: split over who pays by inhabitants, then in twelve.
#include "contracts/clause.h"

namespace houvast::contracts {

void pay(const AvailabilityClause& terms, const ClauseContext& at, std::vector<ContractLine>& to) {
  const BookContract& contract = at.of_contract();
  if (contract.last_month < contract.first_month || contract.providers.empty()) return;
  std::vector<std::vector<Cents>> shares;  // [year of the contract][payer]
  const int first_year = contract.first_month / 12;
  for (int year = first_year; year <= contract.last_month / 12; ++year) {
    const Cents amount =
        value_in(terms.amount, at.book.calendar.year_of(year * 12)).value_or(Cents());
    shares.push_back(at.book.split_over_payers(amount, at.contract, year * 12));
  }
  for (std::size_t payer = 0; payer < contract.municipalities.size(); ++payer)
    for (int month = contract.first_month; month <= contract.last_month; ++month) {
      const Cents share = shares[static_cast<std::size_t>(month / 12 - first_year)][payer];
      ContractLine line = at.line(LineKind::availability, contract.municipalities[payer], month);
      line.product = at.only_product();
      line.provider = contract.providers.front();
      line.amount = twelfth(share, month % 12);
      if (line.amount == Cents()) continue;
      line.quantity = at.book.inhabitants(line.municipality, month) * 1'000'000;
      to.push_back(line);
    }
}

}  // namespace houvast::contracts
