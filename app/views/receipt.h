// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "houvast/run.h"

namespace houvast::views {

/// receipt.json of a run or study.
[[nodiscard]] std::string receipt_json(const Receipt& receipt);

/// "2026-11-22T07:44:10Z"
[[nodiscard]] std::string now_utc();

}  // namespace houvast::views
