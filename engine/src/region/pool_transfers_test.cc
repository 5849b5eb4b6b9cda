// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include <algorithm>

#include "houvast/contribution.h"
#include "houvast/format.h"
#include "houvast/pool_statistics.h"

namespace houvast::region {
namespace {

using namespace literals;

/// Two municipalities, keyed by inhabitants, advance 12 and cost 13 million, reserve half.
Agreement example() {
  Agreement agreement{.id = "bw", .scheme = "bw"};
  agreement.contribution = ContributionTerms{.key = {{Key::inhabitants, 1_d}}};
  agreement.reserve = ReserveTerms{
      .surplus_share = 0.5_d, .deficit_share = 0.5_d, .minimum = 0.05_d, .maximum = 0.15_d};
  return agreement;
}

PoolFigures figures(Cents balance) {
  return {.members = {{.municipality = "GM9001",
                       .inhabitants = 60'000,
                       .income = 100'000'000_eur,
                       .spending = 11'000'000_eur,
                       .budget = 10'000'000_eur},
                      {.municipality = "GM9002",
                       .inhabitants = 40'000,
                       .income = 20'000'000_eur,
                       .spending = 2'000'000_eur,
                       .budget = 2'000'000_eur}},
          .reserve_balance = balance};
}

std::vector<Transfer> posted(const Agreement& agreement, const PoolFigures& of) {
  const PoolYear pool = pool_year(agreement, of).value();
  return transfers(pool, 2026, agreement, of, accounts(agreement, "Voorbeeldregio").value());
}

const Transfer& first_of(const std::vector<Transfer>& list, std::string_view rule) {
  const auto found = std::find_if(list.begin(), list.end(),
                                  [&](const Transfer& t) { return t.reason.rule == rule; });
  EXPECT_NE(found, list.end()) << rule;
  return *found;
}

TEST(PoolTransfers, CanBeCheckedByHand) {
  const auto list = posted(example(), figures(10'000'000_eur));
  const Transfer& advance = first_of(list, "R2.advance");
  EXPECT_EQ(advance.amount, 7'200'000_eur);
  EXPECT_EQ(reason_sentence(advance.reason, Language::dutch),
            "Voorschot aan de regio: aandeel 60% in € 12.000.000,00, volgens de sleutel "
            "(inwoners 60000/100000)");
  const Transfer& withdrawal = first_of(list, "R3.withdrawal");
  EXPECT_EQ(withdrawal.amount, 500'000_eur);
  EXPECT_EQ(reason_sentence(withdrawal.reason, Language::english),
            "Withdrawal: 50% of the deficit € 1,000,000.00 comes from the reserve, which may fall "
            "from € 10,000,000.00 to € 6,000,000.00 at least");
  const Transfer& true_up = first_of(list, "R2.true_up");
  EXPECT_EQ(true_up.from, municipality("GM9001"));
  EXPECT_EQ(true_up.amount, 300'000_eur);
  EXPECT_EQ(reason_sentence(true_up.reason, Language::dutch),
            "Nacalculatie: de bijdrage is aandeel 60% in € 12.500.000,00, volgens de sleutel "
            "(inwoners 60000/100000), dus € 7.500.000,00; per saldo betaald is € 7.200.000,00");
}

TEST(PoolTransfers, NameEveryFigureThatTheirWordsAskFor) {
  using AtMinimum = ReserveTerms::AtMinimum;
  using AtMaximum = ReserveTerms::AtMaximum;
  std::vector<std::string> rules;
  for (const Cents balance : {0_eur, 6'000'000_eur, 18'000'000_eur, 20'000'000_eur})
    for (const Cents budget : {2'000'000_eur, 9'000'000_eur})
      for (const AtMinimum at_minimum : {AtMinimum::top_up, AtMinimum::savings_task})
        for (const AtMaximum at_maximum : {AtMaximum::pay_out, AtMaximum::invest})
          for (const bool true_up : {true, false})
            for (const CooperationModel model :
                 {CooperationModel::network, CooperationModel::agency}) {
              Agreement agreement = example();
              agreement.reserve->at_minimum = at_minimum;
              agreement.reserve->at_maximum = at_maximum;
              agreement.contribution->true_up = true_up;
              agreement.cooperation = {.model = model, .leader = "GM9002"};
              PoolFigures of = figures(balance);
              of.members[1].budget = budget;
              for (const Transfer& transfer : posted(agreement, of)) {
                EXPECT_GT(transfer.amount, 0_eur);
                for (const Language language : {Language::dutch, Language::english})
                  EXPECT_EQ(reason_sentence(transfer.reason, language).find('{'),
                            std::string::npos);
                rules.push_back(transfer.reason.rule);
              }
            }
  std::sort(rules.begin(), rules.end());
  rules.erase(std::unique(rules.begin(), rules.end()), rules.end());
  const std::vector<std::string> all{"R2.advance",  "R2.remainder",  "R2.true_up",
                                     "R3.addition", "R3.invest",     "R3.pay_out",
                                     "R3.refill",   "R3.release",    "R3.savings_task",
                                     "R3.top_up",   "R3.withdrawal", "R8.reimbursement"};
  EXPECT_EQ(rules, all);
}

TEST(ContributionSpread, FallsWhenAReserveTakesTheSwings) {
  Agreement without = example();
  without.reserve.reset();
  Agreement with = example();
  with.reserve->surplus_share = with.reserve->deficit_share = 1_d;
  std::vector<PoolYear> steady;
  std::vector<PoolYear> swinging;
  PoolFigures year = figures(10'000'000_eur);
  for (const Cents spending : {11'000'000_eur, 9'000'000_eur}) {
    year.members[0].spending = spending;
    swinging.push_back(pool_year(without, year).value());
    steady.push_back(pool_year(with, year).value());
    year.reserve_balance = steady.back().reserve.closing;
  }
  const std::vector<std::vector<PoolYear>> runs_without{swinging};
  const std::vector<std::vector<PoolYear>> runs_with{steady};
  const auto falls = spread_fall(contribution_spread(runs_without), contribution_spread(runs_with));
  EXPECT_DOUBLE_EQ(falls[0].without.mean, 720'000'000);
  EXPECT_NEAR(falls[0].without.spread, 84'852'813.74, 0.01);
  EXPECT_DOUBLE_EQ(falls[0].with.spread, 0);
  EXPECT_DOUBLE_EQ(falls[0].fall.value(), 1);
}

}  // namespace
}  // namespace houvast::region
