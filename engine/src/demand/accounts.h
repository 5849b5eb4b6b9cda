// SPDX-License-Identifier: EUPL-1.2
// What is counted of waiting lists. Private to the engine.
#pragma once

#include <cstdint>

#include "domain/month_volume.h"

namespace houvast::demand {

/// Counts of the waiting list of one product in one municipality and year.
struct WaitingYear {
  std::int64_t waiting = 0, waited = 0, waited_days = 0, dropped_out = 0, escalated = 0,
               blocked_days = 0;
};

}  // namespace houvast::demand
