// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "server/answer.h"
#include "server/dossier_cache.h"
#include "server/route.h"

namespace houvast::server {

/// ?scenario= as find_scenario() takes it: a number is one made here. Null when it is empty.
[[nodiscard]] Json asked_scenario(const std::string& scenario);

/// The scenario that a query asks (?scenario=): the id of one in the dossier, or the number of one
/// made here; none when it is empty. Errors: server/not-found, store/*.
[[nodiscard]] Result<ScenarioChoice> scenario_of(Service& service, const Call& call,
                                                 const std::string& scenario);

/// The dossier that the path names ("{id}"), as its newest version is, with a scenario when one is
/// asked, as scenario_of() reads it.
/// Errors: server/not-found, store/*, those of load_dossier().
[[nodiscard]] Result<SharedDossier> dossier_of(Service& service, const Call& call,
                                               const std::string& scenario);

}  // namespace houvast::server
