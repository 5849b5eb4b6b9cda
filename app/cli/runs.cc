// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <memory>

#include "commands.h"
#include "stored_runs.h"

namespace houvast::cli {
namespace {

/// "2026-11-22T07:44:10Z" as a person reads it: "2026-11-22 07:44".
std::string to_the_minute(std::string moment) {
  moment.resize(std::min<std::size_t>(moment.size(), 16));
  std::replace(moment.begin(), moment.end(), 'T', ' ');
  return moment;
}

Report report_of(const std::vector<Receipt>& receipts, const std::string& file) {
  Table table{.key = "runs",
              .title = {"Bewaarde runs", "Runs that were kept"},
              .columns = {{"run", {"Run", "Run"}, Unit::year},
                          {"started_at", {"Gestart (UTC)", "Started (UTC)"}},
                          {"dossier", {"Dossier", "Dossier"}},
                          {"scenario", {"Scenario", "Scenario"}},
                          {"replications", {"Trekkingen", "Draws"}, Unit::number},
                          {"seed", {"Startgetal", "Seed"}},
                          {"dossier_hash", {"Inhoud", "Content"}},
                          {"engine", {"Versie", "Version"}},
                          {"seconds", {"Seconden", "Seconds"}, Unit::number, 2}}};
  for (const Receipt& receipt : receipts)
    table.rows.push_back(
        {receipt.id, to_the_minute(receipt.started_at), receipt.dossier,
         receipt.scenario.empty() ? Cell() : Cell(receipt.scenario), receipt.replications,
         std::to_string(receipt.seed), receipt.dossier_hash.substr(0, 12),
         receipt.engine_version + " " + receipt.engine_revision.substr(0, 7), receipt.seconds});
  table.notes.push_back({"Opslag: " + file, "Store: " + file});
  return {.title = {"Runs", "Runs"}, .blocks = {table}};
}

}  // namespace

void add_runs(CLI::App& app, Context& context) {
  auto file = std::make_shared<std::string>();
  CLI::App& runs = add_command(app, context, "runs",
                               {"Toont welke runs bewaard zijn, met hun bon.",
                                "Show which runs were kept, with their receipt."},
                               "houvast runs");
  runs.add_option("--store", *file, context.say({"Bestand van de opslag", "File of the store"}));
  on_run(runs, context, [&context, file] {
    const auto path = store_path(*file);
    auto store = Store::open(path);
    if (!store) return report_problems(context, store.error());
    const auto receipts = store->list();
    if (!receipts) return report_problems(context, receipts.error());
    return deliver(context, report_of(*receipts, path.string()));
  });
}

}  // namespace houvast::cli
