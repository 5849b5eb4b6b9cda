// SPDX-License-Identifier: EUPL-1.2
// C2. Pay for production. Every line is a quantity times a price, rounded once.
#include <array>

#include "contracts/clause.h"
#include "domain/price_factor.h"
#include "money/exact.h"

namespace houvast::contracts {
namespace {

constexpr std::array care_classes = {CareClass::started, CareClass::running, CareClass::acute};

/// A share of a price, to 0.0001 euro.
UnitPrice share_of(UnitPrice price, Decimal share) {
  if (share == Decimal(1)) return price;
  check(!share.is_negative());
  return {times(Cents(price.units), share).count()};
}

/// Gives `visit` every cell of a clause, class and month of the contract in which something was
/// counted, in the order of lines.
template <class Visit>
void each_count(const ClauseContext& at, const Visit& visit) {
  const BookContract& contract = at.of_contract();
  std::array<std::vector<CareCount>, class_count> counts;
  for (std::vector<CareCount>& months : counts) months.resize(at.tally.month_count);
  const BookClause& clause = at.of_clause();
  for (std::size_t i = 0; i < clause.cells.size(); ++i) {
    for (const CareClass care : care_classes)
      if (!at.tally.is_empty(clause.cells[i], care))
        at.tally.read(clause.cells[i], care, counts[static_cast<std::size_t>(care)]);
    for (int month = contract.first_month; month <= contract.last_month; ++month)
      for (const CareClass care : care_classes)
        if (!at.tally.is_empty(clause.cells[i], care))
          visit(i, care, month,
                counts[static_cast<std::size_t>(care)][static_cast<std::size_t>(month)]);
  }
}

}  // namespace

void pay(const UnitClause& terms, const ClauseContext& at, std::vector<ContractLine>& to) {
  const BookClause& clause = at.of_clause();
  each_count(at, [&](std::size_t i, CareClass care, int month, const CareCount& count) {
    const Cell& cell = at.book.cells[clause.cells[i]];
    const Millionths volume =
        clause.columns.empty() ? count.volume : at.tally.metered(clause.columns[i], care, month);
    if (volume == 0) return;
    ContractLine line = at.line(LineKind::unit, *cell.municipality, month);
    line.care = care;
    line.product = cell.product;
    line.provider = at.book.receiver(at.contract, *cell.provider);
    const UnitPrice price =
        scaled(share_of(at.book.price_in(terms.price, cell.product, month), terms.share),
               at.tally.price_factor(*cell.municipality, cell.product, month));
    line.quantity = volume;
    line.price = price.units;
    line.amount = amount_of(volume, price);
    to.push_back(line);
  });
}

void pay(const FunctionClause&, const ClauseContext&, std::vector<ContractLine>&) {}
void pay(const TrajectoryClause&, const ClauseContext&, std::vector<ContractLine>&) {}
void pay(const PersonYearClause&, const ClauseContext&, std::vector<ContractLine>&) {}
void pay(const ClientFollowingClause&, const ClauseContext&, std::vector<ContractLine>&) {}

}  // namespace houvast::contracts
