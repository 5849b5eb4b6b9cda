// SPDX-License-Identifier: EUPL-1.2
#include <memory>

#include "commands.h"
#include "stored_runs.h"
#include "views/council_report.h"
#include "views/run_report.h"

namespace houvast::cli {
namespace {

struct ReportCommand {
  std::string source;
  std::string scenario;
  std::int64_t replications = 0;
  std::uint64_t seed = 1;
  std::string store;
  bool council = false;
};

Status write_report(Context context, const ReportCommand& command) {
  if (!context.format && context.out.empty()) context.out = "houvast-rapport.html";
  if (names_a_run(command.source)) {
    if (command.council)
      return report_problems(context,
                             {{.code = "app/council-needs-dossier", .found = command.source}});
    auto store = Store::open(store_path(command.store));
    if (!store) return report_problems(context, store.error());
    const auto record = load_run(*store, command.source);
    if (!record) return report_problems(context, record.error());
    return deliver(context, views::report_of(*record, views::Names()));
  }
  const auto dossier = load_dossier(
      command.source, command.scenario.empty() ? std::nullopt : std::optional(command.scenario));
  if (!dossier) return report_problems(context, dossier.error());
  const auto run = study::run(
      *dossier,
      {.scenario = command.scenario, .replications = command.replications, .seed = command.seed});
  if (!run) return report_problems(context, run.error());
  return deliver(context, command.council ? views::council_report(*run, *dossier)
                                          : views::report_of(*run, *dossier));
}

}  // namespace

void add_report(CLI::App& app, Context& context) {
  auto command = std::make_shared<ReportCommand>();
  CLI::App& report =
      add_command(app, context, "report",
                  {"Maakt een rapport met grafieken en geldstromen dat u kunt mailen en afdrukken.",
                   "Make a report with charts and money streams to mail and print."},
                  "houvast report examples/voorbeeldregio --replications 1000 --out rapport.html\n"
                  "houvast report examples/voorbeeldregio --council --out raadsrapport.pdf\n"
                  "houvast report laatste --out rapport.xlsx");
  report
      .add_option("SOURCE", command->source,
                  context.say({"Map van een dossier, nummer van een run, of laatste",
                               "Folder of a dossier, number of a run, or last"}))
      ->required();
  report.add_option("--scenario", command->scenario,
                    context.say({"Scenario uit het dossier", "Scenario of the dossier"}));
  report
      .add_option(
          "--replications", command->replications,
          context.say({"Aantal trekkingen van onzekere jaren", "Number of uncertain draws"}))
      ->check(CLI::Range(std::int64_t{0}, std::int64_t{1'000'000}));
  report.add_option("--seed", command->seed,
                    context.say({"Startgetal van het toeval", "Seed of chance"}));
  report.add_option("--store", command->store,
                    context.say({"Bestand van de opslag", "File of the store"}));
  report.add_flag("--council", command->council,
                  context.say({"Een raadsrapport: een tekst die de cijfers volgt, met bijlage",
                               "A report for council: a text that follows the figures"}));
  on_run(report, context, [&context, command] { return write_report(context, *command); });
}

}  // namespace houvast::cli
