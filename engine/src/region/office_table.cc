// SPDX-License-Identifier: EUPL-1.2
#include "region/office_table.h"

#include <algorithm>

namespace houvast::region {
namespace {

bool holds(const std::vector<std::string>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// "1.234", "-12.345.678": a point and three digits, once or more, to the end.
bool is_grouped(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  const std::size_t head = text.find('.');
  if (head == std::string_view::npos || head == 0 || head > 3) return false;
  if ((text.size() - head) % 4 != 0) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_point = i >= head && (i - head) % 4 == 0;
    const bool is_digit = text[i] >= '0' && text[i] <= '9';
    if (is_point ? text[i] != '.' : !is_digit) return false;
  }
  return true;
}

bool is_dutch(const Csv& csv, const std::vector<std::string>& wholes,
              const std::vector<std::string>& decimals) {
  for (std::size_t column = 0; column < csv.header().size(); ++column) {
    const bool is_whole = holds(wholes, csv.header()[column]);
    if (!is_whole && !holds(decimals, csv.header()[column])) continue;
    for (std::size_t row = 0; row < csv.row_count(); ++row) {
      const std::string_view text = trim(csv.row(row).fields[column]);
      if (text.find(',') != std::string_view::npos || (is_whole && is_grouped(text))) return true;
    }
  }
  return false;
}

}  // namespace

CsvTable read_office_table(const std::string& path, CsvTableOptions options,
                           const std::vector<std::string>& wholes,
                           const std::vector<std::string>& decimals) {
  const auto csv = read_csv(path, {.delimiter = options.delimiter});
  if (csv && is_dutch(*csv, wholes, decimals)) options.style = NumberStyle::dutch;
  return CsvTable::read(path, std::move(options));
}

}  // namespace houvast::region
