// SPDX-License-Identifier: EUPL-1.2
// Three files of a circular, separated by lines of dashes: reading them either gives a circular
// that can be worked out and adds up, or problems that can be told.
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

#include "exchange/circular_from.h"
#include "houvast/check.h"
#include "houvast/gemeentefonds.h"

namespace houvast {
namespace {

void tell(const Problems& problems) {
  check(!problems.empty());
  for (const Problem& problem : problems) check(!to_string(problem, Language::dutch).empty());
}

void work_out(const Circular& circular, const GemeentefondsOptions& options) {
  const auto amounts = allocate_gemeentefonds(circular, options);
  if (!amounts) return tell(amounts.error());
  Cents sum;
  for (const GemeentefondsPart& part : amounts->parts) sum += part.amount;
  check(sum == amounts->total());
  if (options.macro) check(amounts->general_total() == *options.macro);
}

}  // namespace
}  // namespace houvast

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace houvast;
  const std::string input(reinterpret_cast<const char*>(data), size);
  std::array<std::string, 3> texts;
  std::size_t at = 0;
  for (std::string& text : texts) {
    const std::size_t end = std::min(input.find("\n---\n", at), input.size());
    text = input.substr(std::min(at, input.size()), end - std::min(at, end));
    at = end + 5;
  }
  CircularFiles files{.weights = "0", .volumes = "1"};
  if (!texts[2].empty()) files.grants = "2";
  const auto circular = exchange::circular_from(files, [&](const std::string& file) {
    return parse_csv(texts[static_cast<std::size_t>(file[0] - '0')], file);
  });
  if (!circular) {
    tell(circular.error());
    return 0;
  }
  work_out(*circular, {.factor = Decimal(1420, 3), .by_measure = true});
  work_out(*circular, {.macro = Cents(123'456'789), .by_measure = true});
  const auto comparison =
      compare_circulars(*circular, {.factor = Decimal(1, 0)}, *circular, {.factor = Decimal(2, 0)});
  if (!comparison) tell(comparison.error());
  return 0;
}
