// SPDX-License-Identifier: EUPL-1.2
// What does not fit together in what a dossier says about clients and care, by subject. Private to
// the engine.
#pragma once

#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "dossier/reader.h"

namespace houvast::dossier {

// check_products.cc: one product at a time.
void check_products(Reader& reader, const Section& root, const DemandTerms& terms);

// check_paths.cc: how products lead to each other.
void check_paths(Reader& reader, const Section& root, const DemandTerms& terms, bool is_scenario);

// check_population.cc: ages, inflow and stock against the inhabitants.
void check_population(Reader& reader, const Section& root, const DemandTerms& terms,
                      const DemandLines& lines);

// check_levers.cc: drivers, levers and the reaction of a council.
void check_levers(Reader& reader, const Section& root, const DemandTerms& terms);

// check_room.cc: places, houses and budgets.
void check_room(Reader& reader, const Section& root, const Dossier& dossier);

// check_demand.cc: words that more of them need.

/// A number within bounds, and above zero where `least` is; else a problem.
void check_range(Reader& reader, const Section& section, std::string_view key, Decimal least,
                 Decimal most);
void check_above_zero(Reader& reader, const Section& section, std::string_view key, Decimal most);
void require(Reader& reader, const Section& section, std::string_view key);
/// `key` does something only beside `other`.
void require_beside(Reader& reader, const Section& section, std::string_view key,
                    std::string_view other);
/// `to` is not before `from`.
void check_order(Reader& reader, const Section& section);
/// The years of a map are within the dossier or before it. With `from`, a value is known then.
void check_years(Reader& reader, const Section& section, std::string_view key,
                 std::optional<int> from = {});
/// Every code in a list is a municipality of the dossier, and no name is there twice.
void check_scope(Reader& reader, const Section& section);

/// The value of the last first-year that is not after `year`.
template <class Value>
[[nodiscard]] std::optional<Value> value_in(const std::map<int, Value>& by_year, int year) {
  const auto after = by_year.upper_bound(year);
  return after == by_year.begin() ? std::nullopt : std::optional(std::prev(after)->second);
}

[[nodiscard]] inline bool overlap(const AgeBand& a, const AgeBand& b) {
  return a.from <= b.to && b.from <= a.to;
}
[[nodiscard]] inline std::string in_words(const AgeBand& ages) {
  return std::to_string(ages.from) + "-" + std::to_string(ages.to);
}

/// D1. Inhabitants of all ages; a year without rows has those of the latest year before it.
class Inhabitants {
 public:
  explicit Inhabitants(const DemandTerms& terms);
  [[nodiscard]] std::int64_t in(const std::string& municipality, int year) const;

 private:
  std::map<std::string, std::map<int, std::int64_t>> by_year_;
};

/// Does a list hold it, or does it hold all because it is empty?
template <class T>
bool covers(const std::vector<T>& list, const T& value) {
  return list.empty() || std::find(list.begin(), list.end(), value) != list.end();
}

}  // namespace houvast::dossier
