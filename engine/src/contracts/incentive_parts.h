// SPDX-License-Identifier: EUPL-1.2
// What the files about incentives share (C10). Private to the part.
#pragma once

#include <vector>

#include "contracts/book.h"
#include "contracts/tally.h"
#include "houvast/incentives.h"

namespace houvast::contracts {

/// Below this share of the value of the care of an action a difference is no incentive.
inline constexpr std::int64_t smallest_incentive_percent = 1;

/// Looks for what pushes the wrong way in a line that is complete.
[[nodiscard]] std::vector<IncentiveFlag> find_flags(const Incentive& line);

/// One client on whom actions are tried, with what is delivered to him month by month.
struct TrialClient {
  CareOrder order;
  std::vector<Delivery> delivered;
};

/// An ordinary client of a case: of the mean intensity and duration of the product, from the middle
/// of the year, or sooner when his care would not end within the years.
[[nodiscard]] TrialClient ordinary_client(const ContractBook::Impl& book, const IncentiveCase& on,
                                          const IncentiveOptions& options);

/// The client after an action; empty: the case does not allow it.
[[nodiscard]] std::optional<TrialClient> client_after(const ContractBook::Impl& book,
                                                      const IncentiveCase& on,
                                                      const TrialClient& client, Action action);

/// Delivered exactly as ordered.
void deliver_as_ordered(const ContractBook::Impl& book, TrialClient& client);

/// What a client costs the provider of his order: units and a start. Without a unit cost in the
/// dossier it is `assumed_variable_share` of the price.
[[nodiscard]] Cents delivery_cost(const ContractBook::Impl& book, const TrialClient& client);
[[nodiscard]] bool has_unit_cost(const ContractBook::Impl& book, const IncentiveCase& on);

/// What was delivered at the prices of the product.
[[nodiscard]] Cents list_value(const ContractBook::Impl& book, const TrialClient& client);

}  // namespace houvast::contracts
