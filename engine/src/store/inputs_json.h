// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "houvast/ledger.h"

namespace houvast::store {

/// The inputs of a reason as JSON that SQLite's own functions can read:
/// [{"name":"share","decimal":"0.5"}, {"name":"cost","cents":1300},
/// {"name":"key","text":"clients"}].
[[nodiscard]] std::string to_json(const std::vector<Input>& inputs);

/// The same back; empty when the text is not what to_json writes.
[[nodiscard]] std::optional<std::vector<Input>> parse_inputs(std::string_view json);

}  // namespace houvast::store
