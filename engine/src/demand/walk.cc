// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <numeric>
#include <span>
#include <vector>

#include "demand/pathway.h"

namespace houvast::demand {

/// One step of a chain; false when the next product is no chain, or none.
bool Pathway::step(Walker& walker) {
  Client& client = walker.client;
  if (walker.used == walker.drawn) {
    constexpr std::uint32_t one_step = 1U << 8;
    // Most chains are short: the first step is drawn alone.
    walker.drawn = walker.drawn == 0 ? 1 : static_cast<std::uint32_t>(walker.row.size());
    walker.used = 0;
    philox_steps(client.rank, replication_, client.entry | (client.step << 8), one_step,
                 static_cast<std::uint32_t>(Purpose::stay) | (client.branch << 4), client.key,
                 std::span(walker.row).first(walker.drawn));
  }
  const PhiloxBlock& words = walker.row[walker.used++];
  const ProductModel& model = model_.products[walker.product];
  const int last = model_.timeline.days();
  const auto [days, at] = model.hazards.stop(
      walker.day - client.birth, model_.exposure.at(words.word[1]), last - walker.day + 1.0);
  const int end = end_of(walker.day, days, last);
  const std::size_t slot = model_.slot(walker.product, client.channel, DeliveryForm::in_kind);
  add_stay(model_.timeline, books_.months(client.municipality, slot), walker.day, end,
           model.constant_intensity, walker.is_existing ? 0 : 1);
  if (wants_orders())
    add_order(client, walker.product, walker.day,
              {.monthly = model.constant_intensity,
               .end = end,
               .reason = end < last && model.hazards.next(at, words.word[3]) != out()
                             ? StopReason::stepped
                             : StopReason::planned},
              walker.is_existing, draw(client, replication_, Purpose::order));
  walker.is_existing = false;
  walker.product = end >= last ? out() : model.hazards.next(at, words.word[3]);
  walker.day = end;
  ++client.step;
  return walker.product != out() && is_chain(client.municipality, walker.product);
}

void Pathway::walk(std::vector<Walker>& walkers) {
  // All walk up to a horizon before anybody passes it: the months and the hazards of a few years
  // fit in the nearest memory, those of a life do not.
  constexpr int horizon_days = 800;
  std::vector<std::size_t> walking(walkers.size());
  std::iota(walking.begin(), walking.end(), std::size_t{0});
  for (int horizon = horizon_days; !walking.empty(); horizon += horizon_days)
    std::erase_if(walking, [&](std::size_t k) {
      Walker& walker = walkers[k];
      bool goes_on = true;
      while (goes_on && walker.day < horizon) goes_on = step(walker);
      if (!goes_on && walker.product != out()) follow(walker.client, walker.product, walker.day);
      return !goes_on;
    });
  walkers.clear();
}

}  // namespace houvast::demand
