// SPDX-License-Identifier: EUPL-1.2
// Who delivers care and what that costs (C12, D11), and who gets which share of the starts (C12).
#include "dossier/read_contracts.h"

namespace houvast::dossier {
namespace {

/// The rows about a provider; a file that more providers share names them.
void read_costs(Reader& reader, const Section& section, Provider& provider) {
  if (!section.text("costs")) return;
  Rows rows = reader.rows("provider_costs", section, "costs");
  while (rows.next()) {
    const std::string about = rows.provider_or_empty();
    const std::string product = rows.product();
    const auto unit_cost = rows.find_price("unit_cost");
    const auto start_cost = rows.find_price("start_cost");
    const bool is_ours = about.empty() || about == provider.id;
    if (!rows.is_good() || !is_ours || !rows.is_new({product})) continue;
    if (unit_cost) provider.unit_cost[product] = *unit_cost;
    if (start_cost) provider.start_cost[product] = *start_cost;
  }
}

Provider read_provider(Reader& reader, const std::string& id, const Section& section) {
  const int year = first_year(reader);
  Provider provider{.id = id,
                    .label = section.text("label").value_or(id),
                    .municipalities = read_municipalities(reader, section),
                    .from = section.month("from"),
                    .to = section.month("to"),
                    .fixed_cost = section.yearly_euros("fixed_cost", year),
                    .unit_cost = section.prices_by_name("unit_cost"),
                    .start_cost = section.prices_by_name("start_cost"),
                    .cost_index = section.decimal("cost_index").value_or(Decimal()),
                    .capacity = section.yearly_wholes("capacity", year),
                    .cash = section.euro("cash").value_or(Cents()),
                    .payment_months = static_cast<int>(section.whole("payment_months").value_or(1)),
                    .quality = section.number("quality").value_or(0),
                    .guarantee = section.number("guarantee").value_or(0),
                    .distance = section.number("distance").value_or(0),
                    .elasticity = section.number("elasticity").value_or(0)};
  for (const auto& [code, distance] : section.decimals_by_code("distance_from"))
    provider.distance_from[code] = distance.to_double();
  read_costs(reader, section, provider);
  return provider;
}

Supply read_supply(Reader&, const std::string& product, const Section& section) {
  Supply supply{.product = product,
                .providers = section.texts("providers"),
                .goes_elsewhere = section.truth("goes_elsewhere").value_or(false)};
  for (const auto& [provider, share] : section.decimals_by_name("shares"))
    supply.shares[provider] = share.to_double();
  if (const Section attraction = section.section("attraction"))
    supply.attraction = Supply::Attraction{
        .quality = attraction.number("quality").value_or(1),
        .price = attraction.number("price").value_or(0),
        .distance = attraction.number("distance").value_or(0),
        .guarantee = attraction.number("guarantee").value_or(0),
        .grows_in_months = static_cast<int>(attraction.whole("grows_in_months").value_or(0))};
  return supply;
}

}  // namespace

void read_providers(Reader& reader, const Section& root, ContractTerms& terms) {
  terms.providers = read_all(reader, root, "provider", read_provider);
  terms.supply = read_all(reader, root, "supply", read_supply);
}

}  // namespace houvast::dossier
