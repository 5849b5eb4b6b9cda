// SPDX-License-Identifier: EUPL-1.2
// The job "run": a dossier through the whole chain, kept as a run.
#include <chrono>

#include "houvast/render.h"
#include "houvast/store.h"
#include "houvast/study.h"
#include "server/job_kinds.h"
#include "server/service.h"
#include "views/run_report.h"

namespace houvast::server {
namespace {

Json read(Service& service, Body& arguments) {
  Json kept = read_dossier_argument(service, arguments);
  const auto scenario =
      find_scenario(service, kept["dossier"], arguments.any("scenario"), "scenario");
  kept["replications"] = arguments.optional_number("replications", 0, 1'000'000).value_or(0);
  kept["seed"] = arguments.optional_number("seed", 0, INT64_MAX).value_or(1);
  kept["scenario"] = nullptr;
  if (!scenario) {
    for (const Problem& problem : scenario.error()) arguments.add(problem);
    return kept;
  }
  kept["scenario"] = kept_scenario(*scenario);
  if (kept["version"] == 0 || kept["scenario"].is_null()) return kept;
  if (const auto dossier = dossier_of_job(service, kept, kept["scenario"]); !dossier)
    for (const Problem& problem : dossier.error()) arguments.add(problem);
  return kept;
}

Result<store::JobResult> work(Service& service, const Json& arguments, const JobControl& control) {
  const auto begin = std::chrono::steady_clock::now();
  const Json& scenario = arguments.at("scenario");
  const auto dossier = dossier_of_job(service, arguments, scenario);
  if (!dossier) return tl::unexpected(dossier.error());
  auto run = study::run(*dossier,
                        {.scenario = scenario.is_null() ? "" : scenario["name"].get<std::string>(),
                         .replications = arguments.at("replications"),
                         .seed = arguments.at("seed"),
                         .threads = control.threads,
                         .started_at = to_text(service.now()),
                         .progress = control.progress,
                         .go_on = control.go_on});
  if (!run) return tl::unexpected(run.error());
  if (!control.go_on()) return failure({.code = "study/stopped"});
  run->record.receipt.seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  RunOrigin origin{.dossier = arguments.at("dossier").get<std::int64_t>(),
                   .dossier_version = arguments.at("version").get<std::int64_t>(),
                   .scenario = {},
                   .made_by = control.made.by};
  if (scenario.is_object() && scenario["id"].is_number_integer())
    origin.scenario = scenario["id"].get<std::int64_t>();
  const auto id = Store(service.database).save(run->record, origin);
  if (!id) return tl::unexpected(id.error());
  run->record.receipt.id = *id;
  return store::JobResult{.run = *id, .report_json = render_json(views::report_of(*run, *dossier))};
}

}  // namespace

JobKind run_job() {
  return {.name = "run",
          .permission = people::Permission::run_jobs,
          .read = read,
          .work = work,
          .is_short = has_few_draws};
}

}  // namespace houvast::server
