// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace houvast::store {

/// Bytes as a text that every database keeps, with padding (RFC 4648).
[[nodiscard]] std::string to_base64(std::string_view bytes);

/// The same back; empty when the text is not what to_base64 writes.
[[nodiscard]] std::optional<std::string> parse_base64(std::string_view text);

}  // namespace houvast::store
