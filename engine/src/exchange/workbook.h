// SPDX-License-Identifier: EUPL-1.2
// A thin hold on libxlsxwriter: closes what it opened, keeps one format of each kind, writes rows
// from the top down as the library wants for long sheets.
#pragma once

#include <xlsxwriter.h>

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "houvast/report.h"

namespace houvast::exchange {

enum class Weight { plain, bold, header, number_header, note, title };

class Workbook {
 public:
  Workbook(const std::filesystem::path& path, const std::filesystem::path& temporary_folder,
           bool is_long);
  Workbook(const Workbook&) = delete;
  Workbook& operator=(const Workbook&) = delete;
  ~Workbook();

  /// Assembles the file; zero is success.
  [[nodiscard]] lxw_error close();

  /// A sheet with the nearest allowed name: at most 31 characters, no []:*?/\, not used before.
  lxw_worksheet* add_sheet(std::string_view wanted_name);
  [[nodiscard]] const std::string& last_sheet_name() const { return names_.back(); }

  lxw_format* format(Weight weight, std::string_view number_format = {}, bool wrap = false);

  /// Never a formula, whatever it begins with.
  void write(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, std::string_view text,
             lxw_format* format);
  void write(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, double number,
             lxw_format* format);

  /// Room for the lines of wrapped text; before anything is written below it.
  void set_lines(lxw_worksheet* sheet, lxw_row_t row, std::size_t lines);

  [[nodiscard]] lxw_workbook* handle() { return book_; }

 private:
  std::string temporary_folder_;
  lxw_workbook* book_;
  std::map<std::tuple<Weight, std::string, bool>, lxw_format*> formats_;
  std::vector<std::string> names_;
};

}  // namespace houvast::exchange
