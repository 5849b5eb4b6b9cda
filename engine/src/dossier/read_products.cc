// SPDX-License-Identifier: EUPL-1.2
// Products (D3), what happens to clients in them (D5, D8), how long they stay and how much they
// get.
#include "dossier/reader.h"

namespace houvast::dossier {
namespace {

constexpr Decimal most_hazard{10'000};  // A year: some minutes of stay.

/// D3. The table of an empirical distribution.
std::vector<std::pair<double, double>> read_quantiles(Reader& reader, const Section& section) {
  std::vector<std::pair<double, double>> quantiles;
  const std::size_t problems_before = reader.problems.size();
  Decimal value_before;
  Decimal share_before;
  Rows rows = reader.rows("distribution", section, "table");
  while (rows.next()) {
    const Decimal value = rows.decimal_up_to("value", Decimal(1'000'000));
    const Decimal share = rows.share("share");
    if (!rows.is_good()) continue;
    if (value < value_before)
      rows.report("dossier/not-ascending", "value", ">= " + to_string(value_before));
    if (share <= share_before && !quantiles.empty())
      rows.report("dossier/not-ascending", "share", "> " + to_string(share_before));
    quantiles.emplace_back(value.to_double(), share.to_double());
    value_before = value;
    share_before = share;
  }
  const bool is_good = reader.problems.size() == problems_before;
  const Place end{.file = *section.text("table"), .field = "share"};
  if (is_good && share_before != Decimal(1))
    reader.report("dossier/distribution-end", end, to_string(share_before));
  if (is_good && !quantiles.empty() && value_before == Decimal())
    reader.report("dossier/not-above-zero", {.file = end.file, .field = "value"}, "0");
  return quantiles;
}

std::optional<Spread> read_spread(Reader& reader, const Section& section) {
  if (!section) return std::nullopt;
  using Kind = Spread::Kind;
  const auto kind = section.choice<Kind>("kind", {{"constant", Kind::constant},
                                                  {"weibull", Kind::weibull},
                                                  {"lognormal", Kind::lognormal},
                                                  {"gamma", Kind::gamma},
                                                  {"empirical", Kind::empirical}});
  Spread spread{.kind = kind.value_or(Kind::constant),
                .mean = section.number("mean").value_or(0),
                .shape = section.number("shape").value_or(1),
                .cv = section.number("cv").value_or(0)};
  if (section.text("table")) spread.quantiles = read_quantiles(reader, section);
  return spread;
}

std::vector<Exit> read_exits(Reader& reader, const Section& section) {
  std::vector<Exit> exits;
  for (const auto& [id, exit] : section.sections("exit"))
    exits.push_back({.to = exit.text("to").value_or(""),
                     .share = exit.number("share").value_or(0),
                     .after = read_spread(reader, exit.section("after"))});
  return exits;
}

/// The rows about a product; a file that more products share names them.
std::vector<HazardRow> read_hazards(Reader& reader, const std::string& product,
                                    const Section& section) {
  std::vector<HazardRow> hazards;
  if (!section.text("hazards")) return hazards;
  Rows rows = reader.rows("hazards", section, "hazards");
  while (rows.next()) {
    const std::string about = rows.product_or_empty("product");
    const HazardRow line{.ages = rows.ages(),
                         .days_from = static_cast<int>(rows.find_whole("days_from").value_or(0)),
                         .to = rows.product_or_empty("to"),
                         .per_year = rows.decimal_up_to("per_year", most_hazard).to_double()};
    const bool is_ours = about.empty() || about == product;
    if (rows.is_good() && is_ours &&
        rows.is_new({line.to, std::to_string(line.ages.from), std::to_string(line.ages.to),
                     std::to_string(line.days_from)}))
      hazards.push_back(line);
  }
  return hazards;
}

std::optional<Review> read_review(const Section& section) {
  if (!section) return std::nullopt;
  return Review{.every_months = static_cast<int>(section.whole("every_months").value_or(12)),
                .ends = section.number("ends").value_or(0),
                .steps_down = section.number("steps_down").value_or(0),
                .to = section.text("to").value_or("")};
}

std::optional<Household> read_household(const Section& section) {
  if (!section) return std::nullopt;
  return Household{.chance = section.number("chance").value_or(0),
                   .most = static_cast<int>(section.whole("most").value_or(1)),
                   .one_plan = section.truth("one_plan").value_or(false)};
}

std::optional<Waiting> read_waiting(Reader& reader, const Section& section) {
  if (!section) return std::nullopt;
  return Waiting{.urgent_share = section.number("urgent_share").value_or(0),
                 .patience = read_spread(reader, section.section("patience")),
                 .escalation = read_spread(reader, section.section("escalation")),
                 .escalates_to = section.text("escalates_to").value_or(""),
                 .bridge = section.text("bridge").value_or("")};
}

Product read_product(Reader& reader, const std::string& id, const Section& section) {
  const Section personal = section.section("personal_budget");
  Product product{
      .id = id,
      .label = section.text("label").value_or(id),
      .scheme = section.text("scheme").value_or(""),
      .line = static_cast<int>(section.whole("line").value_or(2)),
      .unit = section.text("unit").value_or("month"),
      .intensity = read_spread(reader, section.section("intensity")).value_or(Spread{.mean = 1}),
      .duration = read_spread(reader, section.section("duration")).value_or(Spread()),
      .hazards = read_hazards(reader, id, section),
      .price = section.price("price").value_or(Decimal()),
      .price_index = section.decimal("price_index").value_or(Decimal()),
      .price_in = section.prices_by_year("price_in"),
      .rate = section.text("rate"),
      .personal_budget_share = personal.number("share").value_or(0),
      .personal_budget_factor = personal.decimal("price_factor").value_or(Decimal(1)),
      .exits = read_exits(reader, section),
      .review = read_review(section.section("review")),
      .household = read_household(section.section("household")),
      .waiting = read_waiting(reader, section.section("waiting")),
      .then = section.text("then").value_or("")};
  for (const auto& [other, chance] : section.decimals_by_name("together_with"))
    product.together_with.emplace_back(other, chance.to_double());
  if (const auto age = section.whole("until_age")) product.until_age = static_cast<int>(*age);
  if (const auto delay = section.numbers("reporting_delay"); !delay.empty())
    product.reporting_delay = delay;
  return product;
}

}  // namespace

std::vector<Product> read_products(Reader& reader, const Section& root) {
  std::vector<Product> products;
  for (const auto& [id, section] : root.sections("product"))
    products.push_back(read_product(reader, id, section));
  return products;
}

}  // namespace houvast::dossier
