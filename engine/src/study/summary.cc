// SPDX-License-Identifier: EUPL-1.2
#include "houvast/summary.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "houvast/check.h"

namespace houvast::study {
namespace {

__extension__ using Int128 = __int128;

Int128 sum(std::span<const Cents> values) {
  Int128 total = 0;
  for (const Cents value : values) total += value.count();
  return total;
}

}  // namespace

Summary summarise(std::span<const Cents> values) {
  check(!values.empty());
  const auto count = static_cast<double>(values.size());
  // Distances to a whole number near the mean stay small and exact; what that number is off by is
  // taken out again: sum (x - m)^2 = sum (x - c)^2 - (sum (x - c))^2 / n.
  const auto size = static_cast<Int128>(values.size());
  const Int128 centre = sum(values) / size;
  Int128 distances = 0;
  Int128 squares = 0;
  for (const Cents value : values) {
    check(is_in_range(value));
    const Int128 distance = value.count() - centre;
    distances += distance;
    // At most 4 * 10^30 each: forty million of them fit.
    check(!__builtin_add_overflow(squares, distance * distance, &squares));
  }
  const double off = static_cast<double>(distances) / count;
  Summary summary{.count = values.size(), .mean_cents = static_cast<double>(centre) + off};
  if (values.size() == 1) return summary;
  const double around_mean = static_cast<double>(squares) - off * static_cast<double>(distances);
  const double deviation = std::sqrt(std::max(0.0, around_mean) / (count - 1));
  summary.standard_deviation_cents = deviation;
  summary.standard_error_cents = deviation / std::sqrt(count);
  return summary;
}

double quantile_cents(std::span<const Cents> sorted, double probability) {
  check(!sorted.empty() && std::is_sorted(sorted.begin(), sorted.end()));
  check(probability >= 0 && probability <= 1);
  const double at = probability * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(at);
  const auto low = static_cast<double>(sorted[below].count());
  if (below + 1 == sorted.size()) return low;
  const auto step = static_cast<double>((sorted[below + 1] - sorted[below]).count());
  return low + (at - static_cast<double>(below)) * step;
}

double mean_of_worst_cents(std::span<const Cents> sorted, double share, Worst worst) {
  check(!sorted.empty() && std::is_sorted(sorted.begin(), sorted.end()));
  check(share > 0 && share <= 1);
  const double wanted = share * static_cast<double>(sorted.size());
  const auto whole = std::min(sorted.size(), static_cast<std::size_t>(wanted));
  const double part = wanted - static_cast<double>(whole);
  const bool lowest = worst == Worst::lowest;
  const auto total = static_cast<double>(sum(lowest ? sorted.first(whole) : sorted.last(whole)));
  if (whole == sorted.size()) return total / wanted;
  const Cents next = lowest ? sorted[whole] : sorted[sorted.size() - 1 - whole];
  return (total + part * static_cast<double>(next.count())) / wanted;
}

}  // namespace houvast::study
