// SPDX-License-Identifier: EUPL-1.2
// C6 and C12 at the door: a start waits when a hard ceiling or the capacity of a provider leaves no
// room for it (D5). Method: docs/methods/C6-ceilings.md.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "houvast/contracts.h"
#include "houvast/room.h"

namespace houvast::contracts {

/// Care of which the payment is to be expected.
struct ExpectedCare {
  std::size_t municipality = 0;
  std::size_t product = 0;
  std::optional<std::uint16_t> provider;
  Millionths monthly_volume = 0;
  DeliveryForm form = DeliveryForm::in_kind;
  double price_factor = 1;   ///< What levers make of the price (D9).
  std::optional<int> since;  ///< First day of care; empty: not known.
  int from = 0, to = 0;      ///< The days from..to-1, of one year.
  bool stops = false;        ///< On day `to`. Else it ends when an ordinary client would.
};

/// What the clauses of contracts are expected to pay for care, to the cent upwards in each month:
/// never less than they do pay for the same care per unit. A result (C4) counts as reached.
/// What is paid whatever the use counts for nothing.
class ExpectedPayments {
 public:
  explicit ExpectedPayments(
      const ContractBook& book);  ///< Of which the book is kept by the caller.

  /// A part that one contract pays.
  struct Part {
    std::size_t contract = 0;
    Cents amount;
    Millionths volume = 0;
    bool has_care = false;  ///< In its own months; else it pays for care of another.
  };
  [[nodiscard]] Cents of(const ExpectedCare& care) const;
  /// The same by contract, in order of time; replaces what was in `parts`.
  void parts_of(const ExpectedCare& care, std::vector<Part>& parts) const;

 private:
  struct Plan;
  std::shared_ptr<const Plan> plan_;
};

/// Room under the hard ceilings that close the door, and at providers with a capacity
/// (NL: ruimte onder het plafond). What has started and what runs is booked until the end of the
/// year at its expected payment; fixed payments are booked on 1 January. Running and acute care is
/// booked also when it exceeds, unless acute care is paid outside the ceiling. Care that nobody
/// pays always has room. The book is kept by the caller.
class CeilingRoom final : public demand::Room {
 public:
  explicit CeilingRoom(const ContractBook& book);

  void reset() override;
  void new_year(int year) override;
  [[nodiscard]] bool has_room(const demand::RoomRequest& request) override;
  void started(const demand::RoomRequest& request) override;
  void stopped(const demand::RoomRequest& request, int day) override;

 private:
  /// What a limit has let in this year.
  struct Used {
    Cents amount;
    std::int64_t clients = 0;
    Millionths activities = 0;
  };
  struct Need {
    std::size_t limit = 0;
    Used used;
  };
  struct Plan;

  [[nodiscard]] int year_end() const;
  [[nodiscard]] ExpectedCare care_of(const demand::RoomRequest& request) const;
  /// What care asks of each limit, into `needs_`.
  void find_needs(const demand::RoomRequest& request, const ExpectedCare& care);
  void book(int times);

  std::shared_ptr<const Plan> plan_;
  std::size_t year_ = 0;
  std::vector<Used> used_;             ///< [limit]
  std::vector<std::int64_t> in_care_;  ///< [provider]
  std::vector<Need> needs_;            ///< Of who asks now.
  std::vector<ExpectedPayments::Part> parts_;
};

/// Which starts have to ask a CeilingRoom: none where no ceiling closes the door and no provider
/// has a capacity. A shared ceiling joins its municipalities, a capacity those that the provider
/// serves. The same municipality and product may be in several.
[[nodiscard]] std::vector<demand::SharedRoom> rooms_of(const ContractBook& book);

}  // namespace houvast::contracts
