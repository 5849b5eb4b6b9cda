// SPDX-License-Identifier: EUPL-1.2
// Care orders in the form in which the engine counts them: places instead of names, days instead of
// dates. Simulated care comes in this form; observed records are brought into it.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "houvast/care_record.h"
#include "houvast/demand_terms.h"
#include "houvast/period.h"

namespace houvast {

/// One care order that started. Places are those of municipalities by code, of products and of
/// providers by id. Day 0 is 1 January of the first year.
struct CareOrder {
  std::uint64_t client = 0;  ///< The same client keeps it, over all products.
  Millionths monthly_volume = 0;
  std::int32_t start = 0;  ///< First day of care; 0 for who was in care already, below 0 if known.
  std::int32_t end = 0;    ///< First day without care; the end of the years when it still runs.
  std::uint32_t chance = 0;                         ///< A draw of its own, for outcomes.
  std::uint32_t delivered_from = 0, delivered = 0;  ///< Place and number in CareSheet::delivered.
  std::uint16_t municipality = 0;
  std::uint16_t product = 0;
  std::optional<std::uint16_t> provider;
  Channel channel = Channel::municipal_access;
  DeliveryForm form = DeliveryForm::in_kind;
  StopReason reason = StopReason::planned;
  bool is_stopped = false;   ///< It ended on `end`.
  bool was_running = false;  ///< In care before the first day.
  bool is_acute = false;     ///< Never waits (D5).
};

/// What was delivered in a month, for an order of which that is known; of others it follows from
/// days and monthly volume.
struct Delivery {
  std::int32_t month = 0;     ///< From January of the first year, which is 0.
  std::int32_t reported = 0;  ///< The same, of the claim.
  Millionths volume = 0;
};

/// The care of some municipalities, in any order (NL: zorgstaat).
struct CareSheet {
  std::vector<CareOrder> orders;
  std::vector<Delivery> delivered;
  /// What levers make of prices (D9): [municipality][product][month]; empty: nothing.
  std::vector<double> price_factors;

  [[nodiscard]] std::span<const Delivery> deliveries_of(const CareOrder& order) const {
    return std::span(delivered).subspan(order.delivered_from, order.delivered);
  }
  void clear() {
    orders.clear();
    delivered.clear();
    price_factors.clear();
  }
};

}  // namespace houvast
