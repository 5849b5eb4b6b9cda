// SPDX-License-Identifier: EUPL-1.2
// houvast records: the care orders and claims of one draw, client by client, as tables.
#include <memory>

#include "commands.h"
#include "houvast/care_record_table.h"
#include "houvast/demand.h"
#include "houvast/dossier.h"
#include "option_values.h"

namespace houvast::cli {
namespace {

struct RecordsCommand {
  std::string dossier;
  std::optional<std::string> scenario;
  std::uint64_t seed = 1;
  std::uint32_t replication = 0;
};

Status records(const RecordsCommand& command, const Context& context) {
  if (context.out.empty())
    return report_call(context, {{.code = "app/needs-folder", .place = {.field = "--out"}}});
  const auto dossier = load_dossier(command.dossier, command.scenario);
  if (!dossier) return report_problems(context, dossier.error());
  const auto terms = demand::with_rates(dossier->demand, dossier->years);
  if (!terms) return report_problems(context, terms.error());
  auto writer = exchange::CareRecordWriter::open(context.out);
  if (!writer) return report_problems(context, writer.error());
  const demand::Model model =
      demand::prepare(*terms, dossier->years, dossier->municipalities, command.seed);
  demand::Simulator simulator(model);
  std::int64_t count = 0;
  for (std::size_t cluster = 0; cluster < model.clusters().size(); ++cluster)
    static_cast<void>(simulator.simulate(
        cluster, {.replication = command.replication, .records = [&](const CareRecord& record) {
                    writer->write(record);
                    ++count;
                  }}));
  if (const auto finished = writer->finish(); !finished)
    return report_problems(context, finished.error());
  const std::string orders = std::to_string(count);
  tell(context, {orders + " toewijzingen geschreven in " + context.out + ".",
                 orders + " care orders written to " + context.out + "."});
  return Status::good;
}

}  // namespace

void add_records(CLI::App& app, Context& context) {
  CLI::App& command = add_command(app, context, "records",
                                  {"Schrijft gesimuleerde toewijzingen en declaraties per cliënt",
                                   "Writes simulated care orders and claims by client"},
                                  "houvast records examples/zorgregio --out toewijzingen");
  const auto asked = std::make_shared<RecordsCommand>();
  command
      .add_option("DOSSIER", asked->dossier,
                  context.say({"Map van het dossier", "Folder of the dossier"}))
      ->required();
  command.add_option(
      "--scenario", asked->scenario,
      context.say({"Met de wijzigingen van dit scenario", "With the changes of this scenario"}));
  command
      .add_option("--seed", asked->seed,
                  context.say({"Startgetal: hetzelfde getal geeft dezelfde cliënten",
                               "Seed: the same number gives the same clients"}))
      ->type_name("N");
  command
      .add_option("--replication", asked->replication, context.say({"Trekking (0)", "Draw (0)"}))
      ->type_name("N");
  on_run(command, context, [asked, &context] { return records(*asked, context); });
}

}  // namespace houvast::cli
