// SPDX-License-Identifier: EUPL-1.2
// One file of a circular: columns found by name however they are ordered, cells read as numbers in
// whichever style the file has. What is wrong is written down and reading goes on.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/csv.h"
#include "base/name_key.h"
#include "domain/table.h"
#include "houvast/decimal.h"
#include "houvast/problem.h"

namespace houvast::exchange {

/// As people write it: without blanks around it, and with a plain asterisk for U+2217.
[[nodiscard]] std::string clean_name(std::string_view name);

struct ParsedNumber {
  Decimal value;
  bool had_exponent = false;  ///< "1,94044E+11": a spreadsheet cut digits off.
};
[[nodiscard]] std::optional<ParsedNumber> parse_number(std::string_view text, NumberStyle style);

/// The style of a file: a comma makes it Dutch; without one, a point that cannot group thousands
/// makes it a decimal point.
[[nodiscard]] NumberStyle style_of(const Csv& csv);

class CircularSheet {
 public:
  /// Problems and notes go to the lists given, which must outlive the sheet.
  CircularSheet(std::string path, Result<Csv> csv, Problems& problems, Problems& notes);

  [[nodiscard]] bool is_readable() const { return csv_.has_value(); }
  [[nodiscard]] std::size_t row_count() const { return csv_ ? csv_->row_count() : 0; }
  [[nodiscard]] std::size_t column_count() const { return csv_ ? csv_->header().size() : 0; }
  [[nodiscard]] std::string column_name(std::size_t column) const;

  /// The first column with one of these names; of equal keys an exact name goes first.
  [[nodiscard]] std::optional<std::size_t> find_column(const std::vector<std::string>& names) const;
  /// As above; when there is none, base/column-missing with the first name.
  [[nodiscard]] std::optional<std::size_t> need_column(const std::vector<std::string>& names);

  [[nodiscard]] std::string_view text(std::size_t row, std::size_t column) const;
  [[nodiscard]] std::optional<ParsedNumber> find_number(std::size_t row, std::size_t column) const {
    return parse_number(text(row, column), style_);
  }
  [[nodiscard]] Decimal number(std::size_t row, std::size_t column);
  [[nodiscard]] Decimal number_from_zero(std::size_t row, std::size_t column);
  [[nodiscard]] Cents euro(std::size_t row, std::size_t column);
  [[nodiscard]] std::string municipality(std::size_t row, std::size_t column);

  [[nodiscard]] Place place(std::optional<std::size_t> row,
                            std::optional<std::size_t> column) const;
  void report(std::string_view code, Place place, std::string found = "",
              std::string expected = "");
  void note(std::string_view code, Place place, std::string found = "", std::string expected = "");

 private:
  std::string path_;
  Problems& problems_;
  Problems& notes_;
  std::optional<Csv> csv_;
  std::vector<std::string> keys_;  ///< Of the header.
  NumberStyle style_ = NumberStyle::dutch;
};

}  // namespace houvast::exchange
