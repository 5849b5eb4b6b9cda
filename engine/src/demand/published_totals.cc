// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "demand/calibrate_parts.h"
#include "demand/spread.h"
#include "houvast/calibrate.h"
#include "houvast/demand.h"

namespace houvast::demand {
namespace {

constexpr double days_in_a_year = 365.25;
constexpr double months_in_a_year = 12;

using ByProduct = std::map<std::string, double>;

CalibrateOptions whole_year(int year) {
  const auto first = [](int of) {
    return std::chrono::sys_days(std::chrono::year(of) / std::chrono::January / 1);
  };
  return {.from = first(year), .to = first(year + 1)};
}

/// Starts of new trajectories in a year by the inflow of the terms; families count in full.
double inflow_of(const DemandTerms& terms, const Product& product, const Exposure& exposure,
                 const std::string& municipality, bool with_level) {
  double level = 1;
  if (with_level)
    for (const LevelRow& row : terms.levels)
      if (row.municipality == municipality && row.product == product.id) level = row.level;
  double sum = 0;
  for (const InflowRow& row : terms.inflow) {
    if (row.product != product.id) continue;
    for (const AgeBand& band : exposure.bands())
      if (row.ages.from <= band.from && band.to <= row.ages.to)
        sum += exposure.of(municipality, band, product.id) * row.per_thousand / 1'000;
  }
  return sum * level * family_size(product);
}

/// Who starts with `to` because of a start with this product, sooner or later.
double share_to(const Product& product, const std::string& to) {
  double share = 0;
  for (const Exit& exit : product.exits)
    if (exit.to == to) share += exit.share;
  for (const auto& [other, chance] : product.together_with)
    if (other == to) share += chance;
  return share;
}

/// All starts of a year when care neither grows nor shrinks: inflow and what follows from the
/// starts of other products. A published number stands for itself.
ByProduct all_starts(const DemandTerms& terms, const ByProduct& inflow,
                     const ByProduct& published) {
  ByProduct starts = inflow;
  constexpr int rounds = 200;
  for (int round = 0; round < rounds; ++round)
    for (const Product& product : terms.products) {
      if (const auto given = published.find(product.id); given != published.end()) {
        starts[product.id] = given->second;
        continue;
      }
      double sum = inflow.at(product.id);
      for (const Product& from : terms.products)
        sum += starts[from.id] * share_to(from, product.id);
      starts[product.id] = sum;
    }
  return starts;
}

void scale(Spread& spread, double factor) {
  spread.mean *= factor;
  for (auto& [value, share] : spread.quantiles) value *= factor;
}

std::optional<double> mean_stock(const PublishedTotal& total) {
  if (total.stock && total.stock_end) return (*total.stock + *total.stock_end) / 2;
  if (total.stock) return total.stock;
  if (total.stock_end) return total.stock_end;
  if (total.users && total.starts) return *total.users - *total.starts;
  return std::nullopt;
}

/// Starts in a year: as published, else users less those who were in care already.
std::optional<double> starts_of(const PublishedTotal& total, double mean_days) {
  if (total.starts) return total.starts;
  if (total.users && total.stock) return *total.users - *total.stock;
  if (total.users) return *total.users / (1 + mean_days / days_in_a_year);
  return std::nullopt;
}

/// Little's law: stock = stops a year * mean duration in years.
std::optional<double> mean_days_of(const PublishedTotal& total) {
  const auto stock = mean_stock(total);
  const auto stops = total.stops ? total.stops : total.starts;
  if (!stock || !stops || !(*stops > 0) || !(*stock > 0)) return std::nullopt;
  return *stock / *stops * days_in_a_year;
}

class Scaler {
 public:
  Scaler(DemandTerms terms, int first_year)
      : scaled_{std::move(terms), {}}, first_year_(first_year) {}

  void durations(const PublishedTotal& total) {
    Product& product = of(total.product);
    const auto days = mean_days_of(total);
    if (!days || !product.hazards.empty()) return;
    const double before = mean_of(product.duration);
    scale(product.duration, *days / before);
    note(total, ScaleLine::Figure::duration, before, *days);
  }

  void intensities(const PublishedTotal& total) {
    if (!total.spending) return;
    Product& product = of(total.product);
    const double days = mean_of(product.duration);
    auto stock = mean_stock(total);
    if (!stock)
      if (const auto starts = starts_of(total, days)) stock = *starts * days / days_in_a_year;
    if (!stock || !(*stock > 0)) return;
    const double budgets = product.personal_budget_share;
    const double price =
        price_in(product, first_year_, std::max(first_year_, total.year)).to_double() *
        (1 - budgets + budgets * product.personal_budget_factor.to_double());
    if (!(price > 0)) return;
    constexpr double cents_in_a_euro = 100;
    const double euro = static_cast<double>(total.spending->count()) / cents_in_a_euro;
    const double units = euro / (*stock * months_in_a_year) / price;
    const double before = mean_of(product.intensity);
    scale(product.intensity, units / before);
    note(total, ScaleLine::Figure::intensity, before, units);
  }

