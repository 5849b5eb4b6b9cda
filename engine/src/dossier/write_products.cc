// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <string_view>

#include "dossier/toml_writer.h"
#include "houvast/care_files.h"

namespace houvast {
namespace {

using dossier::number_text;
using dossier::TomlWriter;
using dossier::value;

constexpr std::array<std::string_view, 5> kinds = {"constant", "weibull", "lognormal", "gamma",
                                                   "empirical"};

/// `{ kind = "weibull", mean = 320, shape = 1.3 }`; a table becomes a file of its own.
std::string spread(const Spread& spread, const std::string& name, CareFiles& files) {
  std::string text =
      "{ kind = \"" + std::string(kinds[static_cast<std::size_t>(spread.kind)]) + '"';
  switch (spread.kind) {
    case Spread::Kind::empirical: {
      std::string& table = files.files[name + ".csv"] = "value,share\n";
      for (const auto& [quantile, share] : spread.quantiles)
        table += number_text(quantile) + ',' + number_text(share) + '\n';
      return text + ", table = " + toml_text(name + ".csv") + " }";
    }
    case Spread::Kind::weibull:
    case Spread::Kind::gamma:
      text += ", shape = " + value(spread.shape);
      break;
    case Spread::Kind::lognormal:
      text += ", cv = " + value(spread.cv);
      break;
    case Spread::Kind::constant:
      break;
  }
  return text + ", mean = " + value(spread.mean) + " }";
}

void write_stays(const Product& product, TomlWriter& toml, CareFiles& files) {
  if (product.hazards.empty()) {
    toml.key("duration", spread(product.duration, product.id + "-duration", files));
    return;
  }
  std::string& table = files.files[product.id + "-hazards.csv"] =
      "age_from,age_to,days_from,to,per_year\n";
  for (const HazardRow& row : product.hazards)
    table += std::to_string(row.ages.from) + ',' + std::to_string(row.ages.to) + ',' +
             std::to_string(row.days_from) + ',' + row.to + ',' + number_text(row.per_year) + '\n';
  toml.key("hazards", toml_text(product.id + "-hazards.csv"));
}

void write_review(const Review& review, TomlWriter& toml) {
  std::string text =
      "{ every_months = " + value(review.every_months) + ", ends = " + value(review.ends);
  if (!review.to.empty())
    text += ", steps_down = " + value(review.steps_down) + ", to = " + toml_text(review.to);
  toml.key("review", text + " }");
}

void write_waiting(const Product& product, TomlWriter& toml, CareFiles& files) {
  const Waiting& waiting = *product.waiting;
  std::string text = "{ urgent_share = " + value(waiting.urgent_share);
  if (waiting.patience)
    text += ", patience = " + spread(*waiting.patience, product.id + "-patience", files);
  if (waiting.escalation)
    text += ", escalation = " + spread(*waiting.escalation, product.id + "-escalation", files);
  if (!waiting.escalates_to.empty()) text += ", escalates_to = " + toml_text(waiting.escalates_to);
  if (!waiting.bridge.empty()) text += ", bridge = " + toml_text(waiting.bridge);
  toml.key("waiting", text + " }");
}

void write_together(const Product& product, TomlWriter& toml) {
  std::string text;
  for (const auto& [other, chance] : product.together_with)
    text += (text.empty() ? "{ " : ", ") + other + " = " + value(chance);
  toml.key("together_with", text + " }");
}

void write_exits(const Product& product, TomlWriter& toml, CareFiles& files) {
  int number = 0;
  for (const Exit& exit : product.exits) {
    toml.item("product." + product.id + ".exit");
    if (!exit.to.empty()) toml.key("to", value(exit.to));
    toml.key("share", value(exit.share));
    const std::string name = product.id + "-return-" + std::to_string(++number);
    if (exit.after) toml.key("after", spread(*exit.after, name, files));
  }
}

/// Shares that add up to exactly 1 as they are written: the largest takes what rounding left.
std::string delay(const std::vector<double>& shares) {
  constexpr int decimals = 12;
  constexpr double scale = 1e12;
  std::vector<std::int64_t> units;
  std::int64_t left = 1'000'000'000'000;
  for (const double share : shares) left -= units.emplace_back(std::llround(share * scale));
  *std::max_element(units.begin(), units.end()) += left;
  std::string text;
  for (const std::int64_t each : units)
    text += (text.empty() ? "" : ", ") + to_string(Decimal(each, decimals));
  return '[' + text + ']';
}

void write_product(const Product& product, TomlWriter& toml, CareFiles& files) {
  toml.section("product." + product.id);
  toml.key("label", value(product.label));
  toml.key("scheme", value(product.scheme));
  toml.key("line", value(product.line));
  toml.key("unit", value(product.unit));
  toml.key("price", value(product.price));
  if (product.price_index != Decimal()) toml.key("price_index", value(product.price_index));
  if (!product.price_in.empty()) toml.key("price_in", dossier::by_year(product.price_in));
  toml.key("intensity", spread(product.intensity, product.id + "-intensity", files));
  write_stays(product, toml, files);
  if (!product.together_with.empty()) write_together(product, toml);
  if (product.personal_budget_share > 0)
    toml.key("personal_budget", "{ share = " + value(product.personal_budget_share) +
                                    ", price_factor = " + value(product.personal_budget_factor) +
                                    " }");
  if (product.review) write_review(*product.review, toml);
  if (product.household)
    toml.key("household", "{ chance = " + value(product.household->chance) +
                              ", most = " + value(product.household->most) +
                              ", one_plan = " + dossier::truth(product.household->one_plan) + " }");
  if (product.waiting) write_waiting(product, toml, files);
  if (product.until_age) toml.key("until_age", value(*product.until_age));
  if (!product.then.empty()) toml.key("then", value(product.then));
  if (product.reporting_delay.size() > 1)
    toml.key("reporting_delay", delay(product.reporting_delay));
  write_exits(product, toml, files);
}

}  // namespace

CareFiles write_products(const DemandTerms& terms) {
  CareFiles files;
  TomlWriter toml;
  for (const Product& product : terms.products) write_product(product, toml, files);
  files.sections = toml.text();
  return files;
}

}  // namespace houvast
