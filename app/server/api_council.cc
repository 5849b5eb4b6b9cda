// SPDX-License-Identifier: EUPL-1.2
// The report for council of a run that was kept: its dossier is computed once more, with the same
// scenario, draws and seed, for the text speaks of more than a run keeps.
#include "houvast/store.h"
#include "houvast/study.h"
#include "server/api.h"
#include "server/report_answer.h"
#include "server/scenario_changes.h"
#include "server/service.h"
#include "views/council_report.h"

namespace houvast::server {
namespace {

/// The dossier as it was, with the changes of its scenario; what has changed since is not found.
Result<SharedDossier> dossier_of(Service& service, const KeptRun& head) {
  const auto gone = [](const char* field) {
    return failure({.code = "server/not-found", .place = {.field = field}});
  };
  if (!head.origin.dossier) return gone("dossier");
  const std::string& name = head.receipt.scenario;
  const Json asked = head.origin.scenario ? Json(*head.origin.scenario)
                     : name.empty()       ? Json()
                                          : Json(name);
  const auto scenario = find_scenario(service, *head.origin.dossier, asked, "scenario");
  if (!scenario) return tl::unexpected(scenario.error());
  if (scenario->name != name) return gone("scenario");
  auto loaded =
      service.dossiers.get({*head.origin.dossier, head.origin.dossier_version, scenario->choice});
  if (loaded && (*loaded)->dossier.hash != head.receipt.dossier_hash) return gone("dossier");
  return loaded;
}

http::Response council(Service& service, const Call& call) {
  const auto head = Store(service.database).head(call.id());
  if (!head) return problem_answer(head.error());
  const auto loaded = dossier_of(service, *head);
  if (!loaded) return problem_answer(loaded.error());
  const Dossier& dossier = (*loaded)->dossier;
  const auto run = study::run(dossier, {.scenario = head->receipt.scenario,
                                        .replications = head->receipt.replications,
                                        .seed = head->receipt.seed,
                                        .started_at = head->receipt.started_at});
  if (!run) return problem_answer(run.error());
  return report_answer(service, call, views::council_report(*run, dossier));
}

}  // namespace

std::vector<Route> council_routes() {
  return {{http::Method::get,
           "/api/v1/runs/{id}/council",
           people::Permission::view,
           council,
           {"The report for council of a run: a text that follows its figures",
            "",
            "Report",
            200,
            {{"format", "json, xlsx, csv, html or pdf"}}}}};
}

}  // namespace houvast::server
