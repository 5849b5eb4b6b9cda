// SPDX-License-Identifier: EUPL-1.2
// The tables about clients: who lives where (D1), who comes (D2) and who is there already (D4).
#include "dossier/reader.h"

namespace houvast::dossier {
namespace {

constexpr Decimal most_starts{10'000};  // A year per thousand inhabitants: ten for everybody.
constexpr Decimal most_factor{1000};

std::vector<std::string> key_of(const AgeBand& ages, std::vector<std::string> names) {
  names.push_back(std::to_string(ages.from));
  names.push_back(std::to_string(ages.to));
  return names;
}

void read_population(Rows rows, DemandTerms& terms, std::vector<int>& lines) {
  while (rows.next()) {
    const PopulationRow line{.municipality = rows.municipality(),
                             .year = rows.year_or_before(),
                             .ages = rows.ages(),
                             .inhabitants = rows.whole("inhabitants")};
    if (!rows.is_good() ||
        !rows.is_new(key_of(line.ages, {line.municipality, std::to_string(line.year)})))
      continue;
    terms.population.push_back(line);
    lines.push_back(rows.line());
  }
}

void read_inflow(Rows rows, DemandTerms& terms, std::vector<int>& lines) {
  while (rows.next()) {
    const std::size_t channel = rows.choice("channel");
    const InflowRow line{
        .product = rows.product(),
        .channel = static_cast<Channel>(channel),
        .ages = rows.ages(),
        .per_thousand = rows.decimal_up_to("per_thousand", most_starts).to_double()};
    if (!rows.is_good() || !rows.is_new(key_of(line.ages, {line.product, std::to_string(channel)})))
      continue;
    terms.inflow.push_back(line);
    lines.push_back(rows.line());
  }
}

/// D4. A right is one of clients who are there, and it ends in a month of the dossier.
void check_rights(Rows& rows, const StockRow& line, const Known& known) {
  if (!rows.is_good()) return;
  if (line.with_rights > line.clients)
    rows.report("dossier/rights-above-clients", "with_rights", std::to_string(line.clients));
  if (line.with_rights > 0 && !line.rights_until)
    rows.report("dossier/rights-without-end", "rights_until");
  if (line.rights_until && known.years && line.rights_until->year < known.years->from)
    rows.report(
        "dossier/month-outside", "rights_until",
        to_string(Period{known.years->from, 1}) + " - " + to_string(Period{known_years.to, 12}));
}

void read_stock(Rows rows, const Known& known, DemandTerms& terms, std::vector<int>& lines) {
  while (rows.next()) {
    const StockRow line{.municipality = rows.municipality(),
                        .product = rows.product(),
                        .clients = rows.whole("clients"),
                        .waiting = rows.find_whole("waiting").value_or(0),
                        .with_rights = rows.find_whole("with_rights").value_or(0),
                        .rights_until = rows.find_month("rights_until")};
    check_rights(rows, line, known);
    if (!rows.is_good() || !rows.is_new({line.municipality, line.product})) continue;
    terms.stock.push_back(line);
    lines.push_back(rows.line());
  }
}

void read_levels(Rows rows, DemandTerms& terms) {
  while (rows.next()) {
    const LevelRow line{.municipality = rows.municipality(),
                        .product = rows.product(),
                        .level = rows.decimal_up_to("level", most_factor).to_double()};
    if (rows.is_good() && rows.is_new({line.municipality, line.product}))
      terms.levels.push_back(line);
  }
}

void read_trend(Rows rows, DemandTerms& terms) {
  while (rows.next()) {
    const std::string product = rows.product();
    const int year = rows.year();
    const double factor = rows.decimal_up_to("factor", most_factor).to_double();
    if (rows.is_good() && rows.is_new({product, std::to_string(year)}))
      terms.trend[product][year] = factor;
  }
}

}  // namespace

DemandLines read_demand(Reader& reader, const Section& root, DemandTerms& terms) {
  terms.products = read_products(reader, root);
  terms.rates = read_rates(root);
  read_levers(reader, root, terms);
  const Section tables = root.section("tables");
  const auto rows = [&](std::string_view table) { return reader.rows(table, tables, table); };
  DemandLines lines;
  if (tables.text("population")) read_population(rows("population"), terms, lines.population);
  if (tables.text("inflow")) read_inflow(rows("inflow"), terms, lines.inflow);
  if (tables.text("stock")) read_stock(rows("stock"), reader.known, terms, lines.stock);
  if (tables.text("levels")) read_levels(rows("levels"), terms);
  if (tables.text("trend")) read_trend(rows("trend"), terms);
  return lines;
}

}  // namespace houvast::dossier
