// SPDX-License-Identifier: EUPL-1.2
// Who is in care or waiting on day 0 (D4). Private to the engine.
#pragma once

#include <cstddef>
#include <vector>

#include "demand/pathway.h"
#include "demand/waiting_list.h"

namespace houvast::demand {

class Existing {
 public:
  Existing(const Model::Impl& model, Books& books, Pathway& pathway, WaitingList& waiting_list)
      : model_(model), books_(books), pathway_(pathway), waiting_list_(waiting_list) {}

  void draw_municipality(std::size_t municipality);

 private:
  void draw_cell(const StockCell& cell);
  void walk_cell(const StockCell& cell);
  void take_in(const StockCell& cell, std::uint32_t rank, const StayWords& words);
  void book_simply(const StockCell& cell, std::uint32_t rank, const StayWords& words,
                   const PhiloxBlock& order);
  [[nodiscard]] static Client client_of(const StockCell& cell, std::uint32_t rank,
                                        const PhiloxBlock& words);

  const Model::Impl& model_;
  Books& books_;
  Pathway& pathway_;
  WaitingList& waiting_list_;
  std::vector<PhiloxBlock> blocks_, choices_, order_words_;
  std::vector<Walker> walkers_;
};

}  // namespace houvast::demand
