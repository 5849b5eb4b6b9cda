// SPDX-License-Identifier: EUPL-1.2
// What does not fit together in what a dossier says about clients and care, by subject. Private to
// the engine.
#pragma once

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
void check_population(Reader& reader, const Section& root, const DemandTerms& terms);

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
/// Every code in a list is a municipality of the dossier.
void check_municipalities(Reader& reader, const Section& section);

/// Does a list hold it, or does it hold all because it is empty?
template <class T>
bool covers(const std::vector<T>& list, const T& value) {
  return list.empty() || std::find(list.begin(), list.end(), value) != list.end();
}

}  // namespace houvast::dossier
