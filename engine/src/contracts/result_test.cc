// SPDX-License-Identifier: EUPL-1.2
// C4: a price for each client who reaches an outcome.
#include <gtest/gtest.h>

#include <algorithm>

#include "contracts/testing.h"
#include "support/random_input.h"

namespace houvast::contracts {
namespace {

using namespace testing;
using houvast::testing::for_random_input;
using houvast::testing::RandomInput;
using Measure = ResultClause::Measure;

constexpr int first_of_april = 90, first_of_june = 151, fifteenth_of_august = 226;

std::vector<ContractLine> paid_results(const ResultClause& result, const CareSheet& sheet) {
  ContractTerms terms = four_providers();
  terms.contracts = {contract("k", {"a"}, {"day"}, {clause(result)})};
  return settle_sheet(ContractBook(terms, small_facts()), sheet).lines;
}

CareOrder stay(std::uint64_t client, int start, int end) {
  CareOrder made = order(0, 0, 0, start, end, 1'000'000);
  made.client = client;
  return made;
}

TEST(ResultClause, PaysWhoEndedAsPlanned) {
  CareSheet sheet;
  sheet.orders = {stay(1, 0, first_of_april), stay(2, 0, first_of_april), stay(3, 5, 100),
                  stay(4, 0, 730)};
  sheet.orders[2].reason = StopReason::dropped_out;
  const auto lines =
      paid_results({.price = {{2026, 500_d}}, .measure = Measure::planned_end}, sheet);
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_EQ(lines[0].amount, 1'000_eur);
  EXPECT_EQ(lines[0].quantity, 2'000'000);
  EXPECT_EQ(lines[0].month, 2);  // The last day of care is 31 March.
}

/// The worked example of the method: A is back in August, B stays away.
TEST(ResultClause, PaysWhoWasNotBackWithinTheMonths) {
  CareSheet sheet;
  sheet.orders = {stay(1, 0, first_of_april), stay(1, fifteenth_of_august, 730),
                  stay(2, 0, first_of_june)};
  const ResultClause terms{.price = {{2026, 500_d}}, .measure = Measure::no_return, .months = 6};
  const auto lines = paid_results(terms, sheet);
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_EQ(lines[0].month, 10);
  EXPECT_EQ(lines[0].amount, 500_eur);
}

TEST(ResultClause, CallsCareOfAnyProductAReturn) {
  CareSheet sheet;
  sheet.orders = {stay(1, 0, first_of_april), stay(1, first_of_april, 200)};
  sheet.orders[1].product = 1;
  sheet.orders[1].provider = 2;
  const ResultClause terms{.price = {{2026, 500_d}}, .measure = Measure::no_return, .months = 6};
  EXPECT_TRUE(paid_results(terms, sheet).empty());
  // Back on 1 October, six months after 1 April to the day: too late to count.
  sheet.orders[1].start = 273;
  EXPECT_EQ(paid_results(terms, sheet).size(), 1U);
  sheet.orders[1].start = 272;
  EXPECT_TRUE(paid_results(terms, sheet).empty());
}

TEST(ResultClause, PaysNothingForWhatShowsAfterTheYears) {
  const ResultClause terms{.price = {{2026, 500_d}}, .measure = Measure::no_return, .months = 12};
  CareSheet sheet;
  sheet.orders = {stay(1, 0, 365)};  // Away since 1 January 2027: known on the last day of 2027.
  const auto lines = paid_results(terms, sheet);
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_EQ(lines[0].month, 23);
  sheet.orders = {stay(1, 0, 366)};
  EXPECT_TRUE(paid_results(terms, sheet).empty());
}

TEST(ResultClause, AddsClientsAndTakesNoneAwayWhenTheChanceRises) {
  for_random_input(50, [](RandomInput& input) {
    CareSheet sheet;
    for (std::uint64_t client = 0; client < 200; ++client) {
      sheet.orders.push_back(stay(client, 0, static_cast<int>(input.number(1, 730))));
      sheet.orders.back().chance = static_cast<std::uint32_t>(input.bits());
    }
    const auto reached = [&](double chance) {
      ResultClause terms{.price = {{2026, 1_d}}, .measure = Measure::agreed};
      terms.chance = chance;
      return total(paid_results(terms, sheet));
    };
    EXPECT_EQ(reached(0), 0_eur);
    const double low = static_cast<double>(input.number(0, 100)) / 100;
    EXPECT_LE(reached(low), reached(std::min(1.0, low + 0.1)));
    const auto ended = std::count_if(sheet.orders.begin(), sheet.orders.end(),
                                     [](const CareOrder& order) { return order.is_stopped; });
    EXPECT_EQ(reached(1), Cents(ended * 100));
  });
}

TEST(ResultClause, ForgetsWhatIsTakenOutAgain) {
  ContractTerms terms = four_providers();
  const ResultClause result{.price = {{2026, 500_d}}, .measure = Measure::no_return, .months = 6};
  terms.contracts = {contract("k", {"a"}, {"day"}, {clause(result)})};
  const ContractBook book(terms, small_facts());
  CareTally tally(book);
  tally.add(stay(1, 0, first_of_april), {}, 1);
  const Settlement before = settle(book, tally);
  for (const CareOrder& extra : {stay(1, 100, 120), stay(2, 0, 50)}) {
    tally.add(extra, {}, 1);
    EXPECT_NE(settle(book, tally).lines, before.lines);
    tally.add(extra, {}, -1);
    EXPECT_EQ(settle(book, tally).lines, before.lines);
  }
}

}  // namespace
}  // namespace houvast::contracts
