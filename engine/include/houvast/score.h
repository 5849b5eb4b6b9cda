// SPDX-License-Identifier: EUPL-1.2
// R2, R8. What municipalities think of the options before them: their own scores and weights, and
// where they agree and differ (002: discuss the scores with each other).
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "houvast/decimal.h"
#include "houvast/problem.h"

namespace houvast::region {

/// One judgement (NL: score), 1 (poor) to 5 (good).
struct Score {
  std::string municipality;
  std::string option;     ///< A key, a cooperation model, ...
  std::string criterion;  ///< "stability", a choice factor, ...
  Decimal score;
};

/// How much a criterion counts for a municipality (NL: weging); 1 where none is given.
struct ScoreWeight {
  std::string municipality;
  std::string criterion;
  Decimal weight;
};

/// How one option was scored on one criterion.
struct ScoreLine {
  std::string option;
  std::string criterion;
  Decimal lowest, highest;
  Decimal mean;            ///< With 6 decimals, to be shown.
  int municipalities = 0;  ///< That gave a score.
  bool agreed = false;     ///< Lowest and highest differ by at most one.
};

/// What one municipality prefers: the weighted mean of its scores, by option.
struct Preference {
  std::string municipality;
  std::string option;
  Decimal weighted_mean;  ///< With 6 decimals, to be shown; which is first is decided exactly.
  bool is_first = false;  ///< No option scores higher with this municipality.
};

struct ScoreComparison {
  std::vector<ScoreLine> lines;           ///< In order of option and criterion.
  std::vector<Preference> preferences;    ///< In order of municipality and option.
  std::vector<std::string> shared_first;  ///< Options that every municipality puts first.
};

/// Errors: region/score-out-of-range, region/score-twice, region/negative-score-weight.
[[nodiscard]] Result<ScoreComparison> compare_scores(std::span<const Score> scores,
                                                     std::span<const ScoreWeight> weights = {});

}  // namespace houvast::region
