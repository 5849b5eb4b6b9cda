// SPDX-License-Identifier: EUPL-1.2
#include "houvast/behaviour.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "contracts/testing.h"

namespace houvast::contracts {
namespace {

using namespace testing;

TEST(RespondToPayoff, IsOneWithoutElasticityOrPayoff) {
  EXPECT_EQ(response(0, 0.7), 1);
  EXPECT_EQ(response(0.7, 0), 1);
}

TEST(RespondToPayoff, IsTheExponentWithinItsBounds) {
  EXPECT_NEAR(response(1, 0.25), std::exp(0.25), 1e-15);
  EXPECT_NEAR(response(0.5, -0.5), std::exp(-0.25), 1e-15);
  EXPECT_EQ(response(1, 5), 2);
  EXPECT_EQ(response(1, -5), 0.5);
  EXPECT_EQ(response(1e6, 1e6), 2);
}

TEST(RespondToPayoff, GrowsWithPayoffAndElasticity) {
  for (double payoff = -1; payoff < 1; payoff += 0.01)
    EXPECT_LE(response(0.5, payoff), response(0.5, payoff + 0.01));
  EXPECT_LT(response(0.2, 0.5), response(0.4, 0.5));
}

/// Provider "a" delivers "day" at a cost of 30 for a price of 40; "talk" is its basis, of "b".
class ReactToContracts : public ::testing::Test {
 protected:
  ReactToContracts() {
    terms = four_providers();
    terms.providers[0].unit_cost = {{"day", 30_d}};
    terms.providers[0].elasticity = 0.4;
    terms.access = {{.product = "day", .basis = "talk"}};
    facts = small_facts();
    facts.products[0].price = {40_d, 40_d};
    facts.products[0].mean_monthly = 10;
    facts.products[0].mean_days = 184;
    facts.products[1].line = 1;
    facts.products[1].mean_days = 92;
  }

  void pay(Clause how) {
    terms.contracts = {contract("k", {"a"}, {"day"}, {std::move(how)}),
                       contract("l", {"b"}, {"talk"}, {clause(UnitClause{})})};
  }

  Behaviour react() const {
    const ContractBook book(terms, facts);
    CareTally tally(book);
    CareSheet sheet;
    sheet.orders = {order(0, 0, 0, 0, 365, 10'000'000), order(0, 1, 1, 0, 90, 1'000'000)};
    tally.add(sheet);
    return behaviour(book, tally);
  }

  /// Factor of the effect of this kind on a channel; 1 (or nothing substituted) without.
  double factor(Effect::Kind kind, Channel channel = Channel::provider) const {
    for (const Lever& lever : react().levers)
      for (const Effect& effect : lever.effects) {
        const auto& channels = effect.scope.channels;
        const bool reaches = channels.empty() ||
                             std::find(channels.begin(), channels.end(), channel) != channels.end();
        if (effect.kind == kind && reaches) return effect.factor;
      }
    return kind == Effect::Kind::substitution ? 0 : 1;
  }

