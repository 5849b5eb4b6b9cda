// SPDX-License-Identifier: EUPL-1.2
#include "dossier/check_demand.h"

#include <algorithm>
#include <iterator>

namespace houvast::dossier {
namespace {

/// A scheme whose clients are simulated has its spread from them.
void check_chance(Reader& reader, const Section& root, const DemandTerms& terms) {
  for (const auto& [scheme, section] : root.sections("chance")) {
    const bool has_products = std::any_of(
        terms.products.begin(), terms.products.end(),
        [&scheme = scheme](const Product& product) { return product.scheme == scheme; });
    if (has_products) reader.report("dossier/chance-and-products", section.place(), scheme);
  }
}

/// D10. What a function costs is said once.
void check_rates(Reader& reader, const Section& root) {
  for (const auto& [id, section] : root.sections("rate"))
    for (const auto& [none, function] : section.sections("function")) {
      if (!function.has("monthly")) require(reader, function, "wage");
      if (function.has("monthly") && function.has("wage"))
        reader.report("dossier/key-unused", function.place("wage"), "",
                      function.place("monthly").field);
    }
}

}  // namespace

void check_range(Reader& reader, const Section& section, std::string_view key, Decimal least,
                 Decimal most) {
  const auto number = section.decimal(key);
  if (number && (*number < least || *number > most))
    reader.report("dossier/out-of-range", section.place(key), to_string(*number),
                  to_string(least) + "-" + to_string(most));
}

void check_above_zero(Reader& reader, const Section& section, std::string_view key, Decimal most) {
  const auto number = section.decimal(key);
  if (!number || number->is_negative()) return;  // Reported by validate().
  if (*number == Decimal()) {
    reader.report("dossier/not-above-zero", section.place(key), to_string(*number));
  } else {
    check_range(reader, section, key, Decimal(), most);
  }
}

void require(Reader& reader, const Section& section, std::string_view key) {
  if (!section.has(key))
    reader.report("dossier/missing-key", section.place(), "", section.place(key).field);
}

void require_beside(Reader& reader, const Section& section, std::string_view key,
                    std::string_view other) {
  if (section.has(key) && !section.has(other))
    reader.report("dossier/belongs-together", section.place(key), "", section.place(other).field);
}

void check_scope(Reader& reader, const Section& section) {
  for (const std::string_view key : {"municipalities", "products"}) {
    std::set<std::string> named;
    for (const std::string& name : section.texts(key))
      if (!named.insert(name).second)
        reader.report("dossier/named-twice", section.place(key), name);
  }
  const auto& known = reader.known.municipalities;
  for (const std::string& text : section.texts("municipalities")) {
    if (text == "centre" && !reader.known.names_centre)
      reader.report("dossier/no-centre", section.place("municipalities"));
    const auto code = parse_municipality_code(text);
    if (code && !known.empty() && std::find(known.begin(), known.end(), *code) == known.end())
      reader.report("dossier/unknown-municipality", section.place("municipalities"), text, "",
                    nearest_name(*code, known));
  }
}

void check_order(Reader& reader, const Section& section) {
  const auto from = section.month("from");
  const auto to = section.month("to");
  if (from && to && *to < *from)
    reader.report("dossier/months-reversed", section.place("to"), to_string(*to), to_string(*from));
}

void check_years(Reader& reader, const Section& section, std::string_view key,
                 std::optional<int> from) {
  const Node* node = section.find(key);
  if (node == nullptr || node->kind != Node::Kind::table || !reader.known.years) return;
  const Years years = *reader.known.years;
  bool has_first = false;
  for (const auto& [name, place] : section.keys(key)) {
    const auto year = to_year(std::string_view(name));
    if (!year || (from && *year <= *from)) has_first = true;  // validate() reports a bad year.
    if (year && *year > years.to)
      reader.report("dossier/year-outside", place, name,
                    in_words(Years{known_years.from, years.to}));
  }
  if (from && !has_first)
    reader.report("dossier/first-year-missing", section.place(key), "", std::to_string(*from));
}

Inhabitants::Inhabitants(const DemandTerms& terms) {
  for (const PopulationRow& row : terms.population)
    by_year_[row.municipality][row.year] += row.inhabitants;
}

std::int64_t Inhabitants::in(const std::string& municipality, int year) const {
  const auto found = by_year_.find(municipality);
  if (found == by_year_.end()) return 0;
  const auto after = found->second.upper_bound(year);
  return after == found->second.begin() ? 0 : std::prev(after)->second;
}

void check_demand(Reader& reader, const Section& root, const Dossier& dossier,
                  const DemandLines& lines, bool is_scenario) {
  const DemandTerms& terms = dossier.demand;
  check_chance(reader, root, terms);
  check_products(reader, root, terms);
  check_rates(reader, root);
  check_levers(reader, root, terms);
  check_room(reader, root, dossier);
  check_population(reader, root, terms, lines);
  check_paths(reader, root, terms, is_scenario);
}

}  // namespace houvast::dossier
