// SPDX-License-Identifier: EUPL-1.2
#include "store/fields.h"

#include "base/encoding.h"
#include "store/edge.h"

namespace houvast::store {

void check_text(std::string_view text) {
  if (text.find('\0') != std::string_view::npos) throw NotText("\\0");
  const auto fault = check_utf8(text).first_fault;
  if (!fault) return;
  // What stands around it, as far as it can be shown.
  std::string shown(text.substr(*fault > 20 ? *fault - 20 : 0, 20));
  for (char& c : shown)
    if (static_cast<unsigned char>(c) >= 0x80U) c = '?';
  throw NotText(shown);
}

}  // namespace houvast::store
