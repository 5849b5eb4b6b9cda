// SPDX-License-Identifier: EUPL-1.2
// R4. The settlement itself, in whole numbers of a type that the caller chooses: 128 bits where
// they provably suffice, any size where not. Both are this one text. Private to part region.
//
// Every amount is counted in parts of a cent of which `unit` make a cent, and `unit` is chosen so
// that nothing is left over: costs in 1/cost_parts; results in that, with option 2 times the
// income of the region; pooled amounts in that times kept_parts.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "houvast/solidarity.h"
#include "region/share_split.h"
#include "region/solidarity_plan.h"
#include "region/wide.h"

namespace houvast::region {

template <class Int>
class SolidarityCore {
 public:
  explicit SolidarityCore(std::size_t size)
      : cost(size),
        result(size),
        pooled(size),
        cap(size),
        due(size),
        payers_(size + 1),
        receivers_(size + 1),
        is_at_cap_(size),
        split_(size) {}

  /// Settles. Empty when a number might not fit: then `moved` holds nothing of use and a wider type
  /// must do it.
  [[nodiscard]] bool settle(const SolidarityPlan& plan, std::span<const SolidarityFigures> figures,
                            std::span<Cents> moved, SolidarityOutcome& outcome);

  // What the last settlement leaves behind, for the lines that explain it.
  std::vector<Int> cost;    ///< X, in 1/cost_parts cents.
  std::vector<Int> result;  ///< B - X, in 1/result_unit cents.
  std::vector<Int> pooled;  ///< In 1/unit cents, as all below; below zero: a deficit.
  std::vector<Int> cap;     ///< Of payers, where capped.
  std::vector<Int> due;     ///< Zero or more; what they pay, or get, is in proportion to this.
  Int cost_total, income_total, result_unit, unit;
  Int deficits, surpluses, caps;
  Int total;      ///< What moves, before it is cut to whole cents.
  Int due_total;  ///< Of payers; that of receivers is `deficits`.
  std::int64_t total_cents = 0;

  /// Places of members, in order. Who has no weight is no payer.
  [[nodiscard]] std::span<const std::uint16_t> payers() const {
    return std::span(payers_).first(payer_count_);
  }
  [[nodiscard]] std::span<const std::uint16_t> receivers() const {
    return std::span(receivers_).first(receiver_count_);
  }

 private:
  void find_results(const SolidarityPlan& plan, std::span<const SolidarityFigures> figures);
  void find_pooled(const SolidarityPlan& plan);
  void find_caps(std::span<const SolidarityFigures> figures);
  [[nodiscard]] bool find_dues_by_weight(const SolidarityPlan& plan,
                                         std::span<const SolidarityFigures> figures,
                                         SolidarityOutcome& outcome);
  void find_dues_of_average(const SolidarityPlan& plan, SolidarityOutcome& outcome);
  [[nodiscard]] bool fill_to_caps();

