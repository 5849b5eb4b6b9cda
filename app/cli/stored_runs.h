// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "houvast/run.h"
#include "houvast/store.h"

namespace houvast::cli {

/// Where runs are kept: what was asked, else HOUVAST_STORE, else the user's own data folder.
[[nodiscard]] std::filesystem::path store_path(const std::string& asked);

/// A run by its number, or by "laatste" or "last".
[[nodiscard]] Result<RunRecord> load_run(Store& store, const std::string& named);

/// Is this the name of a run rather than of a folder?
[[nodiscard]] bool names_a_run(const std::string& text);

}  // namespace houvast::cli
