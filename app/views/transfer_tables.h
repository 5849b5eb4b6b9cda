// SPDX-License-Identifier: EUPL-1.2
// Transfers as tables: what they add up to, and each with its reason.
#pragma once

#include <span>

#include "houvast/ledger.h"
#include "views/run_report.h"

namespace houvast::views {

/// A transfer as one side sees it: what it gets is above zero, what it pays below.
struct SeenTransfer {
  Transfer transfer;
  Cents amount;
  Text other;  ///< From whom or to whom, in words.
};

/// Sums by scheme and item, with a total.
[[nodiscard]] Table items_table(std::span<const SeenTransfer> seen, const Text& title);

/// A row a transfer, in the given order; `other` is the title of that column. Municipalities have
/// their names, in the reasons too.
[[nodiscard]] Table transfers_table(std::span<const SeenTransfer> seen, const Text& other,
                                    const Names& names);

}  // namespace houvast::views
