// SPDX-License-Identifier: EUPL-1.2
// The commands below `houvast contracts`, one file each.
#pragma once

#include "commands.h"

namespace houvast::cli {

void add_contracts_apply(CLI::App& contracts, Context& context);
void add_contracts_compare(CLI::App& contracts, Context& context);
void add_contracts_incentives(CLI::App& contracts, Context& context);
void add_contracts_access(CLI::App& contracts, Context& context);
void add_contracts_savings(CLI::App& contracts, Context& context);

}  // namespace houvast::cli
