// SPDX-License-Identifier: EUPL-1.2
#include "study/column_statistics.h"

#include <algorithm>
#include <array>
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

constexpr std::array probabilities{0.05, 0.25, 0.50, 0.75, 0.95};

/// Puts the values that quantiles lie between in their places, and smaller ones before them: for a
/// long column far less work than to sort it, and it ends the same.
void put_quantiles_in_place(std::span<std::int64_t> values) {
  std::size_t done = 0;
  for (const double probability : probabilities) {
    const auto at = static_cast<std::size_t>(probability * static_cast<double>(values.size() - 1));
    for (const std::size_t place : {at, std::min(at + 1, values.size() - 1)}) {
      if (place < done) continue;
      std::nth_element(values.begin() + static_cast<std::ptrdiff_t>(done),
                       values.begin() + static_cast<std::ptrdiff_t>(place), values.end());
      done = place + 1;
    }
  }
}

/// Type 7 of R, as quantile_cents(), of values of which quantiles are in place.
double quantile(std::span<const std::int64_t> values, double probability) {
  const double at = probability * static_cast<double>(values.size() - 1);
  const auto below = static_cast<std::size_t>(at);
  const auto low = static_cast<double>(values[below]);
  if (below + 1 == values.size()) return low;
  const auto step = static_cast<double>(values[below + 1] - values[below]);
  return low + (at - static_cast<double>(below)) * step;
}

}  // namespace

Statistics statistics_of(std::span<std::int64_t> values) {
  const Moments moments = moments_of(values);
  put_quantiles_in_place(values);
  std::array<double, probabilities.size()> quantiles{};
  for (std::size_t q = 0; q < quantiles.size(); ++q)
    quantiles[q] = quantile(values, probabilities[q]);
  return {.mean = moments.mean,
          .standard_deviation = moments.standard_deviation,
          .standard_error = moments.standard_error,
          .p5 = quantiles[0],
          .p25 = quantiles[1],
          .p50 = quantiles[2],
          .p75 = quantiles[3],
          .p95 = quantiles[4]};
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
