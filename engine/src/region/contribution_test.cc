// SPDX-License-Identifier: EUPL-1.2
#include "houvast/contribution.h"

#include <gtest/gtest.h>

#include "region/key_weights.h"

namespace houvast::region {
namespace {

using namespace literals;

using Amounts = std::vector<Cents>;

/// The region of 002: G1 and G2, in millions of euro.
const std::vector<KeyFigures> two{
    {.inhabitants = 60, .income = 100_eur, .clients = 90, .spending = 117_eur},
    {.inhabitants = 40, .income = 20_eur, .clients = 10, .spending = 13_eur}};

const KeyBlend by_inhabitants{{Key::inhabitants, 1_d}};
const KeyBlend by_income{{Key::income, 1_d}};
const KeyBlend by_clients{{Key::clients, 1_d}};
const KeyBlend by_spending{{Key::spending, 1_d}};

Amounts amounts(const PoolYear& pool, Cents PoolLine::*field) {
  Amounts list;
  for (const PoolLine& line : pool.lines) list.push_back(line.*field);
  return list;
}

Agreement agreement_with(KeyBlend key, bool true_up = true) {
  Agreement agreement{.id = "bw", .scheme = "bw"};
  agreement.contribution = ContributionTerms{.key = std::move(key), .true_up = true_up};
  return agreement;
}

/// Budget 12 millions, cost 13: a deficit of 1.
const PoolFigures year_of_two{.members = {{.municipality = "GM9001",
                                           .inhabitants = 60'000,
                                           .income = 100'000'000_eur,
                                           .spending = 11'000'000_eur,
                                           .budget = 10'000'000_eur,
                                           .clients = 90},
                                          {.municipality = "GM9002",
                                           .inhabitants = 40'000,
                                           .income = 20'000'000_eur,
                                           .spending = 2'000'000_eur,
                                           .budget = 2'000'000_eur,
                                           .clients = 10}}};

std::string code_of(const Result<PoolYear>& result) { return result ? "" : result.error()[0].code; }

// K-C4: cost 13 over inhabitants 60/40, income 100/20 and use 90/10.
TEST(SplitByKey, SharesThirteenMillionAsTheCaseHasIt) {
  const Cents cost = 13'000'000_eur;
  EXPECT_EQ(split_by_key(cost, by_inhabitants, two), (Amounts{7'800'000_eur, 5'200'000_eur}));
  EXPECT_EQ(split_by_key(cost, by_income, two), (Amounts{10'833'333.33_eur, 2'166'666.67_eur}));
  EXPECT_EQ(split_by_key(cost, by_clients, two), (Amounts{11'700'000_eur, 1'300'000_eur}));
  EXPECT_EQ(split_by_key(cost, by_spending, two), (Amounts{11'700'000_eur, 1'300'000_eur}));
}

TEST(SplitByKey, MixesSharesAndNotFigures) {
  const KeyBlend half{{Key::inhabitants, 0.5_d}, {Key::clients, 0.5_d}};
  EXPECT_EQ(split_by_key(13'000'000_eur, half, two), (Amounts{9'750'000_eur, 3'250'000_eur}));
}

TEST(SplitByKey, NormalisesWeights) {
  const KeyBlend thirds{{Key::inhabitants, 1_d}, {Key::clients, 2_d}};
  EXPECT_EQ(split_by_key(30_eur, thirds, two), (Amounts{24_eur, 6_eur}));
}

TEST(SplitByKey, IgnoresAKeyWithoutWeight) {
  const KeyBlend blend{{Key::inhabitants, 1_d}, {Key::clients, 0_d}};
  const std::vector<KeyFigures> without_clients{{.inhabitants = 1}, {.inhabitants = 3}};
  EXPECT_EQ(split_by_key(8_eur, blend, without_clients), (Amounts{2_eur, 6_eur}));
}

TEST(SplitByKey, GivesTheLastCentToTheLargestRemainderAndOfEqualOnesToTheFirst) {
  const std::vector<KeyFigures> three{{.inhabitants = 1}, {.inhabitants = 1}, {.inhabitants = 1}};
  EXPECT_EQ(split_by_key(0.02_eur, by_inhabitants, three), (Amounts{0.01_eur, 0.01_eur, 0_eur}));
  EXPECT_EQ(split_by_key(-0.02_eur, by_inhabitants, three), (Amounts{-0.01_eur, -0.01_eur, 0_eur}));
}

TEST(SplitByKey, NamesTheMunicipalityWithoutAFigure) {
  const std::vector<KeyFigures> figures{{.clients = 4}, {}};
  const auto result = split_by_key(8_eur, by_clients, figures);
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error()[0].code, "region/key-without-data");
  EXPECT_EQ(result.error()[0].place.field, "2");
  EXPECT_EQ(result.error()[0].found, "clients");
}

TEST(SplitByKey, RefusesWhatIsNoKey) {
  const std::vector<KeyFigures> zero{{}, {}};
  EXPECT_EQ(split_by_key(8_eur, {}, two).error()[0].code, "region/no-key");
  EXPECT_EQ(split_by_key(8_eur, {{Key::income, 0_d}}, two).error()[0].code, "region/no-key");
  EXPECT_EQ(split_by_key(8_eur, by_inhabitants, zero).error()[0].code, "region/key-all-zero");
  EXPECT_EQ(split_by_key(8_eur, {{Key::income, -1_d}}, two).error()[0].code,
            "region/negative-key-weight");
  const std::vector<KeyFigures> below_zero{{.income = -1_eur}, {.income = 2_eur}};
  EXPECT_EQ(split_by_key(8_eur, by_income, below_zero).error()[0].code,
            "region/negative-key-figure");
}

TEST(SplitByKey, FitsTheLargestAmountsWeightsAndFiguresThereAre) {
  const KeyFigures most{
      .inhabitants = INT64_MAX, .income = max_amount, .clients = INT64_MAX, .spending = max_amount};
  const std::vector<KeyFigures> figures(400, most);
  const Decimal nearly_one(Decimal::max_units, 18);
  const KeyBlend all{{Key::inhabitants, Decimal(Decimal::max_units)},
                     {Key::income, nearly_one},
                     {Key::clients, nearly_one},
                     {Key::spending, nearly_one}};
  const auto parts = split_by_key(max_amount, all, figures);
  ASSERT_TRUE(parts);
  for (const Cents part : *parts) EXPECT_EQ(part, Cents(max_amount.count() / 400));
}

TEST(KeyShares, ShowsTwelveDecimals) {
  const auto shares = key_shares(by_income, two);
  EXPECT_EQ(shares, (std::vector<Decimal>{0.833333333333_d, 0.166666666667_d}));
}

TEST(KeyWorkings, CanBeCheckedByHand) {
  const KeyBlend blend{{Key::inhabitants, 1_d}, {Key::income, 2_d}};
  EXPECT_EQ(key_workings(blend, two)[0], "1/3 * inhabitants 60/100 + 2/3 * income 100.00/120.00");
  EXPECT_EQ(key_workings(by_clients, two)[1], "clients 10/100");
}

TEST(KeyLabel, SaysWhatABlendIsMadeOf) {
  EXPECT_EQ(label(by_income).nl, "Rijksinkomsten");
  const KeyBlend blend{{Key::inhabitants, 1_d}, {Key::clients, 2_d}};
  EXPECT_EQ(label(blend).nl, "33,3% Inwoners, 66,7% Cliënten");
  EXPECT_EQ(parse_key("use"), Key::clients);
  EXPECT_EQ(parse_key("spending"), Key::spending);
  EXPECT_EQ(parse_key("Inwoners"), std::nullopt);
}

TEST(PoolYear, TrueUpMakesContributionsFollowTheKeyOverTheActualCost) {
  const PoolYear pool = pool_year(agreement_with(by_clients), year_of_two).value();
  EXPECT_EQ(pool.advances, 12'000'000_eur);
  EXPECT_EQ(pool.cost, 13'000'000_eur);
  EXPECT_EQ(pool.result, -1'000'000_eur);
  EXPECT_EQ(amounts(pool, &PoolLine::advance), (Amounts{10'800'000_eur, 1'200'000_eur}));
  EXPECT_EQ(amounts(pool, &PoolLine::true_up), (Amounts{-900'000_eur, -100'000_eur}));
  EXPECT_EQ(amounts(pool, &PoolLine::contribution), (Amounts{11'700'000_eur, 1'300'000_eur}));
}

TEST(PoolYear, CorrectsAnAdvanceByWhatWasExpected) {
  PoolFigures figures = year_of_two;
  figures.members[0].expected_clients = 50;
  figures.members[1].expected_clients = 50;
  const PoolYear pool = pool_year(agreement_with(by_clients), figures).value();
  EXPECT_EQ(amounts(pool, &PoolLine::advance), (Amounts{6'000'000_eur, 6'000'000_eur}));
  EXPECT_EQ(amounts(pool, &PoolLine::true_up), (Amounts{-5'700'000_eur, 4'700'000_eur}));
}

TEST(PoolYear, AdvancesLastYearsCostAndTheFirstYearItsBudget) {
  Agreement agreement = agreement_with(by_spending);
  agreement.contribution->advance = ContributionTerms::Advance::last_year;
  PoolFigures figures = year_of_two;
  figures.members[0].last_year = 8'000'000_eur;
  const PoolYear pool = pool_year(agreement, figures).value();
  EXPECT_EQ(amounts(pool, &PoolLine::advance), (Amounts{8'000'000_eur, 2'000'000_eur}));
}

TEST(PoolYear, AdvancesStateIncome) {
  Agreement agreement = agreement_with(by_income);
  agreement.contribution->advance = ContributionTerms::Advance::income;
  const PoolYear pool = pool_year(agreement, year_of_two).value();
  EXPECT_EQ(amounts(pool, &PoolLine::advance), (Amounts{100'000'000_eur, 20'000'000_eur}));
  EXPECT_EQ(pool.result, 107'000'000_eur);
}

TEST(PoolYear, PoolsAShareOfTheCareOnly) {
  Agreement agreement = agreement_with(by_inhabitants);
  agreement.contribution->pooled_share = 0.25_d;
  const PoolYear pool = pool_year(agreement, year_of_two).value();
  EXPECT_EQ(amounts(pool, &PoolLine::cost), (Amounts{2'750'000_eur, 500'000_eur}));
  EXPECT_EQ(pool.advances, 3'000'000_eur);
  EXPECT_EQ(amounts(pool, &PoolLine::contribution), (Amounts{1'950'000_eur, 1'300'000_eur}));
}

TEST(PoolYear, LeavesTheRemainderToTheCentreWithoutTrueUp) {
  PoolFigures figures = year_of_two;
  figures.centre = "GM9002";
  const PoolYear pool = pool_year(agreement_with(by_clients, false), figures).value();
  EXPECT_EQ(amounts(pool, &PoolLine::true_up), (Amounts{0_eur, 0_eur}));
  EXPECT_EQ(amounts(pool, &PoolLine::borne), (Amounts{0_eur, 1'000'000_eur}));
  EXPECT_EQ(amounts(pool, &PoolLine::contribution), (Amounts{10'800'000_eur, 2'200'000_eur}));
}

TEST(PoolYear, PrefersTheLeaderToTheCentre) {
  PoolFigures figures = year_of_two;
  figures.centre = "GM9002";
  Agreement agreement = agreement_with(by_clients, false);
  agreement.cooperation = {.model = CooperationModel::host, .leader = "GM9001"};
  EXPECT_EQ(pool_year(agreement, figures).value().financing, "GM9001");
}

TEST(PoolYear, LetsTheReserveTakeItsShareFirst) {
  Agreement agreement = agreement_with(by_clients);
  agreement.reserve = ReserveTerms{
      .surplus_share = 1_d, .deficit_share = 0.6_d, .minimum = 0.05_d, .maximum = 0.15_d};
  PoolFigures figures = year_of_two;
  figures.reserve_balance = 10'000'000_eur;
  const PoolYear pool = pool_year(agreement, figures).value();
  EXPECT_EQ(pool.reserve.withdrawn, 600'000_eur);
  EXPECT_EQ(pool.reserve.closing, 9'400'000_eur);
  EXPECT_EQ(amounts(pool, &PoolLine::true_up), (Amounts{-360'000_eur, -40'000_eur}));
  EXPECT_EQ(amounts(pool, &PoolLine::contribution), (Amounts{11'160'000_eur, 1'240'000_eur}));
}

TEST(PoolYear, DoesNotDependOnTheOrderOfMembers) {
  PoolFigures turned = year_of_two;
  std::swap(turned.members[0], turned.members[1]);
  EXPECT_EQ(pool_year(agreement_with(by_income), turned),
            pool_year(agreement_with(by_income), year_of_two));
}

TEST(PoolYear, SaysWhatIsWrong) {
  EXPECT_EQ(code_of(pool_year(Agreement{.id = "bw"}, year_of_two)), "region/no-contribution");
  EXPECT_EQ(code_of(pool_year(agreement_with(by_clients, false), year_of_two)),
            "region/no-financing-municipality");
  Agreement too_much = agreement_with(by_clients);
  too_much.contribution->pooled_share = 1.01_d;
  EXPECT_EQ(code_of(pool_year(too_much, year_of_two)), "region/pooled-share");
  PoolFigures twice = year_of_two;
  twice.members[1].municipality = "GM9001";
  EXPECT_EQ(code_of(pool_year(agreement_with(by_clients), twice)), "region/municipality-twice");
  PoolFigures huge = year_of_two;
  huge.members[1].spending = max_amount + 0.01_eur;
  EXPECT_EQ(code_of(pool_year(agreement_with(by_clients), huge)), "money/out-of-range");
  PoolFigures no_clients = year_of_two;
  no_clients.members[1].clients.reset();
  const auto missing = pool_year(agreement_with(by_clients), no_clients);
  EXPECT_EQ(code_of(missing), "region/key-without-data");
  EXPECT_EQ(missing.error()[0].place.field, "GM9002");
}

}  // namespace
}  // namespace houvast::region
