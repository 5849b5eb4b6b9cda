// SPDX-License-Identifier: EUPL-1.2
// What does not fit together in what a dossier says about providers, contracts and access, by
// subject. Private to the engine.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "dossier/check_demand.h"
#include "money/exact.h"

namespace houvast::dossier {

// check_providers.cc: providers and supply.
void check_providers(Reader& reader, const Section& root, const Dossier& dossier);

// check_clauses.cc: the clauses of one contract.
void check_clauses(Reader& reader, const Section& section, const Contract& contract,
                   const Dossier& dossier);

// check_coverage.cc: every product has one contract, in every municipality and month.
void check_coverage(Reader& reader, const Section& root, const Dossier& dossier);

// check_ceilings.cc: ceilings against each other, guarantees and advances.
void check_ceilings(Reader& reader, const Section& root, const Dossier& dossier);

// check_savings.cc: shared savings.
void check_savings(Reader& reader, const Section& root, const ContractTerms& terms);

// check_access.cc: access and effects between domains.
void check_access(Reader& reader, const Section& root, const Dossier& dossier);

// Words that more of them need.

[[nodiscard]] inline bool holds(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

template <class Terms>
[[nodiscard]] const Terms* find_by_id(const std::vector<Terms>& all, const std::string& id) {
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const Terms& terms) { return terms.id == id; });
  return found == all.end() ? nullptr : &*found;
}

/// The municipalities that something is for: no names are all.
[[nodiscard]] inline const std::vector<std::string>& municipalities_of(
    const Reader& reader, const std::vector<std::string>& codes) {
  return codes.empty() ? reader.known.municipalities : codes;
}

[[nodiscard]] std::string join(const std::vector<std::string>& names);
/// "2026-01 - 2026-12"
[[nodiscard]] std::string in_words(Period from, Period to);
/// Shares that are there add up to 1; else a problem with `code`.
void check_sum(Reader& reader, const Section& section, std::string_view key, std::string_view code);
/// A key does nothing with what `beside` says.
void report_unused(Reader& reader, const Section& section, std::string_view key,
                   const std::string& beside);
/// Codes of a map are municipalities of the dossier.
void check_codes(Reader& reader, const Section& section, std::string_view key);

}  // namespace houvast::dossier
