// SPDX-License-Identifier: EUPL-1.2
// Pays for care that was counted: every clause, then what looks at the lines of clauses.
#include <variant>

#include "contracts/clause.h"
#include "contracts/line_order.h"

namespace houvast::contracts {

Settlement settle(const ContractBook& book, const CareTally& tally) {
  const ContractBook::Impl& known = book.impl();
  Settlement settlement;
  std::vector<ContractLine>& lines = settlement.lines;
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
