// SPDX-License-Identifier: EUPL-1.2
// The changes that a scenario made in the app holds, and what they mean for a dossier.
#pragma once

#include <string>

#include "houvast/dossier.h"
#include "houvast/scenario_store.h"
#include "server/answer.h"
#include "server/body.h"

namespace houvast::server {

struct Service;

/// Reads `base`, `set` and `remove` of a body: {"base": "half", "set": {"agreement.bw.reserve.
/// minimum": 0.05}, "remove": ["lever.vroeg"]}. Comes back as it is kept.
[[nodiscard]] Json read_changes(Body& body);

/// The same as choices of a dossier.
[[nodiscard]] ScenarioChoice to_choice(const Json& changes);
[[nodiscard]] ScenarioChoice to_choice(const store::ScenarioText& text);

/// A scenario as a request names it: the id of one in the dossier, or the number of one made here.
struct NamedScenario {
  ScenarioChoice choice;
  Text label;        ///< Empty: the dossier as it is.
  std::string name;  ///< For receipts: "half", "scenario 12 v3"; empty: as it is.
  std::optional<std::int64_t> id;
};
/// Errors: server/wrong-type, server/not-found, store/*.
[[nodiscard]] Result<NamedScenario> find_scenario(Service& service, std::int64_t dossier,
                                                  const Json& asked, const std::string& field);

}  // namespace houvast::server
