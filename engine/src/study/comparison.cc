// SPDX-License-Identifier: EUPL-1.2
#include "study/comparison.h"

#include <algorithm>

#include "houvast/check.h"
#include "study/column_statistics.h"

namespace houvast::study {

std::optional<std::size_t> breaks_even_in(std::span<const std::int64_t> differences) {
  std::int64_t sum = 0;
  for (std::size_t y = 0; y < differences.size(); ++y) {
    sum += differences[y];
    if (sum < 0) return y;
  }
  return std::nullopt;
}

BreakEven break_even_of(std::vector<std::int64_t> first_in, int first_year,
                        std::size_t replications) {
  BreakEven result;
  std::int64_t so_far = 0;
  const auto all = static_cast<double>(replications);
  for (std::size_t y = 0; y < first_in.size(); ++y) {
    so_far += first_in[y];
    const int year = first_year + static_cast<int>(y);
    const double share = static_cast<double>(so_far) / all;
    for (const auto& [probability, quantile] :
         {std::pair{0.05, &result.p5}, std::pair{0.5, &result.p50}, std::pair{0.95, &result.p95}})
      if (!quantile->has_value() && share >= probability) *quantile = year;
  }
  result.chance = static_cast<double>(so_far) / all;
  result.replications = std::move(first_in);
  return result;
}

Result<Comparison> compare(const Records& records, const StudyLayout& layout, std::size_t variant,
                           std::size_t against, std::size_t replications,
                           std::size_t memory_bytes) {
  Comparison comparison;
  const Years years = layout.years();
  const auto count = static_cast<std::size_t>(years.count());
  // Spending of all schemes and municipalities: [year][replication].
  std::vector<std::vector<std::int64_t>> spending(count);
  const auto look = [&](std::size_t column, std::span<std::int64_t> values) {
    const ColumnKey key = layout.key(column);
    const bool is_all = !key.municipality && !key.scheme && !key.product;
    if (is_all && key.figure == StudyFigure::spending)
      spending[static_cast<std::size_t>(key.year - years.from)].assign(values.begin(),
                                                                       values.end());
    if (std::all_of(values.begin(), values.end(), [](std::int64_t value) { return value == 0; }))
      return;
    comparison.lines.push_back({column, statistics_of(values)});
  };
  const ColumnsWanted wanted{.variant = variant,
                             .less = against,
                             .replications = replications,
                             .memory_bytes = memory_bytes};
  if (auto read = for_each_column(records, wanted, look); !read)
    return tl::unexpected(read.error());

  std::vector<std::int64_t> first_in(count);
  std::vector<std::int64_t> path(count);
  for (std::size_t r = 0; r < replications; ++r) {
    for (std::size_t y = 0; y < count; ++y) path[y] = spending[y][r];
    if (const auto year = breaks_even_in(path)) ++first_in[*year];
  }
  std::vector<std::int64_t> so_far(replications);
  for (std::vector<std::int64_t>& year : spending) {
    for (std::size_t r = 0; r < replications; ++r) so_far[r] += year[r];
    std::vector<std::int64_t> values = so_far;
    comparison.cumulative.push_back(statistics_of(values));
    comparison.by_year.push_back(statistics_of(year));
  }
  comparison.break_even = break_even_of(std::move(first_in), years.from, replications);
  return comparison;
}

}  // namespace houvast::study
