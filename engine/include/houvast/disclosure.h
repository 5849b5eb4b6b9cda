// SPDX-License-Identifier: EUPL-1.2
// P. What may be published of a table that counts people (NL: onthullingsregel). Method:
// docs/methods/P-disclosure.md.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "houvast/report.h"

namespace houvast::people {

struct DisclosureRule {
  std::int64_t threshold = 10;  ///< Counts below it are suppressed, zero too.
  std::int64_t rounding = 5;    ///< What is published is rounded to a multiple of this.
  /// Which other counts are suppressed with a small one is drawn, so that nobody who has this
  /// program but not this number can try out which tables would look the same. The same number
  /// draws the same for tables of the same shape.
  std::uint64_t secret = 0;
};

/// Empty: suppressed, because it is under the threshold or because it would give such a count away.
/// Which of the two it is does not show.
using PublishedCount = std::optional<std::int64_t>;

/// A list of counts with its total.
struct PublishedList {
  std::vector<PublishedCount> cells;
  PublishedCount total;

  friend bool operator==(const PublishedList&, const PublishedList&) = default;
};

/// A table of counts with its totals. Each figure is rounded for itself, so that figures need not
/// add up to the totals.
struct PublishedTable {
  std::vector<std::vector<PublishedCount>> cells;  ///< By row.
  std::vector<PublishedCount> row_totals, column_totals;
  PublishedCount total;

  friend bool operator==(const PublishedTable&, const PublishedTable&) = default;
};

/// What may be published of counts of people who are each counted in one cell. Whoever knows every
/// published figure, unrounded even, can by adding and subtracting neither tell that a suppressed
/// count is under the threshold nor rule out any value under it; unless the whole table counts
/// fewer people than that.
[[nodiscard]] PublishedList disclose(std::span<const std::int64_t> counts,
                                     const DisclosureRule& rule = {});

/// The same for a table; every row is as long as the first. Totals are computed here.
[[nodiscard]] PublishedTable disclose(const std::vector<std::vector<std::int64_t>>& counts,
                                      const DisclosureRule& rule = {});

/// Which columns of a Table count people.
struct CountColumns {
  std::vector<std::string> keys;     ///< Each person is in one row of one of these columns.
  std::optional<std::string> total;  ///< The column with their total by row, where there is one.
};

/// The table with these columns disclosed and a note that says so; other columns stay as they are.
/// Columns hold whole numbers. When the last row is the total, it is taken to be the sum.
[[nodiscard]] Table disclose(const Table& table, const CountColumns& columns,
                             const DisclosureRule& rule = {});

}  // namespace houvast::people
