// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "houvast/ensemble.h"
#include "study/records.h"

namespace houvast::study {

/// Statistics of at least one value, in any order: the same bits for every order. Moves the
/// values about.
[[nodiscard]] Statistics statistics_of(std::span<std::int64_t> values);

/// The standard error of the mean over the mean; empty for fewer than two values or a mean of zero.
[[nodiscard]] std::optional<double> relative_error(std::span<const std::int64_t> values);

/// Which values of records are looked at.
struct ColumnsWanted {
  std::uint64_t variant = 0;
  std::optional<std::uint64_t> less;  ///< Then the difference, replication by replication.
  std::size_t replications = 0;       ///< The first so many.
  std::size_t memory_bytes = 0;       ///< For values at a time: long columns are read in parts.
};

/// For every column, in order: its values in order of replication, which may be changed.
using ColumnLook = std::function<void(std::size_t column, std::span<std::int64_t> values)>;
[[nodiscard]] Result<void> for_each_column(const Records& records, const ColumnsWanted& wanted,
                                           const ColumnLook& look);

}  // namespace houvast::study
