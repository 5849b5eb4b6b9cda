// SPDX-License-Identifier: EUPL-1.2
// A product made ready to be drawn from. Private to the engine.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

#include "demand/influence.h"
#include "demand/quantile_table.h"
#include "houvast/demand_terms.h"

namespace houvast::demand {

inline constexpr double days_a_year = 365.25;

/// Competing risks that are constant within a class of ages and a class of durations.
class HazardTable {
 public:
  HazardTable() = default;
  HazardTable(const std::vector<HazardRow>& rows, const Names& names);

  explicit operator bool() const { return !total_.empty(); }

  /// When a stay ends and in which class of ages and durations that is.
  struct Stop {
    double days = 0;  ///< At most `most`.
    std::size_t at = 0;
  };
  /// Of who was `days_old` at the start, when `exposure` is drawn from the exponential distribution
  /// with mean 1.
  [[nodiscard]] Stop stop(int days_old, double exposure, double most) const {
    std::size_t age = age_class(days_old);
    std::size_t duration = 0;
    double day = 0;
    for (;;) {
      const double age_ends = age_end_days_[age] - days_old;
      const double until = std::min(std::min(age_ends, duration_from_[duration + 1]), most);
      const std::size_t at = age * durations_ + duration;
      const double used = total_[at] * (until - day);
      if (exposure < used) return {day + exposure / total_[at], at};
      if (until >= most) return {most, at};
      exposure -= used;
      day = until;
      // Sums of comparisons, since nobody can guess which of the two comes first.
      const auto has_birthday = static_cast<std::size_t>(until >= age_ends);
      age += has_birthday;
      duration += 1 - has_birthday;
    }
  }
  /// Where it leads, on a word: a product, or names.products.size() for out.
  [[nodiscard]] std::uint16_t next(std::size_t at, std::uint32_t word) const {
    const std::uint32_t* shares = &up_to_[at * to_.size()];
    std::size_t passed = 0;
    for (std::size_t d = 0; d + 1 < to_.size(); ++d) passed += word >= shares[d] ? 1 : 0;
    return to_[passed];
  }

 private:
  [[nodiscard]] std::size_t age_class(int days_old) const {
    const auto age = static_cast<std::size_t>(std::max(0, days_old) * (1 / days_a_year));
    std::size_t at = class_of_age_[std::min(age, class_of_age_.size() - 1)];
    // On the day itself the class before may just be over.
    while (age_end_days_[at] <= days_old) ++at;
    return at;
  }

  std::vector<std::uint8_t> class_of_age_;  ///< By age in years.
  std::vector<double> age_end_days_;        ///< Of each class of ages, from birth.
  std::size_t durations_ = 0;               ///< Classes of durations.
  std::vector<double> duration_from_;       ///< Of each, in days; and one that never comes.
  std::vector<std::uint16_t> to_;           ///< Destinations.
  std::vector<double> total_;               ///< Per day: [age class][duration class].
  std::vector<std::uint32_t> up_to_;        ///< Running shares: [age][duration][destination].
};

/// An exit with where it leads.
struct ExitModel {
  std::size_t to = 0;  ///< Product; products.size() is out.
  double share = 0;
  std::optional<QuantileTable> after;
};

struct ProductModel {
  QuantileTable duration;               ///< Days; of hazards the exposure, in means.
  QuantileTable remaining;              ///< Of existing clients.
  QuantileTable intensity;              ///< Units a month.
  std::int64_t constant_intensity = 0;  ///< In millionths; 0: it is drawn.
  HazardTable hazards;
  std::vector<ExitModel> exits;
  std::vector<std::pair<std::size_t, std::uint32_t>> together;  ///< Product, words below this.
  std::uint32_t personal_budget_below = 0;                      ///< Words below this.
  const Review* review = nullptr;
  std::size_t review_to = 0;
  const Household* household = nullptr;
  const Waiting* waiting = nullptr;
  std::optional<QuantileTable> patience, escalation;
  std::size_t escalates_to = 0, bridge = 0;  ///< products.size(): none.
  std::optional<int> until_age;
  std::size_t then = 0;
  bool needs_age = false;
  bool needs_choice = false;   ///< Draws of Purpose::choice.
  bool brings_others = false;  ///< Family, or other products at the same time.
  /// Without hazards, birthdays, family or companions: drawn in rows.
  bool is_simple = false;
  /// Nothing but hazards and a fixed intensity: a step of a chain.
  bool is_chain = false;
};

[[nodiscard]] ProductModel product_model(const Product& product, const Names& names);

/// The words below which a chance comes true.
[[nodiscard]] std::uint32_t words_below(double chance);

/// Units a month in millionths, at least one.
[[nodiscard]] inline std::int64_t millionths(double units) {
  constexpr double most = 1e12;
  return static_cast<std::int64_t>(std::clamp(units * 1e6 + 0.5, 1.0, most));
}

}  // namespace houvast::demand
