// SPDX-License-Identifier: EUPL-1.2
// The simulation of clients without waiting lists against closed forms: numbers in care that stay
// the same, numbers that grow, chains of products (D2 to D4). Within three standard errors of the
// mean over replications, four where many figures are compared at once; the seed is fixed.
#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "support/matrix_exponential.h"
#include "support/simulated_care.h"

namespace houvast::testing {
namespace {

using namespace literals;

const std::vector<Spread> durations = {
    constant(300),
    exponential(400),
    {.kind = Spread::Kind::weibull, .mean = 500, .shape = 0.6},
    {.kind = Spread::Kind::weibull, .mean = 200, .shape = 3},
    {.kind = Spread::Kind::lognormal, .mean = 600, .cv = 1.2},
    {.kind = Spread::Kind::gamma, .mean = 350, .shape = 0.4},
    {.kind = Spread::Kind::gamma, .mean = 90, .shape = 5},
    {.kind = Spread::Kind::empirical, .quantiles = {{20, 0}, {100, 0.4}, {900, 0.9}, {2000, 1}}}};

double mean_of(const Spread& spread) {
  if (spread.kind != Spread::Kind::empirical) return spread.mean;
  return 0.4 * 60 + 0.5 * 500 + 0.1 * 1450;
}

double clients_in(const demand::CareFigures& figures, int year, int month) {
  const demand::CareMonth& care =
      figures.month(0, 0, Channel::municipal_access, DeliveryForm::in_kind, {year, month});
  return static_cast<double>(care.volume) * 1e-6;
}

}  // namespace

/// Little's law: in care = starts a day * mean duration, from the first month on, when the stock is
/// that number with remaining durations.
TEST(NumberInCare, StaysTheSameWhenTheStockIsThatOfTheInflow) {
  constexpr Years years{2025, 2027};  // No leap day: inflow is a number a year.
  for (const Spread& duration : durations) {
    const double expected = 400;
    DemandTerms terms = terms_of({product_of("zorg", duration)}, years);
    const double starts_a_day = expected / mean_of(duration);
    terms.inflow = {inflow_of("zorg", starts_a_day * 365)};
    terms.stock = {{.municipality = "GM9001", .product = "zorg", .clients = 400}};
    std::map<int, Mean> by_year;
    Mean all;
    const auto municipalities = one_municipality(years);
    const demand::Model model = demand::prepare(terms, years, municipalities, 20260101);
    demand::Simulator simulator(model);
    for (std::uint32_t r = 0; r < 300; ++r) {
      const demand::CareFigures& figures = simulator.simulate(0, {.replication = r});
      double sum = 0;
      for (int year = years.from; year <= years.to; ++year) {
        const double in_care = static_cast<double>(figures.year(0, 0, year).volume) * 1e-6 / 12;
        by_year[year].add(in_care);
        sum += in_care;
      }
      all.add(sum / years.count());
    }
    const std::string what =
        std::to_string(static_cast<int>(duration.kind)) + " of " + std::to_string(duration.mean);
    EXPECT_NEAR(all.distance(expected), 0, 3) << what << ": " << all.value();
    for (const auto& [year, mean] : by_year)
      EXPECT_NEAR(mean.distance(expected), 0, 4) << what << ", " << year << ": " << mean.value();
  }
}

/// Without stock: starts a day * the area below the survival function. And the number in care is
/// Poisson: its variance is its mean.
TEST(NumberInCare, GrowsAsTheSurvivalFunctionSays) {
  constexpr Years years{2025, 2027};  // No leap day.
  const double mean = 250;
  const double shape = 2;
  DemandTerms terms = terms_of(
      {product_of("zorg", {.kind = Spread::Kind::weibull, .mean = mean, .shape = shape})}, years);
  const double starts_a_day = 2;
  terms.inflow = {inflow_of("zorg", starts_a_day * 365)};
  const auto municipalities = one_municipality(years);
  const demand::Model model = demand::prepare(terms, years, municipalities, 20260101);
  demand::Simulator simulator(model);
  std::map<int, Mean> by_month;
  for (std::uint32_t r = 0; r < 400; ++r) {
    const demand::CareFigures& figures = simulator.simulate(0, {.replication = r, .months = true});
    for (int m = 0; m < 36; ++m)
      by_month[m].add(clients_in(figures, years.from + m / 12, m % 12 + 1));
  }
  const double scale = mean / std::tgamma(1 + 1 / shape);
  const std::vector<int> days = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  double day = 0;
  double area = 0;
  for (int m = 0; m < 36; ++m) {
    // Over the days of the month, the mean number in care at the end of the day.
    double expected = 0;
    const int count = days[static_cast<std::size_t>(m % 12)];
    for (int i = 0; i < count; ++i) {
      constexpr int parts = 20;
      for (int k = 0; k < parts; ++k)
        area += std::exp(-std::pow((day + (k + 0.5) / parts) / scale, shape)) / parts;
      ++day;
      expected += starts_a_day * area / count;
    }
    EXPECT_NEAR(by_month[m].distance(expected), 0, 4) << m << ": " << by_month[m].value();
    // The volume of a month is its mean over the days, which differs less than a single day: little
    // where stays are long.
    if (m >= 12) {
      EXPECT_NEAR(by_month[m].variance() / expected, 0.96, 0.25) << m;
    }
  }
}

/// Product a leads to b and out, b back to a and to c, c to a and out: constant hazards.
class ChainOfThree : public ::testing::Test {
 protected:
  static constexpr Years years{2026, 2031};
  static constexpr std::int64_t clients = 2000;
  const Matrix a_year = {
      {-1.3, 0.9, 0.0, 0.4}, {0.5, -1.2, 0.7, 0.0}, {0.1, 0.0, -0.4, 0.3}, {0.0, 0.0, 0.0, 0.0}};

