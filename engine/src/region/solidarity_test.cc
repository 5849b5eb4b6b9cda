// SPDX-License-Identifier: EUPL-1.2
#include "houvast/solidarity.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "houvast/ledger.h"
#include "support/print.h"

namespace houvast::region {
namespace {

using namespace literals;

constexpr int year = 2026;

/// The region of 002, in euros or in millions of them: G1 100 and 120, G2 20 and 10.
const std::vector<SolidarityMember> two{{"GM9001", 80'000}, {"GM9002", 20'000}};
const std::vector<SolidarityFigures> euros{{100_eur, 120_eur}, {20_eur, 10_eur}};
const std::vector<SolidarityFigures> millions{{100'000'000_eur, 120'000'000_eur},
                                              {20'000'000_eur, 10'000'000_eur}};

SolidarityTerms terms(SolidarityTerms::Baseline baseline, bool capped, Decimal own_share) {
  SolidarityTerms agreed;
  agreed.baseline = baseline;
  agreed.capped = capped;
  agreed.own_share_deficit = own_share;
  agreed.own_share_surplus = own_share;
  return agreed;
}

SolidarityTerms option1(bool capped, Decimal own_share = 0_d) {
  return terms(SolidarityTerms::Baseline::income, capped, own_share);
}

SolidarityTerms option2(bool capped, Decimal own_share = 0_d) {
  return terms(SolidarityTerms::Baseline::regional_average, capped, own_share);
}

SolidaritySettlement settled(const SolidarityTerms& agreed,
                             const std::vector<SolidarityFigures>& figures,
                             const std::vector<SolidarityMember>& members = two) {
  return settle_solidarity(agreed, year, members, figures).value();
}

std::vector<Cents> moved(const SolidaritySettlement& settlement) {
  std::vector<Cents> amounts;
  for (const SolidarityLine& line : settlement.lines) amounts.push_back(line.moved);
  return amounts;
}

std::vector<Cents> after(const SolidaritySettlement& settlement) {
  std::vector<Cents> amounts;
  for (const SolidarityLine& line : settlement.lines) amounts.push_back(line.real_after);
  return amounts;
}

using Amounts = std::vector<Cents>;

// K-C1, source 002 slides 37 and 38. The slide of option 1 prints G1 twice; the second is G2.
TEST(SolidarityExampleOfTheSlides, HasTheResultsOfOptionOne) {
  const SolidaritySettlement settlement = settled(option1(true), euros);
  EXPECT_EQ(settlement.lines[0].result, -20_eur);
  EXPECT_EQ(settlement.lines[1].result, 10_eur);
  EXPECT_EQ(settlement.income, 120_eur);
  EXPECT_EQ(settlement.cost, 130_eur);
}

TEST(SolidarityExampleOfTheSlides, HasTheResultsOfOptionTwo) {
  const SolidaritySettlement settlement = settled(option2(true), millions);
  EXPECT_EQ(settlement.lines[0].result, -11'666'666.67_eur);
  EXPECT_EQ(settlement.lines[1].result, 11'666'666.67_eur);
  EXPECT_EQ(settlement.lines[0].baseline, 108'333'333.33_eur);
  EXPECT_EQ(settlement.lines[1].baseline, 21'666'666.67_eur);
}

// K-C2: results after settlement, by own share, in euros and in millions.
TEST(SolidarityTableOfOwnShares, HoldsForOptionTwoWithoutCap) {
  EXPECT_EQ(after(settled(option2(false, 0_d), euros)), (Amounts{-8.34_eur, -1.66_eur}));
  EXPECT_EQ(after(settled(option2(false, 0.5_d), euros)), (Amounts{-14.17_eur, 4.17_eur}));
  EXPECT_EQ(after(settled(option2(false, 1_d), euros)), (Amounts{-20_eur, 10_eur}));
  EXPECT_EQ(after(settled(option2(false, 0_d), millions)),
            (Amounts{-8'333'333.34_eur, -1'666'666.66_eur}));
  EXPECT_EQ(after(settled(option2(false, 0.5_d), millions)),
            (Amounts{-14'166'666.67_eur, 4'166'666.67_eur}));
}

TEST(SolidarityTableOfOwnShares, HoldsForOptionTwoWithCap) {
  for (const auto& figures : {euros, millions}) {
    const Cents unit(figures[1].spending.count() / 10);
    const auto times = [&](std::int64_t count) { return Cents(unit.count() * count); };
    EXPECT_EQ(after(settled(option2(true, 0_d), figures)), (Amounts{times(-10), times(0)}));
    EXPECT_EQ(after(settled(option2(true, 1_d), figures)), (Amounts{times(-20), times(10)}));
  }
  EXPECT_EQ(after(settled(option2(true, 0.5_d), euros)), (Amounts{-14.17_eur, 4.17_eur}));
  EXPECT_EQ(after(settled(option2(true, 0.5_d), millions)),
            (Amounts{-14'166'666.67_eur, 4'166'666.67_eur}));
}

TEST(SolidarityTableOfOwnShares, HoldsForOptionOneWithCap) {
  EXPECT_EQ(after(settled(option1(true, 0_d), euros)), (Amounts{-10_eur, 0_eur}));
  EXPECT_EQ(after(settled(option1(true, 0.5_d), euros)), (Amounts{-15_eur, 5_eur}));
  EXPECT_EQ(after(settled(option1(true, 1_d), euros)), (Amounts{-20_eur, 10_eur}));
  EXPECT_EQ(after(settled(option1(true, 0.5_d), millions)),
            (Amounts{-15'000'000_eur, 5'000'000_eur}));
}

// Model R4: option 1, uncapped, at own share 0 covers the deficits whatever that does to G2.
TEST(SolidarityExampleOfTheSlides, CoversTheWholeDeficitWithoutCap) {
  EXPECT_EQ(after(settled(option1(false), euros)), (Amounts{0_eur, -10_eur}));
}

TEST(SolidarityWithoutOwnShareAndCap, LeavesEveryoneTheSamePartOfItsIncome) {
  const SolidaritySettlement settlement = settled(option2(false), millions);
  for (const SolidarityLine& line : settlement.lines) {
    const Cents off(line.real_after.count() * 12 + line.figures.income.count());  // -1/12: -8.33%
    EXPECT_LE(off, 12_eur);
    EXPECT_GE(off, -12_eur);
  }
}

// -- the choices, one at a time
// ---------------------------------------------------------------------

TEST(SolidarityChoiceTwo, PutsASurchargeInPlaceOfActualExecutionCost) {
  SolidarityTerms agreed = option1(true);
  agreed.execution_surcharge = 0.04_d;
  const SolidaritySettlement settlement =
      settled(agreed, {{1000_eur, 1100_eur, 90_eur}, {1000_eur, 800_eur, 20_eur}});
  EXPECT_EQ(settlement.lines[0].execution_counted, 44_eur);
  EXPECT_EQ(settlement.lines[0].cost, 1144_eur);
  EXPECT_EQ(settlement.lines[0].result, -144_eur);
  EXPECT_EQ(settlement.lines[1].result, 168_eur);
  EXPECT_EQ(moved(settlement), (Amounts{144_eur, -144_eur}));
  EXPECT_EQ(settlement.lines[0].real_before, -190_eur);
}

TEST(SolidarityChoiceThree, ProtectsTheRealSurplusWhereTheSurchargeIsBelowActualCost) {
  SolidarityTerms agreed = option1(true);
  agreed.execution_surcharge = 0_d;
  // Pooled surplus 200, but 150 of it went to execution: 50 is really left.
  const SolidaritySettlement settlement =
      settled(agreed, {{1000_eur, 1100_eur, 0_eur}, {1000_eur, 800_eur, 150_eur}});
  EXPECT_EQ(settlement.lines[1].pooled, 200_eur);
  EXPECT_EQ(settlement.lines[1].cap, 50_eur);
  EXPECT_EQ(moved(settlement), (Amounts{50_eur, -50_eur}));
  EXPECT_EQ(settlement.lines[1].real_after, 0_eur);
}

TEST(SolidarityChoiceThree, LeavesARealDeficitAloneThatLooksLikeASurplus) {
  // Option 2: G2 spends less than the average of the region, but more than its income.
  const std::vector<SolidarityFigures> figures{{100_eur, 140_eur}, {100_eur, 110_eur}};
  const SolidaritySettlement capped = settled(option2(true), figures);
  EXPECT_EQ(capped.lines[1].pooled, 15_eur);
  EXPECT_EQ(capped.outcome, SolidarityOutcome::no_room);
  EXPECT_EQ(moved(capped), (Amounts{0_eur, 0_eur}));
  EXPECT_EQ(moved(settled(option2(false), figures)), (Amounts{15_eur, -15_eur}));
}

TEST(SolidarityChoiceThree, TakesTheRealResultThatIsGiven) {
  std::vector<SolidarityFigures> figures = euros;
  figures[1].real_result = 4_eur;  // What pool and reserve left of the surplus of 10.
  EXPECT_EQ(moved(settled(option1(true), figures)), (Amounts{4_eur, -4_eur}));
}

TEST(SolidarityChoiceFour, FillsToTheCapAndSharesTheRestByWeight) {
  SolidarityTerms agreed = option1(true);
  agreed.weight = SolidarityWeight::table;
  agreed.weight_table = {{"A", 1_d}, {"B", 1_d}, {"C", 8_d}, {"D", 0_d}};
  const std::vector<SolidarityMember> members{{"A"}, {"B"}, {"C"}, {"D"}};
  // B, C and D have 30 each; A is 50 short. By weight C would pay 44.44: it stops at 30, and B pays
  // the other 20. D has no weight.
  const std::vector<SolidarityFigures> figures{
      {100_eur, 150_eur}, {100_eur, 70_eur}, {100_eur, 70_eur}, {100_eur, 70_eur}};
  const SolidaritySettlement settlement = settled(agreed, figures, members);
  EXPECT_EQ(moved(settlement), (Amounts{50_eur, -20_eur, -30_eur, 0_eur}));
  EXPECT_EQ(settlement.lines[2].weight, 8_d);
  EXPECT_EQ(settlement.caps, 60_eur);
}

TEST(SolidarityChoiceFour, WeighsByInhabitantsAndByIncome) {
  const std::vector<SolidarityMember> members{{"A", 10}, {"B", 30}, {"C", 10}};
  const std::vector<SolidarityFigures> figures{
      {100_eur, 140_eur}, {100_eur, 0_eur}, {300_eur, 200_eur}};
  SolidarityTerms agreed = option1(true);
  agreed.weight = SolidarityWeight::inhabitants;
  EXPECT_EQ(moved(settled(agreed, figures, members)), (Amounts{40_eur, -30_eur, -10_eur}));
  agreed.weight = SolidarityWeight::income;
  EXPECT_EQ(moved(settled(agreed, figures, members)), (Amounts{40_eur, -10_eur, -30_eur}));
}

TEST(SolidarityChoiceFour, SaysSoWhereNoPayerHasAWeight) {
  SolidarityTerms agreed = option1(true);
  agreed.weight = SolidarityWeight::table;
  agreed.weight_table = {{"GM9001", 1_d}, {"GM9002", 0_d}};
  const SolidaritySettlement settlement = settled(agreed, euros);
  EXPECT_EQ(settlement.outcome, SolidarityOutcome::no_weight);
  EXPECT_EQ(moved(settlement), (Amounts{0_eur, 0_eur}));
}

TEST(SolidarityChoiceFive, TakesOwnPolicyOutOfTheCostFirst) {
  SolidarityTerms agreed = option1(true);
  agreed.corrections = {{"GM9001", year, 12_eur}, {"GM9001", year + 1, 5_eur}};
  const SolidaritySettlement settlement = settled(agreed, euros);
  EXPECT_EQ(settlement.lines[0].correction, 12_eur);
  EXPECT_EQ(settlement.lines[0].result, -8_eur);
  EXPECT_EQ(moved(settlement), (Amounts{8_eur, -8_eur}));
}

TEST(SolidarityChoiceSix, MayDifferBySignAndByYear) {
  SolidarityTerms agreed = option2(false);
  agreed.own_share_deficit = 0.4_d;
  agreed.own_share_surplus = 0.1_d;
  // Deficit 11.67 and surplus 11.67: 7 is asked for, 10.5 is offered.
  EXPECT_EQ(moved(settled(agreed, euros)), (Amounts{7_eur, -7_eur}));
  agreed.own_share_deficit_in = {{year, 0_d}};
  EXPECT_EQ(moved(settled(agreed, euros)), (Amounts{10.50_eur, -10.50_eur}));
  agreed.own_share_surplus_in = {{year, 1_d}};
  EXPECT_EQ(settled(agreed, euros).outcome, SolidarityOutcome::no_surplus);
}

// -- cents and edges
// ---------------------------------------------------------------------------------

TEST(SolidarityInCents, SplitsByLargestRemainderAndTiesByCode) {
  const std::vector<SolidarityMember> members{{"A"}, {"B"}, {"C"}, {"D"}};
  const std::vector<SolidarityFigures> figures{
      {0_eur, 1_eur}, {1_eur, 0_eur}, {1_eur, 0_eur}, {1_eur, 0_eur}};
  EXPECT_EQ(moved(settled(option1(true), figures, members)),
            (Amounts{1_eur, -0.34_eur, -0.33_eur, -0.33_eur}));
}

TEST(SolidarityInCents, CutsTheTotalAndSaysWhereNothingIsLeft) {
  const std::vector<SolidarityFigures> figures{{0_eur, 0.01_eur}, {0.01_eur, 0_eur}};
  const SolidaritySettlement settlement = settled(option1(true, 0.5_d), figures);
  EXPECT_EQ(settlement.outcome, SolidarityOutcome::below_one_cent);
  EXPECT_EQ(settlement.total, 0_eur);
}

TEST(SolidarityWithNothingToSettle, SaysWhy) {
  EXPECT_EQ(settled(option1(true), {{100_eur, 90_eur}, {100_eur, 100_eur}}).outcome,
            SolidarityOutcome::no_deficit);
  EXPECT_EQ(settled(option1(true), {{100_eur, 190_eur}, {100_eur, 100_eur}}).outcome,
            SolidarityOutcome::no_surplus);
  EXPECT_EQ(settled(option1(true), {}, {}).outcome, SolidarityOutcome::no_deficit);
  for (const auto outcome : {SolidarityOutcome::settled, SolidarityOutcome::no_deficit,
                             SolidarityOutcome::no_surplus, SolidarityOutcome::no_weight,
                             SolidarityOutcome::no_room, SolidarityOutcome::below_one_cent})
    EXPECT_FALSE(to_text(outcome).nl.empty());
}

TEST(SolidarityOfMembersInAnyOrder, ComesOutInOrderOfCode) {
  const std::vector<SolidarityMember> members{two[1], two[0]};
  const SolidaritySettlement settlement = settled(option2(true), {euros[1], euros[0]}, members);
  EXPECT_EQ(settlement.lines[0].municipality, "GM9001");
  EXPECT_EQ(moved(settlement), moved(settled(option2(true), euros)));
}

std::vector<std::string> codes(const Problems& problems) {
  std::vector<std::string> all;
  for (const Problem& problem : problems) all.push_back(problem.code);
  return all;
}

TEST(SolidarityTermsThatCannotBe, AreAllNamedAtOnce) {
  SolidarityTerms agreed = option1(true, 1.5_d);
  agreed.execution_surcharge = -0.04_d;
  agreed.weight = SolidarityWeight::table;
  agreed.weight_table = {{"GM9002", -1_d}};
  const std::vector<SolidarityMember> members{{"GM9001"}, {"GM9002"}, {"GM9002"}};
  const auto settlement =
      settle_solidarity(agreed, year, members, std::vector<SolidarityFigures>(3));
  ASSERT_FALSE(settlement);
  EXPECT_EQ(codes(settlement.error()),
            (std::vector<std::string>{"region/municipality-twice", "region/share-out-of-range",
                                      "region/share-out-of-range", "region/surcharge-out-of-range",
                                      "region/weight-missing", "money/negative-weight",
                                      "money/negative-weight"}));
  for (const Problem& problem : settlement.error())
    EXPECT_FALSE(to_string(problem, Language::dutch).empty());
}

TEST(SolidarityFiguresThatCannotBe, AreNamedByMunicipality) {
  const auto no_income =
      settle_solidarity(option2(true), year, two, std::vector<SolidarityFigures>(2));
  ASSERT_FALSE(no_income);
  EXPECT_EQ(no_income.error()[0].code, "region/no-income");

  const std::vector<SolidarityFigures> negative{{100_eur, 90_eur}, {-10_eur, 5_eur}};
  const auto average = settle_solidarity(option2(true), year, two, negative);
  ASSERT_FALSE(average);
  EXPECT_EQ(average.error()[0].code, "region/negative-income");
  EXPECT_EQ(average.error()[0].place.field, "GM9002");

  SolidarityTerms by_income = option1(true);
  by_income.weight = SolidarityWeight::income;
  EXPECT_EQ(settle_solidarity(by_income, year, two, negative).error()[0].code,
            "money/negative-weight");

  const std::vector<SolidarityFigures> huge{{Cents(max_amount.count() + 1)}, {}};
  EXPECT_EQ(settle_solidarity(option1(true), year, two, huge).error()[0].code,
            "money/out-of-range");
}

// -- transfers
// ---------------------------------------------------------------------------------------

TEST(SolidarityTransfers, GoFromPayersThroughTheRegionToReceivers) {
  const SolidaritySettlement settlement = settled(option2(true), euros);
  const Account region{AccountKind::region, "Voorbeeldregio"};
  Ledger ledger;
  ledger.post(transfers(settlement, "bw", region));
  ASSERT_EQ(ledger.transfers().size(), 2u);
  EXPECT_EQ(ledger.transfers()[0].reason.rule, "R4.payment_capped");
  EXPECT_EQ(ledger.transfers()[1].reason.rule, "R4.receipt");
  EXPECT_EQ(ledger.balance(municipality("GM9001")), 10_eur);
  EXPECT_EQ(ledger.balance(municipality("GM9002")), -10_eur);
  EXPECT_EQ(ledger.balance(region), 0_eur);
  EXPECT_EQ(ledger.transfers()[0].period, (Period{year}));
}

TEST(SolidarityTransfers, ComeOutRightWhereOneOfThemHoldsTheAccount) {
  const SolidaritySettlement settlement = settled(option2(true), euros);
  for (const SolidarityLine& line : settlement.lines) {
    Ledger ledger;
    ledger.post(transfers(settlement, "bw", municipality(line.municipality)));
    EXPECT_EQ(ledger.transfers().size(), 1u);
    for (const SolidarityLine& other : settlement.lines)
      EXPECT_EQ(ledger.balance(municipality(other.municipality)), other.moved);
  }
}

TEST(SolidarityTransfers, CarryWhatIsNeededToCheckThemByHand) {
  const auto all =
      transfers(settled(option2(true, 0.5_d), euros), "bw", {AccountKind::region, "R"});
  const std::vector<Input> expected{{"municipality", "GM9002"}, {"baseline", 21.67_eur},
                                    {"cost", 10_eur},           {"result", 11.67_eur},
                                    {"own_share", 0.5_d},       {"pooled", 5.83_eur},
                                    {"total", 5.83_eur},        {"part", 5.83_eur},
                                    {"parts", 5.83_eur},        {"cap", 5.83_eur}};
  EXPECT_EQ(all[0].reason.rule, "R4.payment_capped");
  EXPECT_EQ(all[0].reason.inputs, expected);
  EXPECT_EQ(all[1].reason.rule, "R4.receipt");
}

TEST(SolidarityTransfers, NameTheRuleOfTheirChoices) {
  SolidarityTerms agreed = option1(false);
  const auto rule = [&] {
    return transfers(settled(agreed, euros), "bw", {AccountKind::region, "R"})[0].reason.rule;
  };
  EXPECT_EQ(rule(), "R4.payment");
  agreed.weight = SolidarityWeight::inhabitants;
  EXPECT_EQ(rule(), "R4.payment_weighted");
  agreed.capped = true;
  EXPECT_EQ(rule(), "R4.payment_weighted_capped");
}

}  // namespace
}  // namespace houvast::region
