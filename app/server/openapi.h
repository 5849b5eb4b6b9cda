// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <span>

#include "server/answer.h"
#include "server/route.h"

namespace houvast::server {

/// The OpenAPI 3.1 document of these routes; schemas come from schemas/*.json. Kept as
/// docs/api/openapi.json.
[[nodiscard]] Json openapi(std::span<const Route> routes);

/// All schemas by name.
[[nodiscard]] Json schemas();

}  // namespace houvast::server
