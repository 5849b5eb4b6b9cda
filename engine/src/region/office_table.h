// SPDX-License-Identifier: EUPL-1.2
// A CSV table as an office writes it: 1234.56, or 1.234,56, seen from the figures themselves.
#pragma once

#include <string>
#include <vector>

#include "domain/table.h"

namespace houvast::region {

/// Numbers are Dutch when one of them has a comma, or when one of `wholes` (amounts and counts,
/// which have no third decimal) groups thousands with a point.
[[nodiscard]] CsvTable read_office_table(const std::string& path, CsvTableOptions options,
                                         const std::vector<std::string>& wholes,
                                         const std::vector<std::string>& decimals = {});

}  // namespace houvast::region
