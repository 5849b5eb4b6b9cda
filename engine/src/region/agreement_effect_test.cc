// SPDX-License-Identifier: EUPL-1.2
#include "houvast/agreement_effect.h"

#include <gtest/gtest.h>

namespace houvast::region {
namespace {

using namespace literals;

const std::vector<std::string> two{"GM9001", "GM9002"};

/// G1 loses and gains 20 in turn, G2 the reverse; the agreement halves it.
const EffectRun swing{{.before = {-20_eur, 20_eur}, .after = {-10_eur, 10_eur}},
                      {.before = {20_eur, -20_eur}, .after = {10_eur, -10_eur}}};
/// G2 pays G1 5 a year, whatever happens.
const EffectRun subsidy{{.before = {-20_eur, 20_eur}, .after = {-15_eur, 15_eur}},
                        {.before = {-10_eur, 10_eur}, .after = {-5_eur, 5_eur}}};

AgreementEffect effect(std::vector<EffectRun> runs, std::vector<IncentiveSample> samples = {}) {
  return effect_of_agreement(two, runs, samples).value();
}

TEST(AgreementEffect, IsRiskTakenAwayWhereResultsSwing) {
  const AgreementEffect halved = effect({swing});
  EXPECT_DOUBLE_EQ(halved.risk_taken_away.value(), 0.5);
  EXPECT_DOUBLE_EQ(halved.tail_taken_away.value(), 0.5);
  EXPECT_DOUBLE_EQ(halved.municipalities[0].before.worst, -2'000);
  EXPECT_DOUBLE_EQ(halved.municipalities[0].after.worst, -1'000);
  EXPECT_DOUBLE_EQ(halved.structural, 0);
  EXPECT_DOUBLE_EQ(halved.moved, 1'000);
}

TEST(AgreementEffect, IsNoRiskTakenAwayWhereTheSameAlwaysPays) {
  const AgreementEffect fixed = effect({subsidy});
  EXPECT_DOUBLE_EQ(fixed.risk_taken_away.value(), 0);
  EXPECT_DOUBLE_EQ(fixed.structural, 500);
  EXPECT_DOUBLE_EQ(fixed.municipalities[1].mean_net, -500);
  EXPECT_DOUBLE_EQ(fixed.municipalities[1].share_paid, 1);
  EXPECT_DOUBLE_EQ(fixed.municipalities[1].always_payer, 1);
  EXPECT_DOUBLE_EQ(fixed.municipalities[0].always_receiver, 1);
}

TEST(AgreementEffect, CountsSignsOverYearsAndRuns) {
  const AgreementEffect both = effect({swing, subsidy});
  EXPECT_DOUBLE_EQ(both.municipalities[1].share_paid, 0.75);
  EXPECT_DOUBLE_EQ(both.municipalities[1].always_payer, 0.5);
}

TEST(AgreementEffect, ShowsWhoPaysWhom) {
  const AgreementEffect fixed = effect({subsidy});
  ASSERT_EQ(fixed.payments.size(), 1u);
  EXPECT_EQ(fixed.payments[0].from, 1u);
  EXPECT_EQ(fixed.payments[0].to, 0u);
  EXPECT_DOUBLE_EQ(fixed.payments[0].amount, 500);
}

TEST(AgreementEffect, LeavesTheReservesShareOutOfWhoPaysWhom) {
  // G1 receives 30, of which G2 pays 10 and the reserve 20.
  const AgreementEffect with_reserve =
      effect({{{.before = {-30_eur, 10_eur}, .after = {0_eur, 0_eur}}}});
  ASSERT_EQ(with_reserve.payments.size(), 1u);
  EXPECT_DOUBLE_EQ(with_reserve.payments[0].amount, 1'000);
}

TEST(AgreementEffect, MeasuresTheIncentiveLeftFromAnExtraEuro) {
  const std::vector<IncentiveSample> samples{{0, 1'000_eur, -10_eur, -260_eur},
                                             {0, 1'000_eur, 10_eur, -740_eur},
                                             {1, 1'000_eur, 0_eur, -1'000_eur}};
  const AgreementEffect sampled = effect({swing}, samples);
  EXPECT_DOUBLE_EQ(sampled.municipalities[0].incentive_left.value(), 0.5);
  EXPECT_DOUBLE_EQ(sampled.municipalities[1].incentive_left.value(), 1);
  EXPECT_DOUBLE_EQ(sampled.incentive_left.value(), 0.75);
  EXPECT_EQ(effect({swing}).incentive_left, std::nullopt);
}

TEST(AgreementEffect, HasNothingToTakeAwayWhereNothingSwings) {
  const EffectRun steady{{.before = {-5_eur, 5_eur}, .after = {0_eur, 0_eur}}};
  EXPECT_EQ(effect({steady}).risk_taken_away, std::nullopt);
}

TEST(AgreementEffect, WantsYearsWithEveryMunicipality) {
  EXPECT_EQ(effect_of_agreement(two, {}).error()[0].code, "region/no-years");
  const std::vector<EffectRun> uneven{{{.before = {1_eur}, .after = {1_eur, 2_eur}}}};
  EXPECT_EQ(effect_of_agreement(two, uneven).error()[0].code, "region/uneven-years");
}

}  // namespace
}  // namespace houvast::region
