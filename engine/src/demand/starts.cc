// SPDX-License-Identifier: EUPL-1.2
#include "demand/starts.h"

#include <algorithm>
#include <span>

namespace houvast::demand {
namespace {

constexpr std::uint32_t blocks_at_once = 256;

std::uint64_t marks_below(double chance) {
  return static_cast<std::uint64_t>(std::clamp(chance, 0.0, 1.0) * 0x1p32);
}

}  // namespace

void Starts::draw_cell(std::size_t at, int year) {
  const Cell& cell = model_.cells[at];
  const auto y = static_cast<std::size_t>(year - model_.timeline.years().from);
  const PoissonCell& mean = model_.counts[at * model_.years() + y];
  if (mean.mean() <= 0) return;
  const bool simply = pathway_.is_simple(cell.municipality, cell.product);
  StartBatch batch{.cell = &cell,
                   .entry = static_cast<std::uint32_t>(year - known_years.from),
                   .first_day = model_.timeline.year_start(year),
                   .days = static_cast<std::uint32_t>(model_.timeline.days_in(year))};
  const std::vector<double> factors = factors_of(cell, y, batch.is_by_provider);
  batch.count =
      static_cast<std::uint32_t>(mean.draw(cell.key, pathway_.replication(), batch.entry));
  if (factors.empty()) {
    draw_batch(batch, simply);
    return;
  }
  for (const double f : factors) batch.marks.push_back(marks_below(f));
  draw_batch(batch, simply);

  // What is above one comes on top, as clients of their own: one layer for every whole one, so that
  // a higher factor in one month changes nobody in another.
  const double most = *std::max_element(factors.begin(), factors.end()) - 1;
  for (std::uint32_t layer = 0; layer < most_layers && most > layer; ++layer) {
    // The last layer has all that is left.
    const double height = layer + 1 < most_layers ? 1 : std::max(1.0, most - layer);
    constexpr std::uint32_t layer_moment = 0x100;
    RandomStream extra(cell.key, pathway_.replication(),
                       batch.entry | (layer_moment * (layer + 1)));
    const std::int64_t count = draw_poisson(extra, mean.mean() * height);
    check(count <= UINT32_MAX);
    batch.count = static_cast<std::uint32_t>(count);
    batch.branch = extra_branch * (layer + 1);
    for (std::size_t m = 0; m < factors.size(); ++m)
      batch.marks[m] = marks_below((factors[m] - 1 - layer) / height);
    draw_batch(batch, simply);
  }
}

std::vector<double> Starts::factors_of(const Cell& cell, std::size_t year,
                                       bool& is_by_provider) const {
  const Influences& influences = pathway_.influences();
  const Series* all =
      influences.of(Effect::Kind::inflow, cell.municipality, cell.product, cell.channel);
  std::vector<double> factors;
  if (all != nullptr)
    factors.assign(all->begin() + static_cast<std::ptrdiff_t>(year * 12),
                   all->begin() + static_cast<std::ptrdiff_t>(year * 12 + 12));
  const auto providers = influences.placements().providers(cell.municipality, cell.product);
  if (providers.empty() || influences.of_providers(cell.product).empty()) return factors;
  is_by_provider = true;
  const std::vector<double> months = factors.empty() ? std::vector<double>(12, 1.0) : factors;
  factors.assign(model_.names.providers.size() * 12, 0.0);
  for (const std::uint16_t provider : providers)
    for (std::size_t m = 0; m < 12; ++m)
      factors[provider * 12U + m] =
          months[m] * influences.provider_factor(Effect::Kind::inflow, cell.municipality,
                                                 cell.product, cell.channel, provider,
                                                 static_cast<int>(year * 12 + m));
  return factors;
}

bool Starts::starts(const StartBatch& batch, std::uint32_t i, int day) const {
  const std::uint32_t word = blocks_[i].word[0];
  const int month = model_.timeline.day(day).month;
  if (!batch.is_by_provider) return batch.starts(word, month);
  const auto provider = pathway_.influences().placements().at(
      batch.cell->municipality, batch.cell->product, month, order_words_[i].word[0]);
  return provider && batch.starts_with(*provider, word, month);
}

void Starts::draw_batch(const StartBatch& batch, bool simply) {
  if (simply)
    book_simply(batch);
  else
    follow_each(batch);
}

void Starts::draw_rows(const StartBatch& batch, std::uint32_t from, std::uint32_t count,
                       bool with_choices, bool with_orders) {
  // A row that is nearly full is drawn as a full one, which is faster.
  constexpr std::uint32_t row = 16, nearly = 5;
  const std::uint32_t wanted = count % row >= nearly ? (count / row + 1) * row : count;
  blocks_.resize(blocks_at_once);
  choices_.resize(blocks_at_once);
  order_words_.resize(blocks_at_once);
  const auto draw_purpose = [&](Purpose purpose, std::vector<PhiloxBlock>& blocks) {
    philox_blocks(from, pathway_.replication(), batch.entry,
                  static_cast<std::uint32_t>(purpose) | (batch.branch << 4), batch.cell->key,
                  std::span(blocks).first(wanted));
  };
  draw_purpose(Purpose::stay, blocks_);
  if (with_choices) draw_purpose(Purpose::choice, choices_);
  if (with_orders) draw_purpose(Purpose::order, order_words_);
}

Client Starts::client_of(const StartBatch& batch, std::uint32_t rank) {
  return {.key = batch.cell->key,
          .rank = rank,
          .entry = batch.entry,
          .branch = batch.branch,
          .municipality = batch.cell->municipality,
          .channel = batch.cell->channel};
}

void Starts::book_simply(const StartBatch& batch) {
  const Cell& cell = *batch.cell;
  const ProductModel& product = model_.products[cell.product];
  const Timeline& timeline = model_.timeline;
  const int last = timeline.days();
  const std::uint16_t out = pathway_.out();
  // The accounts of care in kind, and after them those of personal budgets.
  MonthChange* accounts = books_.months(
      cell.municipality, model_.slot(cell.product, cell.channel, DeliveryForm::in_kind));
  for (std::uint32_t from = 0; from < batch.count; from += blocks_at_once) {
    const std::uint32_t n = std::min(blocks_at_once, batch.count - from);
    draw_rows(batch, from, n, product.needs_choice,
              pathway_.wants_orders() || batch.is_by_provider);
    for (std::uint32_t i = 0; i < n; ++i) {
      const int start = batch.day(blocks_[i].word[0]);
      if (!starts(batch, i, start)) continue;
      const Stay stay = simple_stay(product, start, false, {blocks_[i], choices_[i]}, 0, last, out);
      add_stay(timeline, accounts + static_cast<std::size_t>(stay.form) * model_.slot_width(),
               start, stay.end, stay.monthly);
      if (pathway_.wants_orders())
        pathway_.add_order(client_of(batch, from + i), cell.product, start, stay, false,
                           order_words_[i]);
      if (stay.next == out) continue;
      Client client = client_of(batch, from + i);
      pathway_.give_age(client, cell.ages, start);
      pathway_.go_on(client, stay);
    }
  }
}

void Starts::follow_each(const StartBatch& batch) {
  const Cell& cell = *batch.cell;
  const bool needs_choice = model_.products[cell.product].needs_choice;
  const bool walks = pathway_.is_chain(cell.municipality, cell.product) &&
                     !model_.may_queue(cell.municipality, cell.product);
  for (std::uint32_t from = 0; from < batch.count; from += blocks_at_once) {
    const std::uint32_t n = std::min(blocks_at_once, batch.count - from);
    draw_rows(batch, from, n, needs_choice, batch.is_by_provider);
    for (std::uint32_t i = 0; i < n; ++i) {
      const int start = batch.day(blocks_[i].word[0]);
      if (!starts(batch, i, start)) continue;
      Client client = client_of(batch, from + i);
      pathway_.give_age(client, cell.ages, start);
      if (walks) {
        walkers_.push_back({.client = client, .product = cell.product, .day = start});
        continue;
      }
      pathway_.follow(client, cell.product, start,
                      {.stay = &blocks_[i], .choice = needs_choice ? &choices_[i] : nullptr});
    }
    if (walks) pathway_.walk(walkers_);
  }
}

}  // namespace houvast::demand
