// SPDX-License-Identifier: EUPL-1.2
// Contracts made ready for a simulation: what they need to know of a dossier, who delivers care,
// and who depends on whom.
#pragma once

#include <memory>
#include <vector>

#include "houvast/contracts.h"
#include "houvast/demand.h"
#include "houvast/dossier.h"

namespace houvast::study {

/// What contracts need to know. `terms`: the demand of the dossier, with prices by rate (D10).
[[nodiscard]] contracts::ContractFacts contract_facts(const Dossier& dossier,
                                                      const DemandTerms& terms);

/// Null for a dossier without contracts.
[[nodiscard]] std::shared_ptr<const contracts::ContractBook> contract_book(
    const Dossier& dossier, const DemandTerms& terms);

/// C12. Providers and their shares of the starts, put into the terms of a simulation.
void place_with_providers(const contracts::ContractBook& book, DemandTerms& terms);

/// Puts levers behind those of the dossier, so that these move the same clients as without.
void add_levers(DemandTerms& terms, std::vector<Lever> levers);

/// Who has to ask for room (C6, C12), and who is simulated together because it is paid together.
[[nodiscard]] std::vector<demand::SharedRoom> shared_rooms(const contracts::ContractBook& book);

}  // namespace houvast::study
