// SPDX-License-Identifier: EUPL-1.2
// The live table of a dossier of the store, prepared or from memory.
#pragma once

#include <optional>

#include "server/live_tables.h"
#include "server/service.h"

namespace houvast::server {

/// Stochastic years of which a table is made: as many as a screen can be redrawn for in time.
[[nodiscard]] std::int64_t draws_for(const Dossier& dossier);

struct LiveChoice {
  std::int64_t dossier = 0;
  ScenarioChoice scenario;
  std::uint64_t seed = 1;
  std::optional<std::int64_t> draws;  ///< Empty: draws_for().
};

/// Of the newest version. Errors: store/*, those of load_dossier() and of
/// study::LiveTable::prepare().
[[nodiscard]] Result<SharedTable> live_table(Service& service, const LiveChoice& choice);

}  // namespace houvast::server
