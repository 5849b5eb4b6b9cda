// SPDX-License-Identifier: EUPL-1.2
// A dossier and scenarios beside it, as jobs that compare have them.
#pragma once

#include <vector>

#include "houvast/ensemble.h"
#include "server/job_kinds.h"

namespace houvast::server {

/// Reads "dossier", "version" and "scenarios": ids of the dossier and numbers of those made here.
[[nodiscard]] Json read_variants(Service& service, Body& arguments);

/// The dossier as it is, and each scenario.
[[nodiscard]] Result<std::vector<study::Variant>> load_variants(Service& service,
                                                                const Json& arguments);

/// The first of the variants, knowing the labels of all.
[[nodiscard]] Dossier labelled(const std::vector<study::Variant>& variants, const Json& arguments);

}  // namespace houvast::server