  /// All products together: what follows on one is part of the starts of another.
  void inflow(std::span<const PublishedTotal> totals, Problems& problems) {
    ByProduct published;
    for (const PublishedTotal& total : totals)
      if (const auto starts = starts_of(total, mean_of(of(total.product).duration)))
        published[total.product] = *starts;
    for (const PublishedTotal& total : totals) {
      if (!published.contains(total.product)) continue;
      const ByProduct own = own_inflow(total.year);
      const ByProduct starts = all_starts(scaled_.terms, own, published);
      double others = 0;
      for (const Product& from : scaled_.terms.products)
        others += starts.at(from.id) * share_to(from, total.product);
      const double wanted = published.at(total.product) - others;
      const double before = own.at(total.product);
      if (!(before > 0) || wanted < 0) {
        problems.push_back(
            {.code = before > 0 ? "demand/total-below-transitions" : "demand/total-without-inflow",
             .place = {.field = total.product},
             .found = std::to_string(std::llround(published.at(total.product)))});
        continue;
      }
      for (InflowRow& row : scaled_.terms.inflow)
        if (row.product == total.product) row.per_thousand *= wanted / before;
      note(total, ScaleLine::Figure::inflow, before, wanted);
    }
  }

  /// The level that brings a municipality to its total, given what follows from other products.
  void level(const PublishedTotal& total) {
    const Product& product = of(total.product);
    const auto wanted = starts_of(total, mean_of(product.duration));
    const ByProduct own = own_inflow(total.year);
    const double all = own.at(total.product);
    const Exposure exposure(scaled_.terms, whole_year(total.year));
    const double here = inflow_of(scaled_.terms, product, exposure, total.municipality, false);
    if (!wanted || !(all > 0) || !(here > 0)) return;
    const double starts = all_starts(scaled_.terms, own, {}).at(total.product);
    const double level = *wanted / (here * starts / all);
    auto row = std::find_if(
        scaled_.terms.levels.begin(), scaled_.terms.levels.end(), [&](const LevelRow& each) {
          return each.municipality == total.municipality && each.product == total.product;
        });
    const double before = row == scaled_.terms.levels.end() ? 1 : row->level;
    if (row == scaled_.terms.levels.end())
      scaled_.terms.levels.push_back({total.municipality, total.product, level});
    else
      row->level = level;
    note(total, ScaleLine::Figure::level, before, level);
  }

  Scaled take() && { return std::move(scaled_); }

 private:
  Product& of(const std::string& id) {
    return *std::find_if(scaled_.terms.products.begin(), scaled_.terms.products.end(),
                         [&](const Product& each) { return each.id == id; });
  }

  [[nodiscard]] ByProduct own_inflow(int year) const {
    const Exposure exposure(scaled_.terms, whole_year(year));
    ByProduct inflow;
    for (const Product& product : scaled_.terms.products) {
      double& sum = inflow[product.id];
      for (const std::string& municipality : exposure.municipalities())
        sum += inflow_of(scaled_.terms, product, exposure, municipality, true);
    }
    return inflow;
  }

  void note(const PublishedTotal& total, ScaleLine::Figure figure, double before, double after) {
    scaled_.lines.push_back({total.product, total.municipality, figure, before, after});
  }

  Scaled scaled_;
  int first_year_;
};

Problems find_problems(const DemandTerms& terms, std::span<const PublishedTotal> totals) {
  Problems problems;
  std::vector<std::string> products;
  for (const Product& product : terms.products) products.push_back(product.id);
  std::set<std::string> municipalities;
  for (const PopulationRow& row : terms.population) municipalities.insert(row.municipality);
  const auto add = [&](std::string code, std::string field, std::string found,
                       std::string suggestion = {}) {
    problems.push_back({.code = std::move(code),
                        .place = {.field = std::move(field)},
                        .found = std::move(found),
                        .suggestion = std::move(suggestion)});
  };
  for (const PublishedTotal& total : totals) {
    if (std::find(products.begin(), products.end(), total.product) == products.end())
      add("demand/calibrate-unknown-product", "product", total.product,
          nearest_name(total.product, products));
    if (!total.municipality.empty() && !municipalities.contains(total.municipality))
      add("demand/calibrate-unknown-municipality", "municipality", total.municipality);
    for (const auto& figure :
         {total.users, total.starts, total.stops, total.stock, total.stock_end})
      if (figure && *figure < 0)
        add("demand/total-negative", total.product, std::to_string(std::llround(*figure)));
    if (total.users && total.starts && *total.users < *total.starts)
      add("demand/total-users-below-starts", total.product,
          std::to_string(std::llround(*total.users)));
  }
  return problems;
}

/// Of each product and municipality the latest year.
std::vector<PublishedTotal> latest(std::span<const PublishedTotal> totals, bool of_municipalities) {
  std::map<std::pair<std::string, std::string>, PublishedTotal> last;
  for (const PublishedTotal& total : totals) {
    if (total.municipality.empty() == of_municipalities) continue;
    PublishedTotal& known = last[{total.product, total.municipality}];
    if (known.year <= total.year) known = total;
  }
  std::vector<PublishedTotal> all;
  for (auto& [key, total] : last) all.push_back(std::move(total));
  return all;
}

}  // namespace

Result<Scaled> scale_to_totals(DemandTerms terms, std::span<const PublishedTotal> totals,
                               int first_year) {
  if (Problems problems = find_problems(terms, totals); !problems.empty())
    return tl::unexpected(std::move(problems));
  Scaler scaler(std::move(terms), first_year);
  const std::vector<PublishedTotal> together = latest(totals, false);
  for (const PublishedTotal& total : together) scaler.durations(total);
  for (const PublishedTotal& total : together) scaler.intensities(total);
  Problems problems;
  scaler.inflow(together, problems);
  if (!problems.empty()) return tl::unexpected(std::move(problems));
  for (const PublishedTotal& total : latest(totals, true)) scaler.level(total);
  return std::move(scaler).take();
}

}  // namespace houvast::demand
