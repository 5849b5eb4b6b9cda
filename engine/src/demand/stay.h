// SPDX-License-Identifier: EUPL-1.2
// One stay in a product (D3, D8): when it ends and what follows. Inline, since it is drawn millions
// of times a second. Private to the engine.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>

#include "demand/client.h"
#include "demand/product_model.h"
#include "houvast/care_record.h"

namespace houvast::demand {

/// A stay as it will be when nothing comes between.
struct Stay {
  Millionths monthly = 0;
  int end = 0;             ///< First day without care, at most the end of the simulation.
  int delay = 0;           ///< Days until what comes next.
  std::uint16_t next = 0;  ///< Product after it; the number of products: none.
  DeliveryForm form = DeliveryForm::in_kind;
  StopReason reason = StopReason::planned;
  bool is_acute = false;                  ///< Never waited (D5).
  std::optional<std::uint16_t> provider;  ///< Where it had to be known; else it is drawn (C12).
};

/// What was drawn for a stay.
struct StayWords {
  const PhiloxBlock& stay;    ///< Purpose::stay.
  const PhiloxBlock& choice;  ///< Purpose::choice; where the product needs it.
};

/// Whole days of at least one, counted from `start`, not beyond `last`.
[[nodiscard]] inline int end_of(int start, double days, int last) {
  const double length = std::max(1.0, days + 0.5);
  return length >= last - start ? last : start + static_cast<int>(length);
}

/// Ends a stay at a review that comes before its end. `times(day)` is what levers make of the
/// chances; before `rights_until` nobody is reviewed.
template <class Times>
inline void review_stay(const ProductModel& product, int start, bool was_running,
                        const PhiloxBlock& choice, int rights_until, std::uint16_t out,
                        const Times& times, Stay& stay) {
  const Review& terms = *product.review;
  const double luck = 1 - as_share(choice.word[1]);
  const double interval = terms.every_months * (days_a_year / 12);
  double survives = 1;
  for (double day = start + interval * (was_running ? as_share(choice.word[2]) : 1.0);
       day < stay.end; day += interval) {
    const auto today = static_cast<int>(day);
    if (today < rights_until) continue;
    const double factor = times(today);
    const double ends = std::min(1.0, terms.ends * factor);
    const double steps = std::min(1 - ends, terms.steps_down * factor);
    const double after = survives * (1 - ends - steps);
    if (luck > after) {
      const double within = (luck - after) / (survives - after) * (ends + steps);
      stay.end = std::max(today, start + 1);
      stay.next = within <= ends ? out : static_cast<std::uint16_t>(product.review_to);
      stay.reason = within <= ends ? StopReason::reviewed : StopReason::stepped;
      return;
    }
    survives = after;
  }
}

/// Goes to an exit after a stay.
inline void leave_by(const ExitModel& exit, const StayWords& words, std::uint16_t out, Stay& stay) {
  constexpr double never = 1e8;
  stay.next = static_cast<std::uint16_t>(exit.to);
  if (exit.after)
    stay.delay =
        static_cast<int>(std::clamp(exit.after->at(words.choice.word[3]) + 0.5, 1.0, never));
  if (stay.next != out) stay.reason = StopReason::stepped;
}

/// Chooses what follows a stay. `times(exit)` is what levers make of its share: what they take away
/// goes out, what they add comes from who went out, and nobody else goes elsewhere.
template <class Times>
inline void take_exit(const ProductModel& product, const StayWords& words, std::uint16_t out,
                      const Times& times, Stay& stay) {
  double left = as_share(words.stay.word[3]);
  for (const ExitModel& exit : product.exits) {
    if (left < exit.share) {
      if (left < exit.share * times(exit)) leave_by(exit, words, out, stay);
      return;
    }
    left -= exit.share;
  }
  for (const ExitModel& exit : product.exits) {
    left -= exit.share * std::max(0.0, times(exit) - 1);
    if (left >= 0) continue;
    leave_by(exit, words, out, stay);
    return;
  }
}

/// A stay of a simple product that no lever touches: what Pathway::plan() would say, in a loop.
[[nodiscard]] inline Stay simple_stay(const ProductModel& product, int start, bool was_running,
                                      const StayWords& words, int rights_until, int last,
                                      std::uint16_t out) {
  const QuantileTable& duration = was_running ? product.remaining : product.duration;
  Stay stay{.monthly = product.constant_intensity,
            .end = end_of(start, duration.at(words.stay.word[1]), last),
            .next = out};
  if (stay.monthly == 0) stay.monthly = millionths(product.intensity.at(words.stay.word[2]));
  if (product.needs_choice && words.choice.word[0] < product.personal_budget_below)
    stay.form = DeliveryForm::personal_budget;
  if (product.review != nullptr)
    review_stay(
        product, start, was_running, words.choice, rights_until, out, [](int) { return 1.0; },
        stay);
  if (stay.end < last && stay.reason == StopReason::planned && !product.exits.empty())
    take_exit(
        product, words, out, [](const ExitModel&) { return 1.0; }, stay);
  return stay;
}

}  // namespace houvast::demand
