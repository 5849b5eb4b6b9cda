// SPDX-License-Identifier: EUPL-1.2
#include "contracts/ceiling_cut.h"

#include <gtest/gtest.h>

namespace houvast::contracts {
namespace {

using namespace houvast::literals;

/// What some claimants ask in the twelve months of a year.
Claims claims_of(std::vector<Claimant> claimants, std::vector<std::vector<Cents>> asked) {
  Claims claims{.months = 12};
  claims.claimants = std::move(claimants);
  for (const std::vector<Cents>& months : asked) {
    claims.asked.insert(claims.asked.end(), months.begin(), months.end());
    claims.asked.resize((claims.asked.size() + 11) / 12 * 12);
  }
  claims.volume.resize(claims.asked.size());
  claims.left = claims.asked;
  return claims;
}

Claimant of_product(std::uint16_t product) {
  Claimant claimant;
  claimant.product = product;
  return claimant;
}

// 100 a month, 250 fit: 50 of March and all of April are cut. In May 80 come back, of which 80 are
// given to what was cut; in June 200 come back, which is more than was still cut.
TEST(CeilingCut, GivesBackWhatItCutWhenMoneyComesBack) {
  Claims claims =
      claims_of({of_product(0)}, {{100_eur, 100_eur, 100_eur, 100_eur, -80_eur, -200_eur}});
  const CeilingCut cut(claims, {0}, 0, {.budget = 250_eur}, {});
  EXPECT_EQ(std::vector<Cents>(claims.left.begin(), claims.left.begin() + 6),
            (std::vector<Cents>{100_eur, 100_eur, 50_eur, 0_eur, 0_eur, -130_eur}));
  EXPECT_EQ(cut.result().claimed, 120_eur);
  EXPECT_EQ(cut.result().inside, 120_eur);
  EXPECT_EQ(cut.result().unpaid, 0_eur);
  EXPECT_EQ(cut.result().reached, 2);
}

// Both lost 50 in February; of the 60 that the second pays back in March each gets 30.
TEST(CeilingCut, GivesBackInProportionToWhatItCut) {
  Claims claims = claims_of({of_product(0), of_product(1)},
                            {{100_eur, 100_eur, 0_eur}, {100_eur, 100_eur, -60_eur}});
  const CeilingCut cut(claims, {0, 1}, 0, {.budget = 300_eur}, {});
  EXPECT_EQ(claims.left[claims.at(0, 1)], 50_eur);
  EXPECT_EQ(claims.left[claims.at(0, 2)], 30_eur);
  EXPECT_EQ(claims.left[claims.at(1, 2)], -30_eur);
  EXPECT_EQ(cut.result().inside, 300_eur);
  EXPECT_EQ(cut.result().unpaid, 40_eur);
}

TEST(CeilingCut, TakesNothingOffWhoAsksLessThanNothing) {
  Claims claims = claims_of({of_product(0), of_product(1)}, {{100_eur, 100_eur}, {0_eur, -40_eur}});
  const CeilingCut cut(claims, {0, 1}, 0, {.budget = 100_eur}, {});
  EXPECT_EQ(claims.left[claims.at(0, 1)], 40_eur);
  EXPECT_EQ(claims.left[claims.at(1, 1)], -40_eur);
  EXPECT_EQ(cut.result().unpaid, 60_eur);
}

TEST(LimitsOf, HaveTheLatestValueOfEveryYear) {
  Ceiling ceiling;
  ceiling.budget = {{2026, 10_eur}, {2028, 20_eur}};
  ceiling.activities = {{2027, 1.5_d}};
  EXPECT_FALSE(limits_of(ceiling, 2025).any());
  EXPECT_EQ(limits_of(ceiling, 2026).activities, std::nullopt);
  EXPECT_EQ(limits_of(ceiling, 2027).budget, 10_eur);
  EXPECT_EQ(limits_of(ceiling, 2029).budget, 20_eur);
  EXPECT_EQ(limits_of(ceiling, 2029).activities, 1'500'000);
}

TEST(LimitsOf, CountClientsAndActivitiesOfLevel1Only) {
  Ceiling ceiling;
  ceiling.level = Ceiling::Level::specialist;
  ceiling.clients = {{2026, 1}};
  ceiling.activities = {{2026, 1_d}};
  EXPECT_FALSE(limits_of(ceiling, 2026).any());
}

}  // namespace
}  // namespace houvast::contracts
