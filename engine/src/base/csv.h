// SPDX-License-Identifier: EUPL-1.2
// CSV as RFC 4180 has it, and as offices write it: tab, semicolon or comma, any line end, UTF-8 or
// ISO-8859-1. The typed layer on top is domain/table.h. Private to the engine.
#pragma once

#include <cstddef>
#include <deque>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "houvast/problem.h"

namespace houvast {

/// Cuts text into rows of fields. A field is a view into the text; only a quoted field that holds a
/// doubled quote is copied. Empty lines are skipped.
class CsvScanner {
 public:
  CsvScanner(std::string_view text, char delimiter);

  /// Moves to the next row; false at the end. Fields are valid until the scanner is destroyed.
  [[nodiscard]] bool next();

  [[nodiscard]] std::span<const std::string_view> fields() const { return fields_; }
  [[nodiscard]] int line() const { return line_; }  ///< From 1; where the row starts.

  /// The code of what is wrong with the quotes of this row, or empty: base/csv-unclosed-quote,
  /// base/csv-stray-quote.
  [[nodiscard]] std::string_view fault() const { return fault_; }

 private:
  [[nodiscard]] std::string_view plain_field();
  [[nodiscard]] std::string_view quoted_field();
  void end_line();

  std::string_view text_;
  char delimiter_;
  std::size_t at_ = 0;
  int line_ = 0;
  int next_line_ = 1;
  std::string_view fault_;
  std::vector<std::string_view> fields_;
  std::deque<std::string> unquoted_;
};

struct CsvRow {
  int line = 0;
  std::span<const std::string_view> fields;
};

struct CsvOptions {
  std::optional<char> delimiter;  ///< Empty: seen from the header.
};

/// A whole file in memory: a header and rows that are all as long as the header.
class Csv {
 public:
  [[nodiscard]] const std::string& file() const { return file_; }
  [[nodiscard]] char delimiter() const { return delimiter_; }
  /// The bytes were not UTF-8 and were read as ISO-8859-1 (with the signs of Windows-1252).
  [[nodiscard]] bool was_latin1() const { return was_latin1_; }
  /// Names without blanks around them, in the order of the file; not checked for doubles.
  [[nodiscard]] const std::vector<std::string_view>& header() const { return header_; }
  [[nodiscard]] std::size_t row_count() const { return lines_.size(); }
  [[nodiscard]] CsvRow row(std::size_t index) const {
    const std::span<const std::string_view> cells(cells_);
    return {lines_[index], cells.subspan(index * header_.size(), header_.size())};
  }

 private:
  friend Result<Csv> parse_csv(std::string text, std::string file, const CsvOptions& options);

  struct Storage;
  std::shared_ptr<const Storage> storage_;  ///< What the views point into.
  std::string file_;
  char delimiter_ = ',';
  bool was_latin1_ = false;
  std::vector<std::string_view> header_;
  std::vector<std::string_view> cells_;
  std::vector<int> lines_;
};

/// Reads text as CSV; `file` is its name in problems. All problems at once, a hundred at most:
/// base/csv-empty, base/csv-encoding, base/csv-nul, base/csv-wrong-delimiter,
/// base/csv-unclosed-quote, base/csv-stray-quote, base/csv-short-row, base/csv-long-row.
/// Rows of nothing but blanks are left out.
[[nodiscard]] Result<Csv> parse_csv(std::string text, std::string file,
                                    const CsvOptions& options = {});

/// read_file() and parse_csv().
[[nodiscard]] Result<Csv> read_csv(const std::string& path, const CsvOptions& options = {});

/// Without blanks, tabs and no-break spaces around it.
[[nodiscard]] std::string_view trim(std::string_view text);

}  // namespace houvast
