// SPDX-License-Identifier: EUPL-1.2
#include "demand/product_model.h"

#include "demand/client.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "houvast/check.h"

namespace houvast::demand {

std::uint32_t words_below(double chance) {
  const double words = chance * 0x1p32;
  return words >= 0xffffffffp0 ? 0xffffffffU : static_cast<std::uint32_t>(words);
}

HazardTable::HazardTable(const std::vector<HazardRow>& rows, const Names& names) {
  if (rows.empty()) return;
  constexpr int oldest = 121;
  std::set<int> ages{0};
  std::set<int> durations{0};
  std::set<std::uint16_t> destinations;
  const auto destination = [&](const HazardRow& row) {
    return static_cast<std::uint16_t>(row.to.empty() ? names.products.size()
                                                     : names.product(row.to));
  };
  for (const HazardRow& row : rows) {
    ages.insert({row.ages.from, std::min(row.ages.to + 1, oldest)});
    durations.insert(row.days_from);
    destinations.insert(destination(row));
  }
  ages.erase(oldest);
  const std::vector<int> age_from(ages.begin(), ages.end());
  to_.assign(destinations.begin(), destinations.end());
  duration_from_.assign(durations.begin(), durations.end());
  durations_ = duration_from_.size();
  check(age_from.size() <= 255);
  for (std::size_t a = 0; a < age_from.size(); ++a) {
    const int end = a + 1 < age_from.size() ? age_from[a + 1] : oldest;
    for (int age = age_from[a]; age < end; ++age)
      class_of_age_.push_back(static_cast<std::uint8_t>(a));
    age_end_days_.push_back(a + 1 < age_from.size() ? end * days_a_year : 1e9);
  }

  duration_from_.push_back(1e9);

  for (const int age : age_from)
    for (std::size_t d = 0; d < durations_; ++d) {
      const double from = duration_from_[d];
      // Of the rows for a destination and age, the last one that began holds.
      std::vector<double> per_day;
      for (const std::uint16_t to : to_) {
        double rate = 0;
        double began = -1;
        for (const HazardRow& row : rows)
          if (destination(row) == to && row.ages.from <= age && age <= row.ages.to &&
              row.days_from <= from && row.days_from > began) {
            began = row.days_from;
            rate = row.per_year / days_a_year;
          }
        per_day.push_back(rate);
      }
      double total = 0;
      for (const double rate : per_day) total += rate;
      total_.push_back(total);
      double sum = 0;
      for (const double rate : per_day) {
        sum += rate;
        up_to_.push_back(total > 0 ? words_below(sum / total) : 0);
      }
      up_to_.back() = 0xffffffffU;
    }
}

ProductModel product_model(const Product& product, const Names& names) {
  const std::size_t out = names.products.size();
  const auto place = [&](const std::string& id) { return id.empty() ? out : names.product(id); };
  const Spread unused{.kind = Spread::Kind::constant, .mean = 1};
  const Spread& duration = product.hazards.empty() ? product.duration : unused;
  ProductModel model{.duration = QuantileTable::of(duration),
                     .remaining = QuantileTable::residual_of(duration),
                     .intensity = QuantileTable::of(product.intensity)};
  model.hazards = HazardTable(product.hazards, names);
  if (product.intensity.kind == Spread::Kind::constant)
    model.constant_intensity = millionths(product.intensity.mean);
  for (const Exit& exit : product.exits)
    model.exits.push_back(
        {place(exit.to), exit.share,
         exit.after ? std::optional(QuantileTable::of(*exit.after)) : std::nullopt});
  for (const auto& [other, chance] : product.together_with)
    model.together.emplace_back(names.product(other), words_below(chance));
  check(model.together.size() <= most_together);
  model.personal_budget_below = words_below(product.personal_budget_share);
  if (product.review) {
    model.review = &*product.review;
    model.review_to = place(product.review->to);
  }
  if (product.household) model.household = &*product.household;
  model.escalates_to = model.bridge = out;
  if (product.waiting) {
    model.waiting = &*product.waiting;
    if (product.waiting->patience) model.patience = QuantileTable::of(*product.waiting->patience);
    if (product.waiting->escalation)
      model.escalation = QuantileTable::of(*product.waiting->escalation);
    model.escalates_to = place(product.waiting->escalates_to);
    model.bridge = place(product.waiting->bridge);
  }
  model.until_age = product.until_age;
  model.then = place(product.then);
  model.needs_age = model.hazards || product.until_age.has_value();
  const bool returns = std::any_of(model.exits.begin(), model.exits.end(),
                                   [](const ExitModel& exit) { return exit.after.has_value(); });
  model.needs_choice = model.review != nullptr || model.personal_budget_below > 0 || returns;
  model.brings_others = !model.together.empty() || model.household != nullptr;
  model.is_chain = model.hazards && model.constant_intensity > 0 && !model.needs_choice &&
                   !model.brings_others && !model.until_age;
  model.is_simple = !model.hazards && !model.brings_others && !model.until_age;
  return model;
}

}  // namespace houvast::demand
