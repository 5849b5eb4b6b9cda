// SPDX-License-Identifier: EUPL-1.2
// The job "council": the report for council of a run that was kept. Its dossier is computed once
// more, with the same scenario, draws and seed, for the text speaks of more than a run keeps.
#include "houvast/render.h"
#include "houvast/store.h"
#include "houvast/study.h"
#include "server/dossier_of_run.h"
#include "server/job_kinds.h"
#include "server/service.h"
#include "views/council_report.h"

namespace houvast::server {
namespace {

Json read(Service& service, Body& arguments) {
  const std::int64_t run = arguments.number("run", 1, INT64_MAX);
  Json kept = {{"run", run}, {"replications", 0}};
  if (run == 0) return kept;
  const auto head = Store(service.database).head(run);
  if (!head) {
    arguments.add(head.error());
    return kept;
  }
  kept["replications"] = head->receipt.replications;
  if (const auto dossier = dossier_of_run(service, *head); !dossier) arguments.add(dossier.error());
  return kept;
}

Result<store::JobResult> work(Service& service, const Json& arguments, const JobControl& control) {
  const auto head = Store(service.database).head(arguments.at("run").get<std::int64_t>());
  if (!head) return tl::unexpected(head.error());
  const auto loaded = dossier_of_run(service, *head);
  if (!loaded) return tl::unexpected(loaded.error());
  const Dossier& dossier = (*loaded)->dossier;
  const auto run = study::run(dossier, {.scenario = head->receipt.scenario,
                                        .replications = head->receipt.replications,
                                        .seed = head->receipt.seed,
                                        .threads = control.threads,
                                        .started_at = head->receipt.started_at,
                                        .progress = control.progress,
                                        .go_on = control.go_on});
  if (!run) return tl::unexpected(run.error());
  return store::JobResult{.run = {},
                          .report_json = render_json(views::council_report(*run, dossier))};
}

}  // namespace

JobKind council_job() {
  return {.name = "council",
          .permission = people::Permission::compute,
          .read = read,
          .work = work,
          .is_short = has_few_draws,
          .asked_again = AskedAgain::is_there};
}

}  // namespace houvast::server
