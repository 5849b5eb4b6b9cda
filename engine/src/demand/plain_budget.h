// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <span>
#include <vector>

#include "demand/model.h"
#include "houvast/demand.h"
#include "houvast/room.h"

namespace houvast::demand {

/// The plain budgets of a cluster as Room (D5): what runs and has started is booked until the end
/// of the year, at the price of the year; the rest is room. Private to the engine.
class PlainBudgets final : public Room {
 public:
  PlainBudgets(const Model::Impl& model, std::size_t cluster,
               std::span<const Adjustment> adjustments);

  void reset() override;
  void new_year(int year) override;
  [[nodiscard]] bool has_room(const RoomRequest& request) override;
  void started(const RoomRequest& request) override;
  void stopped(const RoomRequest& request, int day) override;

  [[nodiscard]] bool concerns(std::size_t municipality, std::size_t product) const {
    return !budgets_of(municipality, product).empty();
  }

 private:
  [[nodiscard]] const std::vector<std::size_t>& budgets_of(std::size_t municipality,
                                                           std::size_t product) const {
    return by_place_[municipality * model_.products.size() + product];
  }
  /// What care costs from a day to the end of its year.
  [[nodiscard]] Cents cost_from(const RoomRequest& request, int day) const;

  const Model::Impl& model_;
  std::vector<std::vector<Cents>> amounts_;         ///< [budget][year]
  std::vector<Cents> booked_;                       ///< Of this year.
  std::vector<std::vector<std::size_t>> by_place_;  ///< [municipality][product]
  std::size_t year_ = 0;
};

}  // namespace houvast::demand
