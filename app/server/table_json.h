// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <span>

#include "houvast/score.h"
#include "houvast/table_store.h"
#include "server/answer.h"
#include "server/service.h"

namespace houvast::server {

/// Without scores: for the list.
[[nodiscard]] Json head_json(const store::WeighingTable& table);

/// With every ballot, and what the engine makes of them: "comparison".
[[nodiscard]] Json to_json(const store::WeighingTable& table);

/// The engine's comparison (R2, R8). Errors: those of region::compare_scores().
[[nodiscard]] Result<region::ScoreComparison> compared_ballots(
    std::span<const store::Ballot> ballots);

/// {"keys": [...]}: the five criteria of the keys by the figures of a dossier.
[[nodiscard]] http::Response key_criteria_answer(Service& service, std::int64_t dossier);

}  // namespace houvast::server
