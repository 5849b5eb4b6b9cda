// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <map>
#include <utility>

#include "contracts/access_parts.h"
#include "houvast/access.h"
#include "houvast/check.h"

namespace houvast::contracts {
namespace {

using Bands = std::map<AgeBand, std::int64_t>;

/// Inhabitants of a municipality by band: the rows of the latest year that is not after this one.
Bands bands_of(const DemandTerms& terms, const std::string& municipality, int year) {
  std::optional<int> latest;
  for (const PopulationRow& row : terms.population)
    if (row.municipality == municipality && row.year <= year && (!latest || row.year > *latest))
      latest = row.year;
  Bands bands;
  for (const PopulationRow& row : terms.population)
    if (row.municipality == municipality && row.year == latest) bands[row.ages] = row.inhabitants;
  return bands;
}

std::int64_t within(const Bands& bands, AgeBand ages) {
  std::int64_t sum = 0;
  for (const auto& [band, inhabitants] : bands)
    if (band.from >= ages.from && band.to <= ages.to) sum += inhabitants;
  return sum;
}

double level_of(const DemandTerms& terms, const std::string& municipality,
                const std::string& product) {
  double level = 1;
  for (const LevelRow& row : terms.levels)
    if (row.municipality == municipality && row.product == product) level = row.level;
  return level;
}

double trend_of(const DemandTerms& terms, const std::string& product, int year) {
  const auto of_product = terms.trend.find(product);
  if (of_product == terms.trend.end()) return 1;
  const auto known = of_product->second.find(year);
  return known == of_product->second.end() ? 1 : known->second;
}

template <class List, class Value>
bool is_in(const List& list, const Value& value) {
  return list.empty() || std::find(list.begin(), list.end(), value) != list.end();
}

/// What drivers make of the inflow of a month (D2): 1 + (factor - 1) * strength, multiplied.
double drivers_in(const DemandTerms& terms, const std::string& municipality, const InflowRow& row,
                  int first_year, int month) {
  double factor = 1;
  for (const Driver& driver : terms.drivers) {
    if (!is_in(driver.scope.products, row.product) || !is_in(driver.scope.channels, row.channel) ||
        !is_in(driver.scope.municipalities, municipality))
      continue;
    const int first = month_of(driver.from, first_year);
    if (month < first || (driver.to && month > last_month_of(*driver.to, first_year))) continue;
    const int steps = month - first + 1;
    const double strength =
        steps >= driver.ramp_months ? 1 : static_cast<double>(steps) / driver.ramp_months;
    factor *= 1 + (driver.factor - 1) * strength;
  }
  return factor;
}

}  // namespace

int month_of(Period period, int first_year) {
  return (period.year - first_year) * 12 + std::max(period.month, 1) - 1;
}

int last_month_of(Period period, int first_year) {
  return (period.year - first_year) * 12 + (period.month == 0 ? 12 : period.month) - 1;
}

std::optional<std::size_t> product_place(const ContractFacts& facts, const std::string& id) {
  for (std::size_t p = 0; p < facts.products.size(); ++p)
    if (facts.products[p].id == id) return p;
  return std::nullopt;
}

ExpectedStarts::ExpectedStarts(const ContractFacts& facts)
    : first_year_(facts.years.from),
      municipalities_(facts.municipalities.size()),
      products_(facts.products.size()),
      months_(facts.months()),
      mean_(municipalities_ * products_ * channel_count * months_, 0.0) {}

double& ExpectedStarts::at(std::size_t municipality, std::size_t product, Channel channel,
                           int month) {
  check(municipality < municipalities_ && product < products_ && month >= 0 &&
        static_cast<std::size_t>(month) < months_);
  return mean_[((municipality * products_ + product) * channel_count +
                static_cast<std::size_t>(channel)) *
                   months_ +
               static_cast<std::size_t>(month)];
}

double ExpectedStarts::in_month(std::size_t municipality, std::size_t product,
                                std::span<const Channel> channels, int month) const {
  check(municipality < municipalities_ && product < products_ && month >= 0 &&
        static_cast<std::size_t>(month) < months_);
  double sum = 0;
  for (const Channel channel : channels)
    sum += mean_[((municipality * products_ + product) * channel_count +
                  static_cast<std::size_t>(channel)) *
                     months_ +
                 static_cast<std::size_t>(month)];
  return sum;
}

double ExpectedStarts::in_year(std::size_t product, std::span<const Channel> channels, int year,
                               std::optional<std::size_t> municipality) const {
  double sum = 0;
  const int january = (year - first_year_) * 12;
  for (std::size_t m = 0; m < municipalities_; ++m)
    if (!municipality || m == *municipality)
      for (int month = january; month < january + 12; ++month)
        sum += in_month(m, product, channels, month);
  return sum;
}

ExpectedStarts expected_starts(const DemandTerms& terms, const ContractFacts& facts) {
  ExpectedStarts starts(facts);
  for (std::size_t m = 0; m < facts.municipalities.size(); ++m)
    for (int year = facts.years.from; year <= facts.years.to; ++year) {
      const std::string& code = facts.municipalities[m];
      const Bands bands = bands_of(terms, code, year);
      for (const InflowRow& row : terms.inflow) {
        const auto product = product_place(facts, row.product);
        check(product.has_value());  // The dossier was checked.
        const double a_month = static_cast<double>(within(bands, row.ages)) * row.per_thousand /
                               1000 * level_of(terms, code, row.product) *
                               trend_of(terms, row.product, year) / 12;
        const int january = (year - facts.years.from) * 12;
        for (int month = january; month < january + 12; ++month)
          starts.at(m, *product, row.channel, month) +=
              a_month * drivers_in(terms, code, row, facts.years.from, month);
      }
    }
  return starts;
}

}  // namespace houvast::contracts
