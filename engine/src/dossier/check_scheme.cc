// SPDX-License-Identifier: EUPL-1.2
// What does not fit together in the terms of the state's money (F1 to F12).
#include <algorithm>
#include <array>

#include "dossier/reader.h"

namespace houvast::dossier {
namespace {

/// Keys of a map of years: each within `allowed`.
void check_year_keys(Reader& reader, const Section& section, std::string_view key, Years allowed) {
  for (const auto& [name, place] : section.keys(key))
    if (const auto year = to_year(std::string_view(name)); year && !allowed.holds(*year))
      reader.report("dossier/year-outside", place, name, in_words(allowed));
}

/// F1. The budget begins in or before the first year, and every exception can have an effect.
void check_macro(Reader& reader, const Section& section, Years years) {
  const auto from = section.year("from");
  if (!section || !from) return;
  if (*from > years.from)
    reader.report("dossier/year-outside", section.place("from"), std::to_string(*from),
                  in_words({known_years.from, years.from}));
  for (const std::string_view key : {"volume_index_in", "price_index_in"})
    check_year_keys(reader, section, key, {*from + 1, years.to});
  for (const std::string_view key : {"structural_cut", "incidental"})
    check_year_keys(reader, section, key, {*from, years.to});
}

/// F4. Either from and years, or a path that holds every year.
void check_transition(Reader& reader, const Section& section, Years years) {
  if (!section) return;
  check_macro(reader, section.section("objective_macro"), years);
  const bool has_path = section.has("path");
  if (has_path && (section.has("from") || section.has("years")))
    return reader.report("dossier/transition-twice", section.place("path"));
  if (has_path) {
    const auto path = section.decimals_by_year("path");
    for (int year = years.from; year <= years.to; ++year)
      if (!path.contains(year))
        reader.report("dossier/year-outside-path", section.place("path"), std::to_string(year));
    return;
  }
  for (const std::string_view key : {"from", "years"})
    if (!section.has(key))
      reader.report("dossier/missing-key", section.place(), "", section.place(key).field);
  if (section.whole("years") == 0)
    reader.report("dossier/no-transition-years", section.place("years"), "0");
}

/// Every code that a map names is a municipality of the dossier.
void check_codes(Reader& reader, const Section& section, std::string_view key) {
  const auto& known = reader.known.municipalities;
  for (const auto& [name, place] : section.keys(key)) {
    const auto code = parse_municipality_code(name);
    if (!code || known.empty() || std::find(known.begin(), known.end(), *code) != known.end())
      continue;
    reader.report("dossier/unknown-municipality", place, name, "", nearest_name(*code, known));
  }
}

void require(Reader& reader, const Section& section, std::string_view key, std::string_view other) {
  if (section.has(key) && !section.has(other))
    reader.report("dossier/belongs-together", section.place(key), "", section.place(other).field);
}

/// Does the scheme bring money from the state in some way?
bool has_income(const Scheme& scheme) {
  return scheme.macro || scheme.pxq || !scheme.given_income.empty() ||
         !scheme.other_income.empty() || (scheme.objective && scheme.objective->factor);
}

void check_combination(Reader& reader, const Section& section, const Scheme& scheme) {
  require(reader, section, "historical", "macro");
  require(reader, section, "transition", "historical");
  require(reader, section, "transition", "objective");
  require(reader, section, "transition", "macro");
  require(reader, section, "income_support", "macro");
  const bool is_solved = section.has("objective") && !section.section("objective").has("factor");
  if (is_solved) require(reader, section, "objective", "macro");
  if (section.has("historical") && section.has("objective") && !section.has("transition"))
    reader.report("dossier/missing-key", section.place(), "", section.place("transition").field);
  if (section.has("macro") && !section.has("historical") && !section.has("objective") &&
      !section.has("pxq") && !section.has("income_support"))
    reader.report("dossier/macro-without-allocation", section.place("macro"));
  // One budget, one rule: two would count the same money twice.
  const std::array<std::string_view, 2> others{"pxq", "income_support"};
  for (const std::string_view other : others)
    for (const std::string_view rule : {"historical", "objective"})
      if (section.has(other) && section.has(rule))
        reader.report("dossier/two-allocations", section.place(other), "",
                      section.place(rule).field);
  if (section.has("pxq") && section.has("income_support"))
    reader.report("dossier/two-allocations", section.place("pxq"), "",
                  section.place("income_support").field);
  const bool is_computed = scheme.macro || scheme.pxq || scheme.objective;
  if (is_computed && !scheme.given_income.empty())
    reader.report("dossier/income-twice", section.place());
  if (!has_income(scheme)) reader.report("dossier/no-income", section.place());
}

/// F2. The centre municipality is known where it receives for others.
void check_historical(Reader& reader, const Section& section) {
  if (!section) return;
  check_codes(reader, section, "centre_of");
  const auto to = section.text("to");
  if (to == "centre" && !reader.known.names_centre)
    reader.report("dossier/no-centre", section.place("to"));
  const auto& known = reader.known.municipalities;
  const auto receiver =
      to && *to != "own" ? section.municipality("to", reader.known.centre) : std::nullopt;
  if (receiver && !known.empty() && std::find(known.begin(), known.end(), *receiver) == known.end())
    reader.report("dossier/unknown-municipality", section.place("to"), *receiver, "",
                  nearest_name(*receiver, known));
}

/// F10. A deficit fund takes together deficits of years that are known.
void check_relief(Reader& reader, const Section& section) {
  check_codes(reader, section, "tax_capacity");
  check_codes(reader, section, "conditions_met");
  if (section.text("kind") != "deficit_fund") return;
  if (!section.has("deficit_years"))
    reader.report("dossier/missing-key", section.place(), "", section.place("deficit_years").field);
  if (!reader.known.years) return;
  for (const int year : section.years("deficit_years"))
    if (!reader.known.years->holds(year))
      reader.report("dossier/year-outside", section.place("deficit_years"), std::to_string(year),
                    in_words(*reader.known.years));
}

}  // namespace

void check_scheme(Reader& reader, const Section& section, const Scheme& scheme) {
  check_combination(reader, section, scheme);
  check_historical(reader, section.section("historical"));
  check_relief(reader, section.section("relief"));
  if (!reader.known.years) return;
  const Years years = *reader.known.years;
  check_macro(reader, section.section("macro"), years);
  check_transition(reader, section.section("transition"), years);
  const Section support = section.section("income_support");
  if (support && scheme.income_support->small_below > scheme.income_support->large_from)
    reader.report("dossier/minimum-above-maximum", support.place("small_below"),
                  std::to_string(scheme.income_support->small_below),
                  std::to_string(scheme.income_support->large_from));
}

void check_cumulation(Reader& reader, const Section& section, const CumulationTerms& terms,
                      const std::vector<Scheme>& schemes) {
  if (section.has("path") && section.has("per_inhabitant"))
    reader.report("dossier/limit-twice", section.place("path"));
  if (!section.has("path") && !section.has("per_inhabitant"))
    reader.report("dossier/missing-key", section.place(), "",
                  section.place("per_inhabitant").field);
  if (section.has("gain_per_inhabitant") && terms.clamp != CumulationTerms::Clamp::growth_per_year)
    reader.report("dossier/gain-limit-unused", section.place("gain_per_inhabitant"));
  for (const Scheme& scheme : schemes) {
    const bool takes_part =
        std::find(terms.schemes.begin(), terms.schemes.end(), scheme.id) != terms.schemes.end();
    if (takes_part && !(scheme.historical && scheme.objective))
      reader.report("dossier/no-redistribution", section.place("schemes"), scheme.id);
  }
  if (!reader.known.years || !section.has("path")) return;
  const Years years = *reader.known.years;
  for (int year = std::max(terms.from, years.from); year <= years.to; ++year)
    if (!terms.path.empty() && !terms.path.contains(year))
      reader.report("dossier/year-outside-path", section.place("path"), std::to_string(year));
}

}  // namespace houvast::dossier
