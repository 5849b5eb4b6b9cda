// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <span>

#include "houvast/ensemble.h"
#include "study/records.h"

namespace houvast::study {

/// S3: a variant beside another on the same clients, over the first replications.
[[nodiscard]] Result<Comparison> compare(const Records& records, const StudyLayout& layout,
                                         std::size_t variant, std::size_t against,
                                         std::size_t replications, std::size_t memory_bytes);

/// The first year, as a place among the years, in which the sum so far is below zero; empty: never.
[[nodiscard]] std::optional<std::size_t> breaks_even_in(std::span<const std::int64_t> differences);

/// Of how many replications break even first in each year, of so many replications.
[[nodiscard]] BreakEven break_even_of(std::vector<std::int64_t> first_in, int first_year,
                                      std::size_t replications);

}  // namespace houvast::study
