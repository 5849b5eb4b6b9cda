// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "server/route.h"

namespace houvast::server {

/// A whole number of the query: ?run=3. Empty when it is not asked for, or wrong: then `problems`
/// has one more, server/wrong-type.
[[nodiscard]] std::optional<std::int64_t> asked_number(const Call& call, const std::string& field,
                                                       Problems& problems);

}  // namespace houvast::server
