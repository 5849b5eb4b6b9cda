// SPDX-License-Identifier: EUPL-1.2
// Pays for care that was counted: every clause, then what looks at the lines of clauses.
#include <algorithm>
#include <variant>

#include "contracts/clause.h"
#include "contracts/line_order.h"

namespace houvast::contracts {

namespace {

/// About as many lines as clauses make: one a cell and month for care that started and one for care
/// that runs.
std::size_t expected_lines(const ContractBook::Impl& book) {
  std::size_t lines = 0;
  for (const BookContract& contract : book.contracts)
    for (const BookClause& clause : contract.clauses)
      lines +=
          clause.cells.size() * 2 *
          static_cast<std::size_t>(std::max(0, contract.last_month - contract.first_month + 1));
  return lines;
}

}  // namespace

Settlement settle(const ContractBook& book, const CareTally& tally) {
  const ContractBook::Impl& known = book.impl();
  Settlement settlement;
  std::vector<ContractLine>& lines = settlement.lines;
  lines.reserve(expected_lines(known));
  for (std::size_t c = 0; c < known.contracts.size(); ++c)
    for (std::size_t k = 0; k < known.contracts[c].clauses.size(); ++k) {
      const ClauseContext at{known, tally.impl(), c, k};
      std::visit([&](const auto& terms) { pay(terms, at, lines); },
                 known.terms.contracts[c].clauses[k].terms);
    }
  add_ceilings(known, tally.impl(), lines);
  add_guarantees(known, tally.impl(), lines);
  add_savings(known, tally.impl(), lines);
  add_advances(known, tally.impl(), lines);
  add_subcontracts(known, tally.impl(), lines);
  put_in_order(lines);
  return settlement;
}

}  // namespace houvast::contracts
