// SPDX-License-Identifier: EUPL-1.2
// Is there room for a start? Waiting lists ask this (D5); a plain budget answers it, later the
// ceilings of contracts (C6) do.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "houvast/care_record.h"

namespace houvast::demand {

/// A start that is asked for.
struct RoomRequest {
  std::size_t municipality = 0;  ///< By order of code in the dossier.
  std::size_t product = 0;       ///< By order of id in the dossier.
  int day = 0;                   ///< From 1 January of the first year, which is 0.
  Millionths monthly_volume = 0;
  DeliveryForm form = DeliveryForm::in_kind;
  double price_factor = 1;                ///< What levers make of the price (D9).
  std::optional<std::uint16_t> provider;  ///< C12. With whom, where providers are known.
  bool is_acute = false;                  ///< Starts without asking.
  bool is_running = false;                ///< In care since before the year.
  std::optional<int> since;               ///< First day of care of who runs on, where known.
};

/// Municipalities and products whose starts ask the same Room, and so depend on each other.
struct SharedRoom {
  std::vector<std::size_t> municipalities, products;
};

/// Room in a budget (NL: budgetruimte). Asked in order of day; state is its own.
class Room {
 public:
  Room() = default;
  Room(const Room&) = default;
  Room& operator=(const Room&) = default;
  virtual ~Room() = default;

  /// Forgets everything: a new replication begins.
  virtual void reset() = 0;
  /// 1 January: what runs is booked anew for the year by started(), after this.
  virtual void new_year(int year) = 0;
  /// May this start today?
  [[nodiscard]] virtual bool has_room(const RoomRequest& request) = 0;
  /// It did, or it runs on from last year. Also for acute cases, which never ask.
  virtual void started(const RoomRequest& request) = 0;
  /// It stopped on `day`; `request` is as it was started.
  virtual void stopped(const RoomRequest& request, int day) = 0;
};

}  // namespace houvast::demand
