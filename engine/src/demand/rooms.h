// SPDX-License-Identifier: EUPL-1.2
// Everybody who has to be asked whether there is room: plain budgets, and the Room that simulate()
// was given. Private to the engine.
#pragma once

#include "demand/plain_budget.h"
#include "houvast/room.h"

namespace houvast::demand {

class Rooms {
 public:
  Rooms(const Model::Impl& model, PlainBudgets& budgets, Room* room)
      : model_(model), budgets_(budgets), room_(room) {}

  void reset() {
    if (room_ != nullptr) room_->reset();
  }
  void new_year(int year) {
    budgets_.new_year(year);
    if (room_ != nullptr) room_->new_year(year);
  }
  [[nodiscard]] bool has_room(const RoomRequest& request) {
    return budgets_.has_room(request) && (!asks_room(request) || room_->has_room(request));
  }
  void started(const RoomRequest& request) {
    budgets_.started(request);
    if (asks_room(request)) room_->started(request);
  }
  void stopped(const RoomRequest& request, int day) {
    budgets_.stopped(request, day);
    if (asks_room(request)) room_->stopped(request, day);
  }

  /// Does anybody have to be asked?
  [[nodiscard]] bool concerns(std::size_t municipality, std::size_t product) const {
    return budgets_.concerns(municipality, product) || asks_room(municipality, product);
  }
  /// Does the answer depend on the provider?
  [[nodiscard]] bool asks_room(std::size_t municipality, std::size_t product) const {
    return room_ != nullptr && model_.roomed[municipality * model_.products.size() + product];
  }

 private:
  [[nodiscard]] bool asks_room(const RoomRequest& request) const {
    return asks_room(request.municipality, request.product);
  }

  const Model::Impl& model_;
  PlainBudgets& budgets_;
  Room* room_;
};

}  // namespace houvast::demand
