// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "dossier/folder.h"
#include "houvast/dossier.h"

namespace houvast::dossier {

/// load_dossier() on any folder: on disk, or texts in memory.
[[nodiscard]] Result<Dossier> read_dossier(const Folder& folder,
                                           const std::optional<std::string>& scenario = {});

}  // namespace houvast::dossier
