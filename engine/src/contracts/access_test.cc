// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

#include "houvast/access.h"
#include "houvast/format.h"

namespace houvast::contracts {
namespace {

using namespace literals;

/// Two municipalities, 10,000 and 30,000 inhabitants; 4 starts of `heavy` and 20 of `basis` a year
/// for each thousand of them.
class DecideAboutAccess : public ::testing::Test {
 protected:
  DecideAboutAccess() {
    facts.years = {2026, 2028};
    facts.municipalities = {"GM9001", "GM9002"};
    facts.inhabitants = {{10'000, 10'000, 10'000}, {30'000, 30'000, 30'000}};
    const auto price = [](Decimal p) { return std::vector<Decimal>(3, p); };
    facts.products = {{.id = "basis",
                       .label = "Basis",
                       .scheme = "jeugd",
                       .unit = "hour",
                       .line = 1,
                       .price = price(60_d),
                       .mean_monthly = 2,
                       .mean_days = 365.25 / 2},
                      {.id = "heavy",
                       .label = "Behandeling",
                       .scheme = "jeugd",
                       .unit = "hour",
                       .price = price(100_d),
                       .mean_monthly = 5,
                       .mean_days = 365.25}};
    demand.population = {{"GM9001", 2026, {0, 120}, 10'000}, {"GM9002", 2026, {0, 120}, 30'000}};
    demand.inflow = {
        {.product = "basis",
         .channel = Channel::municipal_access,
         .ages = {0, 120},
         .per_thousand = 20},
        {.product = "heavy",
         .channel = Channel::municipal_access,
         .ages = {0, 120},
         .per_thousand = 4},
        {.product = "heavy", .channel = Channel::school, .ages = {0, 120}, .per_thousand = 100}};
    demand.products = {{.id = "basis", .scheme = "jeugd"}, {.id = "heavy", .scheme = "jeugd"}};
    terms.access = {{.product = "heavy",
                     .basis = "basis",
                     .light_share = 0.25,
                     .late_months = 6,
                     .late_weight = 1.5,
                     .today = {.decider = Decider::team}}};
  }

  Access& access() { return terms.access.front(); }
  ExpectedStarts starts() const { return expected_starts(demand, facts); }
  AccessOutcome outcome() const { return access_outcome(terms, facts, starts()); }
  std::vector<Lever> levers() const { return access_levers(terms, facts, starts()); }

