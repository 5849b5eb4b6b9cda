// SPDX-License-Identifier: EUPL-1.2
// P. Attacks on what the disclosure rule publishes. The attackers share no code with the rule.
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <map>
#include <numeric>
#include <random>
#include <set>

#include "houvast/disclosure.h"

namespace houvast::people {
namespace {

using Counts = std::vector<std::int64_t>;
using Grid = std::vector<Counts>;

/// Every figure of a table in one list: cells, row totals, column totals, grand total.
template <class Count>
std::vector<Count> in_one_list(const std::vector<std::vector<Count>>& cells,
                               const std::vector<Count>& rows, const std::vector<Count>& columns,
                               const Count& total) {
  std::vector<Count> all;
  for (const auto& row : cells) all.insert(all.end(), row.begin(), row.end());
  all.insert(all.end(), rows.begin(), rows.end());
  all.insert(all.end(), columns.begin(), columns.end());
  all.push_back(total);
  return all;
}

Counts figures_of(const Grid& grid) {
  Counts rows;
  Counts columns(grid.front().size(), 0);
  for (const Counts& row : grid) {
    rows.push_back(std::accumulate(row.begin(), row.end(), std::int64_t{0}));
    for (std::size_t c = 0; c < row.size(); ++c) columns[c] += row[c];
  }
  return in_one_list(grid, rows, columns,
                     std::accumulate(rows.begin(), rows.end(), std::int64_t{0}));
}

std::vector<PublishedCount> figures_of(const PublishedTable& table) {
  return in_one_list(table.cells, table.row_totals, table.column_totals, table.total);
}

Grid to_grid(const Counts& cells, std::size_t rows) {
  const std::size_t columns = cells.size() / rows;
  Grid grid;
  for (std::size_t r = 0; r < rows; ++r) {
    const auto from = cells.begin() + static_cast<std::ptrdiff_t>(r * columns);
    grid.emplace_back(from, from + static_cast<std::ptrdiff_t>(columns));
  }
  return grid;
}

/// Every list of so many counts that add up to at most `room`.
void for_each_list(std::size_t cells, std::int64_t room,
                   const std::function<void(const Counts&)>& visit) {
  Counts list(cells, 0);
  const std::function<void(std::size_t, std::int64_t)> fill = [&](std::size_t at,
                                                                  std::int64_t left) {
    if (at == cells) return visit(list);
    for (list[at] = 0; list[at] <= left; ++list[at]) fill(at + 1, left - list[at]);
    list[at] = 0;
  };
  fill(0, room);
}

/// What somebody knows who has this program, without the secret, and tries it on every table there
/// is: by what is published, the values that each figure could have.
std::map<std::vector<PublishedCount>, std::vector<std::set<std::int64_t>>> everything_tried(
    std::size_t rows, std::size_t columns, std::int64_t highest_total) {
  std::map<std::vector<PublishedCount>, std::vector<std::set<std::int64_t>>> known;
  for_each_list(rows * columns, highest_total, [&](const Counts& cells) {
    const Grid grid = to_grid(cells, rows);
    const Counts truth = figures_of(grid);
    for (std::uint64_t secret = 1; secret < 9; ++secret) {
      auto& values = known[figures_of(disclose(grid, {.secret = secret}))];
      values.resize(truth.size());
      for (std::size_t i = 0; i < truth.size(); ++i) values[i].insert(truth[i]);
    }
  });
  return known;
}

/// Somebody who knows every published figure unrounded, and tries all values of the others: by
/// figure, what it could be. Values go up to 11 above the truth.
class Subtraction {
 public:
  Subtraction(const Grid& truth, const PublishedTable& published)
      : rows_(truth.size()),
        columns_(truth.front().size()),
        truth_(figures_of(truth)),
        published_(figures_of(published)),
        could_be_(truth_.size()),
        cells_(rows_ * columns_, 0) {
    fill(0);
  }

  [[nodiscard]] const std::vector<std::set<std::int64_t>>& could_be() const { return could_be_; }

 private:
  [[nodiscard]] bool fits(std::size_t figure, std::int64_t value) const {
    return !published_[figure] || truth_[figure] == value;
  }

