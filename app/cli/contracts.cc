// SPDX-License-Identifier: EUPL-1.2
// houvast contracts: how providers are paid, and what that does (section C, D6, D7).
#include "contracts.h"

namespace houvast::cli {

void add_contracts(CLI::App& app, Context& context) {
  CLI::App& contracts = add_command(
      app, context, "contracts",
      {"Contracten met aanbieders: wat zij betalen, waar zij toe aanzetten en hoe vormen van "
       "bekostiging zich verhouden.",
       "Contracts with providers: what they pay, what they push to, and payment forms side by "
       "side."},
      "houvast contracts apply examples/groeimodel\n"
      "houvast contracts compare examples/groeimodel --scenarios "
      "budget_tweede_lijn,budget_alle_lijnen\n"
      "houvast contracts savings --minimum-rate 3,9% --sharing 50% --cap 10%");
  contracts.require_subcommand(1);
  add_contracts_apply(contracts, context);
  add_contracts_compare(contracts, context);
  add_contracts_incentives(contracts, context);
  add_contracts_access(contracts, context);
  add_contracts_savings(contracts, context);
}

}  // namespace houvast::cli
