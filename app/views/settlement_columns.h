// SPDX-License-Identifier: EUPL-1.2
// A table with a row a municipality and a row for all, put together column by column.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "houvast/report.h"

namespace houvast::views {

template <class Line>
class MunicipalityTable {
 public:
  MunicipalityTable(std::string key, Text title, const std::vector<Line>& lines,
                    const std::function<std::string(const std::string&)>& name_of)
      : table_{.key = std::move(key),
               .title = std::move(title),
               .columns = {{"code", {"Code", "Code"}},
                           {"municipality", {"Gemeente", "Municipality"}}},
               .last_row_is_total = true},
        lines_(lines) {
    for (const Line& line : lines)
      table_.rows.push_back({line.municipality, name_of(line.municipality)});
    table_.rows.push_back({std::string(), Text{"Samen", "Together"}});
  }

  /// Amounts, with their sum.
  template <class Value>
  MunicipalityTable& amount(const char* key, Text label, Value value) {
    Cents sum;
    table_.columns.push_back({key, std::move(label), Unit::euro});
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const std::optional<Cents> cents = value(lines_[i]);
      Cell& cell = table_.rows[i].emplace_back();
      if (!cents) continue;
      cell = *cents;
      sum += *cents;
    }
    table_.rows.back().emplace_back(sum);
    return *this;
  }

  /// A figure that has no sum, or one that is given.
  template <class Value>
  MunicipalityTable& figure(Column column, Value value, Cell together = {}) {
    table_.columns.push_back(std::move(column));
    for (std::size_t i = 0; i < lines_.size(); ++i) table_.rows[i].push_back(value(lines_[i]));
    table_.rows.back().push_back(std::move(together));
    return *this;
  }

  MunicipalityTable& note(Text text) {
    table_.notes.push_back(std::move(text));
    return *this;
  }

  [[nodiscard]] Table take() { return std::move(table_); }

 private:
  Table table_;
  const std::vector<Line>& lines_;
};

}  // namespace houvast::views
