// SPDX-License-Identifier: EUPL-1.2
// C4. A price for each client who reaches an agreed outcome.
#include <algorithm>
#include <map>
#include <span>
#include <tuple>
#include <unordered_map>

#include "contracts/clause.h"

namespace houvast::contracts {
namespace {

/// Outcomes by what makes a line: place in BookClause::cells, class of care and month.
struct OutcomeKey {
  std::size_t cell = 0;
  CareClass care = CareClass::started;
  int month = 0;

  friend auto operator<=>(const OutcomeKey&, const OutcomeKey&) = default;
};
using Outcomes = std::map<OutcomeKey, std::int64_t>;

/// Ends that the tally counted: planned, or with an agreed outcome.
Outcomes metered_outcomes(const ClauseContext& at) {
  const BookClause& clause = at.of_clause();
  Outcomes outcomes;
  for (std::size_t i = 0; i < clause.columns.size(); ++i)
    for (std::size_t care = 0; care < class_count; ++care)
      for (int month = 0; month < at.book.months(); ++month) {
        if (at.book.contract_at(clause.cells[i], month) != at.contract) continue;
        const auto of = static_cast<CareClass>(care);
        const std::int64_t count = at.tally.metered(clause.columns[i], of, month);
        if (count != 0) outcomes[{i, of, month}] = count;
      }
  return outcomes;
}

/// The same day so many months later, or the last of that month; empty: after the years.
std::optional<int> months_later(const Calendar& calendar, int day, int months) {
  const DayInfo& from = calendar.day(day);
  const int month = from.month + months;
  if (month > calendar.months()) return {};
  const int start = calendar.month_start(month);
  if (month == calendar.months()) return from.day == 0 ? std::optional(start) : std::nullopt;
  return std::min(start + from.day, calendar.month_start(month + 1) - 1);
}

/// All orders of one client.
using OrdersOfClient = std::span<const KeptOrder* const>;

/// Did care of any product start from `from` up to `to`? The order itself ended on `from`.
bool came_back(OrdersOfClient orders, const KeptOrder& self, int from, int to) {
  int starts = 0;
  for (const KeptOrder* other : orders)
    if (other->order.start >= from && other->order.start < to) starts += other->times;
  if (self.order.start >= from) --starts;  // A stay of no days.
  return starts > 0;
}

class ReturnCount {
 public:
  ReturnCount(const ClauseContext& at, int months) : at_(at), months_(months) {
    const std::vector<std::uint32_t>& cells = at.of_clause().cells;
    for (std::size_t i = 0; i < cells.size(); ++i) places_.emplace(cells[i], i);
  }

  void count(OrdersOfClient orders) {
    for (const KeptOrder* kept : orders) {
      const CareOrder& order = kept->order;
      if (!order.is_stopped || order.end <= 0 || order.end > at_.book.calendar.days()) continue;
      const auto place = place_of(order);
      const auto until = months_later(at_.book.calendar, order.end, months_);
      if (!place || !until || came_back(orders, *kept, order.end, *until)) continue;
      const int month = at_.book.calendar.day(*until - 1).month;
      outcomes_[{*place, class_in(order, at_.book.calendar, month), month}] += kept->times;
    }
  }

  [[nodiscard]] Outcomes take() && { return std::move(outcomes_); }

 private:
  /// Place of the cell of an order that was the contract's when it ended.
  [[nodiscard]] std::optional<std::size_t> place_of(const CareOrder& order) const {
    const std::uint32_t cell =
        at_.book.cell_of(order.municipality, order.product, order.provider, order.form);
    const auto found = places_.find(cell);
    const int last_month = at_.book.calendar.day(order.end - 1).month;
    if (found == places_.end() || at_.book.contract_at(cell, last_month) != at_.contract) return {};
    return found->second;
  }

  const ClauseContext& at_;
  int months_;
  std::unordered_map<std::uint32_t, std::size_t> places_;  ///< Of cells in BookClause::cells.
  Outcomes outcomes_;
};

/// Clients who were not back in care within so many months after it.
Outcomes kept_outcomes(const ClauseContext& at, int months) {
  std::vector<const KeptOrder*> orders;
  for (const KeptOrder& kept : at.tally.kept) orders.push_back(&kept);
  std::sort(orders.begin(), orders.end(), [](const KeptOrder* a, const KeptOrder* b) {
    return a->order.client < b->order.client;
  });
  ReturnCount returns(at, months);
  for (std::size_t from = 0; from < orders.size();) {
    std::size_t to = from;
    while (to < orders.size() && orders[to]->order.client == orders[from]->order.client) ++to;
    returns.count(OrdersOfClient(orders).subspan(from, to - from));
    from = to;
  }
  return std::move(returns).take();
}

}  // namespace

void pay(const ResultClause& terms, const ClauseContext& at, std::vector<ContractLine>& to) {
  const Outcomes outcomes = terms.measure == ResultClause::Measure::no_return
                                ? kept_outcomes(at, terms.months)
                                : metered_outcomes(at);
  for (const auto& [key, count] : outcomes) {
    const auto price = value_in(terms.price, at.book.calendar.year_of(key.month));
    if (!price || count == 0) continue;
    const Cell& cell = at.book.cells[at.of_clause().cells[key.cell]];
    ContractLine line = at.line(LineKind::result, *cell.municipality, key.month);
    line.care = key.care;
    line.product = cell.product;
    line.provider = at.book.receiver(at.contract, *cell.provider);
    line.quantity = count * 1'000'000;
    line.price = unit_price(*price).units;
    line.amount = amount_of(line.quantity, unit_price(*price));
    if (line.amount != Cents()) to.push_back(line);
  }
}

}  // namespace houvast::contracts
