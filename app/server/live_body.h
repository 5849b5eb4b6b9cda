// SPDX-License-Identifier: EUPL-1.2
// An agreement as the page of the region's agreements sends it and is shown it.
#pragma once

#include "houvast/agreement.h"
#include "houvast/dossier.h"
#include "server/answer.h"
#include "server/body.h"

namespace houvast::server {

/// The terms of `known` with what the body says: "contribution", "reserve", "solidarity" and
/// "equalisation", each with terms of its own; what is not there is not agreed. Tables (past cost,
/// corrections, weights, large clients) stay those of the dossier. What is wrong is added to the
/// body, at its field: dossier/not-a-choice, dossier/out-of-range and the mistakes that a dossier
/// with these terms would have.
[[nodiscard]] Agreement read_agreement(Body& body, const Agreement& known, const Dossier& dossier);

/// The same the other way round: what read_agreement() would take.
[[nodiscard]] Json to_json(const Agreement& agreement);

/// "inhabitants", 0.5 and so on; at most four.
[[nodiscard]] KeyBlend read_blend(Body& body, const std::string& field);

}  // namespace houvast::server
