// SPDX-License-Identifier: EUPL-1.2
#include "people/circulation.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <queue>
#include <utility>

#include "houvast/check.h"

namespace houvast::people {

Circulation::Circulation(std::size_t nodes, std::vector<Figure> figures)
    : figures_(std::move(figures)), touch_(nodes) {
  for (std::size_t i = 0; i < figures_.size(); ++i) {
    check(figures_[i].count >= 0 && figures_[i].cost >= 0 && figures_[i].from != figures_[i].to);
    flow_.push_back(figures_[i].count);
    touch_[figures_[i].from].push_back(i);
    touch_[figures_[i].to].push_back(i);
  }
}

void Circulation::protect(std::size_t figure, std::int64_t highest) {
  const std::int64_t count = figures_[figure].count;
  check(figures_[figure].is_suppressed);
  make_room(figure, false, count);
  if (highest > count) make_room(figure, true, highest - count);
}

/// A figure grows by what can run back from its end to its start through the others, and shrinks by
/// what can run from its start to its end: the greatest flow, found one cheapest way at a time.
void Circulation::make_room(std::size_t figure, bool grows, std::int64_t amount) {
  const Figure& moved = figures_[figure];
  std::vector<std::size_t> changed;
  while (amount > 0) {
    const auto way = grows ? cheapest_way(moved.to, moved.from, figure)
                           : cheapest_way(moved.from, moved.to, figure);
    std::int64_t part = amount;
    for (const Step& step : way)
      if (!step.forward) part = std::min(part, flow_[step.figure]);
    check(part > 0);
    for (const Step& step : way) {
      figures_[step.figure].is_suppressed = true;
      flow_[step.figure] += step.forward ? part : -part;
      changed.push_back(step.figure);
    }
    amount -= part;
  }
  for (const std::size_t i : changed) flow_[i] = figures_[i].count;
}

/// Dijkstra's way; a suppressed figure costs nothing. There always is one: suppressing everything
/// leaves every figure free.
std::vector<Circulation::Step> Circulation::cheapest_way(std::size_t start, std::size_t end,
                                                         std::size_t without) const {
  constexpr std::int64_t far = std::numeric_limits<std::int64_t>::max();
  std::vector<std::int64_t> cost(touch_.size(), far);
  std::vector<std::optional<Step>> came_by(touch_.size());
  using Visit = std::pair<std::int64_t, std::size_t>;
  std::priority_queue<Visit, std::vector<Visit>, std::greater<>> open;
  cost[start] = 0;
  open.emplace(0, start);
  while (!open.empty() && open.top().second != end) {
    const auto [so_far, node] = open.top();
    open.pop();
    if (so_far > cost[node]) continue;
    for (const std::size_t i : touch_[node]) {
      const Figure& figure = figures_[i];
      const bool forward = figure.from == node;
      if (i == without || (!forward && flow_[i] == 0)) continue;
      const std::size_t next = forward ? figure.to : figure.from;
      const std::int64_t price = so_far + (figure.is_suppressed ? 0 : figure.cost);
      if (price >= cost[next]) continue;
      cost[next] = price;
      came_by[next] = Step{i, forward};
      open.emplace(price, next);
    }
  }
  check(cost[end] != far);
  std::vector<Step> way;
  for (std::size_t node = end; node != start;) {
    way.push_back(*came_by[node]);
    const Figure& figure = figures_[way.back().figure];
    node = way.back().forward ? figure.from : figure.to;
  }
  return way;
}

}  // namespace houvast::people
