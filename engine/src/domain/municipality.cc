// SPDX-License-Identifier: EUPL-1.2
#include "houvast/municipality.h"

namespace houvast {

std::optional<std::string> parse_municipality_code(std::string_view text) {
  if (text.starts_with("GM") || text.starts_with("gm")) text.remove_prefix(2);
  if (text.empty() || text.size() > 4) return std::nullopt;
  for (const char c : text)
    if (c < '0' || c > '9') return std::nullopt;
  if (text.find_first_not_of('0') == std::string_view::npos) return std::nullopt;
  return "GM" + std::string(4 - text.size(), '0') + std::string(text);
}

}  // namespace houvast
