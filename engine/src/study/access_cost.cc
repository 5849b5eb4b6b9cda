// SPDX-License-Identifier: EUPL-1.2
#include "study/access_cost.h"

#include <algorithm>
#include <iterator>

#include "houvast/access.h"
#include "houvast/check.h"
#include "study/contract_case.h"

namespace houvast::study {

Problems add_access_costs(const Dossier& dossier, FundedDossier& funded) {
  if (dossier.contracts.access.empty() || dossier.demand.products.empty()) return {};
  const auto terms = demand::with_rates(dossier.demand, dossier.years);
  if (!terms) return terms.error();
  const contracts::ContractFacts facts = contract_facts(dossier, *terms);
  const auto costs =
      contracts::access_costs(dossier.contracts, facts, contracts::expected_starts(*terms, facts));
  for (const contracts::AccessCost& cost : costs) {
    const std::string& id = facts.products[cost.product].scheme;
    const auto scheme = std::find_if(dossier.schemes.begin(), dossier.schemes.end(),
                                     [&](const Scheme& known) { return known.id == id; });
    check(scheme != dossier.schemes.end());
    funded.tables[static_cast<std::size_t>(scheme - dossier.schemes.begin())].own_execution.at(
        cost.year, cost.municipality) += cost.amount;
  }
  auto transfers = contracts::transfers(facts, costs);
  std::move(transfers.begin(), transfers.end(), std::back_inserter(funded.transfers));
  return {};
}

}  // namespace houvast::study