  ContractFacts facts;
  DemandTerms demand;
  ContractTerms terms;
};

/// The factor that levers have on inflow (or duration) of a product in a month, when in full.
double factor_on(std::span<const Lever> levers, Effect::Kind kind, const std::string& product,
                 Period month) {
  double factor = 1;
  for (const Lever& lever : levers)
    for (const Effect& effect : lever.effects)
      if (effect.kind == kind && effect.scope.products.front() == product && month >= lever.from &&
          (!lever.to || month <= *lever.to))
        factor *= kind == Effect::Kind::substitution ? 1 - effect.factor : effect.factor;
  return factor;
}

TEST_F(DecideAboutAccess, CountsTheStartsOfItsChannelsOnly) {
  const std::vector<Channel> team{Channel::municipal_access};
  EXPECT_NEAR(starts().in_year(1, team, 2026), 160, 1e-9);  // 4 for each of 40 thousand.
  EXPECT_NEAR(starts().in_year(1, team, 2027, 1), 120, 1e-9);
}

TEST_F(DecideAboutAccess, FindsTheRequestsBehindTheStarts) {
  // The team lets in 1 - 0.10 of the 75% that needs it, 0.20 of the 25% that does not, and later
  // the 0.10 of the 75%: 0.675 + 0.05 + 0.075 = 0.8 of who asks. So 200 asked.
  const AccessLine line = outcome().lines.front();
  EXPECT_EQ(line.let_in, 160'000'000);
  EXPECT_EQ(line.requests, 200'000'000);
  EXPECT_EQ(line.too_heavy, 10'000'000);
  EXPECT_EQ(line.too_late, 15'000'000);
  EXPECT_EQ(line.drawn_in, 0);
  EXPECT_EQ(line.to_basis, 55'000'000);    // 0.8 of 50, and 15.
  EXPECT_EQ(line.decisions, 215'000'000);  // Who came late was decided about twice.
  EXPECT_EQ(line.decision_cost, 53'750_eur);
  EXPECT_EQ(line.care_cost, 960'000_eur);  // 160 clients of 12 months of 5 hours of 100.
  EXPECT_EQ(line.basis_cost, 39'600_eur);  // 55 of 6 months of 2 hours of 60.
}

TEST_F(DecideAboutAccess, SaysWhatAnotherWayWouldDo) {
  access().chosen = {.decider = Decider::provider};
  const AccessLine line = outcome().lines[1];
  ASSERT_TRUE(line.is_chosen);
  // Of 200: 147 who need it at once, 15 who do not, 16.2 drawn in (10%), 3 late.
  EXPECT_EQ(line.requests, 200'000'000);
  EXPECT_EQ(line.too_heavy, 15'000'000);
  EXPECT_EQ(line.drawn_in, 16'200'000);
  EXPECT_EQ(line.too_late, 3'000'000);
  EXPECT_EQ(line.let_in, 181'200'000);
  EXPECT_EQ(line.to_basis, 38'000'000);
  EXPECT_EQ(line.decision_cost, 16'440_eur);  // 219.2 of 75.
}

TEST_F(DecideAboutAccess, AProviderDrawsCareInAndAdviceHoldsItBack) {
  const auto drawn_in = [&](Access::Advice advice) {
    access().chosen = {.decider = Decider::provider, .advice = advice};
    return outcome().lines[1].drawn_in;
  };
  const Millionths alone = drawn_in(Access::Advice::none);
  const Millionths advised = drawn_in(Access::Advice::independent);
  const Millionths together = drawn_in(Access::Advice::joint);
  EXPECT_GT(alone, advised);
  EXPECT_GT(advised, together);
  EXPECT_GT(together, 0);
}

TEST_F(DecideAboutAccess, AThirdPartyRatifiesOnlyWhatIsExpensive) {
  const Access::Way way{.decider = Decider::provider, .ratify_above = 6'000_eur};
  const DecisionWay cheap = decision_way(way, 5'999.99_eur);
  const DecisionWay dear = decision_way(way, 6'000_eur);
  EXPECT_FALSE(cheap.ratification.has_value());
  EXPECT_EQ(dear.ratification, 600_eur);
  EXPECT_LT(dear.too_heavy, cheap.too_heavy);
  EXPECT_LT(dear.own_interest, cheap.own_interest);
  EXPECT_EQ(dear.too_late, cheap.too_late);
}

TEST_F(DecideAboutAccess, AGivenFigureStandsWhateverTheAdvice) {
  const DecisionWay way = decision_way({.decider = Decider::provider,
                                        .advice = Access::Advice::joint,
                                        .ratify_above = 0_eur,
                                        .cost = 80_eur,
                                        .too_heavy = 0.5,
                                        .too_late = 0.25,
                                        .own_interest = 0.125},
                                       1_eur);
  EXPECT_EQ(way.cost, 80_eur);
  EXPECT_EQ(way.too_heavy, 0.5);
  EXPECT_EQ(way.too_late, 0.25);
  EXPECT_EQ(way.own_interest, 0.125);
}

TEST_F(DecideAboutAccess, EveryRequestIsLetInOrSentToTheBasis) {
  for (const DeciderDefaults& decider : decider_defaults()) {
    const DecisionShares shares =
        decision_shares(access(), decision_way({.decider = decider.decider}, 0_eur));
    EXPECT_NEAR(shares.needs_it + shares.too_heavy + shares.to_basis, 1, 1e-12);
  }
}

TEST_F(DecideAboutAccess, LeavesTheSimulationAloneWhenNothingChanges) {
  EXPECT_TRUE(levers().empty());
  access().chosen = {.decider = Decider::team};
  EXPECT_TRUE(levers().empty());
  // Another decider with the same figures costs other money, but lets in the same clients.
  access().chosen = {
      .decider = Decider::other, .too_heavy = 0.20, .too_late = 0.10, .own_interest = 0.0};
  EXPECT_TRUE(levers().empty());
  access().chosen = {.decider = Decider::provider};
  access().from = Period{2030, 1};
  EXPECT_TRUE(levers().empty());
}

TEST_F(DecideAboutAccess, LeversBringTheStartsToWhatTheTableSays) {
  access().chosen = {.decider = Decider::provider};
  access().from = Period{2026, 7};
  const std::vector<Lever> made = levers();
  const auto starts_in = [&](Period month) {
    return 160 * factor_on(made, Effect::Kind::inflow, "heavy", month) *
           factor_on(made, Effect::Kind::substitution, "heavy", month);
  };
  EXPECT_EQ(starts_in({2026, 6}), 160);
  // First the 15 a year still come whom the team sent away; after six months the 3 of the provider.
  EXPECT_NEAR(starts_in({2026, 7}), 178.2 + 15, 1e-9);
  EXPECT_NEAR(starts_in({2026, 12}), 178.2 + 15, 1e-9);
  EXPECT_NEAR(starts_in({2027, 1}), 181.2, 1e-9);
  // 55 went to the basis, 38 will: 17 fewer of 800.
  EXPECT_NEAR(800 * factor_on(made, Effect::Kind::inflow, "basis", {2028, 1}), 783, 1e-9);
  for (const Lever& lever : made) EXPECT_EQ(lever.cost_per_year, 0_eur);
}

TEST_F(DecideAboutAccess, WhoIsSentToTheBasisIsTheSameClient) {
  access().chosen = {.decider = Decider::other};
  const std::vector<Lever> made = levers();
  // Of 200: 144 and 4 at once, 6 late; 46 + 6 to the basis, which is 3 fewer than the team sends.
  EXPECT_NEAR(factor_on(made, Effect::Kind::substitution, "heavy", {2028, 1}), 1, 1e-12);
  access().today = {.decider = Decider::resident};
  access().chosen = {.decider = Decider::team};
  const std::vector<Lever> stricter = levers();
  // The resident lets all 25% in and sends 7.5% late: 160 starts of 160 requests. The team lets in
  // 0.8 and sends 0.275 to the basis instead of 0.075: 0.2 of who asks.
  EXPECT_NEAR(160 * factor_on(stricter, Effect::Kind::inflow, "heavy", {2028, 1}), 160, 1e-9);
  EXPECT_NEAR(factor_on(stricter, Effect::Kind::substitution, "heavy", {2028, 1}), 0.8, 1e-12);
}

TEST_F(DecideAboutAccess, LatenessMakesStaysLonger) {
  access().chosen = {.decider = Decider::team, .too_late = 0.4};
  const double later = factor_on(levers(), Effect::Kind::duration, "heavy", {2028, 12});
  access().chosen->too_late = 0.0;
  const double sooner = factor_on(levers(), Effect::Kind::duration, "heavy", {2028, 12});
  EXPECT_GT(later, 1);
  EXPECT_LT(sooner, 1);
  access().late_weight = 1;
  EXPECT_EQ(factor_on(levers(), Effect::Kind::duration, "heavy", {2028, 12}), 1);
}

TEST_F(DecideAboutAccess, CostsAreWholeDecisionsTimesTheirCost) {
  access().chosen = {.decider = Decider::provider, .ratify_above = 0_eur};
  access().from = Period{2027, 7};
  const std::vector<AccessCost> costs = access_costs(terms, facts, starts());
  ASSERT_EQ(costs.size(), 8U);  // Two municipalities; 2027 has both ways.
  for (const AccessCost& cost : costs) {
    const Cents third = cost.way.ratification.value_or(0_eur);
    EXPECT_EQ(cost.amount.count(),
              cost.decisions * cost.way.cost.count() + cost.ratified * third.count());
    EXPECT_EQ(cost.is_chosen, cost.year == 2028 || cost.way.decider == Decider::provider);
  }
  EXPECT_EQ(costs[0].decisions, 54);  // A quarter of 215, to whole decisions.
  EXPECT_EQ(costs[0].amount, 13'500_eur);

  const std::vector<Transfer> posted = transfers(facts, costs);
  ASSERT_EQ(posted.size(), costs.size());
  EXPECT_EQ(posted[0].from, municipality("GM9001"));
  EXPECT_EQ(posted[0].to, (Account{AccountKind::execution, "GM9001"}));
  EXPECT_EQ(posted[0].amount, 13'500_eur);
  EXPECT_EQ(posted[0].reason.rule, "D6.decision");
  EXPECT_EQ(reason_sentence(posted[0].reason, Language::english),
            "The municipality pays access to heavy: 54 decisions (team) of € 250.00");
  EXPECT_EQ(posted.back().reason.rule, "D6.ratified");
  EXPECT_FALSE(reason_sentence(posted.back().reason, Language::dutch).empty());
}

TEST_F(DecideAboutAccess, NobodyWhoStartsMeansNobodyWhoAsks) {
  demand.inflow.clear();
  access().chosen = {.decider = Decider::provider};
  EXPECT_EQ(outcome().lines.front().requests, 0);
  EXPECT_TRUE(access_costs(terms, facts, starts()).empty());
  access().light_share = 1;
  access().today = {.decider = Decider::team, .too_heavy = 0.0};
  EXPECT_TRUE(levers().empty());
}

}  // namespace
}  // namespace houvast::contracts
