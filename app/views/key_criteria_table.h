// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <span>

#include "houvast/key_criteria.h"
#include "views/run_report.h"

namespace houvast::views {

/// R2: the five criteria of each key, side by side, with below them what they mean.
[[nodiscard]] Table key_criteria_table(std::span<const region::KeyCriteria> criteria,
                                       const Names& names);

}  // namespace houvast::views
