// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>
#include <vector>

namespace houvast::server {

/// P. Lines (from 1) on which a number of nine digits stands that could be a citizen number (BSN),
/// also written with a dot or blank between its digits: "1234.56.782". A line for each number.
[[nodiscard]] std::vector<int> lines_with_citizen_number(std::string_view text);

}  // namespace houvast::server
