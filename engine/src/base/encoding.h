// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace houvast {

struct Utf8Check {
  std::optional<std::size_t> first_fault;  ///< Byte that no UTF-8 has there; empty: all is well.
  bool has_multibyte = false;              ///< At least one correct character beyond ASCII.
};

/// Whether text is UTF-8: no overlong forms, no surrogates, nothing above U+10FFFF.
[[nodiscard]] Utf8Check check_utf8(std::string_view text);

/// Windows-1252, which is ISO-8859-1 with signs such as the euro where that has none, as UTF-8.
/// Empty when a byte has no meaning there.
[[nodiscard]] std::optional<std::string> latin1_to_utf8(std::string_view text);

}  // namespace houvast
