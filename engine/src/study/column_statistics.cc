// SPDX-License-Identifier: EUPL-1.2
#include "study/column_statistics.h"

#include <algorithm>
#include <cmath>

#include "houvast/check.h"

namespace houvast::study {
namespace {

__extension__ using Int128 = __int128;

struct Moments {
  double mean = 0;
  double standard_deviation = 0;
  double standard_error = 0;
};

/// Whole numbers all the way to the mean and the spread, so that order makes no difference. As in
/// summary.cc: sum (x - m)^2 = sum (x - c)^2 - (sum (x - c))^2 / n, for a whole c near the mean.
Moments moments_of(std::span<const std::int64_t> values) {
  check(!values.empty());
  Int128 sum = 0;
  for (const std::int64_t value : values) sum += value;
  const Int128 centre = sum / static_cast<Int128>(values.size());
  Int128 distances = 0;
  Int128 squares = 0;
  for (const std::int64_t value : values) {
    const Int128 distance = value - centre;
    distances += distance;
    check(!__builtin_add_overflow(squares, distance * distance, &squares));
  }
  const auto count = static_cast<double>(values.size());
  const double off = static_cast<double>(distances) / count;
  Moments moments{.mean = static_cast<double>(centre) + off};
  if (values.size() == 1) return moments;
  const double around_mean = static_cast<double>(squares) - off * static_cast<double>(distances);
  moments.standard_deviation = std::sqrt(std::max(0.0, around_mean) / (count - 1));
  moments.standard_error = moments.standard_deviation / std::sqrt(count);
  return moments;
}

/// Type 7 of R, as quantile_cents().
double quantile(std::span<const std::int64_t> sorted, double probability) {
  const double at = probability * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(at);
  const auto low = static_cast<double>(sorted[below]);
  if (below + 1 == sorted.size()) return low;
  const auto step = static_cast<double>(sorted[below + 1] - sorted[below]);
  return low + (at - static_cast<double>(below)) * step;
}

}  // namespace

Statistics statistics_of(std::span<std::int64_t> values) {
  const Moments moments = moments_of(values);
  std::sort(values.begin(), values.end());
  return {.mean = moments.mean,
          .standard_deviation = moments.standard_deviation,
          .standard_error = moments.standard_error,
          .p5 = quantile(values, 0.05),
          .p25 = quantile(values, 0.25),
          .p50 = quantile(values, 0.50),
          .p75 = quantile(values, 0.75),
          .p95 = quantile(values, 0.95)};
}

std::optional<double> relative_error(std::span<const std::int64_t> values) {
  if (values.size() < 2) return std::nullopt;
  const Moments moments = moments_of(values);
  if (moments.mean == 0) return std::nullopt;
  return moments.standard_error / std::abs(moments.mean);
}

Result<void> for_each_column(const Records& records, const ColumnsWanted& wanted,
                             const ColumnLook& look) {
  const std::size_t count = wanted.replications;
  check(count > 0);
  // Two rows beside the values, for who reads a row and the one that is taken off it.
  const std::size_t fit = wanted.memory_bytes / (sizeof(std::int64_t) * (count + 2));
  const std::size_t most =
      std::clamp<std::size_t>(fit, 1, std::max<std::size_t>(records.width(), 1));
  std::vector<std::int64_t> values(most * count);
  std::vector<std::int64_t> row(most);
  std::vector<std::int64_t> other(most);
  for (std::size_t from = 0; from < records.width(); from += most) {
    const std::size_t columns = std::min(most, records.width() - from);
    const std::span part(row.data(), columns);
    const std::span other_part(other.data(), columns);
    for (std::size_t r = 0; r < count; ++r) {
      if (auto read = records.read({wanted.variant, r}, from, part); !read) return read;
      if (wanted.less) {
        if (auto read = records.read({*wanted.less, r}, from, other_part); !read) return read;
        for (std::size_t c = 0; c < columns; ++c) row[c] -= other[c];
      }
      for (std::size_t c = 0; c < columns; ++c) values[c * count + r] = row[c];
    }
    for (std::size_t c = 0; c < columns; ++c)
      look(from + c, std::span(values).subspan(c * count, count));
  }
  return {};
}

}  // namespace houvast::study