  void fill(std::size_t at) {
    if (at == cells_.size()) return note();
    if (at > 0 && at % columns_ == 0 && !row_fits(at / columns_ - 1)) return;
    const std::int64_t last = published_[at] ? truth_[at] : truth_[at] + 11;
    for (cells_[at] = published_[at] ? last : 0; cells_[at] <= last; ++cells_[at]) fill(at + 1);
  }

  [[nodiscard]] bool row_fits(std::size_t row) const {
    const auto from = cells_.begin() + static_cast<std::ptrdiff_t>(row * columns_);
    return fits(
        rows_ * columns_ + row,
        std::accumulate(from, from + static_cast<std::ptrdiff_t>(columns_), std::int64_t{0}));
  }

  void note() {
    const Counts figures = figures_of(to_grid(cells_, rows_));
    for (std::size_t i = 0; i < figures.size(); ++i)
      if (!fits(i, figures[i])) return;
    for (std::size_t i = 0; i < figures.size(); ++i) could_be_[i].insert(figures[i]);
  }

  std::size_t rows_, columns_;
  Counts truth_;
  std::vector<PublishedCount> published_;
  std::vector<std::set<std::int64_t>> could_be_;
  Counts cells_;
};

/// Counts as they are in small municipalities: many small ones, some zeros, a few large ones.
std::int64_t draw_count(std::mt19937_64& random, std::uint64_t highest) {
  switch (random() % 3) {
    case 0:
      return static_cast<std::int64_t>(random() % 4);
    case 1:
      return static_cast<std::int64_t>(random() % 14);
    default:
      return static_cast<std::int64_t>(random() % highest);
  }
}

Grid draw_grid(std::mt19937_64& random, std::size_t rows, std::size_t columns,
               std::uint64_t highest) {
  Grid grid(rows, Counts(columns, 0));
  for (Counts& row : grid)
    for (std::int64_t& count : row) count = draw_count(random, highest);
  return grid;
}

/// Rows, columns and totals as dots, figures as lines between two dots.
struct Line {
  std::size_t from, to;
};

std::vector<Line> lines_of(std::size_t rows, std::size_t columns) {
  const std::size_t foot = rows;
  const std::size_t margin = rows + columns + 1;
  std::vector<Line> lines;
  for (std::size_t r = 0; r < rows; ++r)
    for (std::size_t c = 0; c < columns; ++c) lines.push_back({r, rows + 1 + c});
  for (std::size_t r = 0; r < rows; ++r) lines.push_back({margin, r});
  for (std::size_t c = 0; c < columns; ++c) lines.push_back({rows + 1 + c, foot});
  lines.push_back({foot, margin});
  return lines;
}

/// A suppressed figure follows from the published ones by adding and subtracting exactly when no
/// round of suppressed figures goes through it (Gusfield, A graph theoretic approach to statistical
/// data security, 1988): when taking it away leaves its two ends apart.
bool follows(const std::vector<Line>& lines, const std::vector<PublishedCount>& published,
             std::size_t figure) {
  std::set<std::size_t> reached{lines[figure].from};
  for (bool grew = true; grew;) {
    grew = false;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (published[i] || i == figure) continue;
      const bool from = reached.contains(lines[i].from);
      if (from == reached.contains(lines[i].to)) continue;
      reached.insert(from ? lines[i].to : lines[i].from);
      grew = true;
    }
  }
  return !reached.contains(lines[figure].to);
}

}  // namespace

class TriedOnEveryTable : public ::testing::TestWithParam<std::array<std::size_t, 3>> {};

