// SPDX-License-Identifier: EUPL-1.2
// D6. What decisions about access cost, among the execution cost of the schemes they are about.
#pragma once

#include "study/scheme_tables.h"

namespace houvast::study {

/// Adds the cost of decisions to tables and transfers. Errors: those of rates (D10).
[[nodiscard]] Problems add_access_costs(const Dossier& dossier, FundedDossier& funded);

}  // namespace houvast::study
