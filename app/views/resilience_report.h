// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <span>

#include "houvast/iv3.h"
#include "houvast/report.h"

namespace houvast::views {

/// Q2: resilience ratio with its class, the statutory indicators that the figures allow, and the
/// year in which the reserve is used up. Errors: those of resilience.h, with the name as field.
[[nodiscard]] Result<Report> resilience_report(
    std::span<const exchange::ResilienceFigures> municipalities);

}  // namespace houvast::views
