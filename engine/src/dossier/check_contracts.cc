// SPDX-License-Identifier: EUPL-1.2
#include "dossier/check_contracts.h"

#include <set>

#include "dossier/presets.h"

namespace houvast::dossier {
namespace {

/// A contract pays for products of its own scheme.
void check_products_of(Reader& reader, const Section& section, const Contract& contract,
                       const Dossier& dossier) {
  if (section.has("products") && contract.products.empty())
    reader.report("dossier/no-products", section.place("products"));
  for (const std::string& id : contract.products)
    if (const Product* product = find_by_id(dossier.demand.products, id);
        product != nullptr && !contract.scheme.empty() && product->scheme != contract.scheme)
      reader.report("dossier/product-of-other-scheme", section.place("products"),
                    id + ": " + product->scheme, contract.scheme);
}

/// A clause of no known kind may have been meant as one.
bool has_network(const Section& section, const Contract& contract) {
  for (const auto& [none, clause] : section.sections("clause"))
    if (find_clause_kind(clause.text("kind").value_or("")) == nullptr) return true;
  return std::any_of(contract.clauses.begin(), contract.clauses.end(), [](const Clause& clause) {
    return std::holds_alternative<NetworkClause>(clause.terms);
  });
}

/// C12. More providers share one budget, or the first is the main contractor of the others.
void check_roles(Reader& reader, const Section& section, const Contract& contract) {
  std::set<std::string> named;
  for (const std::string& provider : contract.providers)
    if (!named.insert(provider).second)
      reader.report("dossier/named-twice", section.place("providers"), provider);
  if (section.has("providers") && contract.providers.empty())
    reader.report("dossier/no-providers", section.place("providers"));
  for (const auto& [provider, place] : section.keys("subcontracts"))
    if (!contract.providers.empty() &&
        (provider == contract.providers.front() || !named.contains(provider)))
      reader.report("dossier/not-in-contract", place, provider,
                    join({contract.providers.begin() + 1, contract.providers.end()}));
  if (named.size() < 2 || has_network(section, contract)) return;
  for (std::size_t i = 1; i < contract.providers.size(); ++i)
    if (!contract.subcontracts.contains(contract.providers[i]))
      return reader.report("dossier/providers-without-role", section.place("providers"),
                           contract.providers[i]);
}

void check_contract(Reader& reader, const Section& root, const Contract& contract,
                    const Dossier& dossier) {
  const Section section = root.section("contract").section(contract.id);
  check_scope(reader, section);
  check_order(reader, section);
  check_products_of(reader, section, contract, dossier);
  check_roles(reader, section, contract);
  const auto& years = reader.known.years;
  const bool has_months = section.month("from") && section.month("to");
  if (years && has_months && contract.from <= contract.to &&
      (contract.from.year > years->to || contract.to.year < years->from))
    reader.report("dossier/month-outside", section.place("from"),
                  in_words(contract.from, contract.to),
                  in_words(Period{years->from, 1}, Period{years->to, 12}));
  check_clauses(reader, section, contract, dossier);
}

}  // namespace

std::string join(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  return text.empty() ? "-" : text;
}

std::string in_words(Period from, Period to) { return to_string(from) + " - " + to_string(to); }

void check_sum(Reader& reader, const Section& section, std::string_view key,
               std::string_view code) {
  if (!section.has(key)) return;
  Exact sum = 0;
  for (const auto& [name, share] : section.decimals_by_name(key)) {
    if (share.is_negative() || share > Decimal(1)) return;  // Reported by validate().
    sum += exact(share);
  }
  const auto found = round_to_decimal(sum, 6);
  if (sum != 1) reader.report(code, section.place(key), found ? to_string(*found) : "");
}

void report_unused(Reader& reader, const Section& section, std::string_view key,
                   const std::string& beside) {
  if (section.has(key)) reader.report("dossier/key-unused", section.place(key), "", beside);
}

void check_codes(Reader& reader, const Section& section, std::string_view key) {
  const auto& known = reader.known.municipalities;
  for (const auto& [name, place] : section.keys(key)) {
    const auto code = parse_municipality_code(name);
    if (code && !known.empty() && !holds(known, *code))
      reader.report("dossier/unknown-municipality", place, name, "", nearest_name(*code, known));
  }
}

void check_contracts(Reader& reader, const Section& root, const Dossier& dossier) {
  check_providers(reader, root, dossier);
  for (const Contract& contract : dossier.contracts.contracts)
    check_contract(reader, root, contract, dossier);
  check_coverage(reader, root, dossier);
  check_ceilings(reader, root, dossier);
  check_savings(reader, root, dossier.contracts);
  check_access(reader, root, dossier);
}

}  // namespace houvast::dossier
