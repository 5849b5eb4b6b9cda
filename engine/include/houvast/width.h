// SPDX-License-Identifier: EUPL-1.2
// Text on a screen of fixed-width characters: how wide it is, how it breaks and how it is cut.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace houvast {

/// Columns that UTF-8 text takes: accents that combine take none, East Asian and emoji two.
[[nodiscard]] int width_of(std::string_view text);

/// At most `width` columns wide, broken at blanks; a word that does not fit is broken anywhere.
/// Line ends in the text are kept. Never empty.
[[nodiscard]] std::vector<std::string> wrap(std::string_view text, int width);

/// Cut to `width` columns with "…" where something is missing.
[[nodiscard]] std::string shorten(std::string_view text, int width);

/// Filled up with blanks to `width` columns.
[[nodiscard]] std::string pad_left(std::string_view text, int width);
[[nodiscard]] std::string pad_right(std::string_view text, int width);

[[nodiscard]] std::string repeat(std::string_view text, int times);

}  // namespace houvast
