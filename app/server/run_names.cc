// SPDX-License-Identifier: EUPL-1.2
#include "server/run_names.h"

#include "server/service.h"

namespace houvast::server {

views::Names names_of_run(Service& service, const RunOrigin& origin) {
  if (!origin.dossier) return {};
  const auto loaded = service.dossiers.get({*origin.dossier, origin.dossier_version, {}});
  return loaded ? views::names_of((*loaded)->dossier) : views::Names();
}

}  // namespace houvast::server
