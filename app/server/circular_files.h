// SPDX-License-Identifier: EUPL-1.2
// F3. A published circular out of files that were uploaded.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "houvast/circular.h"
#include "server/uploaded_files.h"

namespace houvast::server {

enum class CircularRole { weights, volumes, grants, factors };

/// What a published file is, by its name: "GF_S2024_2024_Gewichten.csv", "weights.csv".
[[nodiscard]] std::optional<CircularRole> role_of(const std::string& file_name);

/// Reads weights, volumes and, where they are there, grants and the table of factors; `factor` is
/// a number that wins from the table. Places are in the names of the files.
/// Errors: server/unknown-file, server/file-twice, server/file-missing, those of load_circular()
/// and load_factor().
[[nodiscard]] Result<Circular> read_circular(const std::vector<UploadedFile>& files,
                                             const std::string& factor);

}  // namespace houvast::server
