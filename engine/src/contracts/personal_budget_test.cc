// SPDX-License-Identifier: EUPL-1.2
// C5: personal budgets.
#include <gtest/gtest.h>

#include <map>

#include "contracts/testing.h"
#include "support/random_input.h"

namespace houvast::contracts {
namespace {

using namespace testing;
using houvast::testing::for_random_input;
using houvast::testing::RandomInput;

std::map<LineKind, Cents> paid_budgets(const PersonalBudgetClause& budget, const CareSheet& sheet) {
  ContractTerms terms = four_providers();
  terms.contracts = {contract("k", {"a"}, {"day"}, {clause(UnitClause{})}),
                     contract("pgb", {}, {"day"}, {clause(budget)})};
  ContractFacts facts = small_facts();
  facts.products[0].personal_budget_factor = 0.5_d;
  std::map<LineKind, Cents> sums;
  for (const ContractLine& line : settle_sheet(ContractBook(terms, facts), sheet).lines) {
    sums[line.kind] += line.amount;
    EXPECT_FALSE(line.provider) << "residents receive";
  }
  return sums;
}

CareOrder budget_of(Millionths monthly) {
  CareOrder made = order(1, 0, 0, 0, 365, monthly);
  made.form = DeliveryForm::personal_budget;
  return made;
}

PersonalBudgetClause budget_terms(bool in_advance) {
  return {.in_advance = in_advance,
          .price = {},
          .unspent = 0.1_d,
          .wrongly_spent = 0.05_d,
          .recovered = 0.4_d};
}

/// The worked example of the method: 10 a month at 40 euro.
TEST(PersonalBudgetClause, BringsBackInDecemberWhatIsLeftOfAdvances) {
  PersonalBudgetClause terms = budget_terms(true);
  terms.price = {{2026, 40_d}};
  CareSheet sheet;
  sheet.orders = {budget_of(10'000'000)};
  sheet.orders[0].provider = std::nullopt;
  auto paid = paid_budgets(terms, sheet);
  EXPECT_EQ(paid[LineKind::budget_advance], 4'800_eur);
  EXPECT_EQ(paid[LineKind::budget_unspent], -480_eur);
  EXPECT_EQ(paid[LineKind::budget_recovered], -86.40_eur);
}

TEST(PersonalBudgetClause, ReimbursesWhatIsSpent) {
  CareSheet sheet;
  sheet.orders = {budget_of(10'000'000)};  // At half of 40 euro, whoever provides.
  auto paid = paid_budgets(budget_terms(false), sheet);
  EXPECT_EQ(paid[LineKind::budget_spent], 2'160_eur);  // 2,400 less 10%
  EXPECT_EQ(paid[LineKind::budget_recovered], -43.20_eur);
  EXPECT_EQ(paid.count(LineKind::budget_advance), 0U);
}

TEST(PersonalBudgetClause, CostsTheSameInEitherFormToTheCentsOfRounding) {
  for_random_input(300, [](RandomInput& input) {
    CareSheet sheet;
    for (std::int64_t i = input.number(1, 10); i > 0; --i)
      sheet.orders.push_back(budget_of(input.magnitude(100'000'000)));
    PersonalBudgetClause terms = budget_terms(true);
    terms.unspent = Decimal(input.number(0, 1000), 3);
    terms.wrongly_spent = Decimal(input.number(0, 1000), 3);
    terms.recovered = Decimal(input.number(0, 1000), 3);
    const auto net = [&](bool in_advance) {
      terms.in_advance = in_advance;
      Cents sum;
      for (const auto& entry : paid_budgets(terms, sheet)) sum += entry.second;
      return sum;
    };
    const Cents difference = net(true) - net(false);
    EXPECT_LE(difference, 0.10_eur);
    EXPECT_GE(difference, -0.10_eur);
    EXPECT_GE(net(true), 0_eur);
  });
}

}  // namespace
}  // namespace houvast::contracts
