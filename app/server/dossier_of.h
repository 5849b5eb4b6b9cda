// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "server/dossier_cache.h"
#include "server/route.h"

namespace houvast::server {

/// The dossier that the path names ("{id}"), as its newest version is, with a scenario when one is
/// asked: the id of one in the dossier, or the number of one made here.
/// Errors: server/not-found, store/*, those of load_dossier().
[[nodiscard]] Result<SharedDossier> dossier_of(Service& service, const Call& call,
                                               const std::string& scenario);

}  // namespace houvast::server
