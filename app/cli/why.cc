// SPDX-License-Identifier: EUPL-1.2
#include <memory>

#include "commands.h"
#include "houvast/study.h"
#include "stored_runs.h"
#include "views/why_report.h"

namespace houvast::cli {
namespace {

struct WhyCommand {
  std::string source;
  std::string scenario;
  std::string municipality;
  int year = 0;
  std::string item;
  std::string scheme;
  std::string store;
};

struct Explained {
  RunRecord record;
  views::Names names;
};

/// A run that was kept, or a dossier that is run now.
Result<Explained> explained(const WhyCommand& command) {
  if (names_a_run(command.source)) {
    auto store = Store::open(store_path(command.store));
    if (!store) return tl::unexpected(store.error());
    auto record = load_run(*store, command.source);
    if (!record) return tl::unexpected(record.error());
    return Explained{std::move(*record), {}};
  }
  const auto dossier = load_dossier(
      command.source, command.scenario.empty() ? std::nullopt : std::optional(command.scenario));
  if (!dossier) return tl::unexpected(dossier.error());
  auto run = study::run(*dossier, {.scenario = command.scenario});
  if (!run) return tl::unexpected(run.error());
  return Explained{std::move(run->record), views::names_of(*dossier)};
}

Status explain(const Context& context, const WhyCommand& command) {
  const auto source = explained(command);
  if (!source) return report_problems(context, source.error());
  const auto code = views::find_municipality(source->record, source->names, command.municipality,
                                             "--municipality");
  if (!code) return report_problems(context, code.error());
  return deliver(context, views::why_report(source->record, source->names,
                                            {*code, command.year, command.item, command.scheme}));
}

}  // namespace

void add_why(CLI::App& app, Context& context) {
  auto command = std::make_shared<WhyCommand>();
  CLI::App& why =
      add_command(app, context, "why",
                  {"Vouwt een cijfer uit tot de overdrachten waaruit het bestaat, met hun reden.",
                   "Unfold a figure to the transfers it is made of, with their reasons."},
                  "houvast why examples/voorbeeldregio --municipality GM9001 --year 2028\n"
                  "houvast why laatste --municipality GM9001 --year 2028 --item solidarity");
  std::vector<std::string> choices;
  for (const std::string_view item : items()) choices.emplace_back(item);
  why.add_option("SOURCE", command->source,
                 context.say({"Map van een dossier, nummer van een run, of laatste",
                              "Folder of a dossier, number of a run, or last"}))
      ->required();
  why.add_option("--municipality", command->municipality,
                 context.say({"Code of naam van de gemeente", "Code or name of the municipality"}))
      ->required();
  why.add_option("--year", command->year, context.say({"Jaar", "Year"}))->required();
  add_choice(
      why, "--item", command->item, choices,
      context.say({"Post; zonder deze het hele resultaat", "Item; without it the whole result"}));
  why.add_option("--scheme", command->scheme,
                 context.say({"Alleen deze regeling", "This scheme only"}));
  why.add_option("--scenario", command->scenario,
                 context.say({"Scenario uit het dossier", "Scenario of the dossier"}));
  why.add_option("--store", command->store,
                 context.say({"Bestand van de opslag", "File of the store"}));
  on_run(why, context, [&context, command] { return explain(context, *command); });
}

}  // namespace houvast::cli
