// SPDX-License-Identifier: EUPL-1.2
// houvast contracts apply: what contracts pay for care, observed or simulated (C1 to C9, C12).
#include <chrono>
#include <filesystem>
#include <memory>

#include "contracts.h"
#include "contracts_study_tables.h"
#include "contracts_tables.h"
#include "houvast/care_record_table.h"
#include "houvast/contract_study.h"
#include "houvast/files.h"
#include "houvast/format.h"
#include "houvast/render.h"
#include "option_values.h"
#include "progress.h"
#include "receipt.h"

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

Text what_was_paid_for(const ApplyCommand& command, const study::SettledDraw& draw) {
  const auto count = static_cast<std::int64_t>(draw.sheet.orders.size());
  const Text orders{format_number(count, Language::dutch), format_number(count, Language::english)};
  if (command.records)
    return {
        "Betaald voor de " + orders.nl + " toewijzingen van dit dossier in " + *command.records +
            ".",
        "Paid for the " + orders.en + " care orders of this dossier in " + *command.records + "."};
  const std::string seed = std::to_string(command.seed);
  return {"Betaald voor één trekking van gesimuleerde zorg: " + orders.nl +
              " toewijzingen, startgetal " + seed + ".",
          "Paid for one draw of simulated care: " + orders.en + " care orders, seed " + seed + "."};
}

Report report_of(const ApplyCommand& command, const Dossier& dossier,
                 const study::SettledDraw& draw, const study::ContractStudy* study) {
  const contracts::ContractBook& book = *draw.book;
  const auto& lines = draw.settlement.lines;
  const contracts::Economics economics =
      contracts::provider_years(book, draw.tally, draw.settlement);
  Report report{.title = {"Contracten " + dossier.name, "Contracts " + dossier.name}};
  report.names = names_of(dossier);
  report.blocks.emplace_back(Paragraph{what_was_paid_for(command, draw)});
  report.blocks.emplace_back(paid_by_contract(book, lines));
  report.blocks.emplace_back(paid_by_municipality(book, lines, report.names));
  report.blocks.emplace_back(paid_by_clause(book, lines));
  if (auto table = ceiling_table(book, draw.tally, draw.settlement, report.names))
    report.blocks.emplace_back(std::move(*table));
  report.blocks.emplace_back(provider_table(book, economics));
  report.blocks.emplace_back(market_table(book, economics));
  if (auto table = savings_table(draw)) report.blocks.emplace_back(std::move(*table));
  if (study != nullptr) {
    report.blocks.emplace_back(contract_chances(*study, dossier));
    report.blocks.emplace_back(provider_chances(*study, dossier));
  }
  report.blocks.emplace_back(line_table(book, lines));
  report.reasons = contracts::transfers(book, lines);
  return report;
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
       render_csv(line_table(*draw.book, draw.settlement.lines), context.language)},
      {folder / "providers.csv",
       render_csv(provider_table(*draw.book, economics), context.language)},
      {folder / "transfers.csv", render_csv(reasons_table(report.reasons), context.language)},
      {folder / "receipt.json", receipt_json(receipt)}};
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
       .started_at = now_utc(),
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
  const Report report = report_of(command, *dossier, *draw, *study ? &**study : nullptr);
  if (!wants_folder(context)) return deliver(context, report);
  Receipt receipt = contract_receipt(*dossier, command.scenario.value_or(""));
  receipt.seed = command.records ? 0 : command.seed;
  receipt.replications = command.records ? 0 : command.replications;
  receipt.started_at = now_utc();
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
