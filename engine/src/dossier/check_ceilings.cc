// SPDX-License-Identifier: EUPL-1.2
// Ceilings that cannot hold (C6): beside each other, or beside guarantees (C7) and advances (C8).
#include "dossier/check_contracts.h"
#include "money/exact.h"

namespace houvast::dossier {
namespace {

using Level = Ceiling::Level;

std::string in_euros(const Exact& cents) {
  const auto euros = round_to_decimal(cents / 100, 2);
  return euros ? to_string(*euros) : "";
}

/// What a ceiling comes to in a year for all its municipalities.
std::optional<Exact> limit_in(const Reader& reader, const Ceiling& ceiling, int year) {
  const auto budget = value_in(ceiling.budget, year);
  if (!budget) return std::nullopt;
  const auto count = municipalities_of(reader, ceiling.municipalities).size();
  return exact(*budget) * Exact(ceiling.shared ? 1 : static_cast<std::int64_t>(count));
}

/// Which keys a level has.
void check_keys(Reader& reader, const Section& section, const Ceiling& ceiling) {
  check_scope(reader, section);
  for (const std::string_view key : {"budget", "clients", "activities"})
    check_years(reader, section, key);
  const std::string level = "level = \"" + section.text("level").value_or("provider") + "\"";
  if (ceiling.level == Level::provider) {
    require(reader, section, "contract");
    report_unused(reader, section, "scheme", level);
    if (!section.has("budget") && !section.has("clients") && !section.has("activities"))
      reader.report("dossier/ceiling-without-limit", section.place());
  } else {
    require(reader, section, "scheme");
    for (const std::string_view key : {"contract", "clients", "activities"})
      report_unused(reader, section, key, level);
    require(reader, section, "budget");
  }
  if (ceiling.above != Decimal())
    for (const std::string_view key : {"closes_door", "pays_running"})
      report_unused(reader, section, key, "above = 0");
}

bool share_municipality(const Reader& reader, const std::vector<std::string>& a,
                        const std::vector<std::string>& b) {
  const auto& all = municipalities_of(reader, a);
  return std::any_of(all.begin(), all.end(),
                     [&](const std::string& code) { return covers(b, code); });
}

/// One ceiling of a level holds for a contract, and for a scheme in a municipality.
void check_twice(Reader& reader, const Section& root, const std::vector<Ceiling>& ceilings) {
  for (std::size_t i = 0; i < ceilings.size(); ++i)
    for (std::size_t j = 0; j < i; ++j) {
      const Ceiling& a = ceilings[i];
      const Ceiling& b = ceilings[j];
      const bool is_named = !a.contract.empty() || !a.scheme.empty();
      if (!is_named || a.level != b.level || a.contract != b.contract || a.scheme != b.scheme ||
          !share_municipality(reader, a.municipalities, b.municipalities))
        continue;
      reader.report("dossier/ceiling-twice", root.section("ceiling").section(a.id).place(), a.id,
                    "ceiling." + b.id);
      break;
    }
}

template <class Kind>
const Kind* find_clause(const Contract& contract) {
  for (const Clause& clause : contract.clauses)
    if (const auto* terms = std::get_if<Kind>(&clause.terms)) return terms;
  return nullptr;
}

bool runs_in(const Contract& contract, int year) {
  return contract.from.year <= year && year <= contract.to.year;
}

/// Does a ceiling of all municipalities of the contract limit what it pays?
bool limits(const Reader& reader, const Ceiling& ceiling, const Contract& contract) {
  const auto& payers = municipalities_of(reader, contract.municipalities);
  return std::all_of(payers.begin(), payers.end(),
                     [&](const std::string& code) { return covers(ceiling.municipalities, code); });
}

/// Level 1: what is guaranteed or paid in advance is not more than the ceiling allows.
void check_contract(Reader& reader, const Section& root, const Ceiling& ceiling,
                    const Contract& contract) {
  if (!limits(reader, ceiling, contract)) return;
  const Section section = root.section("ceiling").section(ceiling.id);
  const auto* guarantee = find_clause<GuaranteeClause>(contract);
  const auto* advance = find_clause<AdvanceClause>(contract);
  bool is_above = false;
  bool pays_above = false;
  for (int year = reader.known.years->from; year <= reader.known.years->to; ++year) {
    const auto limit = limit_in(reader, ceiling, year);
    if (!limit || !runs_in(contract, year)) continue;
    const auto minimum = guarantee ? value_in(guarantee->minimum, year) : std::nullopt;
    const auto expected = advance ? value_in(advance->expected, year) : std::nullopt;
    if (minimum && exact(*minimum) > *limit && !is_above) {
      reader.report("dossier/guarantee-above-ceiling", section.place("budget"),
                    contract.id + ", " + std::to_string(year) + ": " + in_euros(exact(*minimum)),
                    in_euros(*limit));
      is_above = true;
    }
    const Exact paid = expected ? exact(*expected) * exact(advance->share) : Exact(0);
    if (paid > *limit && ceiling.above == Decimal() && !pays_above) {
      reader.report("dossier/advance-above-ceiling", section.place("budget"),
                    contract.id + ", " + std::to_string(year) + ": " + in_euros(paid),
                    in_euros(*limit));
      pays_above = true;
    }
  }
}

/// Does all of a contract fall under a ceiling of level 2 or 3?
bool falls_under(const Reader& reader, const Ceiling& ceiling, const Contract& contract,
                 const std::vector<Product>& products) {
  if (contract.scheme != ceiling.scheme || !limits(reader, ceiling, contract)) return false;
  if (ceiling.level == Level::all_lines) return true;
  return std::all_of(contract.products.begin(), contract.products.end(),
                     [&](const std::string& id) {
                       const Product* product = find_by_id(products, id);
                       return product != nullptr && product->line == 2;
                     });
}

/// Levels 2 and 3: what is guaranteed to all of them together is not more either.
void check_guarantees(Reader& reader, const Section& root, const Ceiling& ceiling,
                      const Dossier& dossier) {
  for (int year = reader.known.years->from; year <= reader.known.years->to; ++year) {
    const auto limit = limit_in(reader, ceiling, year);
    if (!limit) continue;
    Exact sum = 0;
    for (const Contract& contract : dossier.contracts.contracts) {
      const auto* guarantee = find_clause<GuaranteeClause>(contract);
      if (guarantee == nullptr || !runs_in(contract, year) ||
          !falls_under(reader, ceiling, contract, dossier.demand.products))
        continue;
      sum += exact(value_in(guarantee->minimum, year).value_or(Cents()));
    }
    if (sum > *limit)
      return reader.report("dossier/guarantees-above-ceiling",
                           root.section("ceiling").section(ceiling.id).place("budget"),
                           std::to_string(year) + ": " + in_euros(sum), in_euros(*limit));
  }
}

}  // namespace

void check_ceilings(Reader& reader, const Section& root, const Dossier& dossier) {
  const ContractTerms& terms = dossier.contracts;
  for (const Ceiling& ceiling : terms.ceilings) {
    check_keys(reader, root.section("ceiling").section(ceiling.id), ceiling);
    if (!reader.known.years) continue;
    if (ceiling.level != Level::provider) {
      check_guarantees(reader, root, ceiling, dossier);
    } else if (const Contract* contract = find_by_id(terms.contracts, ceiling.contract)) {
      check_contract(reader, root, ceiling, *contract);
    }
  }
  check_twice(reader, root, terms.ceilings);
}

}  // namespace houvast::dossier
