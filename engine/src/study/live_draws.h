// SPDX-License-Identifier: EUPL-1.2
// The agreements once more over draws that were made before.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "houvast/agreement_effect.h"
#include "study/region_run.h"

namespace houvast::study {

/// What was drawn, or simulated, of one stochastic year after another.
struct LiveDraw {
  SpendingTables spending;
  ClientTables clients;  ///< Empty: those of the tables.
};

/// What the agreements are followed over.
struct LiveWorld {
  const Dossier& dossier;  ///< With the agreements.
  const FundedDossier& funded;
  const SpendingTables& expected;
  const std::vector<LiveDraw>& draws;
};

/// What one agreement, and with it its scheme, comes to.
struct LiveFigures {
  std::size_t scheme = 0;
  std::vector<std::size_t> members;
  std::vector<region::EffectRun> effects;                  ///< By draw.
  std::vector<std::vector<region::ReserveYear>> reserves;  ///< By draw; empty without a pool.
  std::vector<Grid<Cents>> after;                          ///< By draw: results of the scheme.
  std::vector<region::IncentiveSample> incentives;         ///< In order of year and member.
};

/// The place of an agreement in RegionRun::chains().
[[nodiscard]] std::size_t place_of(const RegionRun& region, const std::string& agreement);

/// Results of a scheme by year and municipality as if there were no agreements.
[[nodiscard]] Grid<Cents> results_without(const LiveWorld& world, std::size_t scheme,
                                          const SpendingTables& spending);

/// All draws, and a thousand euro more in every year for every member of which `years` asks. The
/// same bits on any number of threads.
[[nodiscard]] Result<LiveFigures> follow_draws(const LiveWorld& world, const std::string& agreement,
                                               Years years, int threads);

/// Does work 0, 1, ... `count` - 1 on so many threads; each makes its own worker.
void share_work(std::size_t count, int threads,
                const std::function<std::function<void(std::size_t)>()>& make_worker);

}  // namespace houvast::study
