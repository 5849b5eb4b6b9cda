// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "houvast/report.h"

namespace houvast::exchange {

/// What the script of an HTML report draws from, in one language. It may stand inside a <script>
/// element: there is no "<" in it.
[[nodiscard]] std::string chart_data(const Report& report, Language language);

}  // namespace houvast::exchange
