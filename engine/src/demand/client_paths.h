// SPDX-License-Identifier: EUPL-1.2
// Which orders begin a trajectory, and which follow from another order of the same client.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "houvast/calibrate.h"

namespace houvast::demand {

enum class Origin : std::uint8_t {
  inflow,        ///< New.
  continuation,  ///< After a stop of the same client.
  companion,     ///< Together with another product of the same client.
};

struct PlacedOrder {
  Origin origin = Origin::inflow;
  /// The order it follows on, or goes together with.
  std::optional<std::size_t> because_of;
};

/// For every record, in their order.
[[nodiscard]] std::vector<PlacedOrder> place_orders(std::span<const CareRecord> records,
                                                    const DemandTerms& terms,
                                                    int return_within_days);

}  // namespace houvast::demand
