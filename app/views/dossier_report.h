// SPDX-License-Identifier: EUPL-1.2
// A dossier as `houvast check` sees it: every problem there is, or what it holds.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "houvast/dossier.h"
#include "houvast/report.h"

namespace houvast::views {

/// Loads a dossier, sees whether its rates can be built, and without a scenario does the same with
/// every scenario in it: a mistake in one is found before the meeting. Each problem once.
[[nodiscard]] Result<Dossier> check_dossier(const std::filesystem::path& folder,
                                            const std::optional<std::string>& scenario = {});

/// The same of files in memory. With a choice of scenario, that alone.
[[nodiscard]] Result<Dossier> check_dossier_files(const DossierFiles& files,
                                                  const ScenarioChoice& scenario = {});

[[nodiscard]] Report dossier_report(const Dossier& dossier);

}  // namespace houvast::views
