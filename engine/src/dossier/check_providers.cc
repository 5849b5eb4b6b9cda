// SPDX-License-Identifier: EUPL-1.2
// What does not fit together in providers (C12, D11) and in who gets which share of starts (C12).
#include <set>

#include "dossier/check_contracts.h"

namespace houvast::dossier {
namespace {

/// The providers that a contract about a product names.
std::set<std::string> providers_of(const std::string& product, const ContractTerms& terms) {
  std::set<std::string> providers;
  for (const Contract& contract : terms.contracts)
    if (holds(contract.products, product))
      providers.insert(contract.providers.begin(), contract.providers.end());
  return providers;
}

/// Is something wrong with the products of a contract of the provider? Then that was said.
bool has_wrong_products(const Reader& reader, const std::string& provider,
                        const ContractTerms& terms) {
  return std::any_of(terms.contracts.begin(), terms.contracts.end(), [&](const Contract& contract) {
    const auto& known = reader.known.products;
    return holds(contract.providers, provider) &&
           (contract.products.empty() ||
            !std::all_of(contract.products.begin(), contract.products.end(),
                         [&](const std::string& id) { return holds(known, id); }));
  });
}

void check_provider(Reader& reader, const Section& section, const Provider& provider,
                    const ContractTerms& terms) {
  check_scope(reader, section);
  check_order(reader, section);
  check_range(reader, section, "elasticity", Decimal(), Decimal(2));
  check_range(reader, section, "cost_index", Decimal(-5, 1), Decimal(5, 1));
  check_range(reader, section, "payment_months", Decimal(), Decimal(24));
  for (const std::string_view key : {"quality", "guarantee"})
    check_range(reader, section, key, Decimal(-1000), Decimal(1000));
  check_range(reader, section, "distance", Decimal(), Decimal(100'000));
  check_codes(reader, section, "distance_from");
  const auto& years = reader.known.years;
  for (const std::string_view key : {"fixed_cost", "capacity"})
    check_years(reader, section, key,
                years && !provider.from ? std::optional(years->from) : std::nullopt);
  for (const std::string_view key : {"unit_cost", "start_cost"}) {
    if (section.has("costs")) report_unused(reader, section, key, section.place("costs").field);
    for (const auto& [product, place] : section.keys(key))
      if (!providers_of(product, terms).contains(provider.id) &&
          holds(reader.known.products, product))
        reader.report("dossier/cost-without-contract", place, product, provider.id);
  }
}

/// The providers that a supply names, with their places.
std::vector<std::pair<std::string, Place>> named_in(const Section& section) {
  auto named = section.keys("shares");
  if (section.has("shares")) return named;
  for (const std::string& provider : section.texts("providers"))
    named.emplace_back(provider, section.place("providers"));
  return named;
}

void check_supply(Reader& reader, const Section& section, const Supply& supply,
                  const ContractTerms& terms) {
  const bool has_shares = section.has("shares");
  if (!has_shares && !section.has("attraction")) require(reader, section, "shares");
  if (has_shares) {
    report_unused(reader, section, "attraction", section.place("shares").field);
    report_unused(reader, section, "providers", section.place("attraction").field);
  }
  require_beside(reader, section, "attraction", "providers");
  check_sum(reader, section, "shares", "dossier/shares-not-one");
  const Section attraction = section.section("attraction");
  for (const std::string_view key : {"quality", "price", "distance", "guarantee"})
    check_range(reader, attraction, key, Decimal(-1000), Decimal(1000));
  check_range(reader, attraction, "grows_in_months", Decimal(), Decimal(120));
  const auto contracted = providers_of(supply.product, terms);
  std::set<std::string> once;
  for (const auto& [provider, place] : named_in(section)) {
    if (!holds(reader.known.providers, provider)) continue;  // Reported by validate().
    if (!once.insert(provider).second) reader.report("dossier/named-twice", place, provider);
    if (!contracted.contains(provider) && !has_wrong_products(reader, provider, terms))
      reader.report("dossier/supply-without-contract", place, provider, supply.product);
  }
}

}  // namespace

void check_providers(Reader& reader, const Section& root, const Dossier& dossier) {
  const ContractTerms& terms = dossier.contracts;
  for (const Provider& provider : terms.providers)
    check_provider(reader, root.section("provider").section(provider.id), provider, terms);
  std::set<std::string> supplied;
  for (const Supply& supply : terms.supply) {
    check_supply(reader, root.section("supply").section(supply.product), supply, terms);
    supplied.insert(supply.product);
  }
  for (const Product& product : dossier.demand.products) {
    const auto providers = providers_of(product.id, terms);
    if (providers.size() < 2 || supplied.contains(product.id)) continue;
    reader.report("dossier/supply-missing", root.section("product").section(product.id).place(),
                  join({providers.begin(), providers.end()}), "[supply." + product.id + "]");
  }
}

}  // namespace houvast::dossier
