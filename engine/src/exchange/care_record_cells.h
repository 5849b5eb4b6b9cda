// SPDX-License-Identifier: EUPL-1.2
// How dates, months and volumes stand in the tables of care records.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "houvast/care_record_table.h"
#include "houvast/decimal.h"

namespace houvast::exchange {

[[nodiscard]] std::string to_string(std::chrono::sys_days day);

/// Empty when it has more than six decimals or is too large.
[[nodiscard]] std::optional<Millionths> to_millionths(Decimal volume);

}  // namespace houvast::exchange
