// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <span>

#include "houvast/live_table.h"
#include "server/answer.h"

namespace houvast::server {

/// What the page of the region's agreements draws: whole cents, in the order of `members`.
[[nodiscard]] Json to_json(const study::LiveOutcome& outcome, const Dossier& dossier);

/// A key that cannot be computed says why.
[[nodiscard]] Json to_json(std::span<const Result<region::KeyCriteria>> of_keys,
                           std::span<const KeyBlend> keys);

/// The keys there are, and the blend of the agreement when it is none of them.
[[nodiscard]] std::vector<KeyBlend> keys_to_compare(const Agreement& agreement);

}  // namespace houvast::server
