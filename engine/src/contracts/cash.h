// SPDX-License-Identifier: EUPL-1.2
// C8. When the money of contract lines moves: advances in their month, what was delivered so many
// months later as its provider is paid, the settlement of advances after the year.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "houvast/contracts.h"

namespace houvast::contracts {

/// What a provider gets in hand under contracts, less what it pays to other providers (NL:
/// kasstroom).
struct ProviderCash {
  std::vector<Cents> by_month;  ///< From January of the first year.
  Cents later;                  ///< After the last month of the years.

  friend bool operator==(const ProviderCash&, const ProviderCash&) = default;
};

/// By provider. Every line of a provider is in it once: months and `later` add up to its lines.
///
/// - Under a contract with advances (C8) in a year: the advances in their month; all other lines of
///   that contract and year, and the settlement, `settled_after` months after December.
/// - Else, so many months after the month of the line as the provider waits for its money.
/// - Who works for a main contractor (C12) waits his own months; so does who pays him.
[[nodiscard]] std::vector<ProviderCash> cash_flows(const ContractBook& book,
                                                   std::span<const ContractLine> lines);

}  // namespace houvast::contracts
