// SPDX-License-Identifier: EUPL-1.2
// houvast contracts access: what deciding about access does, and who had better decide (D6, D7).
#include <memory>

#include "contracts.h"
#include "views/contracts_report.h"

namespace houvast::cli {
namespace {

struct AccessCommand {
  std::string dossier;
  std::optional<std::string> scenario;
};

Status access(const AccessCommand& command, const Context& context) {
  const auto dossier = load_dossier(command.dossier, command.scenario);
  if (!dossier) return report_problems(context, dossier.error());
  const auto report = views::access_report(*dossier);
  return report ? deliver(context, *report) : report_problems(context, report.error());
}

}  // namespace

void add_contracts_access(CLI::App& contracts, Context& context) {
  CLI::App& app = add_command(
      contracts, context, "access",
      {"Toont wat het doet wie over toegang besluit, en waar het besluit het best ligt (D6, D7).",
       "Show what it does who decides about access, and where the decision belongs (D6, D7)."},
      "houvast contracts access examples/groeimodel --scenario budget_tweede_lijn");
  const auto asked = std::make_shared<AccessCommand>();
  app.add_option("DOSSIER", asked->dossier,
                 context.say({"Map van het dossier", "Folder of the dossier"}))
      ->required();
  app.add_option("--scenario", asked->scenario,
                 context.say({"Scenario uit het dossier", "Scenario of the dossier"}))
      ->type_name("TEXT");
  on_run(app, context, [asked, &context] { return access(*asked, context); });
}

}  // namespace houvast::cli
