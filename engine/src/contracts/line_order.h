// SPDX-License-Identifier: EUPL-1.2
// The order of lines. Private to the part.
#pragma once

#include <vector>

#include "houvast/contracts.h"

namespace houvast::contracts {

/// By contract, kind of source, source, municipality, product, provider and month; what is equal in
/// all of these by kind, part and class.
void put_in_order(std::vector<ContractLine>& lines);

}  // namespace houvast::contracts
