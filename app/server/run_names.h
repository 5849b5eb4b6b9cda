// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "houvast/store.h"
#include "views/run_report.h"

namespace houvast::server {

struct Service;

/// Names of the municipalities of a kept run: those of the dossier that it was made from, while
/// that is there; else none, and codes are shown.
[[nodiscard]] views::Names names_of_run(Service& service, const RunOrigin& origin);

}  // namespace houvast::server
