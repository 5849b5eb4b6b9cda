// SPDX-License-Identifier: EUPL-1.2
// The published examples of the standards iWmo and iJw (rules IV076 to IV081).
#include "contracts/billing.h"

#include <gtest/gtest.h>

#include "support/random_input.h"

namespace houvast::contracts {
namespace {

using namespace houvast::literals;
using namespace std::chrono_literals;
using houvast::testing::for_random_input;
using houvast::testing::RandomInput;
using std::chrono::sys_days;
using std::chrono::year_month_day;

OrderPeriod period(year_month_day first, year_month_day last) { return {first, last}; }

TEST(EffortBilling, CountsEveryWeekThatTouchesTheMonth) {
  // IV077: 3 hours a week, 7-10-2025 to 30-12-2025: 12, 15 and 15 hours, together at most 39.
  const OrderPeriod order = period(2025y / 10 / 7, 2025y / 12 / 30);
  EXPECT_EQ(effort_weeks(order, {2025, 10}, false) * 3, 12);
  EXPECT_EQ(effort_weeks(order, {2025, 11}, false) * 3, 15);
  EXPECT_EQ(effort_weeks(order, {2025, 12}, false) * 3, 15);
  EXPECT_EQ(count_weeks(order) * 3, 39);
  // 12-11-2025 to 13-12-2025: 9 and 6 hours, together 15.
  const OrderPeriod shorter = period(2025y / 11 / 12, 2025y / 12 / 13);
  EXPECT_EQ(effort_weeks(shorter, {2025, 11}, false) * 3, 9);
  EXPECT_EQ(effort_weeks(shorter, {2025, 12}, false) * 3, 6);
  EXPECT_EQ(count_weeks(shorter) * 3, 15);
  EXPECT_EQ(effort_weeks(shorter, {2026, 1}, false), 0);
}

TEST(EffortBilling, KeepsAllMonthsWithinTheWeeksOfThePeriod) {
  // 13 hours a month are 3 a week. Delivered are the maxima of the months: 42 of 39 hours.
  const std::vector<Millionths> delivered = {12'000'000, 15'000'000, 15'000'000};
  const BillingTerms effort{.maximum = BillingTerms::Maximum::weekly_effort};
  EXPECT_EQ(
      billable(effort, period(2025y / 10 / 7, 2025y / 12 / 30), 13'000'000, {2025, 10}, delivered),
      (std::vector<Millionths>{12'000'000, 15'000'000, 12'000'000}));
}

TEST(EffortBilling, GivesHouseholdHelpSixWeeksAMonth) {
  const OrderPeriod order = period(2025y / 10 / 7, 2025y / 12 / 30);
  EXPECT_EQ(effort_weeks(order, {2025, 10}, true), 6);
  EXPECT_EQ(effort_weeks(order, {2026, 1}, true), 0);
}

TEST(OutputBilling, CountsSundaysAndTheLastBrokenWeek) {
  // Sundays of July 2025: 6, 13, 20 and 27; of August: 3, 10, ... By hand.
  EXPECT_EQ(output_weeks(period(2025y / 7 / 1, 2025y / 7 / 27), {2025, 7}), 4);
  EXPECT_EQ(output_weeks(period(2025y / 7 / 1, 2025y / 7 / 30), {2025, 7}), 5);
  // Ends on Saturday 2 August: the last Sunday is 27 July, so July has the broken week.
  EXPECT_EQ(output_weeks(period(2025y / 7 / 1, 2025y / 8 / 2), {2025, 7}), 5);
  EXPECT_EQ(output_weeks(period(2025y / 7 / 1, 2025y / 8 / 2), {2025, 8}), 0);
  // Monday to Wednesday: no Sunday, one broken week.
  EXPECT_EQ(output_weeks(period(2025y / 7 / 7, 2025y / 7 / 9), {2025, 7}), 1);
}

TEST(MonthlyBilling, AllowsTheWholeMonthInABrokenOne) {
  // IV078: 15 hours a month, 14-10 to 31-10: 15 hours.
  const BillingTerms monthly{.maximum = BillingTerms::Maximum::monthly};
  EXPECT_EQ(billable(monthly, period(2025y / 10 / 14, 2025y / 10 / 31), 15'000'000, {2025, 10},
                     std::vector<Millionths>{16'000'000, 1'000'000}),
            (std::vector<Millionths>{15'000'000, 0}));
}

TEST(HourBilling, RoundsTheMinutesOfAMonthToWholeHours) {
  EXPECT_EQ(whole_hours(4 * 95), 6);  // IV079: 380 minutes.
  EXPECT_EQ(whole_hours(389), 6);
  EXPECT_EQ(whole_hours(390), 7);
  EXPECT_EQ(whole_hours(20), 1);
  EXPECT_EQ(whole_hours(0), 0);
  const BillingTerms hours{.whole_hours = true};
  EXPECT_EQ(billable(hours, period(2025y / 7 / 1, 2025y / 7 / 31), 10'000'000, {2025, 7},
                     std::vector<Millionths>{6'333'333}),
            std::vector<Millionths>{6'000'000});
}

TEST(MinuteBilling, ShowsRoundedPricesAndPaysExactOnes) {
  EXPECT_EQ(shown_minute_price(1.455_d), 1.46_eur);  // IV081.
  EXPECT_EQ(shown_minute_price(1.454_d), 1.45_eur);
  // 87.30 an hour is 1.455 a minute: 100 minutes are 145.50, not 146.00.
  EXPECT_EQ(amount_of_minutes(100, 87.30_d), 145.50_eur);
}

TEST(DayBilling, FollowsTheCalendarAndNotThePublishedMisprint) {
  // IV076 says three Thursdays from 7-7-2025 in July, 7.5 hours; they are 10, 17, 24 and 31.
  const OrderPeriod july = within_month(period(2025y / 7 / 7, 2025y / 12 / 31), {2025, 7});
  EXPECT_EQ(count_weekdays(july, std::chrono::Thursday) * 2.5, 10);
}

TEST(Billing, EqualsCountingDayByDay) {
  for_random_input(500, [](RandomInput& input) {
    const sys_days first = sys_days(2024y / 1 / 1) + std::chrono::days(input.number(0, 800));
    const OrderPeriod order{first, first + std::chrono::days(input.number(0, 120))};
    const int month = static_cast<int>(input.number(0, 33));
    const Period at{2024 + month / 12, month % 12 + 1};
    int weeks = 0, sundays = 0, output_total = 0;
    for (sys_days day = order.first; day <= order.last; day += std::chrono::days(1)) {
      const year_month_day date(day);
      const std::chrono::weekday weekday(day);
      const bool is_sunday = weekday == std::chrono::Sunday;
      if (is_sunday) ++output_total;
      if (int(date.year()) != at.year || unsigned(date.month()) != unsigned(at.month)) continue;
      const bool is_first = day == order.first || unsigned(date.day()) == 1;
      if (is_first || weekday == std::chrono::Monday) ++weeks;
      if (is_sunday) ++sundays;
    }
    EXPECT_EQ(effort_weeks(order, at, false), weeks);
    EXPECT_EQ(count_weekdays(within_month(order, at), std::chrono::Sunday), sundays);
    // Over all months: every Sunday, and a broken week once.
    int total = 0;
    for (int m = 0; m < 40; ++m) total += output_weeks(order, {2024 + m / 12, m % 12 + 1});
    const bool is_broken = std::chrono::weekday(order.last) != std::chrono::Sunday;
    EXPECT_EQ(total, output_total + (is_broken ? 1 : 0));
  });
}

}  // namespace
}  // namespace houvast::contracts