  std::vector<std::uint16_t> payers_, receivers_;
  std::size_t payer_count_ = 0, receiver_count_ = 0;
  std::vector<std::uint8_t> is_at_cap_;  ///< One a payer.
  ShareSplit<Int> split_;
};

/// Choices 1, 2 and 5: cost, baseline and result.
template <class Int>
void SolidarityCore<Int>::find_results(const SolidarityPlan& plan,
                                       std::span<const SolidarityFigures> figures) {
  cost_total = 0;
  income_total = 0;
  for (std::size_t i = 0; i < figures.size(); ++i) {
    const SolidarityFigures& own = figures[i];
    const std::int64_t correction = plan.corrections[i].count();
    if (plan.has_surcharge)
      cost[i] = Int(own.spending.count()) * plan.spending_parts - Int(correction) * plan.cost_parts;
    else
      cost[i] = own.spending.count() + own.execution.count() - correction;
    cost_total += cost[i];
    income_total += own.income.count();
  }
  result_unit = plan.cost_parts;
  if (!plan.is_average) {
    for (std::size_t i = 0; i < figures.size(); ++i)
      result[i] = Int(figures[i].income.count()) * plan.cost_parts - cost[i];
    return;
  }
  result_unit *= income_total;
  for (std::size_t i = 0; i < figures.size(); ++i)
    result[i] = cost_total * figures[i].income.count() - cost[i] * income_total;
}

/// Choice 6: what is for own account is left out.
template <class Int>
void SolidarityCore<Int>::find_pooled(const SolidarityPlan& plan) {
  unit = result_unit * plan.kept_parts;
  due_total = 0;
  Int pooled_total = 0;
  payer_count_ = 0;
  receiver_count_ = 0;
  const std::int64_t parts[] = {plan.pooled_parts_surplus, plan.pooled_parts_deficit};
  for (std::size_t i = 0; i < result.size(); ++i) {
    pooled[i] = result[i] * parts[sign_bit(result[i])];
    due[i] = absolute(pooled[i]);
    pooled_total += pooled[i];
    due_total += due[i];
    receivers_[receiver_count_] = payers_[payer_count_] = static_cast<std::uint16_t>(i);
    receiver_count_ += static_cast<std::size_t>(sign_bit(pooled[i]));
    payer_count_ += static_cast<std::size_t>(sign_bit(Int(-pooled[i])));
  }
  // Surpluses and deficits from their sum and their difference: both are even where these are.
  surpluses = (due_total + pooled_total) / 2;
  deficits = due_total - surpluses;
}

/// Choice 3: no more than the pooled surplus, and than what is really left of the year.
template <class Int>
void SolidarityCore<Int>::find_caps(std::span<const SolidarityFigures> figures) {
  caps = 0;
  for (const std::uint16_t i : payers()) {
    const SolidarityFigures& own = figures[i];
    const std::int64_t left =
        own.real_result ? own.real_result->count()
                        : own.income.count() - own.spending.count() - own.execution.count();
    cap[i] = lesser(pooled[i], unit * std::max<std::int64_t>(left, 0));
    caps += cap[i];
  }
}

/// Option 1: the deficits are paid in proportion to weight * pooled surplus (choice 4).
template <class Int>
bool SolidarityCore<Int>::find_dues_by_weight(const SolidarityPlan& plan,
                                              std::span<const SolidarityFigures> figures,
                                              SolidarityOutcome& outcome) {
  due_total = 0;
  std::size_t kept = 0;
  for (std::size_t p = 0; p < payer_count_; ++p) {
    const std::size_t i = payers_[p];
    if (plan.weight == SolidarityWeight::income)
      due[i] *= figures[i].income.count();
    else if (plan.weight != SolidarityWeight::none)
      due[i] *= Int(plan.weights[i]);
    due_total += due[i];
    if (due[i] > 0) payers_[kept++] = static_cast<std::uint16_t>(i);
  }
  payer_count_ = kept;
  total = deficits;
  if (kept == 0) outcome = SolidarityOutcome::no_weight;
  if (kept == 0 || !plan.is_capped) return true;

  find_caps(figures);
  if (caps == 0) outcome = SolidarityOutcome::no_room;
  if (caps == 0) return true;
  if (caps <= total) {
    total = caps;
    due_total = caps;
    for (const std::uint16_t i : payers()) due[i] = cap[i];
    return true;
  }
  return fill_to_caps();
}

/// Water-filling: payment = min(cap, theta * due) with theta so that payments add up to the total,
/// which is below the sum of the caps. Who is above the cap at one theta stays there, since theta
/// only rises as others are held at theirs.
template <class Int>
bool SolidarityCore<Int>::fill_to_caps() {
  Int left = total;          // What those below their cap pay together,
  Int due_left = due_total;  // in proportion to this: theta is left / due_left.
  bool is_found = false;
  for (std::size_t p = 0; p < payer_count_; ++p) is_at_cap_[p] = 0;
  for (bool again = true; again;) {
    again = false;
    for (std::size_t p = 0; p < payer_count_; ++p) {
      const std::size_t i = payers_[p];
      if (is_at_cap_[p] != 0 || !is_product_at_most(cap[i], due_left, left, due[i])) continue;
      is_at_cap_[p] = 1;
      left -= cap[i];
      due_left -= due[i];
      again = is_found = true;
    }
  }
  check(due_left > 0);
  if (!is_found) return true;
  // One denominator for all: payments times due_left.
  if (!is_product_safe(total, due_left)) return false;
  for (std::size_t p = 0; p < payer_count_; ++p) {
    const std::size_t i = payers_[p];
    due[i] = is_at_cap_[p] != 0 ? Int(cap[i] * due_left) : Int(due[i] * left);
  }
  due_total = total * due_left;
  return true;
}

/// Option 2: results are settled as they are; the longer side is scaled.
template <class Int>
void SolidarityCore<Int>::find_dues_of_average(const SolidarityPlan& plan,
                                               SolidarityOutcome& outcome) {
  due_total = plan.is_capped ? caps : surpluses;
  for (const std::uint16_t i : payers()) due[i] = plan.is_capped ? cap[i] : pooled[i];
  total = std::min(deficits, due_total);
  if (due_total == 0) outcome = SolidarityOutcome::no_room;
}

template <class Int>
bool SolidarityCore<Int>::settle(const SolidarityPlan& plan,
                                 std::span<const SolidarityFigures> figures, std::span<Cents> moved,
                                 SolidarityOutcome& outcome) {
  for (Cents& amount : moved) amount = Cents();
  find_results(plan, figures);
  find_pooled(plan);
  total = 0;
  caps = 0;
  total_cents = 0;
  outcome = SolidarityOutcome::settled;
  if (receiver_count_ == 0)
    outcome = SolidarityOutcome::no_deficit;
  else if (payer_count_ == 0)
    outcome = SolidarityOutcome::no_surplus;
  if (outcome != SolidarityOutcome::settled) return true;

  if (plan.is_average) {
    if (plan.is_capped) find_caps(figures);
    find_dues_of_average(plan, outcome);
  } else if (!find_dues_by_weight(plan, figures, outcome)) {
    return false;
  }
  if (outcome != SolidarityOutcome::settled) return true;

  total_cents = whole_quotient(total, unit);
  if (total_cents == 0) outcome = SolidarityOutcome::below_one_cent;
  if (total_cents == 0) return true;
  split_.split(total_cents, due, due_total, payers(), -1, moved);
  split_.split(total_cents, due, deficits, receivers(), +1, moved);
  return true;
}

}  // namespace houvast::region
