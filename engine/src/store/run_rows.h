// SPDX-License-Identifier: EUPL-1.2
// A run as rows of the tables run, result, transfer and distribution.
#pragma once

#include "houvast/store.h"
#include "store/session.h"

namespace houvast::store {

/// Gives the number of the run.
[[nodiscard]] std::int64_t insert_run(soci::session& sql, const RunRecord& run,
                                      const RunOrigin& origin);

/// The oldest first; of one run or of one dossier when it is named.
[[nodiscard]] std::vector<KeptRun> select_runs(soci::session& sql,
                                               const std::optional<std::int64_t>& id,
                                               const std::optional<std::int64_t>& dossier);

[[nodiscard]] std::vector<ItemAmount> select_results(soci::session& sql, std::int64_t id);
[[nodiscard]] std::vector<Distribution> select_distributions(soci::session& sql, std::int64_t id);

}  // namespace houvast::store
