// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "server/answer.h"
#include "views/allocation_model.h"

namespace houvast::server {

/// What the page of the allocation model draws: years, municipalities with a line a year, schemes
/// with their measures and path, the cap, and the settings that can be changed.
[[nodiscard]] Json allocation_json(const views::AllocationModel& model, const Dossier& dossier);

}  // namespace houvast::server
