// SPDX-License-Identifier: EUPL-1.2
#include "demand/existing.h"

#include <algorithm>
#include <span>

namespace houvast::demand {
namespace {

constexpr std::uint32_t blocks_at_once = 256;

/// The word that tells a start's day tells where an existing client came from.
const std::pair<Channel, AgeBand>& origin_of(const StockCell& cell, std::uint32_t word) {
  auto at = cell.origins.begin();
  while (at + 1 != cell.origins.end() && word >= at->first) ++at;
  return at->second;
}

}  // namespace

bool Existing::is_plain(const StockCell& cell) const {
  return model_.products[cell.product].is_plain && !pathway_.needs_ages() && cell.waiting == 0 &&
         model_.products[cell.product].personal_budget_below == 0 &&
         !model_.is_queued(cell.municipality, cell.product) &&
         !pathway_.influences().touches(Effect::Kind::duration, cell.product) &&
         !pathway_.influences().touches(Effect::Kind::intensity, cell.product);
}

void Existing::draw_municipality(std::size_t municipality) {
  for (std::size_t s = model_.stock_from[municipality]; s < model_.stock_from[municipality + 1];
       ++s)
    draw_cell(model_.stock[s]);
}

void Existing::draw_cell(const StockCell& cell) {
  const auto all = static_cast<std::uint32_t>(cell.clients + cell.waiting);
  const bool plainly = is_plain(cell);
  blocks_.resize(blocks_at_once);
  for (std::uint32_t from = 0; from < all; from += blocks_at_once) {
    const std::uint32_t n = std::min(blocks_at_once, all - from);
    philox_blocks(from, pathway_.replication(), stock_entry,
                  static_cast<std::uint32_t>(Purpose::stay), cell.key, std::span(blocks_).first(n));
    for (std::uint32_t i = 0; i < n; ++i)
      if (plainly)
        book_plainly(cell, blocks_[i]);
      else
        take_in(cell, from + i, blocks_[i]);
  }
}

void Existing::book_plainly(const StockCell& cell, const PhiloxBlock& words) {
  const ProductModel& product = model_.products[cell.product];
  const std::size_t slot =
      model_.slot(cell.product, origin_of(cell, words.word[0]).first, DeliveryForm::in_kind);
  const int last = model_.timeline.days();
  const double days = std::max(1.0, product.remaining.at(words.word[1]) + 0.5);
  const Millionths monthly = product.constant_intensity != 0
                                 ? product.constant_intensity
                                 : millionths(product.intensity.at(words.word[2]));
  ++books_.existing(cell.municipality, slot);
  add_stay(model_.timeline, books_.months(cell.municipality, slot), 0,
           days >= last ? last : static_cast<int>(days), monthly, 0);
}

void Existing::take_in(const StockCell& cell, std::uint32_t rank, const PhiloxBlock& words) {
  const auto& [channel, ages] = origin_of(cell, words.word[0]);
  Client client{.key = cell.key,
                .rank = rank,
                .entry = stock_entry,
                .municipality = cell.municipality,
                .channel = channel};
  pathway_.give_age(client, ages, 0);
  if (std::cmp_less(rank, cell.with_rights)) client.rights_until = cell.rights_until;
  if (std::cmp_greater_equal(rank, cell.clients)) {
    // Waits, or starts at once where nobody has to wait.
    pathway_.follow(client, cell.product, 0, {.stay = &words});
    return;
  }
  if (model_.is_queued(client.municipality, cell.product)) {
    waiting_list_.add_existing(client, cell.product);
    return;
  }
  const Stay stay = pathway_.plan(client, cell.product, 0, true, {.stay = &words});
  pathway_.close(client, cell.product, 0, 0, stay, true);
  ++client.step;
  if (stay.next != pathway_.out()) pathway_.follow(client, stay.next, stay.end + stay.delay);
}

}  // namespace houvast::demand
