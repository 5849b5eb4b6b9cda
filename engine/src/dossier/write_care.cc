// SPDX-License-Identifier: EUPL-1.2
#include <array>
#include <string_view>

#include "dossier/toml_writer.h"
#include "houvast/care_files.h"

namespace houvast {
namespace {

using dossier::number_text;
using dossier::TomlWriter;
using dossier::value;

constexpr std::array<std::string_view, 8> effect_kinds = {
    "inflow", "duration", "intensity", "exits", "review", "price", "capacity", "substitution"};

std::string ages(AgeBand band) { return std::to_string(band.from) + ',' + std::to_string(band.to); }

std::string_view name_of(Channel channel) {
  return channel_names[static_cast<std::size_t>(channel)];
}

std::string population(const DemandTerms& terms) {
  std::string table = "code,year,age_from,age_to,inhabitants\n";
  for (const PopulationRow& row : terms.population)
    table += row.municipality + ',' + std::to_string(row.year) + ',' + ages(row.ages) + ',' +
             std::to_string(row.inhabitants) + '\n';
  return table;
}

std::string inflow(const DemandTerms& terms) {
  std::string table = "product,channel,age_from,age_to,per_thousand\n";
  for (const InflowRow& row : terms.inflow)
    table += row.product + ',' + std::string(name_of(row.channel)) + ',' + ages(row.ages) + ',' +
             number_text(row.per_thousand) + '\n';
  return table;
}

std::string levels(const DemandTerms& terms) {
  std::string table = "code,product,level\n";
  for (const LevelRow& row : terms.levels)
    table += row.municipality + ',' + row.product + ',' + number_text(row.level) + '\n';
  return table;
}

std::string trend(const DemandTerms& terms) {
  std::string table = "product,year,factor\n";
  for (const auto& [product, by_year] : terms.trend)
    for (const auto& [year, factor] : by_year)
      table += product + ',' + std::to_string(year) + ',' + number_text(factor) + '\n';
  return table;
}

std::string stock(const DemandTerms& terms) {
  std::string table = "code,product,clients,waiting,with_rights,rights_until\n";
  for (const StockRow& row : terms.stock)
    table += row.municipality + ',' + row.product + ',' + std::to_string(row.clients) + ',' +
             std::to_string(row.waiting) + ',' + std::to_string(row.with_rights) + ',' +
             (row.rights_until ? to_string(*row.rights_until) : "") + '\n';
  return table;
}

void write_scope(const Scope& scope, TomlWriter& toml) {
  if (!scope.products.empty()) toml.key("products", value(scope.products));
  std::vector<std::string> channels;
  for (const Channel channel : scope.channels) channels.emplace_back(name_of(channel));
  if (!channels.empty()) toml.key("channels", value(channels));
  if (!scope.municipalities.empty()) toml.key("municipalities", value(scope.municipalities));
}

void write_driver(const Driver& driver, TomlWriter& toml) {
  toml.section("driver." + driver.id);
  toml.key("label", value(driver.label));
  write_scope(driver.scope, toml);
  toml.key("from", value(driver.from));
  if (driver.to) toml.key("to", value(*driver.to));
  toml.key("factor", value(driver.factor));
  if (driver.ramp_months > 0) toml.key("ramp_months", value(driver.ramp_months));
  if (driver.income_scheme.empty()) return;
  toml.key("income_per_year", value(driver.income_per_year));
  toml.key("income_scheme", value(driver.income_scheme));
}

void write_lever(const Lever& lever, TomlWriter& toml) {
  toml.section("lever." + lever.id);
  toml.key("label", value(lever.label));
  toml.key("scheme", value(lever.scheme));
  toml.key("from", value(lever.from));
  if (lever.to) toml.key("to", value(*lever.to));
  if (lever.cost_per_year != Cents()) toml.key("cost_per_year", value(lever.cost_per_year));
  if (lever.cost_once != Cents()) toml.key("cost_once", value(lever.cost_once));
  if (!lever.municipalities.empty()) toml.key("municipalities", value(lever.municipalities));
  for (const Effect& effect : lever.effects) {
    toml.item("lever." + lever.id + ".effect");
    toml.key("kind", value(std::string(effect_kinds[static_cast<std::size_t>(effect.kind)])));
    write_scope(effect.scope, toml);
    toml.key("factor", value(effect.factor));
    if (!effect.to.empty()) toml.key("to", value(effect.to));
    if (effect.lag_months > 0) toml.key("lag_months", value(effect.lag_months));
    if (effect.ramp_months > 0) toml.key("ramp_months", value(effect.ramp_months));
  }
}

/// What places, houses and budgets have in common.
template <class Limit>
void begin_limit(const std::string& section, const Limit& limit, TomlWriter& toml) {
  toml.section(section + '.' + limit.id);
  toml.key("label", value(limit.label));
  if (!limit.municipalities.empty()) toml.key("municipalities", value(limit.municipalities));
  if (limit.shared) toml.key("shared", dossier::truth(true));
}

void write_limits(const DemandTerms& terms, TomlWriter& toml) {
  for (const Capacity& limit : terms.capacities) {
    begin_limit("capacity", limit, toml);
    toml.key("products", value(limit.products));
    if (limit.places.empty())
      toml.key("per_thousand", value(limit.per_thousand));
    else
      toml.key("places", dossier::by_year(limit.places));
  }
  for (const ExitQueue& limit : terms.exit_queues) {
    begin_limit("exit_queue", limit, toml);
    toml.key("product", value(limit.product));
    toml.key("houses_per_year", dossier::by_year(limit.houses_per_year));
  }
  for (const PlainBudget& limit : terms.budgets) {
    begin_limit("budget_ceiling", limit, toml);
    toml.key("products", value(limit.products));
    toml.key("budget", dossier::by_year(limit.budget));
  }
}

void write_reaction(const BudgetReaction& reaction, TomlWriter& toml) {
  toml.section("reaction." + reaction.scheme);
  toml.key("tolerated", value(reaction.tolerated));
  toml.key("reserve", value(reaction.reserve));
  toml.key("cut_prevention", value(reaction.cut_prevention));
  if (!reaction.prevention.empty()) toml.key("prevention", value(reaction.prevention));
  toml.key("threshold", value(reaction.threshold));
  write_scope({.channels = reaction.channels}, toml);
  toml.key("budget_cut", value(reaction.budget_cut));
}

}  // namespace

CareFiles write_care(const DemandTerms& terms) {
  CareFiles files = write_products(terms);
  TomlWriter toml;
  for (const Driver& driver : terms.drivers) write_driver(driver, toml);
  for (const Lever& lever : terms.levers) write_lever(lever, toml);
  write_limits(terms, toml);
  for (const BudgetReaction& reaction : terms.reactions) write_reaction(reaction, toml);
  if (!toml.text().empty()) files.sections += '\n' + toml.text();
  files.tables["population"] = population(terms);
  files.tables["inflow"] = inflow(terms);
  if (!terms.levels.empty()) files.tables["levels"] = levels(terms);
  if (!terms.trend.empty()) files.tables["trend"] = trend(terms);
  if (!terms.stock.empty()) files.tables["stock"] = stock(terms);
  return files;
}

std::string write_municipalities(std::span<const Municipality> municipalities) {
  std::string table = "code,name,year,inhabitants\n";
  for (const Municipality& each : municipalities)
    for (const auto& [year, inhabitants] : each.inhabitants)
      table += each.code + ',' + each.name + ',' + std::to_string(year) + ',' +
               std::to_string(inhabitants) + '\n';
  return table;
}

}  // namespace houvast
