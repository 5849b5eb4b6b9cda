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

void Existing::draw_municipality(std::size_t municipality) {
  for (std::size_t s = model_.stock_from[municipality]; s < model_.stock_from[municipality + 1];
       ++s)
    draw_cell(model_.stock[s]);
}

/// Existing clients of a chain; those who waited start on the first day.
void Existing::walk_cell(const StockCell& cell) {
  const auto all = static_cast<std::uint32_t>(cell.clients + cell.waiting);
  for (std::uint32_t rank = 0; rank < all; ++rank) {
    const PhiloxBlock words = philox_block(rank, pathway_.replication(), stock_entry,
                                           static_cast<std::uint32_t>(Purpose::stay), cell.key);
    Client client = client_of(cell, rank, words);
    pathway_.give_age(client, origin_of(cell, words.word[0]).second, 0);
    const bool is_existing = std::cmp_less(rank, cell.clients);
    if (is_existing)
      ++books_.existing(cell.municipality,
                        model_.slot(cell.product, client.channel, DeliveryForm::in_kind));
    walkers_.push_back({.client = client, .product = cell.product, .is_existing = is_existing});
    if (walkers_.size() == blocks_at_once) pathway_.walk(walkers_);
  }
  pathway_.walk(walkers_);
}

void Existing::draw_cell(const StockCell& cell) {
  if (pathway_.is_chain(cell.municipality, cell.product) &&
      !model_.may_queue(cell.municipality, cell.product)) {
    walk_cell(cell);
    return;
  }
  const auto all = static_cast<std::uint32_t>(cell.clients + cell.waiting);
  const bool simply = cell.waiting == 0 && pathway_.is_simple(cell.municipality, cell.product);
  const bool needs_choice = model_.products[cell.product].needs_choice;
  blocks_.resize(blocks_at_once);
  choices_.resize(blocks_at_once);
  order_words_.resize(blocks_at_once);
  for (std::uint32_t from = 0; from < all; from += blocks_at_once) {
    const std::uint32_t n = std::min(blocks_at_once, all - from);
    const auto draw_purpose = [&](Purpose purpose, std::vector<PhiloxBlock>& blocks) {
      philox_blocks(from, pathway_.replication(), stock_entry, static_cast<std::uint32_t>(purpose),
                    cell.key, std::span(blocks).first(n));
    };
    draw_purpose(Purpose::stay, blocks_);
    if (needs_choice) draw_purpose(Purpose::choice, choices_);
    if (simply && pathway_.wants_orders()) draw_purpose(Purpose::order, order_words_);
    for (std::uint32_t i = 0; i < n; ++i)
      if (simply)
        book_simply(cell, from + i, {blocks_[i], choices_[i]}, order_words_[i]);
      else
        take_in(cell, from + i, {blocks_[i], choices_[i]});
  }
}

Client Existing::client_of(const StockCell& cell, std::uint32_t rank, const PhiloxBlock& words) {
  Client client{.key = cell.key,
                .rank = rank,
                .entry = stock_entry,
                .municipality = cell.municipality,
                .channel = origin_of(cell, words.word[0]).first};
  if (std::cmp_less(rank, cell.with_rights)) client.rights_until = cell.rights_until;
  return client;
}

void Existing::book_simply(const StockCell& cell, std::uint32_t rank, const StayWords& words,
                           const PhiloxBlock& order) {
  const int rights_until = std::cmp_less(rank, cell.with_rights) ? cell.rights_until : 0;
  const auto& [channel, ages] = origin_of(cell, words.stay.word[0]);
  const Stay stay = simple_stay(model_.products[cell.product], 0, true, words, rights_until,
                                model_.timeline.days(), pathway_.out());
  const std::size_t slot = model_.slot(cell.product, channel, stay.form);
  ++books_.existing(cell.municipality, slot);
  add_stay(model_.timeline, books_.months(cell.municipality, slot), 0, stay.end, stay.monthly, 0);
  Client client = client_of(cell, rank, words.stay);
  if (pathway_.wants_orders()) pathway_.add_order(client, cell.product, 0, stay, true, order);
  if (stay.next == pathway_.out()) return;
  pathway_.give_age(client, ages, 0);
  pathway_.go_on(client, stay);
}

void Existing::take_in(const StockCell& cell, std::uint32_t rank, const StayWords& words) {
  Client client = client_of(cell, rank, words.stay);
  pathway_.give_age(client, origin_of(cell, words.stay.word[0]).second, 0);
  const bool has_choice = model_.products[cell.product].needs_choice;
  const Words drawn{.stay = &words.stay, .choice = has_choice ? &words.choice : nullptr};
  if (std::cmp_greater_equal(rank, cell.clients)) {
    // Waits, or starts at once where nobody has to wait.
    pathway_.follow(client, cell.product, 0, drawn);
    return;
  }
  if (model_.is_queued(client.municipality, cell.product)) {
    waiting_list_.add_existing(client, cell.product);
    return;
  }
  const Stay stay = pathway_.plan(client, cell.product, 0, true, drawn);
  pathway_.close(client, cell.product, 0, 0, stay, true);
  pathway_.go_on(client, stay);
}

}  // namespace houvast::demand
