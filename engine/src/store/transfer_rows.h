// SPDX-License-Identifier: EUPL-1.2
// Transfers as rows of the table transfer.
#pragma once

#include "houvast/store.h"
#include "store/session.h"

namespace houvast::store {

void insert_transfers(soci::session& sql, std::int64_t run, const std::vector<Transfer>& transfers);

/// In the order in which they were booked.
[[nodiscard]] std::vector<Transfer> select_transfers(soci::session& sql, std::int64_t run,
                                                     const TransferFilter& filter);

}  // namespace houvast::store
