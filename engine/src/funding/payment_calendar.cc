// SPDX-License-Identifier: EUPL-1.2
#include "houvast/payment_calendar.h"

#include "houvast/check.h"
#include "houvast/split.h"

namespace houvast::funding {
namespace {

constexpr int payment_weeks = 50;  // Financiele-verhoudingswet, article 26.
constexpr int payment_day = 15;    // Regeling Participatiewet: around the middle of the month.
constexpr int may = 5;

using std::chrono::year_month_day;

/// Parts in proportion to weights that are known to be positive.
std::vector<Cents> in_proportion(Cents amount, const std::vector<std::int64_t>& weights) {
  auto parts = split(amount, weights);
  check(parts.has_value());
  return *std::move(parts);
}

year_month_day date(int year, int month, int day) {
  return std::chrono::year(year) / std::chrono::month(static_cast<unsigned>(month)) /
         std::chrono::day(static_cast<unsigned>(day));
}

std::vector<PaymentPart> by_month(Cents amount, int year,
                                  const std::vector<std::int64_t>& weights) {
  const std::vector<Cents> amounts = in_proportion(amount, weights);
  std::vector<PaymentPart> parts;
  for (int month = 1; month <= 12; ++month)
    parts.push_back({.period = {year, month},
                     .number = month,
                     .day = date(year, month, payment_day),
                     .amount = amounts[static_cast<std::size_t>(month - 1)]});
  return parts;
}

}  // namespace

std::vector<PaymentPart> weekly_parts(Cents amount, int year) {
  const std::vector<Cents> amounts =
      in_proportion(amount, std::vector<std::int64_t>(payment_weeks, 1));
  const std::chrono::sys_days first = date(year, 1, 1);
  const auto to_monday = std::chrono::Monday - std::chrono::weekday(first);
  std::vector<PaymentPart> parts;
  for (int week = 1; week <= payment_weeks; ++week) {
    const year_month_day monday(first + to_monday + std::chrono::days(7 * (week - 1)));
    check(monday.year() == std::chrono::year(year));
    parts.push_back({.period = {year, static_cast<int>(static_cast<unsigned>(monday.month()))},
                     .number = week,
                     .day = monday,
                     .amount = amounts[static_cast<std::size_t>(week - 1)]});
  }
  return parts;
}

std::vector<PaymentPart> income_support_parts(Cents amount, int year) {
  std::vector<std::int64_t> weights(12, 8);
  weights[may - 1] = 12;
  return by_month(amount, year, weights);
}

std::vector<PaymentPart> monthly_parts(Cents amount, int year) {
  return by_month(amount, year, std::vector<std::int64_t>(12, 1));
}

std::vector<PaymentPart> payment_parts(PaymentCalendar calendar, Cents amount, int year) {
  switch (calendar) {
    case PaymentCalendar::whole_year:
      return {{.period = {year, 0}, .number = 1, .day = date(year, 1, 1), .amount = amount}};
    case PaymentCalendar::weekly:
      return weekly_parts(amount, year);
    case PaymentCalendar::income_support:
      return income_support_parts(amount, year);
    case PaymentCalendar::monthly:
      return monthly_parts(amount, year);
  }
  check(false);
  return {};
}

std::vector<Transfer> in_parts(std::span<const Transfer> transfers, PaymentCalendar calendar) {
  std::vector<Transfer> all;
  for (const Transfer& transfer : transfers) {
    const bool is_of_state =
        transfer.from.kind == AccountKind::state || transfer.to.kind == AccountKind::state;
    if (!is_of_state || transfer.period.month != 0) {
      all.push_back(transfer);
      continue;
    }
    for (const PaymentPart& part : payment_parts(calendar, transfer.amount, transfer.period.year)) {
      if (part.amount == Cents()) continue;
      Transfer one = transfer;
      one.period = part.period;
      one.amount = part.amount;
      all.push_back(std::move(one));
    }
  }
  return all;
}

}  // namespace houvast::funding
