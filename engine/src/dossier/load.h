// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "dossier/folder.h"
#include "dossier/toml.h"
#include "houvast/dossier.h"

namespace houvast::dossier {

/// load_dossier() on any folder: on disk, or texts in memory.
[[nodiscard]] Result<Dossier> read_dossier(const Folder& folder, const ScenarioChoice& scenario);
[[nodiscard]] inline Result<Dossier> read_dossier(const Folder& folder,
                                                  const std::optional<std::string>& scenario = {}) {
  return read_dossier(folder, ScenarioChoice{.named = scenario, .made = {}});
}

/// dossier.toml of a folder as it stands there, before anything is checked.
[[nodiscard]] Result<Node> read_tree(const Folder& folder);

}  // namespace houvast::dossier
