// SPDX-License-Identifier: EUPL-1.2
// houvast check DOSSIER: every problem with its place, or what the dossier holds.
#include <memory>

#include "commands.h"
#include "views/dossier_report.h"

namespace houvast::cli {
namespace {

struct Options {
  std::string dossier;
  std::optional<std::string> scenario;
};

Status check_dossier(const Options& options, const Context& context) {
  const auto dossier = views::check_dossier(options.dossier, options.scenario);
  if (!dossier) return report_problems(context, dossier.error());
  return deliver(context, views::dossier_report(*dossier));
}

}  // namespace

void add_check(CLI::App& app, Context& context) {
  CLI::App& command =
      add_command(app, context, "check",
                  {"Controleert een dossier en toont alles wat er mis is",
                   "Checks a dossier and shows everything that is wrong"},
                  "houvast check examples/voorbeeldregio\n"
                  "houvast check examples/voorbeeldregio --scenario half_eigen_deel");
  const auto options = std::make_shared<Options>();
  command
      .add_option("DOSSIER", options->dossier,
                  context.say({"Map van het dossier", "Folder of the dossier"}))
      ->required();
  command.add_option("--scenario", options->scenario,
                     context.say({"Alleen met de wijzigingen van dit scenario; anders alle "
                                  "scenario's",
                                  "With the changes of this scenario only; else all scenarios"}));
  on_run(command, context, [options, &context] { return check_dossier(*options, context); });
}

}  // namespace houvast::cli