// In a table of two by two with less than twenty in a row or column, such a reader can find that a
// count is small, not how small.
TEST_P(TriedOnEveryTable, KeepsHowSmallACountIsAndWhich) {
  const auto [rows, columns, highest] = GetParam();
  const auto limit = static_cast<std::int64_t>(highest);
  const bool is_list = rows == 1 || columns == 1;
  std::size_t looked_at = 0;
  for (const auto& [published, values] : everything_tried(rows, columns, limit)) {
    // Tables with a larger total were not tried, and might look the same.
    if (!published.back() || *published.back() > limit - 3) continue;
    const bool has_small_line =
        std::any_of(published.begin() + static_cast<std::ptrdiff_t>(rows * columns),
                    published.end(), [](const PublishedCount& total) { return total < 20; });
    for (std::size_t i = 0; i < published.size(); ++i) {
      if (published[i]) continue;
      ++looked_at;
      EXPECT_GT(values[i].size(), is_list ? 4U : 1U) << "figure " << i << " of " << highest;
      if (is_list || !has_small_line) {
        EXPECT_GE(*values[i].rbegin(), 10) << "figure " << i;
      }
    }
  }
  EXPECT_GT(looked_at, 20U);
}

INSTANTIATE_TEST_SUITE_P(Small, TriedOnEveryTable,
                         ::testing::Values(std::array<std::size_t, 3>{1, 2, 40},
                                           std::array<std::size_t, 3>{3, 1, 40},
                                           std::array<std::size_t, 3>{1, 4, 27},
                                           std::array<std::size_t, 3>{2, 2, 30}));

TEST(Subtraction, FindsNoSmallCountNorThatItIsSmall) {
  const std::uint64_t seed = 20260101;
  std::mt19937_64 random(seed);
  std::size_t small = 0;
  for (int table = 0; table < 60; ++table) {
    SCOPED_TRACE(::testing::Message() << "seed " << seed << ", table " << table);
    const Grid truth = table % 30 == 0 ? draw_grid(random, 2, 3, 9) : draw_grid(random, 2, 2, 20);
    const PublishedTable published = disclose(truth, {.secret = random()});
    const auto could_be = Subtraction(truth, published).could_be();
    const Counts figures = figures_of(truth);
    const auto shown = figures_of(published);
    for (std::size_t i = 0; i < figures.size(); ++i) {
      if (shown[i]) continue;
      EXPECT_GT(could_be[i].size(), 1U) << "figure " << i;
      if (figures[i] >= 10) continue;
      ++small;
      for (std::int64_t value = 0; value <= 10; ++value)
        EXPECT_TRUE(could_be[i].contains(value)) << "figure " << i << " cannot be " << value;
    }
  }
  EXPECT_GT(small, 100U);
}

TEST(Subtraction, FindsNothingInLargeTables) {
  const std::uint64_t seed = 20260102;
  std::mt19937_64 random(seed);
  for (int table = 0; table < 6; ++table) {
    SCOPED_TRACE(::testing::Message() << "seed " << seed << ", table " << table);
    const std::size_t rows = 5 + random() % 20;
    const std::size_t columns = 2 + random() % 8;
    const PublishedTable published =
        disclose(draw_grid(random, rows, columns, 2000), {.secret = random()});
    const auto lines = lines_of(rows, columns);
    const auto shown = figures_of(published);
    ASSERT_EQ(lines.size(), shown.size());
    for (std::size_t i = 0; i < shown.size(); ++i)
      EXPECT_TRUE(shown[i] || !follows(lines, shown, i)) << "figure " << i;
  }
}

TEST(DisclosedFigures, AreTheTrueOnesRoundedAndNeverSmall) {
  const std::uint64_t seed = 20260103;
  std::mt19937_64 random(seed);
  for (int table = 0; table < 200; ++table) {
    SCOPED_TRACE(::testing::Message() << "seed " << seed << ", table " << table);
    const Grid truth = draw_grid(random, 1 + random() % 6, 1 + random() % 5, 500);
    const auto shown = figures_of(disclose(truth, {.secret = random()}));
    const Counts figures = figures_of(truth);
    for (std::size_t i = 0; i < figures.size(); ++i) {
      if (!shown[i]) continue;
      EXPECT_GE(figures[i], 10);
      EXPECT_EQ(*shown[i] % 5, 0);
      EXPECT_LE(std::abs(*shown[i] - figures[i]), 2);
    }
  }
}

TEST(DisclosedFigures, AreAllOfThemWhereNoneIsSmall) {
  const PublishedTable table = disclose({{10, 11}, {12, 13}});
  for (const PublishedCount& count : figures_of(table)) EXPECT_TRUE(count);
}

}  // namespace houvast::people
