// SPDX-License-Identifier: EUPL-1.2
// Trying a client against the slow and obvious: settling everything with and without him.
#include "contracts/incentive_trial.h"

#include <gtest/gtest.h>

#include "contracts/testing.h"
#include "houvast/random.h"

namespace houvast::contracts {
namespace {

using namespace testing;

class Dice {
 public:
  explicit Dice(std::uint32_t seed) : draw_(stream_key(seed, {"test/incentives"}), 0, 0) {}
  int below(int limit) { return static_cast<int>(draw_.uniform() * limit); }

 private:
  RandomStream draw_;
};

Clause any_clause(Dice& dice) {
  switch (dice.below(7)) {
    case 0:
      return clause(AvailabilityClause{.amount = {{2026, 20'000_eur}}});
    case 1:
      return clause(TrajectoryClause{
          .price = {{2026, 900_d}}, .at_start = 0.5_d, .at_end = 0.5_d, .parts = {}});
    case 2:
      return clause(PersonYearClause{.price = {{2026, 3'000_d}}});
    case 3:
      return clause(ResultClause{.price = {{2026, 400_d}}});
    case 4:
      return clause(NetworkClause{.amount = {{2026, 30'000_eur}}, .shares = {}});
    case 5: {
      TeamClause team;
      team.inhabitants = {{.ages = {0, 120}, .amount = {{2026, 1_d}}}};
      team.referrals = {{.expected = 1_d, .each = 50_d}};
      return clause(team);
    }
    default:
      return clause(UnitClause{});
  }
}

/// Providers "a" to "c" have a contract of their own for "day", "a" and "d" one together for
/// "talk"; ceilings at every level, savings, a guarantee and advances hang over some of them.
ContractTerms any_terms(Dice& dice) {
  ContractTerms terms = four_providers();
  for (const char* id : {"a", "b", "c"})
    terms.contracts.push_back(contract(id, {id}, {"day"}, {any_clause(dice)}));
  terms.contracts.push_back(contract("d", {"a", "d"}, {"talk"}, {any_clause(dice)}));
  if (dice.below(2)) terms.contracts[3].subcontracts = {{"d", 0.9_d}};
  if (dice.below(2))
    terms.contracts[0].clauses.push_back(clause(GuaranteeClause{.minimum = {{2026, 15'000_eur}}}));
  if (dice.below(2))
    terms.contracts[1].clauses.push_back(
        clause(AdvanceClause{.expected = {{2026, 20'000_eur}}, .share = 0.8_d}));
  if (dice.below(2))
    terms.ceilings.push_back({.id = "own", .contract = "a", .budget = {{2026, 12'000_eur}}});
  if (dice.below(2))
    terms.ceilings.push_back({.id = "second",
                              .level = Ceiling::Level::specialist,
                              .scheme = "wmo",
                              .budget = {{2026, 40'000_eur}},
                              .above = dice.below(2) ? 0.5_d : 0_d});
  if (dice.below(2)) {
    SharedSavings savings;
    savings.id = "s";
    savings.scheme = "wmo";
    savings.contracts = {"b", "c"};
    savings.from = 2026;
    savings.to = 2027;
    savings.benchmark = {{2026, 60'000_eur}};
    savings.sharing = 0.5_d;
    savings.receives = {{"a", 1_d}};
    terms.savings.push_back(savings);
  }
  terms.access = {{.product = "day", .basis = "talk"}};
  return terms;
}

CareSheet any_care(Dice& dice) {
  CareSheet sheet;
  for (int i = 0; i < 30; ++i) {
    const int start = dice.below(700);
    const auto product = static_cast<std::uint16_t>(dice.below(2));
    const auto provider =
        static_cast<std::uint16_t>(product == 0 ? dice.below(3) : 3 * dice.below(2));
    sheet.orders.push_back(order(static_cast<std::uint16_t>(dice.below(2)), product, provider,
                                 start, std::min(730, start + 1 + dice.below(400)),
                                 1'000'000 * (1 + dice.below(20))));
  }
  return sheet;
}

Money money_of(const Settlement& settlement) {
  Money money;
  money.received.resize(4);
  for (const ContractLine& line : settlement.lines) {
    if (line.provider) money.received[*line.provider] += line.amount;
    if (!line.provider) money.elsewhere += line.amount;
    if (line.from_provider) money.received[*line.from_provider] -= line.amount;
    if (!line.from_provider) money.municipalities += line.amount;
  }
  return money;
}

TEST(TryAClient, ComesToWhatSettlingEverythingComesTo) {
  int with_money = 0;
  for (std::uint32_t seed = 1; seed <= 60; ++seed) {
    SCOPED_TRACE(seed);
    Dice dice(seed);
    const ContractBook book(any_terms(dice), small_facts());
    CareTally tally(book);
    tally.add(any_care(dice));
    const Money without = money_of(settle(book, tally));
    Trial trial(book, tally);
    for (const IncentiveCase& on : all_cases(book, tally)) {
      const TrialClient client = ordinary_client(book.impl(), on, {});
      trial.choose(std::span(&client, 1));
      const Money before = trial.with(nullptr), after = trial.with(&client);
      CareTally slow = tally;
      slow.add(client.order, client.delivered, 1);
      const Money with = money_of(settle(book, slow));
      EXPECT_EQ(after.municipalities - before.municipalities,
                with.municipalities - without.municipalities);
      EXPECT_EQ(after.elsewhere - before.elsewhere, with.elsewhere - without.elsewhere);
      for (std::size_t p = 0; p < 4; ++p)
        EXPECT_EQ(after.received[p] - before.received[p], with.received[p] - without.received[p]);
      with_money += with.municipalities != without.municipalities ? 1 : 0;
    }
  }
  EXPECT_GT(with_money, 60);  // It is about something.
}

}  // namespace
}  // namespace houvast::contracts
