// SPDX-License-Identifier: EUPL-1.2
// houvast study: many replications of a dossier and its scenarios (S1 to S3, S6).
#include <chrono>
#include <filesystem>
#include <memory>

#include "commands.h"
#include "houvast/ensemble.h"
#include "houvast/files.h"
#include "option_values.h"
#include "progress.h"
#include "views/receipt.h"
#include "views/study_report.h"

namespace houvast::cli {
namespace {

struct StudyCommand {
  std::string dossier;
  std::vector<std::string> scenarios;
  std::string against;
  bool levers = false;
  std::int64_t replications = 1'000;
  std::optional<std::string> precision;
  std::uint64_t seed = 1;
  std::optional<int> threads;
  std::string state;
};

Result<std::vector<study::Variant>> load_variants(const StudyCommand& command) {
  std::vector<study::Variant> variants;
  auto base = load_dossier(command.dossier);
  if (!base) return tl::unexpected(base.error());
  variants.push_back({.name = "", .dossier = std::move(*base), .against = {}});
  Problems problems;
  std::vector<std::string> scenarios = command.scenarios;
  if (!command.against.empty()) {
    std::erase(scenarios, command.against);
    scenarios.insert(scenarios.begin(), command.against);
  }
  for (const std::string& scenario : scenarios) {
    auto changed = load_dossier(command.dossier, scenario);
    // Behind the dossier comes what scenarios are compared with, when that is another one.
    const bool beside_scenario = !command.against.empty() && scenario != command.against;
    if (changed)
      variants.push_back({.name = scenario,
                          .dossier = std::move(*changed),
                          .against = std::size_t{beside_scenario ? 1U : 0U}});
    else
      problems.insert(problems.end(), changed.error().begin(), changed.error().end());
  }
  if (!problems.empty()) return tl::unexpected(std::move(problems));
  if (command.levers)
    for (study::Variant& variant : study::lever_variants(variants.front().dossier, variants.size()))
      variants.push_back(std::move(variant));
  return variants;
}

bool wants_folder(const Context& context) {
  return !context.out.empty() && !context.format &&
         std::filesystem::path(context.out).extension().empty();
}

Status save_folder(const Context& context, const study::Ensemble& ensemble,
                   const Dossier& dossier) {
  const std::filesystem::path folder = context.out;
  std::vector<FileToWrite> files = {
      {folder / "summary.csv", views::summary_csv(ensemble, dossier)},
      {folder / "receipt.json", views::receipt_json(ensemble.receipt)}};
  for (const study::VariantOutcome& variant : ensemble.variants)
    if (variant.comparison) {
      files.push_back({folder / "differences.csv", views::differences_csv(ensemble, dossier)});
      break;
    }
  if (const auto written = write_files(files); !written)
    return report_problems(context, written.error());
  const std::string count = std::to_string(files.size());
  tell(context, {count + " bestanden geschreven in " + context.out + ".",
                 count + " files written to " + context.out + "."});
  return Status::good;
}

Status run_study(const Context& context, const StudyCommand& command) {
  const auto start = std::chrono::steady_clock::now();
  OptionValues values;
  const Decimal precision = values.share("--precision", command.precision);
  if (command.precision && precision <= Decimal())
    values.problems.push_back({.code = "app/bad-option-value",
                               .place = {.field = "--precision"},
                               .found = *command.precision});
  const auto executor = context.make_executor
                            ? context.make_executor(command.threads.value_or(1))
                            : study::threads_executor(command.threads.value_or(threads_here()));
  const auto variants = load_variants(command);
  if (!values.problems.empty() || !variants) {
    // Nobody may wait for a process that cannot begin.
    static_cast<void>(executor->agree(""));
    if (!executor->leads()) return Status::good;
    if (!values.problems.empty()) return report_call(context, values.problems);
    return report_problems(context, variants.error());
  }

  Progress progress(context, {"trekkingen", "draws"});
  bool has_begun = false;
  study::EnsembleOptions options{.replications = command.replications,
                                 .precision = {},
                                 .seed = command.seed,
                                 .state = {},
                                 .started_at = views::now_utc(),
                                 .progress = [&](std::int64_t done, std::int64_t all) {
                                   // What the state had already was not done now.
                                   if (!has_begun) progress.begin_at(done - 1);
                                   has_begun = true;
                                   progress.show(done, all);
                                 }};
  if (command.precision) options.precision = precision.to_double();
  if (!command.state.empty()) options.state = command.state;
  auto ensemble = study::run_ensemble(*variants, options, *executor);
  progress.finish();
  if (!executor->leads()) return Status::good;
  if (!ensemble) return report_problems(context, ensemble.error());
  ensemble->receipt.seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  const Dossier& dossier = variants->front().dossier;
  return wants_folder(context) ? save_folder(context, *ensemble, dossier)
                               : deliver(context, views::report_of(*ensemble, dossier));
}

}  // namespace

void add_study(CLI::App& app, Context& context) {
  auto command = std::make_shared<StudyCommand>();
  CLI::App& study = add_command(
      app, context, "study",
      {"Rekent een dossier en zijn scenario's vele malen door. Gemiddelden met hun onzekerheid, "
       "verschillen tussen scenario's bij dezelfde cliënten, en wat elke maatregel bijdraagt.",
       "Run a dossier and its scenarios many times. Means with their uncertainty, differences "
       "between scenarios for the same clients, and what every lever contributes."},
      "houvast study examples/zorgregio --replications 200 --threads 2\n"
      "houvast study examples/zorgregio --precision 1% --state studie.state --out studie");
  study
      .add_option("DOSSIER", command->dossier,
                  context.say({"Map van het dossier", "Folder of the dossier"}))
      ->required();
  study
      .add_option(
          "--scenario", command->scenarios,
          context.say({"Scenario uit het dossier naast het dossier zelf; vaker voor meer",
                       "Scenario of the dossier beside the dossier itself; repeat for more"}))
      ->type_size(1)
      ->allow_extra_args(false);
  study
      .add_option("--against", command->against,
                  context.say({"Scenario waarmee de andere worden vergeleken; anders het dossier",
                               "Scenario that the others are compared with; else the dossier"}))
      ->type_name("TEXT");
  study.add_flag(
      "--levers", command->levers,
      context.say({"Elke maatregel alleen naast geen enkele", "Every lever alone beside none"}));
  study
      .add_option("--replications", command->replications,
                  context.say({"Aantal trekkingen, ten hoogste", "Number of draws, at most"}))
      ->check(CLI::Range(std::int64_t{1}, std::int64_t{1'000'000}).description(""))
      ->type_name("INT")
      ->capture_default_str();
  study
      .add_option("--precision", command->precision,
                  context.say({"Stop als de standaardfout van de uitgaven van elke regeling in elk "
                               "jaar ten hoogste dit deel ervan is",
                               "Stop when the standard error of the spending of every scheme in "
                               "every year is at most this share of it"}))
      ->type_name("FLOAT");
  study.add_option("--seed", command->seed,
                   context.say({"Startgetal van het toeval", "Seed of chance"}));
  study
      .add_option("--threads", command->threads,
                  context.say({"Aantal draden, anders zoveel als de computer er heeft (een proces "
                               "van houvast-mpi: 1); de uitkomst hangt er niet van af",
                               "Number of threads, else as many as the machine has (a process of "
                               "houvast-mpi: 1); results do not depend on it"}))
      ->check(CLI::Range(1, 1024).description(""))
      ->type_name("INT");
  study
      .add_option("--state", command->state,
                  context.say({"Bestand dat klare trekkingen bewaart; een gestopte studie gaat "
                               "ermee verder",
                               "File that keeps finished draws; a stopped study goes on with it"}))
      ->type_name("FILE");
  on_run(study, context, [&context, command] { return run_study(context, *command); });
}

}  // namespace houvast::cli
