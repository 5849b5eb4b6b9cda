// SPDX-License-Identifier: EUPL-1.2
// The Afweegtafel as a report: what municipalities said of each option, and where they agree.
#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "houvast/key_criteria.h"
#include "houvast/report.h"
#include "houvast/score.h"
#include "views/run_report.h"

namespace houvast::views {

struct Weighing {
  std::string title;
  Names options;         ///< Labels by id.
  Names criteria;        ///< The same.
  Names municipalities;  ///< Who takes part.
  std::span<const region::Score> scores;
  std::span<const region::ScoreWeight> weights;
  const region::ScoreComparison& comparison;
  std::span<const region::KeyCriteria> keys;  ///< R2; empty: not computed.
};

/// Where municipalities agree and differ, what each prefers, all scores and weights, and the
/// computed criteria beside them.
[[nodiscard]] Report weighing_report(const Weighing& weighing);

/// The first two tables and the conclusion, with names for ids that have one.
[[nodiscard]] std::vector<Block> score_blocks(const region::ScoreComparison& comparison,
                                              const Names& options, const Names& criteria,
                                              const Names& municipalities);

}  // namespace houvast::views
