// SPDX-License-Identifier: EUPL-1.2
// The live table of a dossier of the store, prepared or from memory.
#pragma once

#include <functional>
#include <optional>

#include "server/live_tables.h"
#include "server/service.h"

namespace houvast::server {

/// Stochastic years of which a table is made: as many as a screen can be redrawn for in time.
[[nodiscard]] std::int64_t draws_for(const Dossier& dossier);

struct LiveChoice {
  std::int64_t dossier = 0;
  std::optional<std::int64_t> version;  ///< Empty: the newest.
  ScenarioChoice scenario;
  std::uint64_t seed = 1;
  std::optional<std::int64_t> draws;  ///< Empty: draws_for().
};

/// How preparing goes, and whether anybody still needs it.
struct LivePreparation {
  std::function<void(std::int64_t done, std::int64_t all)> progress;
  std::function<bool()> go_on;
};

/// Errors: store/*, those of load_dossier() and of study::LiveTable::prepare().
[[nodiscard]] Result<SharedTable> prepare_live_table(Service& service, const LiveChoice& choice,
                                                     const LivePreparation& preparation = {});

/// The same where it is ready, or is made at once from tables. Care is simulated by a job alone:
/// error server/not-prepared as long as none has done so.
[[nodiscard]] Result<SharedTable> live_table(Service& service, const LiveChoice& choice);

}  // namespace houvast::server
