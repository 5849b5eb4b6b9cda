// SPDX-License-Identifier: EUPL-1.2
// Small demand to simulate and hold against closed forms: one municipality, products without
// spread where it is not asked for, means over replications with their standard errors.
#pragma once

#include <cmath>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "houvast/demand.h"

namespace houvast::testing {

inline constexpr std::int64_t inhabitants = 1'000'000;
inline constexpr double days_of_a_year = 365.25;

inline std::vector<Municipality> one_municipality(Years years) {
  Municipality one{.code = "GM9001", .name = "Proefstad", .inhabitants = {}};
  for (int year = years.from; year <= years.to; ++year) one.inhabitants[year] = inhabitants;
  return {one};
}

inline Spread constant(double mean) { return {.kind = Spread::Kind::constant, .mean = mean}; }
inline Spread exponential(double mean) {
  return {.kind = Spread::Kind::weibull, .mean = mean, .shape = 1};
}

/// A unit a month, so that volume counts clients.
inline Product product_of(std::string id, Spread duration) {
  Product product{.id = id, .label = std::move(id), .scheme = "zorg"};
  product.intensity = constant(1);
  product.duration = std::move(duration);
  product.price = Decimal(1000);
  return product;
}

inline DemandTerms terms_of(std::vector<Product> products, Years years) {
  DemandTerms terms;
  terms.population = {{"GM9001", years.from, {}, inhabitants}};
  terms.products = std::move(products);
  return terms;
}

/// So many starts a year.
inline InflowRow inflow_of(std::string product, double starts_a_year) {
  return {.product = std::move(product),
          .per_thousand = starts_a_year * 1000 / static_cast<double>(inhabitants)};
}

/// A mean over replications.
class Mean {
 public:
  void add(double value) {
    ++count_;
    const double off = value - mean_;
    mean_ += off / count_;
    squares_ += off * (value - mean_);
  }
  [[nodiscard]] double value() const { return mean_; }
  [[nodiscard]] double variance() const { return squares_ / (count_ - 1); }
  [[nodiscard]] double standard_error() const { return std::sqrt(variance() / count_); }
  /// How many standard errors it is from what theory says.
  [[nodiscard]] double distance(double theory) const { return (mean_ - theory) / standard_error(); }

 private:
  double count_ = 0, mean_ = 0, squares_ = 0;
};

/// Simulates the only cluster of one municipality.
inline void for_each_replication(const DemandTerms& terms, Years years, std::uint32_t count,
                                 const std::function<void(const demand::CareFigures&)>& take) {
  const auto municipalities = one_municipality(years);
  const demand::Model model = demand::prepare(terms, years, municipalities, 20260101);
  demand::Simulator simulator(model);
  for (std::uint32_t r = 0; r < count; ++r) take(simulator.simulate(0, {.replication = r}));
}

}  // namespace houvast::testing
