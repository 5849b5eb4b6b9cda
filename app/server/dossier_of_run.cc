// SPDX-License-Identifier: EUPL-1.2
#include "server/dossier_of_run.h"

#include "server/scenario_changes.h"
#include "server/service.h"

namespace houvast::server {

Result<SharedDossier> dossier_of_run(Service& service, const KeptRun& head) {
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

}  // namespace houvast::server
