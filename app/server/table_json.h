// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <span>
#include <vector>

#include "houvast/key_criteria.h"
#include "houvast/score.h"
#include "houvast/table_store.h"
#include "server/answer.h"
#include "server/service.h"

namespace houvast::server {

/// Without scores: for the list.
[[nodiscard]] Json head_json(const store::WeighingTable& table);

/// With every ballot, and what the engine makes of them: "comparison".
[[nodiscard]] Json to_json(const store::WeighingTable& table);

/// What was said of options and criteria that the table still has.
[[nodiscard]] std::vector<store::Ballot> ballots_that_count(const store::WeighingTable& table);

struct Said {
  std::vector<region::Score> scores;
  std::vector<region::ScoreWeight> weights;
};
[[nodiscard]] Said said_in(std::span<const store::Ballot> ballots);

/// The engine's comparison (R2, R8). Errors: those of region::compare_scores().
[[nodiscard]] Result<region::ScoreComparison> compared_ballots(
    std::span<const store::Ballot> ballots);

/// R2: the keys there are with their five criteria; a key that cannot be computed says why.
struct ComparedKeys {
  std::vector<KeyBlend> keys;
  std::vector<Result<region::KeyCriteria>> criteria;
};

/// By the figures of a dossier; none where it has no agreement.
[[nodiscard]] Result<ComparedKeys> compared_keys(Service& service, std::int64_t dossier);

/// Those that could be computed.
[[nodiscard]] std::vector<region::KeyCriteria> known_criteria(
    std::span<const Result<region::KeyCriteria>> criteria);

}  // namespace houvast::server
