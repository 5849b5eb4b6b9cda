// SPDX-License-Identifier: EUPL-1.2
// C2 by hand: every amount is worked out in a comment.
#include <gtest/gtest.h>

#include <map>

#include "contracts/testing.h"

namespace houvast::contracts {
namespace {

using namespace testing;

constexpr int jan_16 = 15, mar_1 = 59, apr_11 = 100, year_2 = 365;

/// What a clause of contract "k" with provider "a" pays for care in "day", by month.
std::map<int, Cents> paid_by_month(const Clause& terms_of, std::vector<CareOrder> orders) {
  ContractTerms terms = four_providers();
  terms.contracts = {contract("k", {"a"}, {"day"}, {terms_of})};
  const ContractBook book(terms, small_facts());
  CareSheet sheet;
  sheet.orders = std::move(orders);
  std::map<int, Cents> paid;
  for (const ContractLine& line : settle_sheet(book, sheet).lines) paid[line.month] += line.amount;
  return paid;
}

using Paid = std::map<int, Cents>;

TEST(UnitClause, PaysAShareOfThePriceOfTheProductByDays) {
  UnitClause units;
  units.share = 0.75_d;
  // 16 of 31 days of 31 units, then 31: at 30 euro.
  EXPECT_EQ(paid_by_month(clause(units), {order(0, 0, 0, jan_16, mar_1, 31'000'000)}),
            (Paid{{0, 480_eur}, {1, 930_eur}}));
}

TEST(UnitClause, PaysItsOwnPriceFromTheYearOn) {
  UnitClause units;
  units.price = {{2027, 1.2345_d}};
  const Paid paid = paid_by_month(clause(units), {order(0, 0, 0, 0, 730, 100'000'000)});
  EXPECT_EQ(paid.size(), 12U);
  EXPECT_EQ(paid.at(12), 123.45_eur);
}

TEST(UnitClause, PaysWhatMayBeBilled) {
  UnitClause units;
  units.billing.maximum = BillingTerms::Maximum::weekly_effort;
  // 52 a month are 12 a week. February 2026 has weeks 5 (from the 1st, a Sunday) to 9: five weeks,
  // so 52 may be billed; the whole year is 53 weeks, 636 units, and 12 times 52 is 624.
  const Paid paid = paid_by_month(clause(units), {order(0, 0, 0, 0, year_2, 52'000'000)});
  for (const auto& [month, amount] : paid) EXPECT_EQ(amount, 2'080_eur);
  EXPECT_EQ(paid.size(), 12U);
}

TEST(UnitClause, TakesNoBrokenWeekFromWhoIsStillInCare) {
  UnitClause units;
  units.billing.maximum = BillingTerms::Maximum::weekly_output;
  // 52 a month are 12 a week. December 2027 begins on a Wednesday and has four Sundays: 48 may be
  // billed. Who stops on Friday the 31st has a broken week as well; it goes to the month of the
  // last Sunday: 60 are allowed, and the 52 of the month are paid, at 42 euro.
  CareOrder care = order(0, 0, 0, 365, 730, 52'000'000);
  EXPECT_EQ(paid_by_month(clause(units), {care}).at(23), 2'016_eur);
  care.is_stopped = true;
  EXPECT_EQ(paid_by_month(clause(units), {care}).at(23), 2'184_eur);
}

TEST(FunctionClause, CountsStartsMonthsAndEnds) {
  FunctionClause functions;
  functions.functions = {{"intake", {{2026, 100_d}}, 1_d, {}, {}},
                         {"regie", {{2026, 10_d}}, {}, 2_d, 0.5_d}};
  // In care on some day of January, February, March and April.
  EXPECT_EQ(paid_by_month(clause(functions), {order(0, 0, 0, jan_16, apr_11, 1)}),
            (Paid{{0, 120_eur}, {1, 20_eur}, {2, 20_eur}, {3, 25_eur}}));
}

TEST(TrajectoryClause, PaysAtTheStartInPartsAndAtTheEnd) {
  TrajectoryClause trajectory;
  trajectory.price = {{2026, 1'000_d}, {2027, 2'000_d}};
  trajectory.at_start = 0.5_d;
  trajectory.parts = {{2, 0.2_d}, {12, 0.1_d}};
  trajectory.at_end = 0.2_d;
  // Starts in January, ends in April. Twelve months after the start it is paid at its own price.
  EXPECT_EQ(paid_by_month(clause(trajectory), {order(0, 0, 0, jan_16, apr_11, 0)}),
            (Paid{{0, 500_eur}, {2, 200_eur}, {3, 200_eur}, {12, 100_eur}}));
}

TEST(TrajectoryClause, GoesOnPayingWhoStartedUnderTheContract) {
  TrajectoryClause trajectory;
  trajectory.price = {{2026, 1'000_d}};
  trajectory.at_start = 0.5_d;
  trajectory.parts = {{6, 0.5_d}};
  ContractTerms terms = four_providers();
  terms.contracts = {contract("k", {"a"}, {"day"}, {clause(trajectory)})};
  terms.contracts[0].to = {2026, 3};
  const ContractBook book(terms, small_facts());
  CareSheet sheet;
  sheet.orders = {order(0, 0, 0, mar_1, 730, 0), order(0, 0, 0, apr_11, 730, 0)};
  EXPECT_EQ(total(settle_sheet(book, sheet).lines), 1'000_eur);
}

TEST(TrajectoryClause, PaysOnlyTheEndOfWhoWasThereBefore) {
  TrajectoryClause trajectory;
  trajectory.price = {{2026, 1'000_d}};
  trajectory.at_start = 0.6_d;
  trajectory.at_end = 0.4_d;
  CareOrder running = order(0, 0, 0, -200, mar_1, 0);
  running.was_running = true;
  EXPECT_EQ(paid_by_month(clause(trajectory), {running}), (Paid{{1, 400_eur}}));
}

TEST(PersonYearClause, PaysByDays) {
  PersonYearClause years;
  years.price = {{2026, 36'500_d}};
  // 16 days of January and 28 of February at 100 a day; person-years go to millionths, so 16/365 is
  // 0.043836 and 28/365 is 0.076712.
  EXPECT_EQ(paid_by_month(clause(years), {order(0, 0, 0, jan_16, mar_1, 0)}),
            (Paid{{0, 1'600.01_eur}, {1, 2'799.99_eur}}));
}

TEST(ClientFollowingClause, PaysThePlanWhateverWasDelivered) {
  ContractTerms terms = four_providers();
  terms.contracts = {contract("k", {"a"}, {"day"}, {clause(ClientFollowingClause{})}),
                     contract("u", {"b"}, {"day"}, {clause(UnitClause{})})};
  const ContractBook book(terms, small_facts());
  CareSheet sheet;
  sheet.orders = {order(0, 0, 0, 0, mar_1, 10'000'000), order(0, 0, 1, 0, mar_1, 10'000'000)};
  sheet.delivered = {{.month = 0, .reported = 1, .volume = 3'000'000}};
  for (CareOrder& of : sheet.orders) of.delivered = 1;
  const Settlement settlement = settle_sheet(book, sheet);
  EXPECT_EQ(settlement.paid(0, 0, 2026, book.facts()), 800_eur);  // 2 * 10 * 40
  EXPECT_EQ(settlement.paid(1, 0, 2026, book.facts()), 120_eur);  // 3 * 40
}

TEST(UnitClause, PaysTheMainContractorForAll) {
  ContractTerms terms = four_providers();
  terms.contracts = {contract("k", {"b", "a"}, {"day"}, {clause(UnitClause{})})};
  terms.contracts[0].subcontracts = {{"a", 0.9_d}};
  const ContractBook book(terms, small_facts());
  CareSheet sheet;
  sheet.orders = {order(0, 0, 0, 0, 31, 10'000'000)};
  Cents main;
  for (const ContractLine& line : settle_sheet(book, sheet).lines)
    if (line.kind == LineKind::unit) {
      EXPECT_EQ(line.provider, 1);
      main += line.amount;
    }
  EXPECT_EQ(main, 400_eur);
}

TEST(UnitClause, FollowsLeversOnThePrice) {
  ContractTerms terms = four_providers();
  terms.contracts = {contract("k", {"a"}, {"day"}, {clause(UnitClause{})})};
  const ContractBook book(terms, small_facts());
  CareSheet sheet;
  sheet.orders = {order(0, 0, 0, 0, mar_1, 10'000'000)};
  sheet.price_factors.assign(std::size_t{2} * 2 * 24, 1.0);
  sheet.price_factors[1] = 1.1;  // February of "day" in GM1.
  const Settlement settlement = settle_sheet(book, sheet);
  ASSERT_EQ(settlement.lines.size(), 2U);
  EXPECT_EQ(settlement.lines[0].amount, 400_eur);
  EXPECT_EQ(settlement.lines[1].amount, 440_eur);
  EXPECT_EQ(settlement.lines[1].price, 440'000);
}

}  // namespace
}  // namespace houvast::contracts
