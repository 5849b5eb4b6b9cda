// SPDX-License-Identifier: EUPL-1.2
#include "houvast/macro_budget.h"

#include "funding/findings.h"

namespace houvast::funding {
namespace {

/// A figure of a year in which it cannot work is a mistake that would go unnoticed.
template <class Value>
void refuse_years_before(const std::map<int, Value>& table, int first, const std::string& name,
                         Findings& findings) {
  for (const auto& [year, value] : table)
    if (year < first)
      findings.add("funding/value-without-effect", name, std::to_string(year),
                   std::to_string(first));
}

void refuse_index(Decimal index, const std::string& name, Findings& findings) {
  if (index < Decimal(-1)) findings.add("funding/index-below-minus-one", name, to_string(index));
}

Findings find_problems(const MacroBudgetTerms& terms, Years years) {
  Findings findings;
  if (years.from < terms.from)
    findings.add("funding/year-before-macro-budget", "macro.from", std::to_string(terms.from),
                 std::to_string(years.from));
  findings.refuse_negative(terms.amount, "macro.amount");
  refuse_index(terms.volume_index, "macro.volume_index", findings);
  refuse_index(terms.price_index, "macro.price_index", findings);
  for (const auto& [year, index] : terms.volume_index_in)
    refuse_index(index, "macro.volume_index_in", findings);
  for (const auto& [year, index] : terms.price_index_in)
    refuse_index(index, "macro.price_index_in", findings);
  refuse_years_before(terms.volume_index_in, terms.from + 1, "macro.volume_index_in", findings);
  refuse_years_before(terms.price_index_in, terms.from + 1, "macro.price_index_in", findings);
  refuse_years_before(terms.structural_cut, terms.from, "macro.structural_cut", findings);
  refuse_years_before(terms.incidental, terms.from, "macro.incidental", findings);
  return findings;
}

template <class Value>
Value value_in(const std::map<int, Value>& table, int year, Value otherwise) {
  const auto found = table.find(year);
  return found == table.end() ? otherwise : found->second;
}

/// structural[t] = structural[t-1] * (1 + volume index) * (1 + price index) - cut[t], in whole
/// cents; the price effect is what the volume effect leaves of the growth.
Result<MacroBudget> budget_of_year(const MacroBudgetTerms& terms, int year, Cents before) {
  MacroBudget line{.year = year, .before = before};
  if (year > terms.from) {
    line.volume_index = value_in(terms.volume_index_in, year, terms.volume_index);
    line.price_index = value_in(terms.price_index_in, year, terms.price_index);
  }
  const Exact by_volume = exact(before) * exact(line.volume_index);
  const Exact grown =
      exact(before) * (1 + exact(line.volume_index)) * (1 + exact(line.price_index));
  line.structural_cut = value_in(terms.structural_cut, year, Cents());
  line.incidental = value_in(terms.incidental, year, Cents());
  const std::string place = "macro " + std::to_string(year);
  if (!fits(by_volume) || !fits(grown))
    return failure({.code = "money/out-of-range", .place = {.field = place}});

  line.volume_effect = round_to_cents(by_volume);
  line.price_effect = round_to_cents(grown) - before - line.volume_effect;
  line.structural = round_to_cents(grown) - line.structural_cut;
  line.amount = line.structural + line.incidental;
  for (const Cents amount : {line.structural, line.amount})
    if (amount < Cents())
      return failure({.code = "funding/negative-macro-budget",
                      .place = {.field = place},
                      .found = to_string(amount)});
  if (!is_in_range(line.structural) || !is_in_range(line.amount))
    return failure({.code = "money/out-of-range", .place = {.field = place}});
  return line;
}

}  // namespace

Result<std::vector<MacroBudget>> macro_budget(const MacroBudgetTerms& terms, Years years) {
  if (Findings findings = find_problems(terms, years); !findings.none()) return findings.failure();

  std::vector<MacroBudget> lines;
  Cents before = terms.amount;
  for (int year = terms.from; year <= years.to; ++year) {
    const auto line = budget_of_year(terms, year, before);
    if (!line) return tl::unexpected(line.error());
    check(line->before + line->volume_effect + line->price_effect - line->structural_cut ==
          line->structural);
    if (years.holds(year)) lines.push_back(*line);
    before = line->structural;
  }
  return lines;
}

}  // namespace houvast::funding
