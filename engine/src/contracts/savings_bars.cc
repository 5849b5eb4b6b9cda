// SPDX-License-Identifier: EUPL-1.2
// C9. The picture of source 001: what an intervention does to the bill, and who shares in it.
#include <algorithm>
#include <optional>

#include "houvast/check.h"
#include "houvast/shared_savings.h"

namespace houvast::contracts {
namespace {

enum class Part { specialist, basis, other };

Part part_of_line(int line) { return line >= 2 ? Part::specialist : Part::basis; }

/// The part that all products of a contract belong to.
Part part_of_contract(const Contract& contract, const ContractFacts& facts) {
  std::optional<Part> part;
  for (const ProductFacts& product : facts.products) {
    if (std::ranges::find(contract.products, product.id) == contract.products.end()) continue;
    if (part && *part != part_of_line(product.line)) return Part::other;
    part = part_of_line(product.line);
  }
  return part.value_or(Part::other);
}

bool is_shared(LineKind kind) { return kind == LineKind::savings || kind == LineKind::losses; }

void add_to(SavingsBar& bar, const ContractLine& line, const ContractBook& book) {
  const Contract& contract = book.terms().contracts[line.contract];
  if (line.from_provider) {
    if (is_shared(line.kind)) bar.among_providers += line.amount;
    return;
  }
  if (is_shared(line.kind)) {
    bar.shared += line.amount;
    return;
  }
  const Part part = line.product ? part_of_line(book.facts().products[*line.product].line)
                                 : part_of_contract(contract, book.facts());
  if (part == Part::specialist) bar.specialist += line.amount;
  if (part == Part::basis) bar.basis += line.amount;
  if (part == Part::other) bar.other += line.amount;
}

SavingsBar bar_of(const SettledCare& care, std::string_view scheme, int year) {
  check(care.book != nullptr);
  const int index = year - care.book->facts().years.from;
  SavingsBar bar;
  for (const ContractLine& line : care.lines) {
    if (line.month / 12 != index) continue;
    const Contract& contract = care.book->terms().contracts[line.contract];
    if (scheme.empty() || contract.scheme == scheme) add_to(bar, line, *care.book);
  }
  return bar;
}

}  // namespace

SavingsBars savings_bars(const SettledCare& now, const SettledCare& intervention,
                         std::string_view scheme, int year) {
  SavingsBars bars{bar_of(now, scheme, year), bar_of(intervention, scheme, year)};
  bars.intervention.substitution = std::max(bars.intervention.basis - bars.now.basis, Cents());
  bars.intervention.basis -= bars.intervention.substitution;
  return bars;
}

}  // namespace houvast::contracts
