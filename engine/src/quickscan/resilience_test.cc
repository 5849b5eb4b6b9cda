// SPDX-License-Identifier: EUPL-1.2
#include "houvast/resilience.h"

#include <gtest/gtest.h>

namespace houvast::quickscan {
namespace {

using namespace literals;
using enum ResilienceClass;

// K-J1: as municipalities printed it. Stein printed 4.75, cut instead of rounded; Zevenaar 1.5.
TEST(ResilienceRatio, GivesThePublishedRatiosAndClasses) {
  struct Published {
    Cents available, required;
    Decimal ratio;
    ResilienceClass rating;
  };
  const std::vector<Published> cases = {
      {15'268'000_eur, 3'209'000_eur, 4.7579_d, A},  {32'781_eur, 22'000_eur, 1.4900_d, B},
      {45'350'000_eur, 9'050'000_eur, 5.0110_d, A},  {80'339'000_eur, 24'099'567_eur, 3.3336_d, A},
      {20'718'000_eur, 14'168'000_eur, 1.4623_d, B}, {14.3_eur, 9.6_eur, 1.4896_d, B},
  };
  for (const Published& one : cases) {
    const Resilience found = resilience(one.available, one.required).value();
    EXPECT_EQ(found.ratio, one.ratio);
    EXPECT_EQ(found.rating, one.rating);
  }
}

TEST(ResilienceRatio, ClassifiesTheUnroundedRatio) {
  const std::vector<std::pair<Cents, ResilienceClass>> edges = {
      {2_eur, A},    {1.99_eur, B}, {1.4_eur, B},  {1.39_eur, C}, {1_eur, C},
      {0.99_eur, D}, {0.8_eur, D},  {0.79_eur, E}, {0.6_eur, E},  {0.59_eur, F}};
  for (const auto& [available, rating] : edges)
    EXPECT_EQ(resilience(available, 1_eur).value().rating, rating) << to_string(available);
  // 1.99999 is shown as 2 and is still class B.
  const Resilience just_below = resilience(199'999_eur, 100'000_eur).value();
  EXPECT_EQ(just_below.ratio, 2_d);
  EXPECT_EQ(just_below.rating, B);
}

TEST(ResilienceRatio, AsksForRisksAboveZero) {
  EXPECT_EQ(resilience(1_eur, 0_eur).error().front().code, "quickscan/required-not-positive");
  EXPECT_EQ(resilience(-1_eur, 1_eur).error().front().code, "quickscan/negative-available");
}

// K-J1, Ouder-Amstel: (761 + 734) * 0.9 = 1,345.5; 5,565 over it is 4.136.
TEST(RequiredCapacity, TakesPartOfTheRisksTogether) {
  const std::vector<Risk> risks = {{.amount = 761_eur}, {.amount = 734_eur}};
  const Cents required = required_capacity(risks, 0.9_d);
  EXPECT_EQ(required, 1'345.50_eur);
  EXPECT_EQ(resilience(5'565_eur, required).value().ratio, 4.1360_d);
  const std::vector<Risk> structural = {{.amount = 100_eur, .factor = 2.5_d}};
  EXPECT_EQ(required_capacity(structural, 1_d), 250_eur);
}

TEST(RunDown, TellsInWhichYearTheReserveIsUsedUp) {
  const std::vector<Cents> results = {-40_eur, 10_eur, -80_eur, 5_eur};
  const ReservePath path = run_down(100_eur, 2026, results);
  EXPECT_EQ(path.closing, (std::vector<Cents>{60_eur, 70_eur, -10_eur, -5_eur}));
  EXPECT_EQ(path.used_up_in, 2028);
  EXPECT_EQ(run_down(100_eur, 2026, std::vector{-100_eur}).used_up_in, std::nullopt);
}

// K-J2: the statutory formulas of BWBR0036853 with numbers of our own.
TEST(StatutoryIndicators, FollowTheRegulation) {
  EXPECT_EQ(net_debt_ratio({.fixed_debt = 60_eur,
                            .current_debt = 10_eur,
                            .transitory_liabilities = 5_eur,
                            .financial_assets = 8_eur,
                            .short_claims = 4_eur,
                            .liquid_means = 3_eur,
                            .transitory_assets = 2_eur,
                            .income = 100_eur})
                .value(),
            0.58_d);
  EXPECT_EQ(structural_room({.spending = 95_eur,
                             .income = 97_eur,
                             .added_to_reserves = 1_eur,
                             .taken_from_reserves = 2_eur,
                             .all_income = 100_eur})
                .value(),
            0.03_d);
  EXPECT_EQ(solvency(30_eur, 120_eur).value(), 0.25_d);
  EXPECT_EQ(land_exploitation(5_eur, 10_eur, 100_eur).value(), 0.15_d);
  EXPECT_EQ(tax_capacity({.property_tax = 300_eur,
                          .sewage = 200_eur,
                          .waste = 250_eur,
                          .relief = 50_eur,
                          .national_mean_year_before = 800_eur})
                .value(),
            0.875_d);
  EXPECT_EQ(solvency(1_eur, 0_eur).error().front().code, "quickscan/denominator-zero");
}

}  // namespace
}  // namespace houvast::quickscan
