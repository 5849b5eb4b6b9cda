// SPDX-License-Identifier: EUPL-1.2
#include "server/named_cells.h"

#include <algorithm>

namespace houvast::server {
namespace {

using NameOf = std::string (*)(const std::string&, const views::Names&);

std::string municipality_name(const std::string& code, const views::Names& names) {
  return views::name_in(names, code);
}

void name_cells(Table& table, std::size_t column, NameOf name_of, const views::Names& names) {
  for (auto& row : table.rows)
    if (auto* cell = std::get_if<std::string>(&row[column])) *cell = name_of(*cell, names);
}

}  // namespace

Report with_named_cells(Report report, const views::Names& names) {
  for (Block& block : report.blocks) {
    Table* table = std::get_if<Table>(&block);
    if (table == nullptr) continue;
    const bool has_name = std::any_of(table->columns.begin(), table->columns.end(),
                                      [](const Column& column) { return column.key == "name"; });
    for (std::size_t c = 0; c < table->columns.size(); ++c) {
      const std::string& key = table->columns[c].key;
      if (key == "scheme") name_cells(*table, c, views::scheme_name, names);
      if (key == "municipality" && !has_name) name_cells(*table, c, municipality_name, names);
    }
  }
  return report;
}

}  // namespace houvast::server
