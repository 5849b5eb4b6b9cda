// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "houvast/dossier.h"
#include "houvast/ledger.h"

namespace houvast::study {

/// D2: money that the state sends along with developments from outside, for one scheme and year. By
/// months in which the development is there, and by inhabitants of the municipalities it is about.
[[nodiscard]] std::vector<Transfer> driver_income_transfers(const Dossier& dossier,
                                                            const std::string& scheme, int year);

}  // namespace houvast::study
