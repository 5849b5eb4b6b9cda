// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "houvast/table_store.h"

namespace houvast::store {

/// Options or criteria as JSON: [{"id":"solidair","label":"Solidair"}].
[[nodiscard]] std::string to_json(const std::vector<TableEntry>& entries);

/// The same back; empty when the text is not what to_json writes.
[[nodiscard]] std::optional<std::vector<TableEntry>> parse_entries(std::string_view json);

}  // namespace houvast::store
