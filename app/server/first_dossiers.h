// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>
#include <vector>

#include "houvast/problem.h"

namespace houvast::server {

struct Service;

/// Keeps dossiers of this machine, as `houvast serve DOSSIER...` names them. One that is there
/// under the same name gets a next version, and none when its files are the same.
/// Errors: dossier/*, csv/*, store/*, base/*; nothing is kept when any of them is wrong.
[[nodiscard]] Result<void> keep_first_dossiers(Service& service,
                                               const std::vector<std::filesystem::path>& folders);

}  // namespace houvast::server
