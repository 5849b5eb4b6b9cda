// SPDX-License-Identifier: EUPL-1.2
// What is read as a number is written back as the same number.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "houvast/check.h"
#include "houvast/decimal.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace houvast;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  for (const auto number : {parse_decimal(text), parse_dutch_decimal(text)})
    if (number) check(parse_decimal(to_string(*number)) == number);
  if (parse_euro(text)) check(parse_decimal(text).has_value());
  return 0;
}
