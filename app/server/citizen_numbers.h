// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>
#include <vector>

namespace houvast::server {

/// P. Lines (from 1) on which a number of nine digits stands that could be a citizen number (BSN),
/// also written with a dot or blank between its digits: "1234.56.782". A line for each number.
[[nodiscard]] std::vector<int> lines_with_citizen_number(std::string_view text);

/// P. Whether such a number stands in what people write for each other. What is written as an
/// amount is none there: "€ 123456782", "123.456.782", "123456782,00", "123456782 euro"; unless the
/// text speaks of a BSN.
[[nodiscard]] bool words_hold_citizen_number(std::string_view text);

}  // namespace houvast::server
