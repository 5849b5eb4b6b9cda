// SPDX-License-Identifier: EUPL-1.2
#include "contracts/testing.h"

#include <gtest/gtest.h>

namespace houvast::contracts {
namespace {

using namespace testing;

TEST(SettleContracts, PaysUnitsAtThePriceOfTheYear) {
  ContractTerms terms = four_providers();
  terms.contracts = {contract("k", {"a"}, {"day"}, {clause(UnitClause{})})};
  const ContractBook book(terms, small_facts());
  CareSheet sheet;
  sheet.orders = {order(1, 0, 0, 0, 730, 10'000'000)};
  const Settlement settlement = settle_sheet(book, sheet);
  // Ten a month, at 40 euro in 2026 and at 42 in 2027.
  EXPECT_EQ(settlement.lines.size(), 24U);
  EXPECT_EQ(settlement.paid(0, 1, 2026, book.facts()), 4'800_eur);
  EXPECT_EQ(settlement.paid(0, 1, 2027, book.facts()), 5'040_eur);
  EXPECT_EQ(settlement.paid(0, 0, 2026, book.facts()), 0_eur);
}

TEST(SettleContracts, CareOfTheYearBeforeRunsOnFirstOfJanuary) {
  ContractTerms terms = four_providers();
  terms.contracts = {contract("k", {"a"}, {"day"}, {clause(UnitClause{})})};
  const ContractBook book(terms, small_facts());
  CareSheet sheet;
  sheet.orders = {order(1, 0, 0, 334, 396, 31'000'000)};  // 1 December to 31 January.
  const Settlement settlement = settle_sheet(book, sheet);
  ASSERT_EQ(settlement.lines.size(), 2U);
  EXPECT_EQ(settlement.lines[0].care, CareClass::started);
  EXPECT_EQ(settlement.lines[0].month, 11);
  EXPECT_EQ(settlement.lines[1].care, CareClass::running);
  EXPECT_EQ(settlement.lines[1].month, 12);
  EXPECT_EQ(settlement.lines[1].amount, 1'302_eur);
}

TEST(SettleContracts, SplitsAvailabilityByInhabitantsAndInTwelve) {
  ContractTerms terms = four_providers();
  AvailabilityClause available;
  available.amount = {{2026, 1'000.03_eur}};
  terms.contracts = {contract("k", {"a"}, {"day"}, {clause(available)})};
  const ContractBook book(terms, small_facts());
  const Settlement settlement = settle_sheet(book, {});
  EXPECT_EQ(settlement.lines.size(), 48U);
  // Three quarters is 750.0225: the larger remainder has GM2.
  EXPECT_EQ(settlement.paid(0, 0, 2026, book.facts()), 750.02_eur);
  EXPECT_EQ(settlement.paid(0, 1, 2026, book.facts()), 250.01_eur);
}

TEST(SettleContracts, CareWithoutContractIsCountedAndNotPaid) {
  ContractTerms terms = four_providers();
  terms.contracts = {contract("k", {"a"}, {"day"}, {clause(UnitClause{})})};
  const ContractBook book(terms, small_facts());
  CareTally tally(book);
  tally.add(order(0, 0, 1, 31, 59, 5'000'000), {}, 1);
  EXPECT_TRUE(settle(book, tally).lines.empty());
  EXPECT_EQ(tally.volume(1, 0, 1), 5'000'000);
  EXPECT_EQ(tally.starts(1, 0, 1), 1);
  EXPECT_EQ(tally.clients(1, 0, 2), 0);
  EXPECT_FALSE(book.contract_of(0, 0, 1, 1).has_value());
}

}  // namespace
}  // namespace houvast::contracts
