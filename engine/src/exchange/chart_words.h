// SPDX-License-Identifier: EUPL-1.2
// A drawing in words, for who cannot see it: what kind it is, how much it holds, and its extremes.
// The figures themselves stand in a table.
#pragma once

#include <string>

#include "houvast/report.h"

namespace houvast::exchange {

[[nodiscard]] std::string words_of(const BarChart& chart, Language language);
[[nodiscard]] std::string words_of(const BandChart& chart, Language language);
[[nodiscard]] std::string words_of(const ScatterChart& chart, Language language);
[[nodiscard]] std::string words_of(const FlowChart& chart, Language language);

}  // namespace houvast::exchange
