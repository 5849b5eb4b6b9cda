// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include <chrono>

#include "contracts/testing.h"

namespace houvast::contracts {
namespace {

using namespace testing;
using namespace std::chrono_literals;

/// The shares of "day" in GM1, by month from which they hold.
std::vector<MarketShare> shares_of(const ContractTerms& terms) {
  std::vector<MarketShare> all = market_shares(terms, small_facts());
  std::erase_if(all, [](const MarketShare& s) { return s.municipality != 0 || s.product != 0; });
  return all;
}

Supply fixed(std::map<std::string, double> shares) {
  Supply supply;
  supply.product = "day";
  supply.shares = std::move(shares);
  return supply;
}

Supply attraction(std::vector<std::string> providers, int grows_in_months = 0) {
  Supply supply;
  supply.product = "day";
  supply.providers = std::move(providers);
  supply.attraction = Supply::Attraction{};
  supply.attraction->grows_in_months = grows_in_months;
  return supply;
}

TEST(MarketShares, GivesTheOnlyProviderUnderContractEverything) {
  ContractTerms terms = four_providers();
  terms.contracts = {contract("k1", {"a"}, {"day"}, {}), contract("k2", {"b"}, {"day"}, {})};
  terms.contracts[0].to = {2026, 12};
  terms.contracts[1].from = {2027, 1};
  const std::vector<MarketShare> all = shares_of(terms);
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].shares, (std::vector<std::pair<std::uint16_t, double>>{{0, 1.0}}));
  EXPECT_EQ(all[1].month, 12);
  EXPECT_EQ(all[1].shares, (std::vector<std::pair<std::uint16_t, double>>{{1, 1.0}}));
}

TEST(MarketShares, LeavesTheShareOfWhoIsNotThereToTheOthersInProportion) {
  ContractTerms terms = four_providers();
  terms.supply = {fixed({{"a", 0.5}, {"b", 0.3}, {"c", 0.2}})};
  terms.providers[0].to = Period{2026, 6};
  terms.providers[2].municipalities = {"GM2"};
  const std::vector<MarketShare> all = shares_of(terms);
  ASSERT_EQ(all.size(), 2U);
  EXPECT_DOUBLE_EQ(all[0].shares[0].second, 0.625);  // 0.5 of 0.8.
  EXPECT_DOUBLE_EQ(all[0].shares[1].second, 0.375);
  EXPECT_EQ(all[1].month, 6);
  EXPECT_EQ(all[1].shares, (std::vector<std::pair<std::uint16_t, double>>{{1, 1.0}}));
}

TEST(MarketShares, FollowsTheLogit) {
  ContractTerms terms = four_providers();
  terms.supply = {attraction({"b", "a"})};
  terms.providers[0].quality = 1;
  const std::vector<MarketShare> all = shares_of(terms);
  ASSERT_EQ(all.size(), 1U);
  EXPECT_NEAR(all[0].shares[0].second, 0.7310585786300049, 1e-12);  // e / (e + 1)
}

TEST(MarketShares, SendsClientsToWhoIsCheaperAndNearer) {
  ContractTerms terms = four_providers();
  terms.supply = {attraction({"a", "b"})};
  terms.supply[0].attraction->price = -2;
  UnitClause cheap;
  cheap.price = {{2026, 30_d}};
  terms.contracts = {contract("k", {"b"}, {"day"}, {clause(cheap)})};
  EXPECT_GT(shares_of(terms)[0].shares[1].second, 0.5);
  terms.supply[0].attraction->distance = -1;
  terms.providers[1].distance_from = {{"GM1", 5.0}};
  EXPECT_LT(shares_of(terms)[0].shares[1].second, 0.5);
}

TEST(MarketShares, LetsANewProviderGrow) {
  ContractTerms terms = four_providers();
  terms.supply = {attraction({"a", "b"}, 4)};
  terms.providers[1].from = Period{2026, 3};
  const std::vector<MarketShare> all = shares_of(terms);
  ASSERT_EQ(all.size(), 5U);
  EXPECT_EQ(all[0].shares.size(), 1U);
  EXPECT_EQ(all[1].month, 2);
  EXPECT_DOUBLE_EQ(all[1].shares[1].second, 0.2);  // 0.25 / 1.25
  EXPECT_DOUBLE_EQ(all[4].shares[1].second, 0.5);
}

CareRecord record(std::string client, std::string provider) {
  CareRecord made;
  made.client = std::move(client);
  made.municipality = "GM1";
  made.product = "day";
  made.provider = std::move(provider);
  made.ordered = std::chrono::sys_days(2026y / 1 / 10);
  made.start = std::chrono::sys_days(2026y / 2 / 1);
  made.stop = std::chrono::sys_days(2026y / 3 / 1);
  made.reason = StopReason::planned;
  made.monthly_volume = 8'000'000;
  return made;
}

TEST(CareSheet, TakesRecordsAsTheyAre) {
  ContractTerms terms = four_providers();
  const ContractBook book(terms, small_facts());
  std::vector<CareRecord> records = {record("x", "b"), record("x", "elsewhere"), record("y", "b")};
  records[2].product = "unknown";
  records.push_back(record("z", "b"));
  records[3].start = std::nullopt;
  const CareSheet sheet = care_sheet(book, records);
  ASSERT_EQ(sheet.orders.size(), 2U);
  EXPECT_EQ(sheet.orders[0].provider, 1);
  EXPECT_FALSE(sheet.orders[1].provider.has_value());
  EXPECT_EQ(sheet.orders[0].client, sheet.orders[1].client);
  EXPECT_EQ(sheet.orders[0].start, 31);
  EXPECT_EQ(sheet.orders[0].end, 59);
  EXPECT_TRUE(sheet.orders[0].is_stopped);
  EXPECT_EQ(sheet.orders[0].delivered, 0U);
}

TEST(CareSheet, AnOrderWithoutClaimsAmongOthersDeliveredNothing) {
  ContractTerms terms = four_providers();
  terms.contracts = {contract("k", {"b"}, {"day"}, {clause(UnitClause{})})};
  const ContractBook book(terms, small_facts());
  std::vector<CareRecord> records = {record("x", "b"), record("y", "b")};
  EXPECT_EQ(total(settle_sheet(book, care_sheet(book, records)).lines), 640_eur);  // 2 * 8 * 40
  records[0].claims = {
      {.month = {2026, 2}, .volume = 3'000'000, .amount = std::nullopt, .reported = {2026, 4}}};
  EXPECT_EQ(total(settle_sheet(book, care_sheet(book, records)).lines), 120_eur);  // 3 * 40
}

TEST(CareSheet, DividesClientsWithoutProviderByMarketShare) {
  ContractTerms terms = four_providers();
  terms.supply = {fixed({{"a", 0.7}, {"c", 0.3}})};
  const ContractBook book(terms, small_facts());
  std::vector<CareRecord> records;
  for (int i = 0; i < 2000; ++i) records.push_back(record("client " + std::to_string(i), ""));
  const CareSheet sheet = care_sheet(book, records);
  int first = 0;
  for (const CareOrder& of : sheet.orders) {
    ASSERT_TRUE(of.provider == 0 || of.provider == 2);
    if (of.provider == 0) ++first;
  }
  EXPECT_NEAR(first, 1400, 80);  // Four standard deviations of a binomial.
  EXPECT_EQ(care_sheet(book, records).orders[7].provider, sheet.orders[7].provider);
}

}  // namespace
}  // namespace houvast::contracts
