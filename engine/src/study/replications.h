// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "houvast/agreement_effect.h"
#include "houvast/reserve.h"
#include "study/draw.h"
#include "study/region_run.h"
#include "study/simulated_care.h"

namespace houvast::study {

/// What stochastic years leave behind: summaries, and the draw of replication 0.
struct Replications {
  std::vector<Distribution> distributions;
  std::vector<std::vector<region::EffectRun>> effects;  ///< By agreement, then by replication.
  std::vector<std::vector<std::vector<region::ReserveYear>>> reserves;  ///< The same.
  SpendingTables first_draw;
  ClientTables first_clients;
};

/// Where the spending of replications comes from.
struct DrawSource {
  const SpendingTables& expected;  ///< Of the tables: what chance swings around.
  const SimulatedCare* care;       ///< Null: nothing is simulated.
};

/// The distribution of at least one value; which figure it is, is left open.
[[nodiscard]] Distribution distribution_of(std::vector<Cents> values);

/// The spending and clients of a replication: drawn, or simulated. The rest is left empty.
[[nodiscard]] Result<Draw> begin_draw(const Dossier& dossier, const FundedDossier& funded,
                                      const DrawSource& source, std::uint64_t seed,
                                      std::uint32_t replication);

/// Draws spending and follows the agreements, RunOptions::replications times. The same bits on any
/// number of threads: every replication has a place of its own, and summaries are taken in their
/// order. Empty without replications.
[[nodiscard]] Result<Replications> replicate(const Dossier& dossier, const FundedDossier& funded,
                                             const DrawSource& source, const RunOptions& options);

}  // namespace houvast::study
