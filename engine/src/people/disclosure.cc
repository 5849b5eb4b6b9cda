// SPDX-License-Identifier: EUPL-1.2
#include "houvast/disclosure.h"

#include <sodium/crypto_shorthash.h>

#include <array>
#include <bit>
#include <cstring>
#include <limits>
#include <numeric>

#include "houvast/check.h"
#include "people/circulation.h"

namespace houvast::people {
namespace {

constexpr std::int64_t highest_count = 1'000'000'000;
constexpr std::int64_t most_figures = 10'000'000;
static_assert(highest_count <= std::numeric_limits<std::int64_t>::max() / most_figures);

constexpr std::int64_t draws = 1000;              ///< Chance decides within a factor 1000.
constexpr std::int64_t total_weight = 1'000'000;  ///< Rather many cells than a total.
static_assert(draws * 64 * total_weight * 4 <=
              std::numeric_limits<std::int64_t>::max() / most_figures);

/// What it costs to suppress a figure: drawn, and more for a large one. The factor of the draw is
/// wide enough for any order between any two cells.
std::int64_t cost(std::size_t figure, std::int64_t count, std::int64_t weight,
                  std::uint64_t secret) {
  std::array<unsigned char, crypto_shorthash_KEYBYTES> key{};
  std::memcpy(key.data(), &secret, sizeof secret);
  const auto place = static_cast<std::uint64_t>(figure);
  std::array<unsigned char, sizeof place> in{};
  std::memcpy(in.data(), &place, sizeof place);
  std::array<unsigned char, crypto_shorthash_BYTES> out{};
  crypto_shorthash(out.data(), in.data(), in.size(), key.data());
  std::uint64_t drawn = 0;
  std::memcpy(&drawn, out.data(), sizeof drawn);
  const auto digits = static_cast<std::int64_t>(std::bit_width(static_cast<std::uint64_t>(count)));
  return (1 + static_cast<std::int64_t>(drawn % draws)) * digits * weight;
}

std::int64_t rounded(std::int64_t count, std::int64_t to) { return (count + to / 2) / to * to; }

/// First what is under the threshold, then what would give it away.
std::vector<PublishedCount> published(std::size_t nodes, std::vector<Figure> figures,
                                      const DisclosureRule& rule) {
  check(rule.threshold >= 1 && rule.rounding >= 1 && rule.rounding <= rule.threshold);
  check(figures.size() <= static_cast<std::size_t>(most_figures));
  std::vector<std::size_t> small;
  for (std::size_t i = 0; i < figures.size(); ++i) {
    figures[i].is_suppressed = figures[i].count < rule.threshold;
    figures[i].cost = cost(i, figures[i].count, figures[i].weight, rule.secret);
    if (figures[i].is_suppressed) small.push_back(i);
  }
  Circulation table(nodes, std::move(figures));
  for (const std::size_t i : small) table.protect(i, rule.threshold);

  std::vector<PublishedCount> counts;
  for (const Figure& figure : table.figures())
    counts.push_back(figure.is_suppressed ? PublishedCount()
                                          : PublishedCount(rounded(figure.count, rule.rounding)));
  return counts;
}

std::int64_t sum(std::span<const std::int64_t> counts) {
  for (const std::int64_t count : counts) check(count >= 0 && count <= highest_count);
  return std::accumulate(counts.begin(), counts.end(), std::int64_t{0});
}

/// The figures of a table: by row the cells and the row's total, then the column totals and the
/// grand total.
std::vector<Figure> figures_of(const std::vector<std::vector<std::int64_t>>& counts) {
  const std::size_t rows = counts.size();
  const std::size_t columns = counts.front().size();
  const std::size_t foot = rows;
  const auto column_node = [&](std::size_t column) { return rows + 1 + column; };
  const std::size_t margin = column_node(columns);

  std::vector<std::int64_t> column_totals(columns, 0);
  std::int64_t total = 0;
  for (const auto& row : counts) {
    check(row.size() == columns);
    total += sum(row);
    for (std::size_t c = 0; c < columns; ++c) column_totals[c] += row[c];
  }
  std::vector<Figure> figures;
  for (std::size_t r = 0; r < rows; ++r) {
    for (std::size_t c = 0; c < columns; ++c) figures.push_back({r, column_node(c), counts[r][c]});
    const std::int64_t row_total = sum(counts[r]);
    figures.push_back({margin, r, row_total, total_weight});
  }
  for (std::size_t c = 0; c < columns; ++c)
    figures.push_back({column_node(c), foot, column_totals[c], total_weight});
  figures.push_back({foot, margin, total, 4 * total_weight});
  return figures;
}

}  // namespace

PublishedList disclose(std::span<const std::int64_t> counts, const DisclosureRule& rule) {
  if (counts.empty()) return {};
  const std::int64_t total = sum(counts);
  std::vector<Figure> figures;
  for (const std::int64_t count : counts) figures.push_back({0, 1, count});
  figures.push_back({1, 0, total, 4 * total_weight});
  PublishedList list{.cells = published(2, std::move(figures), rule), .total = {}};
  list.total = list.cells.back();
  list.cells.pop_back();
  return list;
}

PublishedTable disclose(const std::vector<std::vector<std::int64_t>>& counts,
                        const DisclosureRule& rule) {
  if (counts.empty() || counts.front().empty()) return {};
  const std::size_t rows = counts.size();
  const std::size_t columns = counts.front().size();
  const auto all = published(rows + columns + 2, figures_of(counts), rule);
  PublishedTable table;
  auto at = all.begin();
  for (std::size_t r = 0; r < rows; ++r) {
    const auto end = at + static_cast<std::ptrdiff_t>(columns);
    table.cells.emplace_back(at, end);
    table.row_totals.push_back(*end);
    at = end + 1;
  }
  table.column_totals.assign(at, at + static_cast<std::ptrdiff_t>(columns));
  table.total = all.back();
  return table;
}

}  // namespace houvast::people
