// SPDX-License-Identifier: EUPL-1.2
#include "demand/client_paths.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <string>
#include <tuple>

namespace houvast::demand {
namespace {

using Pair = std::pair<std::string, std::string>;

/// Which product comes along with which: products at the same time, and what bridges a wait.
std::set<Pair> companions_of(const DemandTerms& terms) {
  std::set<Pair> pairs;
  for (const Product& product : terms.products) {
    for (const auto& [other, chance] : product.together_with) pairs.insert({product.id, other});
    if (product.waiting && !product.waiting->bridge.empty())
      pairs.insert({product.id, product.waiting->bridge});
  }
  return pairs;
}

/// When an order of a client ended so that another could follow; empty while it did not.
std::optional<std::chrono::sys_days> end_of(const CareRecord& record) {
  if (record.stop) return record.stop;
  if (!record.start && record.reason == StopReason::escalated) return record.ordered;
  return std::nullopt;
}

/// The orders of one client, by day.
class ClientPath {
 public:
  ClientPath(std::span<const CareRecord> records, std::span<const std::size_t> mine,
             const std::set<Pair>& companions, int return_within_days)
      : records_(records),
        mine_(mine),
        companions_(companions),
        within_(std::chrono::days(return_within_days)) {}

  [[nodiscard]] PlacedOrder place(std::size_t order) const {
    if (const auto main = goes_with(order)) return {Origin::companion, main};
    if (const auto before = follows(order)) return {Origin::continuation, before};
    return {};
  }

 private:
  [[nodiscard]] std::optional<std::size_t> goes_with(std::size_t order) const {
    // Beside care from its first day, or beside waiting for it from the order.
    const CareRecord& record = records_[order];
    for (const std::size_t other : mine_) {
      const CareRecord& main = records_[other];
      const bool same_day = main.ordered == record.ordered || main.start == record.ordered;
      if (other != order && same_day && companions_.contains({main.product, record.product}))
        return other;
    }
    return std::nullopt;
  }

  /// The order that ended last before this one, not longer ago than a return takes.
  [[nodiscard]] std::optional<std::size_t> follows(std::size_t order) const {
    std::optional<std::size_t> last;
    for (const std::size_t other : mine_) {
      const auto end = end_of(records_[other]);
      if (other == order || !end || *end > records_[order].ordered) continue;
      if (records_[order].ordered - *end > within_) continue;
      // Two orders of one day that both never lasted cannot follow on each other.
      if (records_[other].ordered == records_[order].ordered && other > order) continue;
      if (!last || *end > *end_of(records_[*last])) last = other;
    }
    return last;
  }

  std::span<const CareRecord> records_;
  std::span<const std::size_t> mine_;
  const std::set<Pair>& companions_;
  std::chrono::days within_;
};

}  // namespace

std::vector<PlacedOrder> place_orders(std::span<const CareRecord> records, const DemandTerms& terms,
                                      int return_within_days) {
  std::vector<std::size_t> order(records.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return std::tie(records[a].client, records[a].ordered, a) <
           std::tie(records[b].client, records[b].ordered, b);
  });
  const std::set<Pair> companions = companions_of(terms);
  std::vector<PlacedOrder> placed(records.size());
  for (std::size_t from = 0; from < order.size();) {
    std::size_t to = from + 1;
    while (to < order.size() && records[order[to]].client == records[order[from]].client) ++to;
    const std::span mine = std::span(order).subspan(from, to - from);
    const ClientPath path(records, mine, companions, return_within_days);
    for (const std::size_t each : mine) placed[each] = path.place(each);
    from = to;
  }
  return placed;
}

}  // namespace houvast::demand
