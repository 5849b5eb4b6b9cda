// SPDX-License-Identifier: EUPL-1.2
#include "region/statistics.h"

#include <algorithm>
#include <cmath>

#include "houvast/check.h"

namespace houvast::region {

double mean(std::span<const double> values) {
  if (values.empty()) return 0;
  double sum = 0;
  for (const double value : values) sum += value;
  return sum / static_cast<double>(values.size());
}

double standard_deviation(std::span<const double> values) {
  if (values.size() < 2) return 0;
  const double middle = mean(values);
  double sum = 0;
  for (const double value : values) sum += (value - middle) * (value - middle);
  return std::sqrt(sum / static_cast<double>(values.size() - 1));
}

double mean_of_lowest(std::vector<double> values) {
  check(!values.empty());
  const auto lowest = static_cast<std::ptrdiff_t>((values.size() + 19) / 20);
  // In order, so that the sum has the same bits whatever the order they came in.
  std::nth_element(values.begin(), values.begin() + (lowest - 1), values.end());
  values.resize(static_cast<std::size_t>(lowest));
  std::sort(values.begin(), values.end());
  return mean(values);
}

double quantile(std::vector<double> values, double share) {
  check(!values.empty() && share >= 0 && share <= 1);
  std::sort(values.begin(), values.end());
  const double place = share * static_cast<double>(values.size() - 1);
  const auto below = static_cast<std::size_t>(place);
  if (below + 1 >= values.size()) return values.back();
  const double part = place - static_cast<double>(below);
  return values[below] + part * (values[below + 1] - values[below]);
}

std::optional<double> fall(double before, double after) {
  if (before == 0) return std::nullopt;
  return 1 - after / before;
}

}  // namespace houvast::region
