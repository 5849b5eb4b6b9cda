// SPDX-License-Identifier: EUPL-1.2
#include "funding/water_filling.h"

#include <algorithm>
#include <numeric>

#include "money/exact.h"

namespace houvast::funding {

std::vector<Cents> fill_up(Cents total, const std::vector<Cents>& caps,
                           const std::vector<std::int64_t>& weights) {
  check(caps.size() == weights.size() && total >= Cents());
  std::vector<std::size_t> order;
  Exact open_weight = 0;
  for (std::size_t i = 0; i < caps.size(); ++i) {
    if (caps[i] == Cents()) continue;
    check(caps[i] > Cents() && weights[i] > 0);
    order.push_back(i);
    open_weight += weights[i];
  }
  // Whose cap is reached at the lowest level fills up first.
  const auto level = [&](std::size_t i) { return Exact(exact(caps[i]) / exact(weights[i])); };
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return level(a) < level(b); });

  std::vector<Exact> parts(caps.size(), Exact(0));
  Exact left = exact(total);
  for (const std::size_t i : order) {
    parts[i] = std::min<Exact>(exact(caps[i]), left * weights[i] / open_weight);
    left -= parts[i];
    open_weight -= weights[i];
  }
  check(left == 0);
  return round_parts(total, parts);
}

}  // namespace houvast::funding
