// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "houvast/agreement_effect.h"
#include "houvast/reserve.h"
#include "study/region_run.h"

namespace houvast::study {

/// Everything that one replication leaves behind.
struct Draw {
  SpendingTables spending;
  ClientTables clients;
  /// By scheme: results of every year and municipality, without and with agreements.
  std::vector<Grid<Cents>> before;
  std::vector<Grid<Cents>> after;
  std::vector<region::EffectRun> effects;                  ///< By agreement.
  std::vector<std::vector<region::ReserveYear>> reserves;  ///< By agreement.
  Problems problems;
};

/// What chance makes of the expected spending of schemes that have chance and are not simulated
/// (`is_simulated` may be empty); others stay as expected.
[[nodiscard]] Result<SpendingTables> draw_tables(const Dossier& dossier,
                                                 const SpendingTables& expected,
                                                 const std::vector<bool>& is_simulated,
                                                 std::uint64_t seed, std::uint32_t replication);

/// Follows the agreements over the spending and clients of a draw, and fills in the rest.
void follow_draw(const Dossier& dossier, const FundedDossier& funded, RegionRun& region,
                 Draw& draw);

}  // namespace houvast::study
