// SPDX-License-Identifier: EUPL-1.2
#include "houvast/incentives.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "contracts/testing.h"

namespace houvast::contracts {
namespace {

using namespace testing;

/// Provider "a" gives ten half days a month to some clients; a half day costs it 30 of the 40 that
/// the product costs.
class PushProviders : public ::testing::Test {
 protected:
  PushProviders() {
    terms = four_providers();
    terms.providers[0].unit_cost = {{"day", 30_d}};
    facts = small_facts();
    facts.products[0].price = {40_d, 40_d};
    facts.products[0].mean_monthly = 10;
    facts.products[0].mean_days = 184;  // July to December.
    facts.products[1].line = 1;
    facts.products[1].mean_monthly = 1;
    facts.products[1].mean_days = 92;
  }

  void pay(std::vector<Clause> clauses) {
    terms.contracts = {contract("k", {"a"}, {"day"}, std::move(clauses))};
  }

  std::vector<Incentive> table() const {
    const ContractBook book(terms, facts);
    CareTally tally(book);
    CareSheet sheet;
    sheet.orders = {order(0, 0, 0, 0, 365, 10'000'000), order(1, 0, 0, 0, 365, 10'000'000),
                    order(1, 0, 0, 31, 365, 10'000'000)};
    tally.add(sheet);
    return incentives(book, tally, main_cases(book, tally));
  }

  Incentive line(Action action) const {
    const std::vector<Incentive> lines = table();
    const auto found = std::find_if(lines.begin(), lines.end(),
                                    [&](const Incentive& l) { return l.action == action; });
    EXPECT_NE(found, lines.end());
    return *found;
  }
  std::optional<Perverse> flag(Action action) const {
    const Incentive found = line(action);
    if (found.flags.empty()) return std::nullopt;
    return found.flags.front().perverse;
  }

