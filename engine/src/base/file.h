// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "houvast/problem.h"

namespace houvast {

/// The bytes of a file. Errors: base/file-not-found, base/file-unreadable (a folder, no right to
/// read, a failing disk).
[[nodiscard]] Result<std::string> read_file(const std::string& path);

}  // namespace houvast
