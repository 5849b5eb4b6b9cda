// SPDX-License-Identifier: EUPL-1.2
// A CSV file with known columns and typed cells. A reader asks for cells; what cannot be read is
// written down and the reader goes on, so that the user sees everything that is wrong at once.
// Private to the engine.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/csv.h"
#include "houvast/cents.h"
#include "houvast/decimal.h"
#include "houvast/problem.h"

namespace houvast {

/// How a file writes numbers: 1234.56, or 1.234,56 with " - " for zero.
enum class NumberStyle { point, dutch };

struct CsvTableOptions {
  std::vector<std::string> required;  ///< Columns that must be there.
  std::vector<std::string> optional;  ///< Columns that may be there.
  bool others_allowed = false;        ///< Columns beyond these are no problem.
  NumberStyle style = NumberStyle::point;
  std::optional<char> delimiter;  ///< Empty: seen from the header.
};

/// Every getter returns the cell of the current row. When the cell cannot be read it writes down a
/// problem and returns an empty value, which nobody may use: ask problems() before computing.
/// Getters without `find_` report an empty cell (base/cell-empty); with `find_`, a cell that is
/// empty or a column that is not there gives std::nullopt.
/// Asking for a column that the options do not name is our mistake and stops the program.
class CsvTable {
 public:
  /// A file that cannot be read as CSV, or lacks a column, gives a table without rows and with
  /// problems. Errors: those of parse_csv(), base/column-missing, base/column-unknown,
  /// base/column-twice.
  [[nodiscard]] static CsvTable read(const std::string& path, CsvTableOptions options);
  [[nodiscard]] static CsvTable parse(std::string text, const std::string& file,
                                      CsvTableOptions options);

  /// Moves to the next row; false at the end. The first call moves to the first row.
  [[nodiscard]] bool next();

  [[nodiscard]] bool has(std::string_view column) const;
  [[nodiscard]] std::size_t row_count() const { return csv_ ? csv_->row_count() : 0; }
  [[nodiscard]] const std::vector<std::string>& other_columns() const { return others_; }
  [[nodiscard]] bool was_latin1() const { return csv_ && csv_->was_latin1(); }
  [[nodiscard]] Place place(std::string_view column) const;  ///< Of the current row.

  [[nodiscard]] std::string text(std::string_view column);  ///< Without blanks around it.
  [[nodiscard]] std::int64_t integer(std::string_view column, std::int64_t least = INT64_MIN,
                                     std::int64_t most = INT64_MAX);
  [[nodiscard]] Decimal decimal(std::string_view column);
  [[nodiscard]] Decimal decimal_from_zero(std::string_view column);  ///< base/cell-negative
  [[nodiscard]] Cents euro(std::string_view column);
  [[nodiscard]] Cents euro_from_zero(std::string_view column);      ///< base/cell-negative
  [[nodiscard]] int year(std::string_view column);                  ///< Within known_years.
  [[nodiscard]] std::string municipality(std::string_view column);  ///< "14" gives "GM0014".
  /// The place of the cell in `choices`; zero with a problem (and a suggestion) when it is not one.
  [[nodiscard]] std::size_t choice(std::string_view column,
                                   const std::vector<std::string>& choices);

  [[nodiscard]] std::optional<std::string> find_text(std::string_view column);
  [[nodiscard]] std::optional<std::int64_t> find_integer(std::string_view column,
                                                         std::int64_t least = INT64_MIN,
                                                         std::int64_t most = INT64_MAX);
  [[nodiscard]] std::optional<Decimal> find_decimal(std::string_view column);
  [[nodiscard]] std::optional<Cents> find_euro(std::string_view column);

  /// The cell of another column than those named, by its place in other_columns().
  [[nodiscard]] Decimal other_decimal(std::size_t index);

  /// Writes down a problem of the reader's own about a cell of the current row.
  void report(std::string_view code, std::string_view column, std::string expected = "",
              std::string suggestion = "");

  /// Everything that was wrong so far, a hundred problems at most and then base/more-problems.
  [[nodiscard]] const Problems& problems() const { return problems_; }

 private:
  explicit CsvTable(CsvTableOptions options) : options_(std::move(options)) {}
  void take(Result<Csv> csv, const std::string& file);
  void match_columns();
  void add(Problem problem);
  [[nodiscard]] std::optional<std::size_t> find_column(std::string_view name) const;
  [[nodiscard]] std::string_view cell(std::string_view column) const;
  [[nodiscard]] bool is_filled(std::string_view column);
  [[nodiscard]] std::optional<Decimal> number(std::string_view column, std::string_view text);

  CsvTableOptions options_;
  std::optional<Csv> csv_;
  struct Column {
    std::string name;
    std::size_t index;
  };
  std::vector<Column> columns_;  ///< Those named in the options and in the file.
  std::vector<std::string> others_;
  std::vector<std::size_t> other_indices_;
  std::size_t next_ = 0;
  CsvRow row_;
  Problems problems_;
};

}  // namespace houvast
