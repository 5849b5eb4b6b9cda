// SPDX-License-Identifier: EUPL-1.2
#include "houvast/pxq.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "funding/testing.h"

namespace houvast::funding {
namespace {

using namespace literals;

/// Foster care is common, secure stay and crisis stay are rare. The prices are made up.
PxqTerms guardianship() {
  return {.volumes = {{"pleegzorg", "GM9001", 2015, 1'000_d, 40, {}},
                      {"pleegzorg", "GM9002", 2015, 500.5_d, 20, {}},
                      {"gesloten", "GM9002", 2015, 100_d, 2, 50'000_eur},
                      {"crisis", "GM9002", 2015, 300_d, 3, {}}},
          .price = {{"pleegzorg", 50_eur}, {"gesloten", 400_eur}, {"crisis", 200_eur}},
          .fewest_cases = 10};
}

TEST(Pxq, PaysTheVolumeOfTwoYearsBeforeAtTheNationalPrice) {
  PxqTerms terms = guardianship();
  terms.fewest_cases = 0;
  const Pxq paid = pxq(terms, 2017, {}).value();
  EXPECT_EQ(paid.data_year, 2015);
  EXPECT_EQ(paid.amounts.at("GM9001"), 50'000_eur);
  EXPECT_EQ(paid.amounts.at("GM9002"), 25'025_eur + 40'000_eur + 60'000_eur);
  EXPECT_EQ(codes_of(pxq(terms, 2018, {})), Codes{"funding/no-figures-of-year"});
}

TEST(Pxq, PoolsFormsWithTooFewCasesAtOneMeanPrice) {
  const Pxq paid = pxq(guardianship(), 2017, {}).value();
  EXPECT_EQ(paid.pooled_forms, (std::vector<std::string>{"crisis", "gesloten"}));
  // (100 * 400 + 300 * 200) / 400 = 250
  EXPECT_EQ(paid.prices.at("overig_verblijf"), 250_eur);
  EXPECT_EQ(paid.amounts.at("GM9002"), 25'025_eur + 100'000_eur);
}

TEST(Pxq, ShowsTheGapToAMunicipalitysOwnPriceLevel) {
  // As in Zeist (source 003, 3.1): heavy care is paid at the mean price of 'other stay'.
  const Pxq paid = pxq(guardianship(), 2017, {}).value();
  ASSERT_EQ(paid.gaps.size(), 1u);
  EXPECT_EQ(paid.gaps[0].municipality, "GM9002");
  EXPECT_EQ(paid.gaps[0].at_national_price, 25'000_eur);
  EXPECT_EQ(paid.gaps[0].gap, 25'000_eur);
}

TEST(Pxq, ScalesToTheMacroBudget) {
  const Pxq paid = pxq(guardianship(), 2017, 100'000_eur).value();
  EXPECT_EQ(paid.before_scaling, 175'025_eur);
  EXPECT_EQ(paid.amounts.at("GM9001") + paid.amounts.at("GM9002"), 100'000_eur);
  EXPECT_EQ(paid.amounts.at("GM9001"), 28'567.35_eur);  // 50,000 / 175,025
  const auto posted = transfers(paid, "voogdij");
  EXPECT_EQ(posted.size(), 4u);
  EXPECT_EQ(posted[0].reason.rule, "F6.pxq_scaled");
  EXPECT_EQ(total(posted), 100'000_eur);
  expect_explained(posted);
  expect_explained(transfers(pxq(guardianship(), 2017, {}).value(), "voogdij"));
}

TEST(Pxq, TakesTheMeanCostWhereNoPriceWasGiven) {
  PxqTerms terms{
      .volumes = {{"a", "GM9001", 2015, 3_d, 9, 100_eur}, {"a", "GM9002", 2015, 0_d, 0, 0_eur}}};
  EXPECT_EQ(pxq(terms, 2017, {}).value().prices.at("a"), 33.33_eur);
  terms.volumes[1].actual_cost.reset();
  EXPECT_EQ(codes_of(pxq(terms, 2017, {})), Codes{"funding/no-price"});
}

TEST(Pxq, TellsWhatIsWrong) {
  PxqTerms terms = guardianship();
  terms.volumes[0].volume = -1_d;
  terms.volumes.push_back(terms.volumes[1]);
  EXPECT_EQ(codes_of(pxq(terms, 2017, -1_eur)),
            (Codes{"funding/negative-amount", "funding/figure-twice"}));
  terms = guardianship();
  for (CareVolume& row : terms.volumes) row.volume = 0_d;
  EXPECT_EQ(codes_of(pxq(terms, 2017, 1_eur)), Codes{"funding/no-price"});
  terms.price["overig_verblijf"] = 1_eur;
  EXPECT_EQ(codes_of(pxq(terms, 2017, 1_eur)), Codes{"funding/nothing-to-scale"});
  EXPECT_TRUE(transfers(pxq(terms, 2017, 0_eur).value(), "voogdij").empty());
}

TEST(Pxq, DoesNotDependOnTheOrderOfTheFigures) {
  std::mt19937_64 random(seed());
  PxqTerms terms;
  for (int i = 1; i <= 30; ++i)
    for (const char* form : {"a", "b", "c"})
      terms.volumes.push_back(
          {form, code(i), 2015, Decimal(static_cast<std::int64_t>(random() % 100'000), 2), 5, {}});
  terms.price = {{"a", 17.35_eur}, {"b", 400_eur}, {"c", 0.07_eur}};
  const Pxq paid = pxq(terms, 2017, 1'000'000.01_eur).value();
  std::shuffle(terms.volumes.begin(), terms.volumes.end(), random);
  EXPECT_EQ(pxq(terms, 2017, 1'000'000.01_eur).value().lines, paid.lines);
  Cents sum;
  for (const auto& [code, amount] : paid.amounts) sum += amount;
  EXPECT_EQ(sum, 1'000'000.01_eur);
}

}  // namespace
}  // namespace houvast::funding
