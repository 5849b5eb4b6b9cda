// SPDX-License-Identifier: EUPL-1.2
// houvast contracts compare: payment forms side by side on the same simulated care (C, S3).
#include <memory>

#include "contracts.h"
#include "option_values.h"
#include "progress.h"
#include "views/contracts_report.h"
#include "views/receipt.h"

namespace houvast::cli {
namespace {

struct CompareCommand {
  std::string dossier;
  std::vector<std::string> scenarios;
  std::int64_t replications = 100;
  std::uint64_t seed = 1;
  std::optional<int> threads;
};

Result<std::vector<study::Variant>> load_variants(const CompareCommand& command) {
  std::vector<study::Variant> variants;
  Problems problems;
  const auto add = [&](const std::string& name) {
    auto dossier = load_dossier(command.dossier, name.empty() ? std::nullopt : std::optional(name));
    if (dossier)
      variants.push_back({.name = name, .dossier = std::move(*dossier), .against = {}});
    else
      problems.insert(problems.end(), dossier.error().begin(), dossier.error().end());
  };
  add("");
  // What is wrong with the dossier is wrong with every scenario of it.
  if (problems.empty())
    for (const std::string& scenario : command.scenarios) add(scenario);
  if (!problems.empty()) return tl::unexpected(std::move(problems));
  return variants;
}

Status compare(const CompareCommand& command, const Context& context) {
  const auto variants = load_variants(command);
  if (!variants) return report_problems(context, variants.error());
  Progress progress(context, {"trekkingen", "draws"});
  const auto study = study::run_contract_study(
      *variants,
      {.replications = command.replications,
       .seed = command.seed,
       .started_at = views::now_utc(),
       .progress = [&](std::int64_t done, std::int64_t all) { progress.show(done, all); }},
      *study::threads_executor(command.threads.value_or(threads_here())));
  progress.finish();
  if (!study) return report_problems(context, study.error());
  const auto report = views::compare_report(*study, *variants, command.seed);
  if (!report) return report_problems(context, report.error());
  return deliver(context, *report);
}

}  // namespace

void add_contracts_compare(CLI::App& contracts, Context& context) {
  CLI::App& app = add_command(
      contracts, context, "compare",
      {"Zet vormen van bekostiging naast elkaar op dezelfde gesimuleerde zorg: kosten, wachtlijst, "
       "marge en risico. Een vorm is een scenario van het dossier.",
       "Set payment forms side by side on the same simulated care: cost, waiting list, margin and "
       "risk. A form is a scenario of the dossier."},
      "houvast contracts compare examples/groeimodel --scenarios "
      "budget_tweede_lijn,budget_alle_lijnen --replications 100 --out vergelijking.html");
  const auto asked = std::make_shared<CompareCommand>();
  app.add_option("DOSSIER", asked->dossier,
                 context.say({"Map van het dossier", "Folder of the dossier"}))
      ->required();
  app.add_option("--scenarios", asked->scenarios,
                 context.say({"Scenario's uit het dossier, met komma's ertussen",
                              "Scenarios of the dossier, with commas in between"}))
      ->required()
      ->delimiter(',')
      ->type_name("TEXT");
  app.add_option("--replications", asked->replications,
                 context.say({"Aantal trekkingen", "Number of draws"}))
      ->check(CLI::Range(std::int64_t{1}, std::int64_t{1'000'000}).description(""))
      ->type_name("INT")
      ->capture_default_str();
  app.add_option("--seed", asked->seed,
                 context.say({"Startgetal van het toeval", "Seed of chance"}))
      ->type_name("INT");
  app.add_option("--threads", asked->threads,
                 context.say({"Aantal draden, anders zoveel als de computer er heeft; de uitkomst "
                              "hangt er niet van af",
                              "Number of threads, else as many as the machine has; results do not "
                              "depend on it"}))
      ->check(CLI::Range(1, 1024).description(""))
      ->type_name("INT");
  on_run(app, context, [asked, &context] { return compare(*asked, context); });
}

}  // namespace houvast::cli
