// SPDX-License-Identifier: EUPL-1.2
#include "demand/plain_budget.h"

#include <algorithm>
#include <cmath>

#include "domain/price_factor.h"

namespace houvast::demand {

PlainBudgets::PlainBudgets(const Model::Impl& model, std::size_t cluster,
                           std::span<const Adjustment> adjustments)
    : model_(model), by_place_(model.names.municipalities.size() * model.products.size()) {
  for (const BudgetPool& pool : model.budgets[cluster]) {
    for (const std::size_t m : pool.municipalities)
      for (const std::size_t p : pool.products)
        by_place_[m * model.products.size() + p].push_back(amounts_.size());
    std::vector<Cents> amounts = pool.amounts;
    for (const Adjustment& adjustment : adjustments) {
      const bool concerned = adjustment.budget == pool.budget &&
                             std::find(pool.municipalities.begin(), pool.municipalities.end(),
                                       adjustment.municipality) != pool.municipalities.end();
      if (!concerned) continue;
      const int first = std::max(adjustment.year, model.timeline.years().from);
      for (int year = first; year <= model.timeline.years().to; ++year) {
        Cents& amount = amounts[static_cast<std::size_t>(year - model.timeline.years().from)];
        amount = Cents(static_cast<std::int64_t>(
            std::floor(static_cast<double>(amount.count()) * adjustment.factor + 0.5)));
      }
    }
    amounts_.push_back(std::move(amounts));
  }
  booked_.resize(amounts_.size());
}

void PlainBudgets::reset() { new_year(model_.timeline.years().from); }

void PlainBudgets::new_year(int year) {
  year_ = static_cast<std::size_t>(year - model_.timeline.years().from);
  std::fill(booked_.begin(), booked_.end(), Cents());
}

Cents PlainBudgets::cost_from(const RoomRequest& request, int day) const {
  const int year = model_.timeline.years().from + static_cast<int>(year_);
  const int end = model_.timeline.year_start(year) + model_.timeline.days_in(year);
  const Millionths volume =
      request.monthly_volume * 12 * std::max(0, end - day) / model_.timeline.days_in(year);
  return amount_of(
      volume, scaled(model_.price(request.product, request.form, year_), request.price_factor));
}

bool PlainBudgets::has_room(const RoomRequest& request) {
  for (const std::size_t b : budgets_of(request.municipality, request.product))
    if (booked_[b] + cost_from(request, request.day) > amounts_[b][year_]) return false;
  return true;
}

void PlainBudgets::started(const RoomRequest& request) {
  for (const std::size_t b : budgets_of(request.municipality, request.product))
    booked_[b] += cost_from(request, request.day);
}

void PlainBudgets::stopped(const RoomRequest& request, int day) {
  for (const std::size_t b : budgets_of(request.municipality, request.product))
    booked_[b] -= cost_from(request, day);
}

}  // namespace houvast::demand
