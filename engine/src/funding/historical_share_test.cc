// SPDX-License-Identifier: EUPL-1.2
#include "houvast/historical_share.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "funding/testing.h"

namespace houvast::funding {
namespace {

using namespace literals;

/// A province paid 1.5 million a year beside the state's money in one city, as in Leeuwarden
/// (source 003, 3.1); the other figures are made up.
HistoricalTerms youth_care() {
  return {.spending = {{"GM9001", 2013, 31'500'000_eur, 1'500'000_eur},
                       {"GM9002", 2013, 30'000'000_eur, Cents()},
                       {"GM9003", 2013, 40'000'000_eur, Cents()}}};
}

std::vector<Cents> weights(const HistoricalShares& shares) {
  std::vector<Cents> all;
  for (const HistoricalShare& line : shares.lines) all.push_back(line.weight);
  return all;
}

TEST(HistoricalShares, AddBaseYearsTogether) {
  HistoricalTerms terms = youth_care();
  terms.spending.push_back({"GM9002", 2014, 10'000'000_eur, Cents()});
  const auto shares = historical_shares(terms, municipalities({1, 1, 1, 1})).value();
  EXPECT_EQ(weights(shares),
            (std::vector<Cents>{31'500'000_eur, 40'000'000_eur, 40'000'000_eur, Cents()}));
  EXPECT_EQ(shares.base_years, (std::vector<int>{2013, 2014}));
  EXPECT_EQ(shares.total, 111'500'000_eur);
}

TEST(HistoricalShares, LeaveOwnMoneyOutWhenAsked) {
  HistoricalTerms terms = youth_care();
  terms.with_own_money = false;
  const auto shares = historical_shares(terms, municipalities({1, 1, 1})).value();
  EXPECT_EQ(shares.lines[0].weight, 30'000'000_eur);
  EXPECT_EQ(shares.total, 100'000'000_eur);
}

TEST(HistoricalShares, DoNotDependOnTheOrderOfTheInput) {
  HistoricalTerms terms = youth_care();
  auto all = municipalities({1, 1, 1});
  const auto shares = historical_shares(terms, all).value();
  std::ranges::reverse(terms.spending);
  std::ranges::reverse(all);
  EXPECT_EQ(historical_shares(terms, all).value().lines, shares.lines);
}

TEST(HistoricalShares, SendTheHistoricalPartToTheCentre) {
  HistoricalTerms terms = youth_care();
  terms.to_centre = "GM9003";
  terms.centre_of = {{"GM9001", "GM9002"}, {"GM9002", "GM9002"}};
  const auto shares = historical_shares(terms, municipalities({1, 1, 1})).value();
  EXPECT_EQ(shares.lines[0].receiver, "GM9002");
  EXPECT_EQ(shares.lines[1].receiver, "GM9002");
  EXPECT_EQ(shares.lines[2].receiver, "GM9003");
}

TEST(HistoricalShares, TellEverythingThatIsWrong) {
  HistoricalTerms terms = youth_care();
  terms.to_centre = "GM9009";
  terms.spending.push_back({"GM9001", 2013, 1_eur, 2_eur});
  terms.spending.push_back({"GM8001", 2013, -1_eur, Cents()});
  EXPECT_EQ(codes_of(historical_shares(terms, municipalities({1, 1, 1}))),
            (Codes{"funding/unknown-municipality", "funding/own-money-above-spending",
                   "funding/figure-twice", "funding/negative-amount",
                   "funding/own-money-above-spending", "funding/unknown-municipality"}));
}

TEST(HistoricalShares, NeedABase) {
  EXPECT_EQ(codes_of(historical_shares({}, municipalities({1, 1}))), Codes{"funding/no-base"});
}

TEST(OwnMoneyEffect, ShowsWhoLosesWhenOwnMoneyIsLeftOut) {
  const auto shares = historical_shares(youth_care(), municipalities({1, 1, 1})).value();
  const auto effects = own_money_effect(shares, 100'000'000_eur);
  ASSERT_EQ(effects.size(), 3u);
  // 31.5 / 101.5 of 100 million is 31,034,482.76; without own money 30 / 100.
  EXPECT_EQ(effects[0].own_money, 1'500'000_eur);
  EXPECT_EQ(effects[0].with, 31'034'482.76_eur);
  EXPECT_EQ(effects[0].without, 30'000'000_eur);
  EXPECT_EQ(effects[0].effect, -1'034'482.76_eur);
  EXPECT_EQ(effects[0].effect + effects[1].effect + effects[2].effect, Cents());
}

}  // namespace
}  // namespace houvast::funding
