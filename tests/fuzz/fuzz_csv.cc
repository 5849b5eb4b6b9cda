// SPDX-License-Identifier: EUPL-1.2
// Any bytes are a table with equal rows, or problems; never a crash.
#include <cstddef>
#include <cstdint>
#include <string>

#include "base/csv.h"
#include "houvast/check.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace houvast;
  const auto csv = parse_csv(std::string(reinterpret_cast<const char*>(data), size), "fuzz.csv");
  if (!csv) {
    check(!csv.error().empty());
    for (const Problem& problem : csv.error()) check(!to_string(problem, Language::dutch).empty());
    return 0;
  }
  for (std::size_t i = 0; i < csv->row_count(); ++i)
    check(csv->row(i).fields.size() == csv->header().size());
  return 0;
}
