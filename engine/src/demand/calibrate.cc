// SPDX-License-Identifier: EUPL-1.2
#include "houvast/calibrate.h"

#include <algorithm>
#include <map>
#include <set>

#include "demand/calibrate_parts.h"

namespace houvast::demand {
namespace {

/// Problems of records repeat: one of each sort and value is told.
class Findings {
 public:
  void add(std::string code, std::string field, std::string found, std::string expected = {},
           std::string suggestion = {}) {
    if (!told_.insert({code, found}).second) return;
    problems.push_back({.code = std::move(code),
                        .place = {.field = std::move(field)},
                        .found = std::move(found),
                        .expected = std::move(expected),
                        .suggestion = std::move(suggestion)});
  }

  Problems problems;

 private:
  std::set<std::pair<std::string, std::string>> told_;
};

Problems find_problems(std::span<const CareRecord> records, const DemandTerms& terms,
                       const CalibrateOptions& options) {
  Findings findings;
  if (options.to <= options.from) findings.add("demand/calibrate-window", "from", "");
  if (options.return_within_days < 1)
    findings.add("demand/calibrate-return", "return_within",
                 std::to_string(options.return_within_days));
  if (records.empty()) findings.add("demand/calibrate-no-records", "records", "");
  const Exposure exposure(terms, options);
  std::vector<std::string> products;
  for (const Product& product : terms.products) products.push_back(product.id);
  const std::set<std::string> known(products.begin(), products.end());
  const std::set<std::string> places(exposure.municipalities().begin(),
                                     exposure.municipalities().end());
  for (const CareRecord& record : records) {
    if (!known.contains(record.product))
      findings.add("demand/calibrate-unknown-product", "product", record.product, "",
                   nearest_name(record.product, products));
    if (!places.contains(record.municipality))
      findings.add("demand/calibrate-unknown-municipality", "municipality", record.municipality);
    if (exposure.bands().size() < 2 || record.ordered < options.from) continue;
    const auto is_of = [&](AgeBand band) {
      return record.age && band.from <= *record.age && *record.age <= band.to;
    };
    if (!std::any_of(exposure.bands().begin(), exposure.bands().end(), is_of))
      findings.add("demand/calibrate-age", "age",
                   record.age ? std::to_string(*record.age) : std::string());
  }
  return std::move(findings.problems);
}

}  // namespace

Result<Calibration> calibrate(std::span<const CareRecord> records, const DemandTerms& terms,
                              const CalibrateOptions& options) {
  if (Problems problems = find_problems(records, terms, options); !problems.empty())
    return tl::unexpected(std::move(problems));
  const PlacedRecords all{records, place_orders(records, terms, options.return_within_days),
                          options};
  std::map<std::string, std::vector<std::size_t>> by_product;
  for (std::size_t i = 0; i < records.size(); ++i) by_product[records[i].product].push_back(i);
  Calibration calibration;
  fit_inflow(all, terms, calibration);
  for (const Product& product : terms.products)
    calibration.products.push_back(fit_product(all, product, by_product[product.id]));
  return calibration;
}

namespace {

/// Shares at once and shares of returns come from different stops: of few they may be too much.
std::vector<Exit> exits_of(const ProductFit& fit) {
  std::vector<Exit> exits;
  double sum = 0;
  for (const ExitFit& exit : fit.exits) {
    exits.push_back({exit.to, exit.share.value, exit.after});
    sum += exit.share.value;
  }
  constexpr double all = 1 - 1e-9;  // Written in decimals they may not be more than 1.
  for (Exit& exit : exits) exit.share /= std::max(1.0, sum / all);
  return exits;
}

}  // namespace

DemandTerms fitted(DemandTerms terms, const Calibration& calibration) {
  std::map<std::string, double> families;
  for (Product& product : terms.products) {
    families[product.id] = family_size(product);
    const auto fit =
        std::find_if(calibration.products.begin(), calibration.products.end(),
                     [&](const ProductFit& each) { return each.product == product.id; });
    if (fit == calibration.products.end()) continue;
    if (!fit->durations.empty() && product.hazards.empty())
      product.duration = fit->durations.front().spread;
    if (!fit->intensities.empty()) product.intensity = fit->intensities.front().spread;
    if (fit->personal_budget_share)
      product.personal_budget_share = fit->personal_budget_share->value;
    if (!fit->reporting_delay.empty()) product.reporting_delay = fit->reporting_delay;
    if (fit->stops > 0 && product.hazards.empty()) product.exits = exits_of(*fit);
    for (auto& [other, chance] : product.together_with)
      for (const TogetherFit& together : fit->together)
        if (together.other == other) chance = together.chance.value;
  }
  if (calibration.inflow.empty()) return terms;
  terms.inflow.clear();
  for (const InflowFit& fit : calibration.inflow)
    terms.inflow.push_back(
        {fit.product, fit.channel, fit.ages, fit.per_thousand.value / families.at(fit.product)});
  terms.levels.clear();
  for (const LevelFit& fit : calibration.levels)
    terms.levels.push_back({fit.municipality, fit.product, fit.level.value});
  return terms;
}

std::vector<StockRow> stock_on(std::span<const CareRecord> records, std::chrono::sys_days day) {
  std::map<std::pair<std::string, std::string>, StockRow> rows;
  for (const CareRecord& record : records) {
    const bool runs = record.start && *record.start < day && (!record.stop || *record.stop > day);
    const bool waits = !record.start && record.ordered < day && !record.reason;
    if (!runs && !waits) continue;
    StockRow& row = rows[{record.municipality, record.product}];
    row.municipality = record.municipality;
    row.product = record.product;
    ++(runs ? row.clients : row.waiting);
  }
  std::vector<StockRow> stock;
  for (auto& [key, row] : rows) stock.push_back(std::move(row));
  return stock;
}

}  // namespace houvast::demand
