// SPDX-License-Identifier: EUPL-1.2
// What could be a citizen number (NL: BSN) may not come in.
#include <cstddef>
#include <string_view>

#include "houvast/care_record_table.h"

namespace houvast::exchange {

bool could_be_citizen_number(std::string_view text) {
  constexpr std::size_t digits = 9;
  if (text.size() != digits) return false;
  int sum = 0;
  for (std::size_t i = 0; i < digits; ++i) {
    if (text[i] < '0' || text[i] > '9') return false;
    const int weight = i + 1 == digits ? -1 : static_cast<int>(digits - i);
    sum += weight * (text[i] - '0');
  }
  return sum % 11 == 0;
}

}  // namespace houvast::exchange
