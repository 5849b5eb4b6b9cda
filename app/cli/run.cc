// SPDX-License-Identifier: EUPL-1.2
#include <chrono>
#include <filesystem>
#include <memory>

#include "commands.h"
#include "houvast/files.h"
#include "houvast/payment_calendar.h"
#include "houvast/render.h"
#include "houvast/study.h"
#include "progress.h"
#include "stored_runs.h"
#include "views/receipt.h"
#include "views/run_report.h"

namespace houvast::cli {
namespace {

struct RunCommand {
  std::string dossier;
  std::string scenario;
  std::int64_t replications = 0;
  std::uint64_t seed = 1;
  std::optional<int> threads;
  std::string store;
  bool no_store = false;
  bool monthly = false;
};

/// F11: transfers between state and municipalities as they are paid, by the calendar of a scheme.
std::vector<Transfer> paid_in_parts(const Dossier& dossier,
                                    const std::vector<Transfer>& transfers) {
  std::vector<Transfer> parts;
  for (const Transfer& transfer : transfers) {
    PaymentCalendar calendar = PaymentCalendar::whole_year;
    for (const Scheme& scheme : dossier.schemes)
      if (scheme.id == transfer.scheme) calendar = scheme.payment;
    for (Transfer& part : funding::in_parts(std::span(&transfer, 1), calendar))
      parts.push_back(std::move(part));
  }
  return parts;
}

/// A folder with the files of a run: results.csv, transfers.csv, receipt.json and, with
/// replications, distributions.csv and the transfers of the first draw.
Status save_folder(const Context& context, const Dossier& dossier, const study::Run& run,
                   const RunCommand& command) {
  const std::filesystem::path folder = context.out;
  const auto& transfers = run.record.transfers;
  std::vector<FileToWrite> files = {
      {folder / "results.csv",
       render_csv(views::results_table(run.record.results), context.language)},
      {folder / "transfers.csv",
       render_csv(reasons_table(command.monthly ? paid_in_parts(dossier, transfers) : transfers),
                  context.language)},
      {folder / "receipt.json", views::receipt_json(run.record.receipt)}};
  if (command.replications > 0) {
    files.push_back(
        {folder / "distributions.csv",
         render_csv(views::distributions_table(run.record.distributions), context.language)});
    files.push_back(
        {folder / "transfers_draw_0.csv", render_csv(reasons_table(run.draw), context.language)});
  }
  if (const auto written = write_files(files); !written)
    return report_problems(context, written.error());
  const std::string count = std::to_string(files.size());
  tell(context, {count + " bestanden geschreven in " + context.out + ".",
                 count + " files written to " + context.out + "."});
  return Status::good;
}

bool wants_folder(const Context& context) {
  return !context.out.empty() && !context.format &&
         std::filesystem::path(context.out).extension().empty();
}

Status run_dossier(const Context& context, const RunCommand& command) {
  const auto start = std::chrono::steady_clock::now();
  const auto scenario = command.scenario.empty() ? std::nullopt : std::optional(command.scenario);
  const auto dossier = load_dossier(command.dossier, scenario);
  if (!dossier) return report_problems(context, dossier.error());

  Progress progress(context, {"trekkingen", "draws"});
  auto run = study::run(*dossier, {.scenario = command.scenario,
                                   .replications = command.replications,
                                   .seed = command.seed,
                                   .threads = command.threads.value_or(threads_here()),
                                   .started_at = views::now_utc(),
                                   .progress = [&](std::int64_t done, std::int64_t all) {
                                     progress.show(done, all);
                                   }});
  progress.finish();
  if (!run) return report_problems(context, run.error());
  run->record.receipt.seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();

  if (!command.no_store) {
    auto store = Store::open(store_path(command.store));
    if (!store) return report_problems(context, store.error());
    const auto id = store->save(run->record);
    if (!id) return report_problems(context, id.error());
    run->record.receipt.id = *id;
  }
  const Status status = wants_folder(context) ? save_folder(context, *dossier, *run, command)
                                              : deliver(context, views::report_of(*run, *dossier));
  if (status == Status::good && !command.no_store) {
    const std::string id = std::to_string(run->record.receipt.id);
    tell(context, {"Bewaard als run " + id + "; houvast why " + id + " legt een cijfer uit.",
                   "Kept as run " + id + "; houvast why " + id + " explains a figure."});
  }
  return status;
}

}  // namespace

void add_run(CLI::App& app, Context& context) {
  auto command = std::make_shared<RunCommand>();
  CLI::App& run = add_command(
      app, context, "run",
      {"Rekent een dossier door: rijksmiddelen, zorg, regionale afspraken en het resultaat",
       "Run a dossier: state money, care, regional agreements and the result."},
      "houvast run examples/voorbeeldregio --replications 1000");
  run.add_option("DOSSIER", command->dossier,
                 context.say({"Map van het dossier", "Folder of the dossier"}))
      ->required();
  run.add_option("--scenario", command->scenario,
                 context.say({"Scenario uit het dossier", "Scenario of the dossier"}));
  run.add_option("--replications", command->replications,
                 context.say({"Aantal trekkingen van onzekere jaren", "Number of uncertain draws"}))
      ->check(CLI::Range(std::int64_t{0}, std::int64_t{1'000'000}));
  run.add_option("--seed", command->seed,
                 context.say({"Startgetal van het toeval", "Seed of chance"}));
  run.add_option(
         "--threads", command->threads,
         context.say(
             {"Aantal draden, anders zoveel als de computer er heeft; de uitkomst hangt er niet "
              "van af",
              "Number of threads, else as many as the machine has; results do not depend on it"}))
      ->check(CLI::Range(1, 1024));
  run.add_option("--store", command->store,
                 context.say({"Bestand van de opslag", "File of the store"}));
  run.add_flag("--no-store", command->no_store,
               context.say({"Bewaar de run niet", "Do not keep the run"}));
  run.add_flag("--by-payment", command->monthly,
               context.say({"Schrijf in transfers.csv rijksgeld per betaling (F11)",
                            "Write state money by payment in transfers.csv (F11)"}));
  on_run(run, context, [&context, command] { return run_dossier(context, *command); });
}

}  // namespace houvast::cli
