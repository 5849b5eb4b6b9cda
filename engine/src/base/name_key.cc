// SPDX-License-Identifier: EUPL-1.2
#include "base/name_key.h"

namespace houvast {

std::string name_key(std::string_view name) {
  std::string key;
  for (const char c : name) {
    const auto byte = static_cast<unsigned char>(c);
    if (c >= 'A' && c <= 'Z')
      key += static_cast<char>(c - 'A' + 'a');
    else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || byte >= 0x80)
      key += c;
  }
  return key;
}

}  // namespace houvast