  [[nodiscard]] DemandTerms terms() const {
    const std::vector<std::string> names = {"a", "b", "c", ""};
    std::vector<Product> products;
    for (std::size_t from = 0; from < 3; ++from) {
      Product product = product_of(names[from], exponential(365));
      for (std::size_t to = 0; to < 4; ++to)
        if (from != to && a_year[from][to] > 0)
          product.hazards.push_back({.to = names[to], .per_year = a_year[from][to]});
      products.push_back(product);
    }
    DemandTerms terms = terms_of(products, years);
    terms.stock = {{.municipality = "GM9001", .product = "a", .clients = clients}};
    // Where existing clients came from.
    terms.inflow = {inflow_of("a", 1e-6)};
    return terms;
  }

  /// A day counts in whole: who leaves in its first half is gone, who leaves in its second half is
  /// not, so a day stands for its middle.
  [[nodiscard]] std::vector<double> in_theory(int day) const {
    Matrix until = a_year;
    for (auto& row : until)
      for (double& rate : row) rate *= (day + 0.5) / days_of_a_year;
    return matrix_exponential(until)[0];
  }
};

TEST_F(ChainOfThree, HasTheChancesOfItsMatrixExponential) {
  const std::vector<int> days = {90, 365, 800, 1500, 2100};
  std::map<std::pair<int, std::string>, Mean> in_care;
  const auto municipalities = one_municipality(years);
  const demand::Model model = demand::prepare(terms(), years, municipalities, 20260101);
  demand::Simulator simulator(model);
  const auto first = std::chrono::sys_days(std::chrono::year(years.from) / 1 / 1);
  for (std::uint32_t r = 0; r < 100; ++r) {
    std::map<std::pair<int, std::string>, double> count;
    const auto take = [&](const CareRecord& record) {
      for (const int day : days) {
        const auto date = first + std::chrono::days(day);
        if (*record.start <= date && (!record.stop || date < *record.stop))
          ++count[{day, record.product}];
      }
    };
    (void)simulator.simulate(0, {.replication = r, .records = take});
    for (const int day : days)
      for (const char* product : {"a", "b", "c"})
        in_care[{day, product}].add(count[{day, product}]);
  }
  for (const int day : days) {
    const std::vector<double> theory = in_theory(day);
    for (std::size_t state = 0; state < 3; ++state) {
      const Mean& found = in_care[{day, std::string(1, static_cast<char>('a' + state))}];
      EXPECT_NEAR(found.distance(static_cast<double>(clients) * theory[state]), 0, 3)
          << "product " << state << " on day " << day << ": " << found.value();
    }
  }
}

/// The same chain by durations and shares of exits instead of hazards.
TEST_F(ChainOfThree, IsTheSameByDurationsAndExits) {
  DemandTerms by_exits = terms();
  for (std::size_t from = 0; from < 3; ++from) {
    Product& product = by_exits.products[from];
    const double out = -a_year[from][from];
    product.duration = exponential(days_of_a_year / out);
    for (const HazardRow& row : product.hazards)
      if (!row.to.empty()) product.exits.push_back({.to = row.to, .share = row.per_year / out});
    product.hazards.clear();
  }
  std::vector<Mean> hazards(3), exits(3);
  const auto add = [&](const DemandTerms& chain, std::vector<Mean>& means) {
    for_each_replication(chain, years, 200, [&](const demand::CareFigures& figures) {
      for (std::size_t p = 0; p < 3; ++p)
        means[p].add(static_cast<double>(figures.year(0, p, 2030).volume) * 1e-6);
    });
  };
  add(terms(), hazards);
  add(by_exits, exits);
  for (std::size_t p = 0; p < 3; ++p)
    EXPECT_LT(std::abs(hazards[p].value() - exits[p].value()),
              3 * std::hypot(hazards[p].standard_error(), exits[p].standard_error()))
        << p;
}

/// A hazard that differs by days in care: the chance to be still there.
TEST(Hazards, HoldFromTheirDayOn) {
  constexpr Years years{2026, 2029};
  Product product = product_of("zorg", exponential(365));
  product.hazards = {{.per_year = 2.0}, {.days_from = 200, .per_year = 0.5}};
  DemandTerms terms = terms_of({product}, years);
  terms.inflow = {inflow_of("zorg", 1000)};
  Mean share;
  const auto municipalities = one_municipality(years);
  const demand::Model model = demand::prepare(terms, years, municipalities, 20260101);
  demand::Simulator simulator(model);
  for (std::uint32_t r = 0; r < 40; ++r) {
    double started = 0, longer = 0;
    const auto take = [&](const CareRecord& record) {
      if (*record.start >= std::chrono::sys_days(std::chrono::year(2028) / 1 / 1)) return;
      ++started;
      if (!record.stop || (*record.stop - *record.start).count() > 365) ++longer;
    };
    (void)simulator.simulate(0, {.replication = r, .records = take});
    share.add(longer / started);
  }
  const double theory = std::exp(-(2.0 * 200 + 0.5 * 165.5) / days_of_a_year);
  EXPECT_NEAR(share.distance(theory), 0, 3) << share.value() << " " << theory;
}

}  // namespace houvast::testing
