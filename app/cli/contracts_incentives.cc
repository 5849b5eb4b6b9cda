// SPDX-License-Identifier: EUPL-1.2
// houvast contracts incentives: where contracts push, and what helps (C10, C11).
#include <memory>

#include "contracts.h"
#include "views/contracts_report.h"

namespace houvast::cli {
namespace {

struct IncentivesCommand {
  std::string dossier;
  std::optional<std::string> scenario;
  std::optional<int> year;
  bool all = false;
  std::uint64_t seed = 1;
};

Status incentives(const IncentivesCommand& command, const Context& context) {
  const auto dossier = load_dossier(command.dossier, command.scenario);
  if (!dossier) return report_problems(context, dossier.error());
  const auto report = views::incentives_report(
      *dossier, {.year = command.year, .all = command.all, .seed = command.seed});
  return report ? deliver(context, *report) : report_problems(context, report.error());
}

}  // namespace

void add_contracts_incentives(CLI::App& contracts, Context& context) {
  CLI::App& app = add_command(
      contracts, context, "incentives",
      {"Toont waar contracten toe aanzetten: wat een handeling de aanbieder en de gemeente "
       "oplevert "
       "of kost, en waar dat uiteenloopt (C10, C11).",
       "Show where contracts push: what an action brings or costs the provider and the "
       "municipality, and where the two point apart (C10, C11)."},
      "houvast contracts incentives examples/groeimodel\n"
      "houvast contracts incentives examples/groeimodel --scenario budget_alle_lijnen --all");
  const auto asked = std::make_shared<IncentivesCommand>();
  app.add_option("DOSSIER", asked->dossier,
                 context.say({"Map van het dossier", "Folder of the dossier"}))
      ->required();
  app.add_option("--scenario", asked->scenario,
                 context.say({"Scenario uit het dossier", "Scenario of the dossier"}))
      ->type_name("TEXT");
  app.add_option("--year", asked->year,
                 context.say({"Jaar van de handeling; anders het eerste van het contract",
                              "Year of the action; else the first of the contract"}))
      ->type_name("YEAR");
  app.add_flag("--all", asked->all,
               context.say({"Elke aanbieder en elk product van een contract; anders de grootste",
                            "Every provider and product of a contract; else the largest"}));
  app.add_option("--seed", asked->seed,
                 context.say({"Startgetal van het toeval", "Seed of chance"}))
      ->type_name("INT");
  on_run(app, context, [asked, &context] { return incentives(*asked, context); });
}

}  // namespace houvast::cli