  ContractTerms terms;
  ContractFacts facts;
};

Clause lump_sum() {
  AvailabilityClause available;
  available.amount = {{2026, 10'000_eur}};
  return clause(available);
}

Clause half_at_start() {
  TrajectoryClause trajectory;
  trajectory.price = {{2026, 2'400_d}};
  trajectory.at_start = 0.5_d;
  trajectory.at_end = 0.5_d;
  return clause(trajectory);
}

TEST_F(PushProviders, ProductionPaysForVolume) {
  pay({clause(UnitClause{})});
  // Six months of ten half days of 40, which cost 30.
  const Incentive more = line(Action::client_more);
  EXPECT_EQ(more.on.municipality, 1U);  // Where most care was counted.
  EXPECT_EQ(more.value, 2'400_eur);
  EXPECT_EQ(more.revenue, 2'400_eur);
  EXPECT_EQ(more.cost, 1'800_eur);
  EXPECT_EQ(more.margin, 600_eur);
  EXPECT_EQ(more.municipality, 2'400_eur);
  EXPECT_EQ(flag(Action::client_more), Perverse::volume);
  EXPECT_EQ(line(Action::unit_more).margin, 10_eur);
  EXPECT_EQ(flag(Action::unit_more), Perverse::overtreatment);
  EXPECT_EQ(line(Action::unit_less).margin, -10_eur);
  EXPECT_EQ(flag(Action::unit_less), std::nullopt);
  EXPECT_EQ(flag(Action::month_longer), Perverse::holding_on);
  EXPECT_EQ(flag(Action::month_shorter), std::nullopt);
  EXPECT_EQ(flag(Action::start_later), std::nullopt);
  EXPECT_EQ(flag(Action::heavier_client), std::nullopt);
  EXPECT_EQ(flag(Action::better_outcome), Perverse::no_outcome);
}

TEST_F(PushProviders, ALumpSumPaysForDoingLittle) {
  pay({lump_sum()});
  const Incentive more = line(Action::client_more);
  EXPECT_EQ(more.revenue, 0_eur);
  EXPECT_EQ(more.margin, -1'800_eur);
  EXPECT_EQ(more.municipality, 0_eur);
  EXPECT_EQ(flag(Action::client_more), Perverse::waiting_list);
  EXPECT_EQ(line(Action::unit_less).margin, 30_eur);
  EXPECT_EQ(flag(Action::unit_less), Perverse::minimal_effort);
  EXPECT_EQ(flag(Action::unit_more), std::nullopt);
  EXPECT_EQ(flag(Action::month_longer), std::nullopt);
  EXPECT_EQ(flag(Action::month_shorter), Perverse::cutting_short);
  EXPECT_EQ(flag(Action::start_later), Perverse::waiting_is_free);
  EXPECT_EQ(flag(Action::heavier_client), Perverse::risk_selection);
  EXPECT_EQ(line(Action::heavier_client).margin, -1'800_eur);
}

TEST_F(PushProviders, AContractThatPaysNothingPushesLikeALumpSum) {
  pay({});
  EXPECT_EQ(flag(Action::client_more), Perverse::waiting_list);
  EXPECT_EQ(line(Action::client_more).municipality, 0_eur);
}

TEST_F(PushProviders, ATrajectoryPaysForClientsAndNotForWhatTheyGet) {
  pay({half_at_start()});
  EXPECT_EQ(line(Action::client_more).margin, 600_eur);
  EXPECT_EQ(flag(Action::client_more), Perverse::volume);
  EXPECT_EQ(flag(Action::unit_less), Perverse::minimal_effort);
  EXPECT_EQ(flag(Action::month_longer), std::nullopt);
  EXPECT_EQ(flag(Action::month_shorter), Perverse::cutting_short);
  EXPECT_EQ(flag(Action::heavier_client), Perverse::risk_selection);
}

TEST_F(PushProviders, WhereThePriceIsTheCostNothingPushes) {
  terms.providers[0].unit_cost = {{"day", 40_d}};
  pay({clause(UnitClause{})});
  for (const Incentive& l : table()) {
    EXPECT_EQ(l.margin, 0_eur) << to_string(l.action);
    const bool is_apart = l.action == Action::better_outcome || l.action == Action::referral_less;
    EXPECT_EQ(l.flags.empty(), !is_apart) << to_string(l.action);
  }
}

TEST_F(PushProviders, ProductionDoesNotPayForSubstitution) {
  terms.access = {{.product = "day", .basis = "talk"}};
  facts.products[1].price = {90_d, 90_d};
  terms.contracts = {contract("k", {"a"}, {"day"}, {clause(UnitClause{})}),
                     contract("l", {"b"}, {"talk"}, {clause(UnitClause{})})};
  const Incentive moved = line(Action::to_basis);
  // The margin of 600 is gone; the municipality pays three talks of 90 instead of 2,400.
  EXPECT_EQ(moved.margin, -600_eur);
  EXPECT_EQ(moved.others, 270_eur);  // 92 days from 1 July are three months.
  EXPECT_EQ(moved.municipality, -2'130_eur);
  EXPECT_EQ(flag(Action::to_basis), Perverse::no_substitution);
}

TEST_F(PushProviders, WhoHasNoUnitCostGetsAnAssumedOne) {
  terms.providers[0].unit_cost.clear();
  pay({clause(UnitClause{})});
  const Incentive more = line(Action::client_more);
  EXPECT_TRUE(more.cost_is_assumed);
  EXPECT_EQ(more.cost, 1'704_eur);  // 71% of 2,400.
}

TEST_F(PushProviders, CostsRiseWithTheirIndexAndStartsCostToo) {
  terms.providers[0].start_cost = {{"day", 100_d}};
  terms.providers[0].cost_index = 0.1_d;
  pay({clause(UnitClause{})});
  const ContractBook book(terms, facts);
  const CareTally tally(book);
  const std::vector<IncentiveCase> cases{{0, 0, 0, 0}};
  EXPECT_EQ(incentives(book, tally, cases, {.year = 2026}).front().cost, 1'900_eur);
  // In the last year he comes on 31 May, so that a month longer still fits: six months and a day of
  // half days of 33, and a start of 110.
  EXPECT_EQ(incentives(book, tally, cases, {.year = 2027}).front().cost, 2'100.65_eur);
}

TEST_F(PushProviders, AReferralLessIsFreeWithoutAnAgreementWithTheTeam) {
  pay({clause(UnitClause{})});
  const Incentive less = line(Action::referral_less);
  EXPECT_EQ(less.municipality, -2'400_eur);
  EXPECT_FALSE(less.team.has_value());
  EXPECT_EQ(actor_of(less.action), Actor::team);
  EXPECT_EQ(flag(Action::referral_less), Perverse::referral_is_free);
}

TEST_F(PushProviders, AHardCeilingPaysForWaitingLists) {
  pay({clause(UnitClause{})});
  // GM2 has 4,800 + 4,400 of care in 2026 and GM1 4,800: more than is paid.
  terms.ceilings = {{.id = "c", .contract = "k", .budget = {{2026, 10'000_eur}}}};
  EXPECT_EQ(line(Action::client_more).revenue, 0_eur);
  EXPECT_EQ(line(Action::client_more).municipality, 0_eur);
  EXPECT_EQ(flag(Action::client_more), Perverse::waiting_list);
  EXPECT_EQ(flag(Action::unit_less), Perverse::minimal_effort);
  EXPECT_EQ(flag(Action::start_later), Perverse::waiting_is_free);
  // A soft ceiling that pays four fifths above it still covers three quarters of cost.
  terms.ceilings[0].above = 0.8_d;
  EXPECT_EQ(line(Action::client_more).margin, 120_eur);
}

TEST_F(PushProviders, ATeamThatIsPaidByReferralsCaresAboutThem) {
  TeamClause team;
  team.inhabitants = {{.ages = {0, 120}, .amount = {{2026, 1_d}}}};
  team.referrals = {{.expected = 0.5_d, .each = 300_d}};
  facts.population = {{"GM1", 2026, {0, 120}, 30'000}, {"GM2", 2026, {0, 120}, 10'000}};
  pay({clause(UnitClause{})});
  terms.contracts.push_back(contract("t", {"b"}, {"talk"}, {clause(team)}));
  const Incentive less = line(Action::referral_less);
  EXPECT_EQ(less.team, 300_eur);
  EXPECT_EQ(less.municipality, -2'100_eur);  // 2,400 less for care, 300 more for the team.
  EXPECT_EQ(flag(Action::referral_less), std::nullopt);
}

TEST_F(PushProviders, AResultThatIsPaidForMakesOutcomesMatter) {
  pay({clause(UnitClause{}), clause(ResultClause{.price = {{2026, 500_d}}})});
  EXPECT_EQ(line(Action::better_outcome).margin, 500_eur);
  EXPECT_EQ(flag(Action::better_outcome), std::nullopt);
}

TEST_F(PushProviders, AnAgreedResultCountsByItsChance) {
  ResultClause result{.price = {{2026, 500_d}}, .measure = ResultClause::Measure::agreed};
  // Without it a client more brings 600.
  for (const auto& [chance, margin] : {std::pair{0.0, 600_eur}, std::pair{0.25, 725_eur},
                                       std::pair{0.75, 975_eur}, std::pair{1.0, 1'100_eur}}) {
    result.chance = chance;
    pay({clause(UnitClause{}), clause(result)});
    EXPECT_EQ(line(Action::client_more).margin, margin) << chance;
    EXPECT_EQ(line(Action::unit_more).margin, 10_eur) << chance;
    if (chance == 0) continue;
    // Also when all will reach it, who fails brings nothing.
    EXPECT_EQ(line(Action::better_outcome).margin, 500_eur) << chance;
    EXPECT_EQ(flag(Action::better_outcome), std::nullopt) << chance;
  }
}

TEST_F(PushProviders, TriesNothingAfterTheEndOfTheContract) {
  facts.years = {2026, 2028};
  facts.inhabitants = {{30'000, 30'000, 30'000}, {10'000, 10'000, 10'000}};
  facts.products[0].price = {40_d, 40_d, 40_d};
  facts.products[1].price = {90_d, 90_d, 90_d};
  facts.products[0].mean_days = 365;
  terms.providers[0].unit_cost.clear();
  pay({clause(UnitClause{})});
  terms.contracts[0].to = {2026, 12};
  const ContractBook book(terms, facts);
  const CareTally tally(book);
  const std::vector<IncentiveCase> cases{{0, 0, 0, 0}};
  const auto more = [](const std::vector<Incentive>& lines) { return lines.front(); };
  // A year of ten half days of 40: all of it in 2026, at 71% of the price.
  const Incentive year = more(incentives(book, tally, cases));
  EXPECT_EQ(year.action, Action::client_more);
  EXPECT_EQ(year.value, 4'800_eur);
  EXPECT_EQ(year.municipality, 4'800_eur);
  EXPECT_EQ(year.margin, 1'392_eur);
  ASSERT_EQ(year.flags.size(), 1U);
  EXPECT_EQ(year.flags.front().perverse, Perverse::volume);

  // A stay of two years is cut to the one; with a contract that follows he stays for both.
  facts.products[0].mean_days = 730;
  const ContractBook longer(terms, facts);
  EXPECT_EQ(more(incentives(longer, CareTally(longer), cases)).municipality, 4'800_eur);
  terms.contracts.push_back(contract("l", {"a"}, {"day"}, {clause(UnitClause{})}));
  terms.contracts[1].from = {2027, 1};
  terms.contracts[1].to = {2027, 12};
  const ContractBook followed(terms, facts);
  EXPECT_EQ(more(incentives(followed, CareTally(followed), cases)).municipality, 9'600_eur);
}

TEST_F(PushProviders, TryingLeavesTheCountAsItWas) {
  pay({clause(UnitClause{})});
  const ContractBook book(terms, facts);
  CareTally tally(book);
  tally.add(order(0, 0, 0, 0, 365, 10'000'000), {}, 1);
  const std::vector<ContractLine> before = settle(book, tally).lines;
  const std::vector<IncentiveCase> cases = all_cases(book, tally);
  ASSERT_EQ(cases.size(), 1U);
  const std::vector<Incentive> first = incentives(book, tally, cases);
  const std::vector<Incentive> second = incentives(book, tally, cases);
  EXPECT_EQ(settle(book, tally).lines, before);
  ASSERT_EQ(first.size(), second.size());
  for (std::size_t i = 0; i < first.size(); ++i) EXPECT_EQ(first[i].margin, second[i].margin);
}

TEST_F(PushProviders, EveryFlagSaysWhyAndWhatHelps) {
  for (const Clause& clauses : {lump_sum(), half_at_start(), clause(UnitClause{})}) {
    pay({clauses});
    for (const Incentive& l : table())
      for (const IncentiveFlag& f : l.flags) {
        EXPECT_FALSE(f.why.nl.empty());
        EXPECT_FALSE(f.why.en.empty());
        ASSERT_FALSE(mitigations_of(f.perverse).empty());
        for (const Mitigation mitigation : mitigations_of(f.perverse))
          EXPECT_FALSE(mitigation_text(mitigation).nl.empty());
      }
  }
  pay({lump_sum()});
  EXPECT_EQ(line(Action::client_more).flags.front().why.nl,
            "Eén cliënt meer kost de aanbieder € 1.800 marge, want van zorg ter waarde van € 2.400 "
            "betaalt de gemeente evenveel: cliënten laten wachten loont.");
}

}  // namespace
}  // namespace houvast::contracts