  ContractTerms terms;
  ContractFacts facts;
};

Clause lump_sum() {
  AvailabilityClause available;
  available.amount = {{2026, 10'000_eur}};
  return clause(available);
}

TEST_F(ReactToContracts, DoesNothingAtAllAtElasticityZero) {
  terms.providers[0].elasticity = 0;
  for (const Clause& how : {clause(UnitClause{}), lump_sum()}) {
    pay(how);
    EXPECT_TRUE(react().lines.empty());
    EXPECT_TRUE(react().levers.empty());
  }
}

TEST_F(ReactToContracts, InducesInflowUnderProductionPay) {
  pay(clause(UnitClause{}));
  // The margin is a quarter of the value: exp(0.4 * 0.25).
  EXPECT_NEAR(factor(Effect::Kind::inflow), std::exp(0.1), 1e-12);
  EXPECT_NEAR(factor(Effect::Kind::inflow, Channel::school), std::exp(0.025), 1e-12);
}

TEST_F(ReactToContracts, HoldsOnToClientsUnderProductionPay) {
  pay(clause(UnitClause{}));
  EXPECT_GT(factor(Effect::Kind::duration), 1);
}

TEST_F(ReactToContracts, MakesMinimalEffortUnderALumpSum) {
  pay(lump_sum());
  EXPECT_NEAR(factor(Effect::Kind::intensity), std::exp(-0.4 * 0.75), 1e-12);
  EXPECT_LT(factor(Effect::Kind::inflow), 1);
  EXPECT_LT(factor(Effect::Kind::duration), 1);
}

TEST_F(ReactToContracts, DoesNotSubstituteUnderProductionPay) {
  pay(clause(UnitClause{}));
  EXPECT_EQ(factor(Effect::Kind::substitution), 0);
}

TEST_F(ReactToContracts, SubstitutesWhereThatPays) {
  pay(lump_sum());
  // A client in the basis saves the provider the cost of 30 of each 40: 0.75 of his value.
  EXPECT_NEAR(factor(Effect::Kind::substitution), std::exp(0.4 * 0.75) - 1, 1e-12);
  const Effect last = react().levers.front().effects.back();
  EXPECT_EQ(last.kind, Effect::Kind::substitution);
  EXPECT_EQ(last.to, "talk");
}

TEST_F(ReactToContracts, MakesMinimalEffortUnderAHardCeiling) {
  pay(clause(UnitClause{}));
  EXPECT_GT(factor(Effect::Kind::intensity), 1);
  // 4,800 a year was delivered already.
  terms.ceilings = {{.id = "c", .contract = "k", .budget = {{2026, 4'000_eur}}}};
  EXPECT_NEAR(factor(Effect::Kind::intensity), std::exp(-0.4 * 0.75), 1e-12);
  EXPECT_LT(factor(Effect::Kind::inflow), 1);
}

TEST_F(ReactToContracts, InvestsInSubstitutionUnderSharedSavings) {
  pay(clause(UnitClause{}));
  SharedSavings savings;
  savings.id = "s";
  savings.scheme = "wmo";
  savings.contracts = {"k"};
  savings.from = savings.to = 2026;
  savings.benchmark = {{2026, 20'000_eur}};
  savings.sharing = 0.5_d;
  savings.receives = {{"a", 1_d}};
  terms.savings = {savings};
  // Half of 2,400 comes in, a margin of 600 is missed: a quarter of the value is gained.
  EXPECT_NEAR(factor(Effect::Kind::substitution), std::exp(0.1) - 1, 1e-12);
  terms.providers[0].elasticity = 0;
  EXPECT_EQ(factor(Effect::Kind::substitution), 0);
}

TEST_F(ReactToContracts, ChangesOnlyItsOwnCareUnderItsOwnContract) {
  pay(clause(UnitClause{}));
  terms.contracts[0].municipalities = {"GM1"};
  terms.contracts[0].to = {2026, 12};
  const Behaviour made = react();
  ASSERT_EQ(made.levers.size(), 1U);
  const Lever& lever = made.levers.front();
  EXPECT_EQ(lever.id, "behaviour.k.a.day");
  EXPECT_EQ(lever.municipalities, std::vector<std::string>{"GM1"});
  EXPECT_EQ(lever.to, (Period{2026, 12}));
  EXPECT_EQ(lever.cost_per_year, 0_eur);
  for (const Effect& effect : lever.effects) {
    EXPECT_EQ(effect.scope.providers, std::vector<std::string>{"a"});
    EXPECT_EQ(effect.scope.products, std::vector<std::string>{"day"});
  }
}

TEST_F(ReactToContracts, TellsWhatItDoesAndWhy) {
  pay(clause(UnitClause{}));
  const Behaviour made = react();
  ASSERT_FALSE(made.lines.empty());
  EXPECT_EQ(made.lines.front().action, Action::client_more);
  EXPECT_EQ(made.lines.front().sentence.nl,
            "Eén cliënt meer levert 25,0% van zijn waarde op: de eigen instroom van de aanbieder "
            "verandert met 10,5%.");
}

}  // namespace
}  // namespace houvast::contracts
