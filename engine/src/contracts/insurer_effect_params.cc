// SPDX-License-Identifier: EUPL-1.2
// The file of params/insurer_effects, as it was when the engine was built.
#include <algorithm>
#include <string_view>

#include "base/csv.h"
#include "houvast/check.h"
#include "houvast/insurer_effects.h"

__asm__(
    ".pushsection .rodata\n"
    ".global houvast_insurer_effects_begin\n"
    "houvast_insurer_effects_begin:\n"
    ".incbin \"" HOUVAST_INSURER_EFFECTS
    "\"\n"
    ".global houvast_insurer_effects_end\n"
    "houvast_insurer_effects_end:\n"
    ".popsection\n");

extern "C" const char houvast_insurer_effects_begin[];
extern "C" const char houvast_insurer_effects_end[];

namespace houvast::contracts {
namespace {

InsurerEffect::Direction direction_of(std::string_view name) {
  using enum InsurerEffect::Direction;
  if (name == "insurer_to_municipality") return insurer_to_municipality;
  if (name == "municipality_to_insurer") return municipality_to_insurer;
  check(name == "both");
  return both;
}

std::vector<InsurerEffect> read_effects() {
  const std::string text(houvast_insurer_effects_begin, houvast_insurer_effects_end);
  const Result<Csv> csv = parse_csv(text, "insurer_effects.csv");
  check(csv.has_value());  // It is part of the product.
  const auto& header = csv->header();
  const auto cell = [&](const CsvRow& row, std::string_view column) {
    const auto at = std::find(header.begin(), header.end(), column);
    check(at != header.end());
    return row.fields[static_cast<std::size_t>(at - header.begin())];
  };
  std::vector<InsurerEffect> effects;
  for (std::size_t i = 0; i < csv->row_count(); ++i) {
    const CsvRow row = csv->row(i);
    effects.push_back({.id = std::string(cell(row, "id")),
                       .label = std::string(cell(row, "label")),
                       .action = std::string(cell(row, "action")),
                       .effect = std::string(cell(row, "effect")),
                       .direction = direction_of(cell(row, "direction")),
                       .lowers = cell(row, "lowers") == "true"});
  }
  return effects;
}

}  // namespace

const std::vector<InsurerEffect>& known_insurer_effects() {
  static const std::vector<InsurerEffect> effects = read_effects();
  return effects;
}

}  // namespace houvast::contracts
