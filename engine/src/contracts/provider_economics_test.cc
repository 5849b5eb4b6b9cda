// SPDX-License-Identifier: EUPL-1.2
#include "houvast/provider_economics.h"

#include <gtest/gtest.h>

#include <random>

#include "contracts/testing.h"

namespace houvast::contracts {
namespace {

using namespace testing;

/// Provider "a" is paid 40 euro a unit of "day" and needs 30 for it, 1,200 euro a year and 50 for
/// every new client; costs rise by 10% a year.
ContractTerms one_priced_provider() {
  ContractTerms terms = four_providers();
  Provider& a = terms.providers[0];
  a.fixed_cost = {{2026, 1'200_eur}};
  a.unit_cost = {{"day", 30_d}};
  a.start_cost = {{"day", 50_d}};
  a.cost_index = 0.1_d;
  a.capacity = {{2026, 4}};
  a.cash = 100_eur;
  terms.contracts = {contract("k", {"a"}, {"day"}, {clause(UnitClause{})})};
  return terms;
}

Economics economics_of(const ContractBook& book, const CareSheet& sheet) {
  CareTally tally(book);
  tally.add(sheet);
  return provider_years(book, tally, settle(book, tally));
}

TEST(ProviderYears, RevenueLessFixedAndVariableCostIsMargin) {
  const ContractBook book(one_priced_provider(), small_facts());
  CareSheet sheet;
  sheet.orders = {order(0, 0, 0, 0, 730, 10'000'000)};
  const Economics economics = economics_of(book, sheet);
  const ProviderYear& first = economics.of(0, 2026, book.facts().years);
  EXPECT_EQ(first.revenue, 4'800_eur);  // 12 * 10 * 40
  EXPECT_EQ(first.fixed_cost, 1'200_eur);
  EXPECT_EQ(first.variable_cost, 3'650_eur);  // 12 * 10 * 30, and 50 for the start
  EXPECT_EQ(first.margin(), -50_eur);
  const ProviderYear& second = economics.of(0, 2027, book.facts().years);
  EXPECT_EQ(second.revenue, 5'040_eur);        // 12 * 10 * 42
  EXPECT_EQ(second.fixed_cost, 1'320_eur);     // 10% more
  EXPECT_EQ(second.variable_cost, 3'960_eur);  // 12 * 10 * 33
  EXPECT_EQ(second.starts, 0);
}

TEST(ProviderYears, MoneyThatComesLaterMakesCashLower) {
  const ContractBook book(one_priced_provider(), small_facts());
  CareSheet sheet;
  sheet.orders = {order(0, 0, 0, 0, 730, 10'000'000)};
  const Economics economics = economics_of(book, sheet);
  // January: 100 in hand, 100 fixed, 300 of care and 50 for the start go out, nothing comes in.
  EXPECT_EQ(economics.cash[0], -350_eur);
  // From February on 400 comes in and 400 goes out.
  EXPECT_EQ(economics.cash[11], -350_eur);
  EXPECT_EQ(economics.of(0, 2026, book.facts().years).lowest_cash, -350_eur);
  EXPECT_EQ(economics.of(0, 2026, book.facts().years).received, 4'400_eur);

  ContractTerms at_once = one_priced_provider();
  at_once.providers[0].payment_months = 0;
  const ContractBook prompt(at_once, small_facts());
  EXPECT_EQ(economics_of(prompt, sheet).of(0, 2026, prompt.facts().years).lowest_cash, 50_eur);
}

TEST(ProviderYears, OccupancyIsTheMeanOfTheMonthsOverPlaces) {
  const ContractBook book(one_priced_provider(), small_facts());
  CareSheet sheet;
  // One client all year, in care before 11 months and on their first day; and one from 1 February
  // to 30 April, before March and April.
  sheet.orders = {order(0, 0, 0, 0, 730, 1'000'000), order(1, 0, 0, 31, 120, 1'000'000)};
  const ProviderYear year = economics_of(book, sheet).of(0, 2026, book.facts().years);
  EXPECT_EQ(year.starts, 2);
  EXPECT_DOUBLE_EQ(year.clients, 13.0 / 12);
  ASSERT_TRUE(year.occupancy.has_value());
  EXPECT_DOUBLE_EQ(*year.occupancy, year.clients / 4);
  EXPECT_FALSE(economics_of(book, sheet).of(1, 2026, book.facts().years).occupancy.has_value());
}

TEST(ProviderYears, WhoIsNotOnTheMarketYetHasNoFixedCost) {
  ContractTerms terms = one_priced_provider();
  terms.providers[0].from = Period{2026, 7};
  const ContractBook book(terms, small_facts());
  EXPECT_EQ(economics_of(book, {}).of(0, 2026, book.facts().years).fixed_cost, 600_eur);
}

TEST(Market, ConcentrationIsTheSumOfSquaredShares) {
  ContractTerms terms = four_providers();
  const ContractBook book(terms, small_facts());
  CareSheet sheet;
  // 3 and 1 units a month of "day": shares 3/4 and 1/4; "talk" has nobody.
  sheet.orders = {order(0, 0, 0, 0, 730, 3'000'000), order(0, 0, 2, 0, 730, 1'000'000)};
  const Economics economics = economics_of(book, sheet);
  ASSERT_EQ(economics.market.size(), 4U);
  const MarketYear& day = economics.market[0];
  ASSERT_EQ(day.shares.size(), 2U);
  EXPECT_EQ(day.shares[1].provider, 2);
  EXPECT_DOUBLE_EQ(day.shares[1].share, 0.25);
  EXPECT_DOUBLE_EQ(day.concentration.value(), 0.625);
  EXPECT_FALSE(economics.market[2].concentration.has_value());
}

/// "a" is the main contractor of "b", and pays him 80% of the price of the product.
ContractTerms main_contractor() {
  ContractTerms terms = four_providers();
  terms.contracts = {contract("k", {"a", "b"}, {"day"}, {clause(UnitClause{})})};
  terms.contracts[0].subcontracts = {{"b", 0.8_d}};
  return terms;
}

TEST(Subcontracts, TheMainContractorGetsAllAndPassesOnItsShare) {
  const ContractBook book(main_contractor(), small_facts());
  CareSheet sheet;
  sheet.orders = {order(0, 0, 0, 0, 365, 10'000'000), order(0, 0, 1, 0, 365, 5'000'000)};
  const Economics economics = economics_of(book, sheet);
  // 12 * 15 * 40 comes in; 12 * 5 * 32 goes on to b.
  EXPECT_EQ(economics.of(0, 2026, book.facts().years).revenue, 7'200_eur - 1'920_eur);
  EXPECT_EQ(economics.of(1, 2026, book.facts().years).revenue, 1'920_eur);
}

TEST(Subcontracts, LinesNameBothAndMultiplyOut) {
  const ContractBook book(main_contractor(), small_facts());
  CareSheet sheet;
  sheet.orders = {order(1, 0, 1, 365, 730, 5'000'000)};
  const Settlement settlement = settle_sheet(book, sheet);
  std::size_t passed_on = 0;
  for (const ContractLine& line : settlement.lines) {
    if (line.kind != LineKind::subcontract) continue;
    ++passed_on;
    EXPECT_EQ(line.from_provider, 0);
    EXPECT_EQ(line.provider, 1);
    EXPECT_EQ(line.municipality, 1);
    EXPECT_EQ(line.price, 336'000);  // 80% of 42 euro.
    EXPECT_EQ(line.amount, 168_eur);
  }
  EXPECT_EQ(passed_on, 12U);
}

TEST(ProviderYears, WhatProvidersReceiveIsWhatPayersPay) {
  constexpr unsigned seed = 20261122;
  std::mt19937 draw(seed);
  const ContractBook book(main_contractor(), small_facts());
  for (int round = 0; round < 20; ++round) {
    CareSheet sheet;
    for (int i = 0; i < 30; ++i) {
      const int start = static_cast<int>(draw() % 700);
      const int end = std::min(730, start + 1 + static_cast<int>(draw() % 300));
      sheet.orders.push_back(order(static_cast<std::uint16_t>(draw() % 2),
                                   static_cast<std::uint16_t>(draw() % 2),
                                   static_cast<std::uint16_t>(draw() % 4), start, end,
                                   static_cast<Millionths>(draw() % 40'000'000)));
    }
    const Settlement settlement = settle_sheet(book, sheet);
    Cents paid, revenue;
    for (const ContractLine& line : settlement.lines)
      if (!line.from_provider) paid += line.amount;
    for (const ProviderYear& year : economics_of(book, sheet).years) revenue += year.revenue;
    EXPECT_EQ(paid, revenue) << "seed " << seed << ", round " << round;
  }
}

}  // namespace
}  // namespace houvast::contracts
