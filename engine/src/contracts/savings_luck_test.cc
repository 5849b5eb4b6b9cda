// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "houvast/random.h"
#include "houvast/shared_savings.h"

namespace houvast::contracts {
namespace {

using namespace literals;

SavingsTerms terms_of(Decimal minimum_rate) {
  return {.minimum_rate = minimum_rate, .sharing = 0.5_d, .cap = 0.1_d};
}

TEST(ChanceByLuck, IsHalfWithoutAMinimumRate) {
  const Luck luck = chance_by_luck(terms_of(0_d), {.clients = 100, .variation = 1});
  EXPECT_NEAR(luck.chance_paid, 0.5, 1e-12);
}

/// Tables of the normal distribution: above 1 lies 0.1586553, above 2 lies 0.0227501.
TEST(ChanceByLuck, IsThatOfTheNormalDistribution) {
  // 10,000 clients, variation 2: spread 2 / 100 = 2%.
  const LuckTerms fixed{.clients = 10'000, .variation = 2, .clients_vary = false};
  EXPECT_NEAR(chance_by_luck(terms_of(0.02_d), fixed).chance_paid, 0.1586553, 5e-8);
  EXPECT_NEAR(chance_by_luck(terms_of(0.04_d), fixed).chance_paid, 0.0227501, 5e-8);
  // One year of baseline doubles the variance; four years add a quarter.
  LuckTerms with_baseline = fixed;
  with_baseline.baseline_years = 1;
  EXPECT_NEAR(chance_by_luck(terms_of(0.02_d), with_baseline).spread, 0.02 * std::sqrt(2.0), 1e-15);
  with_baseline.baseline_years = 4;
  EXPECT_NEAR(chance_by_luck(terms_of(0.02_d), with_baseline).spread, 0.02 * std::sqrt(1.25),
              1e-15);
}

TEST(ChanceByLuck, FallsWithTheSizeOfThePopulation) {
  const std::vector<std::int64_t> sizes{5'000, 20'000, 80'000, 320'000};
  const LuckTerms luck{.variation = 1.5};
  const auto rows = luck_by_size(terms_of(0.02_d), luck, 0.04, sizes);
  ASSERT_EQ(rows.size(), sizes.size());
  EXPECT_DOUBLE_EQ(rows[0].clients, 200);
  for (std::size_t i = 1; i < rows.size(); ++i) {
    EXPECT_LT(rows[i].luck.chance_paid, rows[i - 1].luck.chance_paid);
    EXPECT_NEAR(rows[i].luck.spread, rows[i - 1].luck.spread / 2, 1e-15);
  }
}

TEST(ChanceByLuck, IsNothingWhereNothingVariesOrNothingIsShared) {
  const LuckTerms sure{.clients = 10, .variation = 0, .clients_vary = false};
  EXPECT_EQ(chance_by_luck(terms_of(0_d), sure).chance_paid, 0);
  SavingsTerms none = terms_of(0_d);
  none.sharing = Decimal();
  EXPECT_EQ(chance_by_luck(none, {.clients = 10, .variation = 1}).chance_paid, 0);
}

TEST(ChanceByLuck, HasAnotherSideWhenLossesComeBack) {
  SavingsTerms terms = terms_of(0.02_d);
  terms.losses = {.minimum_rate = 0.02_d, .sharing = 0.5_d, .cap = 0.1_d};
  const Luck luck = chance_by_luck(terms, {.clients = 500, .variation = 1.2});
  EXPECT_EQ(luck.chance_lost, luck.chance_paid);
  EXPECT_EQ(luck.mean_lost, luck.mean_paid);
}

TEST(ChanceByLuck, GivesTheMinimumRateForAChance) {
  const LuckTerms luck{.clients = 5'000, .variation = 1.8, .baseline_years = 3};
  const double rate = minimum_rate_for(0.1, luck);
  const auto billionths = static_cast<std::int64_t>(std::llround(rate * 1e9));
  EXPECT_NEAR(chance_by_luck(terms_of(Decimal(billionths, 9)), luck).chance_paid, 0.1, 1e-7);
}

/// The oracle: populations in which nothing changes, with the cost of every client drawn from a
/// gamma distribution.
struct DrawnPopulation {
  Cents benchmark, actual;
};

std::vector<DrawnPopulation> draw_populations(const LuckTerms& luck, int populations) {
  const double shape = 1 / (luck.variation * luck.variation);
  const double mean_cost = 10'000;
  const auto year = [&](RandomStream& stream) {
    const auto clients = luck.clients_vary ? draw_poisson(stream, luck.clients)
                                           : static_cast<std::int64_t>(luck.clients);
    double cost = 0;
    for (std::int64_t i = 0; i < clients; ++i)
      cost += mean_cost / shape * draw_gamma(stream, shape);
    return cost;
  };
  const auto cents = [](double euro) { return Cents(std::llround(euro * 100)); };
  const StreamKey key = stream_key(20'260, {"test/luck"});
  std::vector<DrawnPopulation> drawn;
  for (int i = 0; i < populations; ++i) {
    RandomStream stream(key, static_cast<std::uint32_t>(i), 0);
    double benchmark = luck.baseline_years > 0 ? 0 : luck.clients * mean_cost;
    for (int past = 0; past < luck.baseline_years; ++past)
      benchmark += year(stream) / luck.baseline_years;
    drawn.push_back({cents(benchmark), cents(year(stream))});
  }
  return drawn;
}

/// How often the payment itself pays them, and what on average.
void expect_luck(const std::vector<DrawnPopulation>& drawn, const SavingsTerms& terms,
                 const Luck& expected) {
  const auto count = static_cast<double>(drawn.size());
  double chance_paid = 0;
  double mean_paid = 0;
  for (const DrawnPopulation& population : drawn) {
    const Cents paid = savings_payment(population.benchmark, population.actual, terms).paid;
    if (paid > Cents()) chance_paid += 1 / count;
    mean_paid += static_cast<double>(paid.count()) /
                 static_cast<double>(population.benchmark.count()) / count;
  }
  // Three standard errors of the draws, and one percent point for the skew of gamma.
  const double error =
      3 * std::sqrt(expected.chance_paid * (1 - expected.chance_paid) / count) + 0.01;
  EXPECT_NEAR(chance_paid, expected.chance_paid, error) << to_string(terms.minimum_rate);
  EXPECT_NEAR(mean_paid, expected.mean_paid, 0.15 * expected.mean_paid + 2e-4);
}

TEST(ChanceByLuck, IsWhatDrawnPopulationsShow) {
  const LuckTerms fixed{.clients = 400, .variation = 1.2, .clients_vary = false};
  LuckTerms varying = fixed;
  varying.clients_vary = true;
  LuckTerms with_baseline = fixed;
  with_baseline.baseline_years = 2;
  for (const LuckTerms& luck : {fixed, varying, with_baseline}) {
    const auto drawn = draw_populations(luck, 2'500);
    for (const Decimal minimum : {0.02_d, 0.06_d, 0.1_d}) {
      const SavingsTerms terms = terms_of(minimum);
      expect_luck(drawn, terms, chance_by_luck(terms, luck));
    }
  }
}

TEST(ClientCosts, SpreadLessWhenTruncated) {
  const std::vector<Cents> costs{1'000_eur, 2'000_eur, 3'000_eur, 34'000_eur};
  const ClientCosts all = client_costs(costs, {});
  EXPECT_DOUBLE_EQ(all.mean, 10'000);
  // Deviations -9, -8, -7, 24 thousand: squares 81 + 64 + 49 + 576 = 770, over 3.
  EXPECT_NEAR(all.variation, std::sqrt(770.0 / 3) / 10, 1e-12);
  const ClientCosts cut = client_costs(costs, 6'000_eur);
  EXPECT_DOUBLE_EQ(cut.mean, 3'000);
  // Deviations -2, -1, 0, 3: squares 14, over 3.
  EXPECT_NEAR(cut.variation, std::sqrt(14.0 / 3) / 3, 1e-12);
  EXPECT_EQ(client_costs({}, {}).clients, 0);
}

}  // namespace
}  // namespace houvast::contracts
