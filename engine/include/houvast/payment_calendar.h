// SPDX-License-Identifier: EUPL-1.2
// F11. When in the year the state's money comes in, for liquidity.
#pragma once

#include <chrono>
#include <span>
#include <vector>

#include "houvast/cents.h"
#include "houvast/decimal.h"
#include "houvast/ledger.h"
#include "houvast/period.h"
#include "houvast/scheme.h"

namespace houvast::funding {

/// One part of a year's payment.
struct PaymentPart {
  Period period;                    ///< The month.
  int number = 0;                   ///< Week or month, from 1.
  std::chrono::year_month_day day;  ///< Monday of the week; the 15th of the month.
  Cents amount;

  friend bool operator==(const PaymentPart&, const PaymentPart&) = default;
};

/// F11. Equal parts in the first fifty full weeks (Financiele-verhoudingswet, article 26). A week
/// is full when its Monday lies in the year. Cents that do not divide go to the earliest weeks.
[[nodiscard]] std::vector<PaymentPart> weekly_parts(Cents amount, int year);

/// F11. Eight per cent a month and twelve in May. Cents that do not divide go by largest remainder,
/// of equal remainders to the earliest month.
[[nodiscard]] std::vector<PaymentPart> income_support_parts(Cents amount, int year);

/// F11. Twelve equal parts; cents that do not divide go to the earliest months.
[[nodiscard]] std::vector<PaymentPart> monthly_parts(Cents amount, int year);

/// The parts of a calendar; one part, the year as a whole, where none was chosen.
[[nodiscard]] std::vector<PaymentPart> payment_parts(PaymentCalendar calendar, Cents amount,
                                                     int year);

/// The transfers of a year between state and municipalities cut into the parts of a calendar, with
/// the same reasons: to be shown instead of the yearly ones, never beside them. Other transfers
/// stay as they are.
[[nodiscard]] std::vector<Transfer> in_parts(std::span<const Transfer> transfers,
                                             PaymentCalendar calendar);

}  // namespace houvast::funding
