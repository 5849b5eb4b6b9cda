// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "houvast/store.h"
#include "server/dossier_cache.h"

namespace houvast::server {

struct Service;

/// The dossier of a kept run as it was, with the changes of its scenario.
/// Errors: server/not-found (what the run was made from is not there any more, or has changed),
/// store/*, those of load_dossier().
[[nodiscard]] Result<SharedDossier> dossier_of_run(Service& service, const KeptRun& head);

}  // namespace houvast::server
