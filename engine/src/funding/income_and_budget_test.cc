// SPDX-License-Identifier: EUPL-1.2
#include "houvast/income_and_budget.h"

#include <gtest/gtest.h>

#include "funding/testing.h"

namespace houvast::funding {
namespace {

using namespace literals;
using Kind = OtherIncome::Kind;

const std::vector<OtherIncome> other_income{
    {"GM9002", 2026, Kind::own_means, "reserve sociaal domein", 70_eur},
    {"GM9001", 2026, Kind::grant, "maatschappelijke opvang", 100_eur},
    {"GM9001", 2026, Kind::own_contribution, "abonnementstarief", 30_eur},
    {"GM9001", 2027, Kind::grant, "maatschappelijke opvang", 1_eur}};

TEST(IncomeAndBudget, ShowsWhatOfTheIncomeDidNotReachTheBudget) {
  const std::vector<Figure<Cents>> from_state{{"GM9001", 2026, 1'000_eur}};
  const std::vector<BudgetLine> budget{{"GM9001", 2026, "jeugd", 600_eur, 700_eur, 50_eur},
                                       {"GM9001", 2026, "wijkteam", 450_eur, 400_eur, Cents()},
                                       {"GM9001", 2026, "jeugd", Cents(), 10_eur, Cents()}};
  const auto result = income_and_budget(2026, from_state, other_income, budget).value();
  ASSERT_EQ(result.lines.size(), 2u);
  const BudgetLineUp& line = result.lines[0];
  EXPECT_EQ(line.received, 1'130_eur);
  EXPECT_EQ(line.budgeted_income, 1'050_eur);
  EXPECT_EQ(line.not_translated, 80_eur);
  EXPECT_EQ(line.budgeted_spending, 1'110_eur);
  EXPECT_EQ(line.spending_before_cuts, 1'160_eur);
  EXPECT_EQ(line.budgeted_result, -60_eur);
  EXPECT_EQ(line.result_without_cuts, -110_eur);
  ASSERT_EQ(line.groups.size(), 2u);
  EXPECT_EQ(line.groups[0].spending, 710_eur);
  EXPECT_EQ(result.lines[1].own_means, 70_eur);
  EXPECT_EQ(result.lines[1].not_translated, 70_eur);
}

TEST(IncomeAndBudget, RefusesACutThatIsNegative) {
  const std::vector<BudgetLine> budget{{"GM9001", 2026, "", Cents(), Cents(), -1_eur}};
  EXPECT_EQ(codes_of(income_and_budget(2026, {}, {}, budget)), Codes{"funding/negative-amount"});
}

TEST(OtherIncome, ComesFromStateResidentsAndOwnMeans) {
  const auto posted = transfers(other_income, 2026, "wmo");
  ASSERT_EQ(posted.size(), 3u);
  EXPECT_EQ(posted[0].from, state());
  EXPECT_EQ(posted[1].from, (Account{AccountKind::residents, "GM9001"}));
  EXPECT_EQ(posted[2].from, (Account{AccountKind::own_means, "GM9002"}));
  EXPECT_EQ(total(posted), 200_eur);
  expect_explained(posted);
}

TEST(GivenIncome, IsPostedAsItIs) {
  const std::vector<Figure<Cents>> given{
      {"GM9002", 2026, 5_eur}, {"GM9001", 2026, 7_eur}, {"GM9001", 2027, 9_eur}};
  const auto posted = given_income_transfers(given, 2026, "mo");
  ASSERT_EQ(posted.size(), 2u);
  EXPECT_EQ(posted[0].to, municipality("GM9001"));
  EXPECT_EQ(posted[0].amount, 7_eur);
  expect_explained(posted);
}

// K-A13: the components of Amersfoort's integration grant add up to the printed total of 2015, and
// not to that of 2020 (amersfoort.jaarverslag-2017.nl/p558, in millions).
TEST(GivenIncome, AddsUpWhereThePrintedTotalOfAmersfoortDoesNot) {
  const auto sum = [](std::vector<Cents> parts) {
    std::vector<Figure<Cents>> given;
    for (const Cents part : parts) given.push_back({"GM0307", 2020, part});
    return total(given_income_transfers(given, 2020, "iu_sociaal_domein"));
  };
  EXPECT_EQ(sum({16.1_eur, 32.4_eur, 39.7_eur, 4.2_eur, 20.5_eur}), 112.9_eur);
  EXPECT_EQ(sum({15.3_eur, 32.5_eur, 38.0_eur, 4.2_eur, 15.5_eur}), 105.5_eur);  // Printed: 105.0.
}

}  // namespace
}  // namespace houvast::funding
