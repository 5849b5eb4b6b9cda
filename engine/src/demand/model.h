// SPDX-License-Identifier: EUPL-1.2
// Terms made ready: every cell of inflow and stock with its key, its means and its factors.
// Private to the engine.
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "demand/influence.h"
#include "demand/product_model.h"
#include "houvast/demand.h"
#include "houvast/random.h"
#include "money/unit_price.h"
#include "random/poisson_cell.h"
#include "time/timeline.h"

namespace houvast::demand {

/// D2. Clients of one municipality, product, channel and age band; they start independently.
struct Cell {
  StreamKey key{};
  std::uint16_t municipality = 0;
  std::uint16_t product = 0;
  Channel channel = Channel::municipal_access;
  AgeBand ages;
};

/// D4. Existing clients of one municipality and product.
struct StockCell {
  StreamKey key{};
  std::uint16_t municipality = 0;
  std::uint16_t product = 0;
  std::int64_t clients = 0, waiting = 0, with_rights = 0;
  int rights_until = 0;  ///< First day without the right.
  /// Where such clients came from: running shares in words, channel and ages.
  std::vector<std::pair<std::uint32_t, std::pair<Channel, AgeBand>>> origins;
};

/// D5. Places in one municipality, or shared by several.
struct Pool {
  std::size_t capacity = 0;  ///< Of the terms; terms.capacities.size(): as many as are needed.
  std::vector<std::size_t> municipalities;
  std::vector<std::size_t> products;
  std::vector<std::int32_t> places;  ///< By month; empty: as many as are needed.
};

/// D5. Houses for who leaves a product.
struct HousePool {
  std::size_t product = 0;
  std::vector<std::size_t> municipalities;
  std::vector<std::int64_t> houses_per_year;  ///< By year.
};

/// D5. One budget of one municipality, or of several.
struct BudgetPool {
  std::size_t budget = 0;  ///< Of the terms.
  std::vector<std::size_t> municipalities;
  std::vector<std::size_t> products;
  std::vector<Cents> amounts;  ///< By year.
};

struct Model::Impl {
  Impl(const DemandTerms& terms, Years years, std::span<const Municipality> municipalities,
       std::uint64_t seed, std::span<const SharedRoom> rooms);

  static constexpr std::int32_t no_slot = -1;

  DemandTerms terms;
  Timeline timeline;
  Names names;
  std::vector<ProductModel> products;
  bool ages_matter = false;             ///< To any product.
  QuantileTable exposure;               ///< The exponential distribution with mean 1.
  std::vector<Cell> cells;              ///< In order of municipality.
  std::vector<PoissonCell> counts;      ///< Starts: [cell][year].
  std::vector<std::size_t> cells_from;  ///< First cell of a municipality, and one more.
  std::vector<StockCell> stock;         ///< In order of municipality.
  std::vector<std::size_t> stock_from;  ///< The same for stock.
  Influences influences;
  std::vector<std::vector<std::size_t>> clusters;
  std::vector<double> work;                      ///< By cluster.
  std::vector<std::vector<Pool>> pools;          ///< By cluster.
  std::vector<std::vector<HousePool>> houses;    ///< By cluster.
  std::vector<std::vector<BudgetPool>> budgets;  ///< By cluster.
  std::vector<bool> queued;         ///< [municipality][product]: starts may have to wait.
  std::vector<bool> reaches_queue;  ///< The same: or what follows may.
  std::vector<bool> roomed;         ///< The same: starts ask the Room of simulate().
  /// Place of a product and channel among the accounts of a municipality; the account of personal
  /// budgets is the next. no_slot: nobody comes there.
  std::vector<std::int32_t> slot_of;
  std::size_t slots = 0;
  std::vector<UnitPrice> prices;  ///< [product][form][year]

  [[nodiscard]] std::size_t years() const {
    return static_cast<std::size_t>(timeline.years().count());
  }
  [[nodiscard]] bool is_queued(std::size_t municipality, std::size_t product) const {
    return queued[municipality * products.size() + product];
  }
  [[nodiscard]] bool may_queue(std::size_t municipality, std::size_t product) const {
    return reaches_queue[municipality * products.size() + product];
  }
  [[nodiscard]] std::size_t slot(std::size_t product, Channel channel, DeliveryForm form) const {
    return static_cast<std::size_t>(
               slot_of[product * channel_count + static_cast<std::size_t>(channel)]) +
           (form == DeliveryForm::personal_budget ? 1 : 0);
  }
  /// Months of the accounts of a slot, with two beyond the last.
  [[nodiscard]] std::size_t slot_width() const {
    return static_cast<std::size_t>(timeline.months()) + 2;
  }
  [[nodiscard]] const UnitPrice& price(std::size_t product, DeliveryForm form,
                                       std::size_t year) const {
    return prices[(product * 2 + static_cast<std::size_t>(form)) * years() + year];
  }
};

/// Where stays of a product may lead, companions included; one place each.
[[nodiscard]] std::vector<std::size_t> leads_to(const Product& product, const Names& names,
                                                const std::vector<Lever>& levers);

/// D5: who shares places, houses, budgets or a room is one cluster. Fills clusters, pools, houses,
/// budgets, queued and reaches_queue.
void make_clusters(Model::Impl& model, const std::vector<std::vector<std::int64_t>>& inhabitants,
                   std::span<const SharedRoom> rooms);

}  // namespace houvast::demand
