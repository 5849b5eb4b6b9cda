// SPDX-License-Identifier: EUPL-1.2
// Drawn spending against the formulas of docs/methods/spending-distribution.md, under a fixed seed.
// Bounds are four to five standard errors, estimated from the draws themselves.
#include "houvast/spending_model.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

#include "support/print.h"

namespace houvast::study {

using namespace literals;

namespace {

const SpendingChance usual{.regional_cv = 0.05_d,
                           .own_cv = 0.08_d,
                           .persistence = 0.6_d,
                           .cost_per_client = 30'000_eur,
                           .client_cv = 0.7_d};

using Lines = std::vector<Figure<Cents>>;

const Lines two_by_three{
    {"GM9001", 2026, 20'000'000_eur}, {"GM9001", 2027, 21'000'000_eur},
    {"GM9001", 2028, 22'000'000_eur}, {"GM9002", 2026, 600'000_eur},
    {"GM9002", 2027, 500'000_eur},    {"GM9002", 2028, 400'000_eur},
};

std::vector<Cents> draw(const SpendingChance& chance, const Lines& lines,
                        std::uint32_t replication = 0) {
  return draw_spending(chance, lines, {2026, "bw", replication}).value();
}

/// For every line the draws of so many replications, as a part of what was expected.
std::vector<std::vector<double>> relative_draws(const SpendingChance& chance, const Lines& lines,
                                                std::uint32_t replications) {
  std::vector<std::vector<double>> draws(lines.size());
  for (std::uint32_t replication = 0; replication < replications; ++replication) {
    const std::vector<Cents> spending = draw(chance, lines, replication);
    for (std::size_t i = 0; i < lines.size(); ++i)
      draws[i].push_back(static_cast<double>(spending[i].count()) /
                         static_cast<double>(lines[i].value.count()));
  }
  return draws;
}

struct Estimate {
  double value;
  double error;
};

Estimate mean(const std::vector<double>& values) {
  const auto count = static_cast<double>(values.size());
  const double mean = std::accumulate(values.begin(), values.end(), 0.0) / count;
  double squares = 0;
  for (const double value : values) squares += (value - mean) * (value - mean);
  return {mean, std::sqrt(squares / (count - 1) / count)};
}

/// Around the mean that the model promises, which is 1.
Estimate covariance(const std::vector<double>& a, const std::vector<double>& b) {
  std::vector<double> products;
  for (std::size_t i = 0; i < a.size(); ++i) products.push_back((a[i] - 1) * (b[i] - 1));
  return mean(products);
}

/// The formula: what region and municipality share, and for one line with itself its clients.
double expected_covariance(const SpendingChance& chance, const Figure<Cents>& a,
                           const Figure<Cents>& b) {
  const double r = chance.regional_cv.to_double();
  const double o = chance.own_cv.to_double();
  const double link = std::pow(chance.persistence.to_double(), std::abs(a.year - b.year));
  double level = std::pow(1 + r * r, link);
  if (a.municipality == b.municipality) level *= std::pow(1 + o * o, link);
  if (a.municipality != b.municipality || a.year != b.year) return level - 1;
  const double v = chance.client_cv.to_double();
  const double clients = static_cast<double>(chance.cost_per_client.count()) * (1 + v * v) /
                         static_cast<double>(a.value.count());
  return level - 1 + clients;
}

void expect_the_formulas(const SpendingChance& chance, const Lines& lines) {
  const auto draws = relative_draws(chance, lines, 20'000);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Estimate average = mean(draws[i]);
    EXPECT_NEAR(average.value, 1, 4 * average.error + 1e-9) << i;
    for (std::size_t j = 0; j <= i; ++j) {
      const Estimate found = covariance(draws[i], draws[j]);
      EXPECT_NEAR(found.value, expected_covariance(chance, lines[i], lines[j]),
                  4.5 * found.error + 1e-9)
          << i << " with " << j;
    }
  }
}

}  // namespace

TEST(DrawSpending, HasTheMeansSpreadsAndCorrelationsOfTheFormulas) {
  expect_the_formulas(usual, two_by_three);
}

TEST(DrawSpending, HasThemWhenOnlyOneCauseIsAtWork) {
  SpendingChance chance{.regional_cv = 0.2_d};
  expect_the_formulas(chance, two_by_three);
  chance = {.own_cv = 0.3_d, .persistence = 0.9_d};
  expect_the_formulas(chance, two_by_three);
  chance = {.cost_per_client = 60'000_eur, .client_cv = 1.5_d};
  expect_the_formulas(chance, two_by_three);
  chance = {.cost_per_client = 60'000_eur};
  expect_the_formulas(chance, two_by_three);
}

TEST(DrawSpending, HasThemWhenYearsAreFarApartOrPersistForEver) {
  SpendingChance chance = usual;
  const Lines far{{"GM9001", 2000, 2'000'000_eur}, {"GM9001", 2005, 3'000'000_eur}};
  chance.persistence = 0.9_d;
  expect_the_formulas(chance, far);
  chance.persistence = 1_d;
  expect_the_formulas(chance, far);
}

TEST(DrawSpending, IsWhatWasExpectedWithoutChance) {
  const std::vector<Cents> spending = draw({}, two_by_three, 3);
  for (std::size_t i = 0; i < spending.size(); ++i) EXPECT_EQ(spending[i], two_by_three[i].value);
}

TEST(DrawSpending, LeavesZeroAtZero) {
  const Lines nothing{{"GM9001", 2026, Cents()}, {"GM9002", 2026, Cents()}};
  for (std::uint32_t replication = 0; replication < 100; ++replication)
    EXPECT_EQ(draw(usual, nothing, replication), std::vector<Cents>(2));
  EXPECT_TRUE(draw(usual, {}).empty());
}

TEST(DrawSpending, CountsWholeClientsWhenTheyAllCostTheSame) {
  const SpendingChance chance{.regional_cv = 0.05_d, .cost_per_client = 30'000_eur};
  bool without_any = false;
  for (std::uint32_t replication = 0; replication < 200; ++replication)
    for (const Cents amount : draw(chance, {{"GM9001", 2026, 60'000_eur}}, replication)) {
      EXPECT_EQ(amount.count() % (30'000_eur).count(), 0);
      without_any = without_any || amount == Cents();
    }
  // Two clients expected: in one year out of seven there is none.
  EXPECT_TRUE(without_any);
}

TEST(DrawSpending, SwingsMoreInASmallMunicipality) {
  const auto draws = relative_draws(usual, two_by_three, 5000);
  EXPECT_GT(covariance(draws[3], draws[3]).value, 3 * covariance(draws[0], draws[0]).value);
}

// Why 002 wants risks pooled: of the whole region only the common luck is left.
TEST(DrawSpending, SwingsLessInTheRegionThanInItsMunicipalities) {
  Lines region;
  for (int i = 10; i < 30; ++i) region.push_back({"GM90" + std::to_string(i), 2026, 2'000'000_eur});
  const auto draws = relative_draws(usual, region, 5000);
  std::vector<double> together;
  for (std::size_t k = 0; k < draws[0].size(); ++k) {
    double sum = 0;
    for (const auto& municipality : draws) sum += municipality[k];
    together.push_back(sum / static_cast<double>(region.size()));
  }
  EXPECT_LT(covariance(together, together).value, 0.25 * covariance(draws[0], draws[0]).value);
  EXPECT_GT(covariance(together, together).value, 0.05 * 0.05);
}

TEST(DrawSpending, ChangesNothingElseWhenAMunicipalityOrAYearIsAdded) {
  for (std::uint32_t replication = 0; replication < 20; ++replication) {
    const std::vector<Cents> before = draw(usual, two_by_three, replication);
    Lines more = two_by_three;
    more.insert(more.begin(), {"GM9000", 2026, 1'000'000_eur});
    more.insert(more.begin() + 1, {"GM9001", 2024, 5'000'000_eur});
    more.push_back({"GM9002", 2040, 1'000'000_eur});
    const std::vector<Cents> after = draw(usual, more, replication);
    EXPECT_EQ((std::vector<Cents>{after.begin() + 2, after.end() - 1}), before);
  }
}

TEST(DrawSpending, DoesNotCareInWhatOrderTheLinesCome) {
  Lines backwards(two_by_three.rbegin(), two_by_three.rend());
  const Lines mixed{two_by_three[4], two_by_three[0], two_by_three[5],
                    two_by_three[2], two_by_three[3], two_by_three[1]};
  const std::vector<Cents> spending = draw(usual, two_by_three, 5);
  EXPECT_EQ(draw(usual, backwards, 5), (std::vector<Cents>{spending.rbegin(), spending.rend()}));
  EXPECT_EQ(draw(usual, mixed, 5), (std::vector{spending[4], spending[0], spending[5], spending[2],
                                                spending[3], spending[1]}));
}

TEST(DrawSpending, GivesAScenarioWithOtherAmountsTheSameLuck) {
  SpendingChance chance = usual;
  chance.cost_per_client = Cents();
  Lines halved = two_by_three;
  for (Figure<Cents>& line : halved) line.value = Cents(line.value.count() / 2);
  const std::vector<Cents> base = draw(chance, two_by_three);
  const std::vector<Cents> scenario = draw(chance, halved);
  for (std::size_t i = 0; i < base.size(); ++i)
    EXPECT_LE(std::abs(base[i].count() - 2 * scenario[i].count()), 1);
}

TEST(DrawSpending, HasOtherLuckForAnotherSeedSchemeOrReplication) {
  const std::vector<Cents> spending = draw(usual, two_by_three);
  EXPECT_EQ(draw_spending(usual, two_by_three, {2026, "bw", 0}).value(), spending);
  EXPECT_NE(draw_spending(usual, two_by_three, {2027, "bw", 0}).value(), spending);
  EXPECT_NE(draw_spending(usual, two_by_three, {2026, "jeugd", 0}).value(), spending);
  EXPECT_NE(draw_spending(usual, two_by_three, {2026, "bw", 1}).value(), spending);
}

TEST(DrawSpending, IsTheSameToTheCentOnEveryMachineAndInEveryVersion) {
  EXPECT_EQ(draw(usual, two_by_three, 7),
            (std::vector{20'597'170.54_eur, 19'670'646.63_eur, 22'465'747.40_eur, 741'164.96_eur,
                         288'385.99_eur, 459'263.15_eur}));
}

TEST(DrawSpending, StaysWithinTheAmountsOfTheModel) {
  const SpendingChance wild{.regional_cv = 10_d,
                            .own_cv = 10_d,
                            .persistence = 1_d,
                            .cost_per_client = 0.01_eur,
                            .client_cv = 10_d};
  const Lines most{{"GM9001", 2000, max_amount}, {"GM9002", 2100, 0.01_eur}};
  for (std::uint32_t replication = 0; replication < 2000; ++replication)
    for (const Cents amount : draw(wild, most, replication)) {
      EXPECT_TRUE(is_in_range(amount));
      EXPECT_GE(amount, Cents());
    }
}

TEST(DrawSpending, SaysEverythingThatIsWrongAtOnce) {
  const SpendingChance wrong{.regional_cv = -0.01_d,
                             .own_cv = 10.1_d,
                             .persistence = 1.01_d,
                             .cost_per_client = -1_eur,
                             .client_cv = 5_d};
  const auto result = draw_spending(wrong, Lines{{"GM9001", 1999, -5_eur}}, {});
  ASSERT_FALSE(result.has_value());
  std::vector<std::string> found;
  for (const Problem& problem : result.error())
    found.push_back(problem.code + " " + problem.place.field + " " + problem.found);
  EXPECT_EQ(found, (std::vector<std::string>{"study/spread-out-of-range regional_cv -0.01",
                                             "study/spread-out-of-range own_cv 10.1",
                                             "study/persistence-out-of-range persistence 1.01",
                                             "study/negative-cost-per-client cost_per_client -1.00",
                                             "study/negative-spending GM9001 1999 -5.00",
                                             "study/spending-year GM9001 1999 1999"}));
}

}  // namespace houvast::study
