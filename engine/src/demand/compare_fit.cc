// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "houvast/calibrate.h"
#include "houvast/demand.h"

namespace houvast::demand {
namespace {

constexpr std::size_t figures = 5;
using Figures = std::array<double, figures>;  ///< In the order of FitLine::Figure.
using ByProductAndYear = std::map<std::pair<std::string, int>, Figures>;
constexpr double millionths_in_a_unit = 1e6;

int year_of(std::chrono::sys_days day) {
  return static_cast<int>(std::chrono::year_month_day(day).year());
}

void count(const CareRecord& record, Years years, ByProductAndYear& observed) {
  const auto add = [&](int year, FitLine::Figure figure, double value) {
    if (years.holds(year))
      observed[{record.product, year}][static_cast<std::size_t>(figure)] += value;
  };
  for (const Claim& claim : record.claims)
    add(claim.month.year, FitLine::Figure::volume,
        static_cast<double>(claim.volume) / millionths_in_a_unit);
  if (!record.start || record.stop == record.start) return;
  // A stop on 1 January was a client of the year before only. What still runs, runs on after them.
  const int last = record.stop ? year_of(*record.stop - std::chrono::days(1)) : years.to + 1;
  add(year_of(*record.start), FitLine::Figure::starts, 1);
  add(last, FitLine::Figure::stops, 1);
  for (int year = years.from; year <= years.to; ++year) {
    if (year_of(*record.start) > year || last < year) continue;
    add(year, FitLine::Figure::users, 1);
    if (last > year) add(year, FitLine::Figure::stock_end, 1);
  }
}

Figures figures_of(const CareYear& year) {
  return {static_cast<double>(year.starts), static_cast<double>(year.stops),
          static_cast<double>(year.users), static_cast<double>(year.users - year.stops),
          static_cast<double>(year.volume) / millionths_in_a_unit};
}

/// Terms as they are without what a council or a shortage changes.
DemandTerms left_alone(DemandTerms terms) {
  terms.levers.clear();
  terms.drivers.clear();
  terms.capacities.clear();
  terms.exit_queues.clear();
  terms.budgets.clear();
  terms.reactions.clear();
  return terms;
}

ByProductAndYear simulate(Simulator& simulator, const Model& model, const DemandTerms& terms,
                          std::uint32_t replication) {
  ByProductAndYear sums;
  for (std::size_t cluster = 0; cluster < model.clusters().size(); ++cluster) {
    const CareFigures& care = simulator.simulate(cluster, {.replication = replication});
    for (std::size_t m = 0; m < care.municipalities.size(); ++m)
      for (std::size_t p = 0; p < terms.products.size(); ++p)
        for (int year = care.years.from; year <= care.years.to; ++year) {
          const Figures of_year = figures_of(care.year(m, p, year));
          Figures& sum = sums[{terms.products[p].id, year}];
          for (std::size_t f = 0; f < figures; ++f) sum[f] += of_year[f];
        }
  }
  return sums;
}

/// Sums over replications, for a mean and a standard deviation.
struct Moments {
  Figures sum{}, squares{};
};

}  // namespace

std::vector<FitLine> compare_fit(std::span<const CareRecord> records, const DemandTerms& terms,
                                 std::span<const Municipality> municipalities,
                                 const FitOptions& options) {
  ByProductAndYear observed;
  for (const CareRecord& record : records) count(record, options.years, observed);
  DemandTerms alone = left_alone(terms);
  alone.stock = stock_on(records, std::chrono::sys_days(std::chrono::year(options.years.from) /
                                                        std::chrono::January / 1));
  const Model model = prepare(alone, options.years, municipalities, options.seed);
  Simulator simulator(model);
  std::map<std::pair<std::string, int>, Moments> simulated;
  for (std::uint32_t replication = 0; replication < options.replications; ++replication)
    for (const auto& [key, values] : simulate(simulator, model, alone, replication))
      for (std::size_t f = 0; f < figures; ++f) {
        simulated[key].sum[f] += values[f];
        simulated[key].squares[f] += values[f] * values[f];
      }
  const bool has_claims = std::any_of(records.begin(), records.end(),
                                      [](const CareRecord& each) { return !each.claims.empty(); });
  const double n = options.replications;
  std::vector<FitLine> lines;
  for (const auto& [key, moments] : simulated)
    for (std::size_t f = 0; f < figures; ++f) {
      FitLine line{.product = key.first,
                   .year = key.second,
                   .figure = static_cast<FitLine::Figure>(f),
                   .observed = observed[key][f],
                   .simulated = moments.sum[f] / n};
      if (line.figure == FitLine::Figure::volume && !has_claims) continue;
      const double square = moments.squares[f] / n - line.simulated * line.simulated;
      line.standard_deviation = n > 1 ? std::sqrt(std::max(0.0, square) * n / (n - 1)) : 0;
      if (line.standard_deviation > 0)
        line.difference = (line.observed - line.simulated) / line.standard_deviation;
      lines.push_back(line);
    }
  return lines;
}

}  // namespace houvast::demand
