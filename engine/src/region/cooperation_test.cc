// SPDX-License-Identifier: EUPL-1.2
#include "houvast/cooperation.h"

#include <gtest/gtest.h>

#include "houvast/contribution.h"

namespace houvast::region {
namespace {

using namespace literals;

Agreement agreement_of(CooperationModel model) {
  Agreement agreement{.id = "bw", .scheme = "beschermd_wonen"};
  agreement.cooperation = {.model = model, .leader = "GM9001"};
  return agreement;
}

const Account region{AccountKind::region, "Voorbeeldregio"};

const std::vector<PoolMember> members{{.municipality = "GM9001", .inhabitants = 60'000},
                                      {.municipality = "GM9002", .inhabitants = 40'000}};

TEST(RegionAccounts, RunThroughTheLeaderWhereItHoldsTheAccount) {
  const auto through =
      accounts(agreement_of(CooperationModel::account_holder), "Voorbeeldregio").value();
  EXPECT_EQ(through.pool, municipality("GM9001"));
  EXPECT_EQ(care_payer(through, "GM9002"), municipality("GM9001"));
  EXPECT_EQ(through.reserve, (Account{AccountKind::reserve, "bw"}));
}

TEST(RegionAccounts, RunThroughTheRegionWithAHostOrAnAgency) {
  for (const CooperationModel model : {CooperationModel::host, CooperationModel::agency}) {
    const auto through = accounts(agreement_of(model), "Voorbeeldregio").value();
    EXPECT_EQ(through.pool, region);
    EXPECT_EQ(care_payer(through, "GM9002"), region);
  }
}

TEST(RegionAccounts, LeaveContractsWithEachMunicipalityInANetwork) {
  const auto through = accounts(agreement_of(CooperationModel::network), "Voorbeeldregio").value();
  EXPECT_EQ(through.pool, region);
  EXPECT_EQ(care_payer(through, "GM9002"), municipality("GM9002"));
}

TEST(RegionAccounts, NeedALeaderWhereTheModelHasOne) {
  Agreement agreement = agreement_of(CooperationModel::host);
  agreement.cooperation.leader.reset();
  EXPECT_EQ(accounts(agreement, "Voorbeeldregio").error()[0].code, "region/no-leader");
  agreement.cooperation.model = CooperationModel::agency;
  EXPECT_TRUE(accounts(agreement, "Voorbeeldregio").has_value());
}

TEST(JointExecutionCost, IsSharedByInhabitantsUnlessAgreedOtherwise) {
  const Agreement agreement = agreement_of(CooperationModel::agency);
  const std::vector<Cents> paid{100'000_eur, 0_eur};
  const auto shares = share_execution(agreement, members, paid).value();
  EXPECT_EQ(shares[0], (ExecutionShare{"GM9001", 100'000_eur, 60'000_eur}));
  EXPECT_EQ(shares[1], (ExecutionShare{"GM9002", 0_eur, 40'000_eur}));
}

TEST(JointExecutionCost, PrefersItsOwnKeyToThatOfTheContribution) {
  Agreement agreement = agreement_of(CooperationModel::agency);
  std::vector<PoolMember> with_figures = members;
  with_figures[0].income = 10_eur;
  with_figures[1].income = 30_eur;
  with_figures[0].clients = with_figures[1].clients = 5;
  const std::vector<Cents> paid{100_eur, 0_eur};
  agreement.contribution = ContributionTerms{.key = {{Key::income, 1_d}}};
  EXPECT_EQ(share_execution(agreement, with_figures, paid).value()[0].share, 25_eur);
  agreement.cooperation.execution_key = {{Key::clients, 1_d}};
  EXPECT_EQ(share_execution(agreement, with_figures, paid).value()[0].share, 50_eur);
}

TEST(JointExecutionCost, GoesThroughThePoolFromWhoPaidLessToWhoPaidMore) {
  const Agreement agreement = agreement_of(CooperationModel::agency);
  const std::vector<Cents> paid{100'000_eur, 0_eur};
  const auto shares = share_execution(agreement, members, paid).value();
  const auto through = accounts(agreement, "Voorbeeldregio").value();
  const auto posted = transfers(shares, 2026, agreement, members, through);
  ASSERT_EQ(posted.size(), 2u);
  EXPECT_EQ(posted[0].from, region);
  EXPECT_EQ(posted[0].to, municipality("GM9001"));
  EXPECT_EQ(posted[1].from, municipality("GM9002"));
  EXPECT_EQ(posted[1].amount, 40'000_eur);
  const std::vector<Input> expected{{"total", 100'000_eur},
                                    {"working", "inhabitants 40000/100000"},
                                    {"share", 40'000_eur},
                                    {"paid", 0_eur}};
  EXPECT_EQ(posted[1].reason.inputs, expected);
}

TEST(SharedCapacity, LendsWhatIsLeftToWhoIsShort) {
  const std::vector<CapacityMember> places{{"GM9001", 10, 4}, {"GM9002", 3, 5}, {"GM9003", 2, 4}};
  const auto lines = share_capacity(places, 50'000_eur).value();
  EXPECT_EQ(lines[0], (CapacityLine{"GM9001", 4, 0, 200'000_eur}));
  EXPECT_EQ(lines[1], (CapacityLine{"GM9002", 0, 2, -100'000_eur}));
  EXPECT_EQ(lines[2], (CapacityLine{"GM9003", 0, 2, -100'000_eur}));
}

TEST(SharedCapacity, IsSplitInProportionWhereThereIsNotEnough) {
  const std::vector<CapacityMember> places{{"GM9001", 3, 0}, {"GM9002", 0, 8}, {"GM9003", 0, 4}};
  const auto lines = share_capacity(places, 10_eur).value();
  EXPECT_EQ(lines[1].borrowed, 2);
  EXPECT_EQ(lines[2].borrowed, 1);
  const auto posted = transfers(lines, 10_eur, 2026, "jeugd",
                                accounts(agreement_of(CooperationModel::agency), "R").value());
  ASSERT_EQ(posted.size(), 3u);
  EXPECT_EQ(posted[0].to, municipality("GM9001"));
  EXPECT_EQ(posted[0].amount, 30_eur);
}

TEST(SharedCapacity, RefusesNegativePlaces) {
  const std::vector<CapacityMember> places{{"GM9001", -1, 0}};
  EXPECT_EQ(share_capacity(places, 10_eur).error()[0].code, "region/negative-places");
}

TEST(CooperationTexts, AreThereInBothLanguagesForEveryModelAndFactor) {
  for (const CooperationModel model : {CooperationModel::account_holder, CooperationModel::host,
                                       CooperationModel::network, CooperationModel::agency}) {
    const CooperationText& text = describe(model);
    for (const Text& one : {text.name, text.contracts, text.reserve, text.execution, text.mandate,
                            text.strong, text.weak}) {
      EXPECT_FALSE(one.nl.empty());
      EXPECT_FALSE(one.en.empty());
    }
  }
  int motives = 0;
  for (const CooperationFactor& factor : cooperation_factors()) motives += factor.is_motive;
  EXPECT_EQ(motives, 3);  // 001 names three motives and seven factors.
  EXPECT_EQ(cooperation_factors().size(), 10u);
}

TEST(CooperationEffect, ComparesBuyingAloneAndTogether) {
  const std::vector<std::string> codes{"GM9001", "GM9002"};
  // Alone 60 and 100, 40 and 0; together the costs are equal every year.
  const std::vector<std::vector<CooperationYear>> years{{{.care = 60_eur,
                                                          .pooled = 60_eur,
                                                          .contribution = 80_eur,
                                                          .execution_paid = 10_eur,
                                                          .execution_share = 6_eur},
                                                         {.care = 40_eur,
                                                          .pooled = 40_eur,
                                                          .contribution = 20_eur,
                                                          .execution_paid = 0_eur,
                                                          .execution_share = 4_eur}},
                                                        {{.care = 100_eur,
                                                          .pooled = 100_eur,
                                                          .contribution = 80_eur,
                                                          .execution_paid = 10_eur,
                                                          .execution_share = 6_eur},
                                                         {.care = 0_eur,
                                                          .pooled = 0_eur,
                                                          .contribution = 20_eur,
                                                          .execution_paid = 0_eur,
                                                          .execution_share = 4_eur}}};
  const auto effects = cooperation_effects(CooperationModel::agency, codes, years);
  EXPECT_DOUBLE_EQ(effects[1].own_volume, 2'000);
  EXPECT_DOUBLE_EQ(effects[1].joint_volume, 10'000);
  EXPECT_DOUBLE_EQ(effects[1].buying_power.value(), 5);
  EXPECT_DOUBLE_EQ(effects[1].execution_shared, 400);
  EXPECT_NEAR(effects[0].spread_alone.value(), 0.3535533906, 1e-9);
  EXPECT_DOUBLE_EQ(effects[0].spread_joint.value(), 0);
  const auto network = cooperation_effects(CooperationModel::network, codes, years);
  EXPECT_DOUBLE_EQ(network[1].buying_power.value(), 1);
}

}  // namespace
}  // namespace houvast::region
