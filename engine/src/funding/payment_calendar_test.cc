// SPDX-License-Identifier: EUPL-1.2
#include "houvast/payment_calendar.h"

#include <gtest/gtest.h>

#include <random>

#include "funding/testing.h"

namespace houvast::funding {
namespace {

using namespace literals;
using std::chrono::year_month_day;

Cents total(const std::vector<PaymentPart>& parts) {
  Cents sum;
  for (const PaymentPart& part : parts) sum += part.amount;
  return sum;
}

// K-A4: fifty equal parts (Financiele-verhoudingswet, article 26).
TEST(WeeklyParts, AreFiftyEqualOnes) {
  const auto parts = weekly_parts(50'000'000_eur, 2026);
  ASSERT_EQ(parts.size(), 50u);
  for (const PaymentPart& part : parts) EXPECT_EQ(part.amount, 1'000'000_eur);
}

TEST(WeeklyParts, BeginInTheFirstFullWeek) {
  using namespace std::chrono;
  // 1 January 2026 was a Thursday, 1 January 2024 a Monday.
  const auto first_of = [](int number) { return weekly_parts(1_eur, number).front().day; };
  EXPECT_EQ(first_of(2026), 2026y / January / 5);
  EXPECT_EQ(first_of(2024), 2024y / January / 1);
  const auto last = weekly_parts(1_eur, 2026).back();
  EXPECT_EQ(last.day, 2026y / December / 14);
  EXPECT_EQ(last.period, (Period{2026, 12}));
}

TEST(WeeklyParts, GiveTheCentsThatAreLeftToTheFirstWeeks) {
  const auto parts = weekly_parts(0.52_eur, 2026);
  EXPECT_EQ(parts[0].amount, 0.02_eur);
  EXPECT_EQ(parts[1].amount, 0.02_eur);
  EXPECT_EQ(parts[2].amount, 0.01_eur);
}

// K-B8: eleven months of eight per cent and twelve per cent in May.
TEST(IncomeSupportParts, PayTheHolidayAllowanceInMay) {
  const auto parts = income_support_parts(1'000'000_eur, 2026);
  ASSERT_EQ(parts.size(), 12u);
  for (const PaymentPart& part : parts)
    EXPECT_EQ(part.amount, part.number == 5 ? 120'000_eur : 80'000_eur) << part.number;
}

TEST(PaymentParts, AddUpToTheCentForEveryCalendarAndYear) {
  std::mt19937_64 random(seed());
  for (int year = 2000; year <= 2100; ++year)
    for (const auto calendar : {PaymentCalendar::whole_year, PaymentCalendar::weekly,
                                PaymentCalendar::income_support, PaymentCalendar::monthly}) {
      const Cents amount(static_cast<std::int64_t>(random() % 100'000'000'000) - 50'000'000'000);
      const auto parts = payment_parts(calendar, amount, year);
      EXPECT_EQ(total(parts), amount);
      for (const PaymentPart& part : parts) EXPECT_EQ(int(part.day.year()), year);
    }
}

TEST(InParts, CutsYearlyStateMoneyAndLeavesTheRest) {
  const std::vector<Transfer> transfers{
      {{2026, 0}, state(), municipality("GM9001"), 100_eur, "wmo", {.rule = "F9.grant"}},
      {{2026, 3}, state(), municipality("GM9001"), 1_eur, "wmo", {.rule = "F9.grant"}},
      {{2026, 0},
       municipality("GM9001"),
       municipality("GM9002"),
       5_eur,
       "wmo",
       {.rule = "F8.origin_bears"}}};
  const auto parts = in_parts(transfers, PaymentCalendar::monthly);
  EXPECT_EQ(parts.size(), 14u);
  EXPECT_EQ(funding::total(parts), 106_eur);
  EXPECT_EQ(parts[0].period, (Period{2026, 1}));
  EXPECT_EQ(parts[0].amount, 8.34_eur);
  EXPECT_EQ(parts[12], transfers[1]);
  EXPECT_EQ(parts[13], transfers[2]);
  EXPECT_EQ(in_parts(transfers, PaymentCalendar::whole_year).size(), 3u);
}

}  // namespace
}  // namespace houvast::funding
