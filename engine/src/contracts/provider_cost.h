// SPDX-License-Identifier: EUPL-1.2
// C12. What it costs a provider to deliver, month by month.
#pragma once

#include <cstddef>
#include <vector>

#include "houvast/contracts.h"

namespace houvast::contracts {

struct ProviderCost {
  std::vector<Cents> fixed, variable;  ///< By month from January of the first year.
};

/// Fixed cost of the year in twelfths, from the first month on the market; of each month the units
/// that were delivered and the clients who started, at the cost price of the year.
[[nodiscard]] ProviderCost cost_of(const ContractBook& book, const CareTally& tally,
                                   std::size_t provider);

}  // namespace houvast::contracts
