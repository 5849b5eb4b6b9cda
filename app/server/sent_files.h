// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "houvast/dossier_store.h"
#include "server/body.h"

namespace houvast::server {

/// Reads "files" of a body: [{"name", "base64"}]. When all of them lie in one folder, as a dragged
/// folder does, its name is taken off. Problems: server/bad-file-name, server/wrong-type,
/// server/missing-field.
[[nodiscard]] std::vector<store::DossierFile> read_files(Body& body);

/// A name that can do no harm: folders and a file, no root, no "..", no hidden file.
[[nodiscard]] bool is_good_file_name(std::string_view name);

[[nodiscard]] std::optional<std::string> from_base64(std::string_view text);

}  // namespace houvast::server
