// SPDX-License-Identifier: EUPL-1.2
// The tables about clients: who lives where (D1), who comes (D2) and who is there already (D4).
#include <array>

#include "dossier/reader.h"

namespace houvast::dossier {
namespace {

std::vector<std::string> key_of(const AgeBand& ages, std::vector<std::string> names) {
  names.push_back(std::to_string(ages.from));
  names.push_back(std::to_string(ages.to));
  return names;
}

void read_population(Rows rows, DemandTerms& terms) {
  while (rows.next()) {
    const PopulationRow line{.municipality = rows.municipality(),
                             .year = rows.year_or_before(),
                             .ages = rows.ages(),
                             .inhabitants = rows.whole("inhabitants")};
    if (rows.is_good() &&
        rows.is_new(key_of(line.ages, {line.municipality, std::to_string(line.year)})))
      terms.population.push_back(line);
  }
}

void read_inflow(Rows rows, DemandTerms& terms) {
  while (rows.next()) {
    const std::size_t channel = rows.choice("channel");
    const InflowRow line{.product = rows.product(),
                         .channel = static_cast<Channel>(channel),
                         .ages = rows.ages(),
                         .per_thousand = rows.decimal_from_zero("per_thousand").to_double()};
    if (rows.is_good() && rows.is_new(key_of(line.ages, {line.product, std::to_string(channel)})))
      terms.inflow.push_back(line);
  }
}

void read_stock(Rows rows, DemandTerms& terms) {
  while (rows.next()) {
    const StockRow line{.municipality = rows.municipality(),
                        .product = rows.product(),
                        .clients = rows.whole("clients"),
                        .waiting = rows.find_whole("waiting").value_or(0),
                        .with_rights = rows.find_whole("with_rights").value_or(0),
                        .rights_until = rows.find_month("rights_until")};
    if (rows.is_good() && rows.is_new({line.municipality, line.product}))
      terms.stock.push_back(line);
  }
}

void read_levels(Rows rows, DemandTerms& terms) {
  while (rows.next()) {
    const LevelRow line{.municipality = rows.municipality(),
                        .product = rows.product(),
                        .level = rows.decimal_from_zero("level").to_double()};
    if (rows.is_good() && rows.is_new({line.municipality, line.product}))
      terms.levels.push_back(line);
  }
}

void read_trend(Rows rows, DemandTerms& terms) {
  while (rows.next()) {
    const std::string product = rows.product();
    const int year = rows.year();
    const double factor = rows.decimal_from_zero("factor").to_double();
    if (rows.is_good() && rows.is_new({product, std::to_string(year)}))
      terms.trend[product][year] = factor;
  }
}

}  // namespace

void read_demand(Reader& reader, const Section& root, DemandTerms& terms) {
  terms.products = read_products(reader, root);
  read_levers(reader, root, terms);
  const Section tables = root.section("tables");
  using Read = void (*)(Rows, DemandTerms&);
  constexpr std::array<std::pair<std::string_view, Read>, 5> readers{{
      {"population", read_population},
      {"inflow", read_inflow},
      {"stock", read_stock},
      {"levels", read_levels},
      {"trend", read_trend},
  }};
  for (const auto& [table, read] : readers)
    if (tables.text(table)) read(reader.rows(table, tables, table), terms);
}

}  // namespace houvast::dossier
