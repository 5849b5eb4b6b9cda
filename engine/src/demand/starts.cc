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

bool Starts::is_plain(const Cell& cell) const {
  const Influences& influences = pathway_.influences();
  return model_.products[cell.product].is_plain && !pathway_.writes_records() &&
         !model_.is_queued(cell.municipality, cell.product) &&
         !influences.touches(Effect::Kind::duration, cell.product) &&
         !influences.touches(Effect::Kind::intensity, cell.product) &&
         influences.substitutions(cell.product).empty();
}

void Starts::draw_cell(std::size_t at, int year) {
  const Cell& cell = model_.cells[at];
  const auto y = static_cast<std::size_t>(year - model_.timeline.years().from);
  const PoissonCell& count = model_.counts[at * model_.years() + y];
  if (count.mean() <= 0) return;
  const bool plainly = is_plain(cell);
  StartBatch batch{.cell = &cell,
                   .entry = static_cast<std::uint32_t>(year - known_years.from),
                   .first_day = model_.timeline.year_start(year),
                   .days = static_cast<std::uint32_t>(model_.timeline.days_in(year))};
  const Series* factor =
      pathway_.influences().of(Effect::Kind::inflow, cell.municipality, cell.product, cell.channel);
  batch.count =
      static_cast<std::uint32_t>(count.draw(cell.key, pathway_.replication(), batch.entry));
  if (factor == nullptr) {
    draw_batch(batch, plainly);
    return;
  }
  const std::span<const double> months(&(*factor)[y * 12], 12);
  for (const double f : months) batch.marks.push_back(marks_below(f));
  draw_batch(batch, plainly);

  // What is above one comes on top, as clients of their own.
  const double most = *std::max_element(months.begin(), months.end()) - 1;
  if (most <= 0) return;
  constexpr std::uint32_t extra_moment = 0x100;
  RandomStream extra(cell.key, pathway_.replication(), batch.entry | extra_moment);
  batch.count = static_cast<std::uint32_t>(draw_poisson(extra, count.mean() * most));
  batch.branch = extra_branch;
  for (std::size_t m = 0; m < 12; ++m) batch.marks[m] = marks_below((months[m] - 1) / most);
  draw_batch(batch, plainly);
}

void Starts::draw_batch(const StartBatch& batch, bool plainly) {
  if (plainly)
    book_plainly(batch);
  else
    follow_each(batch);
}

void Starts::draw_row(const StartBatch& batch, Purpose purpose, std::uint32_t from,
                      std::span<PhiloxBlock> row) const {
  philox_blocks(from, pathway_.replication(), batch.entry,
                static_cast<std::uint32_t>(purpose) | (batch.branch << 4), batch.cell->key, row);
}

void Starts::book_plainly(const StartBatch& batch) {
  const Cell& cell = *batch.cell;
  const ProductModel& product = model_.products[cell.product];
  const Timeline& timeline = model_.timeline;
  const std::size_t slot = model_.slot(cell.product, cell.channel, DeliveryForm::in_kind);
  MonthChange* in_kind = books_.months(cell.municipality, slot);
  const bool has_budgets = product.personal_budget_below > 0;
  MonthChange* budgets = has_budgets ? books_.months(cell.municipality, slot + 1) : in_kind;
  const bool draws_intensity = product.constant_intensity == 0;
  const double last = timeline.days();
  blocks_.resize(blocks_at_once);
  choices_.resize(blocks_at_once);
  for (std::uint32_t from = 0; from < batch.count; from += blocks_at_once) {
    const std::size_t n = std::min(blocks_at_once, batch.count - from);
    draw_row(batch, Purpose::stay, from, std::span(blocks_).first(n));
    if (has_budgets) draw_row(batch, Purpose::choice, from, std::span(choices_).first(n));
    for (std::size_t i = 0; i < n; ++i) {
      const PhiloxBlock& words = blocks_[i];
      const int start = batch.day(words.word[0]);
      if (!batch.marks.empty() && !batch.starts(words.word[0], timeline.day(start).month)) continue;
      const double days = std::max(1.0, product.duration.at(words.word[1]) + 0.5);
      const double end =
          std::min(last, start + static_cast<double>(static_cast<int>(std::min(days, last))));
      const Millionths monthly = draws_intensity ? millionths(product.intensity.at(words.word[2]))
                                                 : product.constant_intensity;
      MonthChange* changes =
          has_budgets && choices_[i].word[0] < product.personal_budget_below ? budgets : in_kind;
      add_stay(timeline, changes, start, static_cast<int>(end), monthly);
    }
  }
}

void Starts::follow_each(const StartBatch& batch) {
  const Cell& cell = *batch.cell;
  Client client{.key = cell.key,
                .entry = batch.entry,
                .branch = batch.branch,
                .municipality = cell.municipality,
                .channel = cell.channel};
  blocks_.resize(blocks_at_once);
  choices_.resize(blocks_at_once);
  const bool needs_choice = model_.products[cell.product].needs_choice;
  for (std::uint32_t from = 0; from < batch.count; from += blocks_at_once) {
    const std::uint32_t n = std::min(blocks_at_once, batch.count - from);
    draw_row(batch, Purpose::stay, from, std::span(blocks_).first(n));
    if (needs_choice) draw_row(batch, Purpose::choice, from, std::span(choices_).first(n));
    for (std::uint32_t i = 0; i < n; ++i) {
      const int start = batch.day(blocks_[i].word[0]);
      if (!batch.starts(blocks_[i].word[0], model_.timeline.day(start).month)) continue;
      client.rank = from + i;
      Client one = client;
      pathway_.give_age(one, cell.ages, start);
      pathway_.follow(one, cell.product, start,
                      {.stay = &blocks_[i], .choice = needs_choice ? &choices_[i] : nullptr});
    }
  }
}

}  // namespace houvast::demand
