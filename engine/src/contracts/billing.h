// SPDX-License-Identifier: EUPL-1.2
// How much of what was delivered may be billed (C2): the standards iWmo and iJw, rules IV076 to
// IV081. Method: docs/methods/C2-production.md. Private to the part.
#pragma once

#include <chrono>
#include <cstdint>
#include <span>
#include <vector>

#include "houvast/care_record.h"
#include "houvast/cents.h"
#include "houvast/contract_terms.h"
#include "houvast/decimal.h"
#include "houvast/period.h"

namespace houvast::contracts {

/// The period for which care is ordered (NL: toewijzingsperiode), both days included.
struct OrderPeriod {
  std::chrono::sys_days first;
  std::chrono::sys_days last;

  [[nodiscard]] bool is_empty() const { return last < first; }
};

/// The part of a period that lies in a month.
[[nodiscard]] OrderPeriod within_month(OrderPeriod period, Period month);

/// IV076. How often a day of the week comes in a period.
[[nodiscard]] int count_weekdays(OrderPeriod period, std::chrono::weekday day);

/// ISO calendar weeks of which some day lies in a period.
[[nodiscard]] int count_weeks(OrderPeriod period);

/// IV077, effort. Weeks whose volume may be billed in a month: those that touch it within the
/// period; of household help six in every month of the period.
[[nodiscard]] int effort_weeks(OrderPeriod period, Period month, bool household_help);

/// IV077, output a week. Sundays of the month within the period; the last, broken week counts in
/// the month of the last Sunday, or of the last day when the period has no Sunday.
[[nodiscard]] int output_weeks(OrderPeriod period, Period month);

/// IV079. Minutes of a month as whole hours: up from 30 minutes on, and at least one; none is none.
[[nodiscard]] std::int64_t whole_hours(std::int64_t minutes);

/// IV081. The price of a minute as a message shows it: to the cent, half up.
[[nodiscard]] Cents shown_minute_price(Decimal minute_price);
/// The amount of minutes at a price of an hour: not by the price of a minute that is shown.
[[nodiscard]] Cents amount_of_minutes(std::int64_t minutes, Decimal hour_price);

/// Volume of a week of an order in units a month: 12 months are 52 weeks.
[[nodiscard]] Millionths week_volume(Millionths monthly);

/// What may be billed of volumes delivered in the months from `first_month` on. Of effort all
/// months together may not bill more than the weeks of the period; earlier months come first.
[[nodiscard]] std::vector<Millionths> billable(const BillingTerms& terms, OrderPeriod period,
                                               Millionths monthly, Period first_month,
                                               std::span<const Millionths> delivered);

}  // namespace houvast::contracts
