// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "houvast/table_store.h"
#include "server/body.h"

namespace houvast::server {

/// "title", "options", "criteria", "members" and "dossier". Options or criteria that are not given
/// are the four keys and the five criteria of the model (R2). What has no id gets one.
[[nodiscard]] store::TableText read_table(Body& body);

/// "scores" and "weights" of one municipality, of options and criteria that the table has.
/// Problems: server/wrong-type at "scores" or "weights"; region/score-out-of-range,
/// region/score-twice and region/negative-score-weight.
[[nodiscard]] store::Ballot read_ballot(Body& body, const store::WeighingTable& table,
                                        const std::string& municipality);

}  // namespace houvast::server
