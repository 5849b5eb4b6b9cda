// SPDX-License-Identifier: EUPL-1.2
// The ten-line care book: ten fictional orders of two providers in two municipalities, on which
// every form of payment is worked out by hand (cases/contracts).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "houvast/contracts.h"

namespace houvast::care_book {

/// 2026 and 2027; GM9001 has 30,000 inhabitants and GM9002 10,000, of whom a fifth is under 18.
[[nodiscard]] contracts::ContractFacts facts();

/// Ten orders, with the contract's providers "kompas" (0) and "veste" (1).
[[nodiscard]] CareSheet orders();

/// The names of all forms, in the order of the model.
[[nodiscard]] std::vector<std::string> forms();

/// The contracts of a form; empty: there is no such form.
[[nodiscard]] std::optional<ContractTerms> terms_of(const std::string& form);

}  // namespace houvast::care_book
