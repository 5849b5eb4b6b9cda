// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "houvast/ensemble.h"
#include "study/records.h"

namespace houvast::study {

/// Statistics of at least one value, which may be in any order: the same bits for every order. The
/// values are sorted on the way.
[[nodiscard]] Statistics statistics_of(std::vector<std::int64_t>& values);

/// The standard error of the mean over the mean; empty for fewer than two values or a mean of zero.
[[nodiscard]] std::optional<double> relative_error(std::span<const std::int64_t> values);

/// Looks at all columns of records, a few at a time: as many as fit in the memory allowed. For every
/// column `look` gets the values of the variant's first replications, in their order.
using ColumnLook = std::function<void(std::size_t column, std::span<const std::int64_t> values)>;
[[nodiscard]] Result<void> for_each_column(const Records& records, std::uint64_t variant,
                                           std::size_t replications, std::size_t memory_bytes,
                                           const ColumnLook& look);

/// The same for the differences, replication by replication, of a variant less another.
[[nodiscard]] Result<void> for_each_difference(const Records& records, std::uint64_t variant,
                                               std::uint64_t less, std::size_t replications,
                                               std::size_t memory_bytes, const ColumnLook& look);

}  // namespace houvast::study
