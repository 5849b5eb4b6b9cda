// SPDX-License-Identifier: EUPL-1.2
// One care order with what followed, in one shape: whether it was simulated (section D) or read
// from messages between municipality and provider (M1). Contracts and forecasts do not know which.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "houvast/cents.h"
#include "houvast/demand_terms.h"
#include "houvast/period.h"

namespace houvast {

/// Units of care, in millionths of the product's unit, so that sums are exact.
using Millionths = std::int64_t;

/// What was delivered in one month, as it is claimed (NL: declaratie).
struct Claim {
  Period month;           ///< In which care was delivered.
  Millionths volume = 0;  ///< Above zero.
  /// What the provider asks; simulated claims leave it to the contract.
  std::optional<Cents> amount;
  Period reported;  ///< Month in which the claim comes in; not before `month`.

  friend bool operator==(const Claim&, const Claim&) = default;
};

/// Why care stopped (NL: reden beëindiging).
enum class StopReason : std::uint8_t {
  planned,
  stepped,
  reviewed,
  birthday,
  dropped_out,
  escalated
};

/// One care order (NL: toewijzing), its start, deliveries and stop.
struct CareRecord {
  std::string client;        ///< Pseudonym; the same client keeps it. Never a citizen number.
  std::string municipality;  ///< Code.
  std::string product;
  std::string provider;  ///< Empty: not known.
  Channel channel = Channel::municipal_access;
  DeliveryForm form = DeliveryForm::in_kind;
  std::optional<int> age;         ///< In whole years at the order.
  std::chrono::sys_days ordered;  ///< Day of the care order.
  std::optional<std::chrono::sys_days>
      start;                                  ///< First day of care; empty: it did not start (yet).
  std::optional<std::chrono::sys_days> stop;  ///< First day without care; empty: still running.
  std::optional<StopReason> reason;           ///< With stop, or with an order that never started.
  Millionths monthly_volume = 0;              ///< Ordered units a month.
  bool is_acute = false;                      ///< Never waited (D5).
  std::vector<Claim> claims;                  ///< By month.

  friend bool operator==(const CareRecord&, const CareRecord&) = default;
};

/// Takes records one by one; they are not kept by who gives them.
using RecordSink = std::function<void(const CareRecord&)>;

}  // namespace houvast
