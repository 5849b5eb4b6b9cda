// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <string>

#include "base/csv.h"
#include "houvast/circular.h"

namespace houvast::exchange {

using CsvReader = std::function<Result<Csv>(const std::string& file)>;

/// load_circular() on files that need not be on a disk.
[[nodiscard]] Result<Circular> circular_from(const CircularFiles& files, const CsvReader& read);

}  // namespace houvast::exchange
