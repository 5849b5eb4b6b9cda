// SPDX-License-Identifier: EUPL-1.2
// What came of ceilings (C6). Method: docs/methods/C6-ceilings.md.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "houvast/contracts.h"

namespace houvast::contracts {

/// How a ceiling was used in a year (NL: uitputting van het budgetplafond).
/// claimed = inside + above + outside + unpaid, to the cent.
struct CeilingYear {
  std::uint16_t ceiling = 0;  ///< Place in the terms.
  int year = 0;
  std::optional<std::uint16_t> municipality;  ///< When each has a limit of its own.

  std::optional<Cents> budget;
  /// What the clauses ask, less what ceilings that come before it took off.
  Cents claimed;
  Cents inside;   ///< Paid within the limits.
  Cents above;    ///< Paid above them at the lower rate of a soft ceiling.
  Cents outside;  ///< Paid beside them: running and acute care of which the ceiling says so.
  Cents unpaid;   ///< Delivered and not paid.
  // The part of it that each limit caused; together `unpaid`.
  Cents unpaid_clients, unpaid_activities, unpaid_budget;
  Millionths unpaid_volume = 0;  ///< Units to the value of what was not paid, of the same care.

  // Limits of level 1, where they hold, and what was used of them.
  std::optional<std::int64_t> most_clients;
  std::int64_t clients = 0;  ///< Running on 1 January and started since.
  std::optional<Millionths> most_activities;
  Millionths activities = 0;

  /// First month, from January of the first year, after which one of the limits left nothing.
  std::optional<std::int32_t> reached;

  friend bool operator==(const CeilingYear&, const CeilingYear&) = default;
};

/// In order of ceiling, year and municipality; years in which a ceiling has no limit are left out.
/// Needs the lines of settle() for the same tally.
[[nodiscard]] std::vector<CeilingYear> ceiling_years(const ContractBook& book,
                                                     const CareTally& tally,
                                                     const Settlement& settlement);

}  // namespace houvast::contracts
