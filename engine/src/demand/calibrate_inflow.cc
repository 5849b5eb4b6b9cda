// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>

#include "demand/calibrate_parts.h"
#include "houvast/check.h"

namespace houvast::demand {
namespace {

using Cell = std::tuple<std::string, Channel, AgeBand>;

std::chrono::sys_days first_day(int year) {
  return std::chrono::sys_days(std::chrono::year(year) / std::chrono::January / 1);
}

int year_of(std::chrono::sys_days day) {
  return static_cast<int>(std::chrono::year_month_day(day).year());
}

std::optional<AgeBand> band_of(const std::vector<AgeBand>& bands, const CareRecord& record) {
  if (bands.size() == 1) return bands.front();
  if (!record.age) return std::nullopt;
  for (const AgeBand& band : bands)
    if (band.from <= *record.age && *record.age <= band.to) return band;
  return std::nullopt;
}

/// Variance of true levels: the spread of starts around what was expected, less that of chance.
/// With E starts expected and a level of mean 1 and variance v, starts have variance E + v E^2.
double variance_of_levels(std::span<const LevelFit> levels) {
  double over = 0, weight = 0;
  for (const LevelFit& level : levels) {
    const double off = static_cast<double>(level.starts) - level.expected;
    over += off * off - level.expected;
    weight += level.expected * level.expected;
  }
  return weight > 0 ? std::max(0.0, over / weight) : 0;
}

/// The mean of a gamma distribution of levels after its starts were seen: (n + k) / (E + k), k =
/// 1/v.
void draw_towards_one(std::span<LevelFit> levels) {
  const double variance = variance_of_levels(levels);
  for (LevelFit& level : levels) {
    if (variance == 0) {
      level.level = {1, 0};
      continue;
    }
    const double k = 1 / variance;
    const double n = static_cast<double>(level.starts) + k;
    level.level = {n / (level.expected + k), std::sqrt(n) / (level.expected + k)};
  }
}

}  // namespace

Exposure::Exposure(const DemandTerms& terms, const CalibrateOptions& options) : terms_(terms) {
  std::set<AgeBand> bands;
  std::set<std::string> municipalities;
  for (const PopulationRow& row : terms.population) {
    bands.insert(row.ages);
    municipalities.insert(row.municipality);
    people_[{row.municipality, row.ages}][row.year] = row.inhabitants;
  }
  bands_.assign(bands.begin(), bands.end());
  municipalities_.assign(municipalities.begin(), municipalities.end());
  for (int year = year_of(options.from); first_day(year) < options.to; ++year) {
    const auto from = std::max(options.from, first_day(year));
    const auto to = std::min(options.to, first_day(year + 1));
    years_[year] = static_cast<double>((to - from).count()) /
                   static_cast<double>((first_day(year + 1) - first_day(year)).count());
  }
}

double Exposure::of(const std::string& municipality, AgeBand ages,
                    const std::string& product) const {
  const auto found = people_.find({municipality, ages});
  if (found == people_.end()) return 0;
  const std::map<int, std::int64_t>& by_year = found->second;
  const auto trend = terms_.trend.find(product);
  double sum = 0;
  for (const auto& [year, part] : years_) {
    const auto after = by_year.upper_bound(year);
    const std::int64_t people = after == by_year.begin() ? after->second : std::prev(after)->second;
    double factor = 1;
    if (trend != terms_.trend.end())
      if (const auto own = trend->second.find(year); own != trend->second.end())
        factor = own->second;
    sum += static_cast<double>(people) * part * factor;
  }
  return sum;
}

void fit_inflow(const PlacedRecords& all, const DemandTerms& terms, Calibration& calibration) {
  const Exposure exposure(terms, all.options);
  std::map<Cell, std::int64_t> starts;
  std::map<std::pair<std::string, std::string>, std::int64_t> by_municipality;
  for (std::size_t i = 0; i < all.records.size(); ++i) {
    if (!all.is_inflow(i)) continue;
    const CareRecord& record = all.records[i];
    const auto band = band_of(exposure.bands(), record);
    check(band.has_value());  // calibrate() refused the others.
    ++starts[{record.product, record.channel, *band}];
    ++by_municipality[{record.municipality, record.product}];
  }

  std::map<std::pair<std::string, std::string>, double> expected;
  for (const auto& [cell, count] : starts) {
    const auto& [product, channel, ages] = cell;
    double people = 0;
    for (const std::string& municipality : exposure.municipalities())
      people += exposure.of(municipality, ages, product);
    if (!(people > 0)) continue;
    const auto n = static_cast<double>(count);
    calibration.inflow.push_back({product,
                                  channel,
                                  ages,
                                  count,
                                  people,
                                  {1'000 * n / people, 1'000 * std::sqrt(n) / people}});
    for (const std::string& municipality : exposure.municipalities())
      expected[{municipality, product}] += exposure.of(municipality, ages, product) * n / people;
  }

  std::map<std::string, std::vector<LevelFit>> by_product;
  for (const auto& [key, count] : expected)
    by_product[key.second].push_back({key.first, key.second, by_municipality[key], count, {}});
  for (auto& [product, levels] : by_product) {
    draw_towards_one(levels);
    calibration.levels.insert(calibration.levels.end(), levels.begin(), levels.end());
  }
  std::sort(calibration.levels.begin(), calibration.levels.end(),
            [](const LevelFit& a, const LevelFit& b) {
              return std::tie(a.municipality, a.product) < std::tie(b.municipality, b.product);
            });
}

double family_size(const Product& product) {
  double size = 1, chance = 1;
  if (product.household)
    for (int k = 0; k < product.household->most; ++k) size += chance *= product.household->chance;
  return size;
}

}  // namespace houvast::demand
