// SPDX-License-Identifier: EUPL-1.2
// houvast contracts apply: what contracts pay for care, observed or simulated (C1 to C9, C12).
#include <chrono>
#include <filesystem>
#include <memory>

#include "contracts.h"
#include "houvast/care_record_table.h"
#include "houvast/contract_study.h"
#include "houvast/files.h"
#include "houvast/render.h"
#include "option_values.h"
#include "progress.h"
#include "views/contracts_report.h"
#include "views/contracts_study_tables.h"
#include "views/contracts_tables.h"
#include "views/receipt.h"

namespace houvast::cli {
namespace {

struct ApplyCommand {
  std::string dossier;
  std::optional<std::string> scenario, records, claims;
  std::int64_t replications = 1;
  std::uint64_t seed = 1;
  std::optional<int> threads;
};

Result<study::SettledDraw> settle(const ApplyCommand& command, const Dossier& dossier) {
  if (!command.records) return study::draw_contracts(dossier, command.seed);
  const auto records = exchange::read_care_records(*command.records, command.claims);
  if (!records) return tl::unexpected(records.error());
  return study::settle_records(dossier, *records);
}

bool wants_folder(const Context& context) {
  return !context.out.empty() && !context.format &&
         std::filesystem::path(context.out).extension().empty();
}

Status save_folder(const Context& context, const Report& report, const study::SettledDraw& draw,
                   const Receipt& receipt) {
  const std::filesystem::path folder = context.out;
  const contracts::Economics economics =
      contracts::provider_years(*draw.book, draw.tally, draw.settlement);
  const std::vector<FileToWrite> files = {
      {folder / "contracts.csv",
       render_csv(views::line_table(*draw.book, draw.settlement.lines), context.language)},
      {folder / "providers.csv",
       render_csv(views::provider_table(*draw.book, economics), context.language)},
      {folder / "transfers.csv", render_csv(reasons_table(report.reasons), context.language)},
      {folder / "receipt.json", views::receipt_json(receipt)}};
  if (const auto written = write_files(files); !written)
    return report_problems(context, written.error());
  tell(context, {"4 bestanden geschreven in " + context.out + ".",
                 "4 files written to " + context.out + "."});
  return Status::good;
}

Result<std::optional<study::ContractStudy>> study_of(const Context& context,
                                                     const ApplyCommand& command,
                                                     const Dossier& dossier) {
  if (command.records || command.replications < 2) return std::nullopt;
  Progress progress(context, {"trekkingen", "draws"});
  const std::vector<study::Variant> variants{
      {.name = command.scenario.value_or(""), .dossier = dossier, .against = {}}};
  auto study = study::run_contract_study(
      variants,
      {.replications = command.replications,
       .seed = command.seed,
       .started_at = views::now_utc(),
       .progress = [&](std::int64_t done, std::int64_t all) { progress.show(done, all); }},
      *study::threads_executor(command.threads.value_or(threads_here())));
  progress.finish();
  if (!study) return tl::unexpected(study.error());
  return std::optional(std::move(*study));
}

Status apply(const ApplyCommand& command, const Context& context) {
  const auto start = std::chrono::steady_clock::now();
  if (command.claims && !command.records)
    return report_call(context, {{.code = "app/missing-option", .found = "--records"}});
  const auto dossier = load_dossier(command.dossier, command.scenario);
  if (!dossier) return report_problems(context, dossier.error());
  const auto draw = settle(command, *dossier);
  if (!draw) return report_problems(context, draw.error());
  const auto study = study_of(context, command, *dossier);
  if (!study) return report_problems(context, study.error());
  const Report report = views::contracts_report({command.records, command.seed}, *dossier, *draw,
                                                *study ? &**study : nullptr);
  if (!wants_folder(context)) return deliver(context, report);
  Receipt receipt = views::contract_receipt(*dossier, command.scenario.value_or(""));
  receipt.seed = command.records ? 0 : command.seed;
  receipt.replications = command.records ? 0 : command.replications;
  receipt.started_at = views::now_utc();
  receipt.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return save_folder(context, report, *draw, receipt);
}

void add_options(CLI::App& app, const Context& context, ApplyCommand& command) {
  app.add_option("DOSSIER", command.dossier,
                 context.say({"Map van het dossier", "Folder of the dossier"}))
      ->required();
  app.add_option("--scenario", command.scenario,
                 context.say({"Scenario uit het dossier", "Scenario of the dossier"}))
      ->type_name("TEXT");
  app.add_option("--records", command.records,
                 context.say({"Toewijzingen (records.csv) om voor te betalen, in plaats van "
                              "gesimuleerde zorg",
                              "Care orders (records.csv) to pay for, instead of simulated care"}))
      ->type_name("FILE");
  app.add_option("--claims", command.claims,
                 context.say({"Declaraties daarbij (claims.csv); anders volgt wat is geleverd uit "
                              "de toewijzing",
                              "Claims with them (claims.csv); else what was delivered follows "
                              "from the order"}))
      ->type_name("FILE");
  app.add_option("--replications", command.replications,
                 context.say({"Aantal trekkingen; vanaf 2 ook de kansen op verlies en een lege kas "
                              "(1)",
                              "Number of draws; from 2 also the chances of a loss and of running "
                              "out of cash (1)"}))
      ->check(CLI::Range(std::int64_t{1}, std::int64_t{1'000'000}).description(""))
      ->type_name("INT");
  app.add_option("--seed", command.seed,
                 context.say({"Startgetal van het toeval", "Seed of chance"}))
      ->type_name("INT");
  app.add_option("--threads", command.threads,
                 context.say({"Aantal draden, anders zoveel als de computer er heeft; de uitkomst "
                              "hangt er niet van af",
                              "Number of threads, else as many as the machine has; results do not "
                              "depend on it"}))
      ->check(CLI::Range(1, 1024).description(""))
      ->type_name("INT");
}

}  // namespace

void add_contracts_apply(CLI::App& contracts, Context& context) {
  CLI::App& app = add_command(
      contracts, context, "apply",
      {"Past de contracten van een dossier toe op zorg: wat wordt betaald, aan wie, door wie, op "
       "grond waarvan, en wat houden aanbieders over.",
       "Apply the contracts of a dossier to care: what is paid, to whom, by whom, why, and what is "
       "left to providers."},
      "houvast contracts apply examples/groeimodel\n"
      "houvast contracts apply examples/groeimodel --scenario budget_tweede_lijn --replications "
      "100\n"
      "houvast contracts apply examples/groeimodel --records records.csv --claims claims.csv --out "
      "betaald");
  const auto asked = std::make_shared<ApplyCommand>();
  add_options(app, context, *asked);
  on_run(app, context, [asked, &context] { return apply(*asked, context); });
}

}  // namespace houvast::cli
