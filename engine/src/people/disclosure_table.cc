// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "houvast/check.h"
#include "houvast/disclosure.h"

namespace houvast::people {
namespace {

std::size_t column_of(const Table& table, const std::string& key) {
  const auto found = std::find_if(table.columns.begin(), table.columns.end(),
                                  [&](const Column& column) { return column.key == key; });
  check(found != table.columns.end());
  return static_cast<std::size_t>(found - table.columns.begin());
}

Cell to_cell(const PublishedCount& count) { return count ? Cell(*count) : Cell(); }

Text note(const DisclosureRule& rule) {
  const std::string threshold = std::to_string(rule.threshold);
  const std::string rounding = std::to_string(rule.rounding);
  return {"Aantallen mensen zijn afgerond op " + rounding + ". Leeg is een aantal onder de " +
              threshold +
              ", of een aantal waaruit zo'n klein aantal is af te leiden; door de afronding tellen "
              "aantallen niet altijd op.",
          "Counts of people are rounded to " + rounding + ". Empty is a count under " + threshold +
              ", or one that would give such a small count away; because of the rounding, counts "
              "do not always add up."};
}

}  // namespace

Table disclose(const Table& table, const CountColumns& columns, const DisclosureRule& rule) {
  Table shown = table;
  const std::size_t rows =
      table.rows.size() - (table.last_row_is_total && !table.rows.empty() ? 1 : 0);
  std::vector<std::size_t> places;
  for (const std::string& key : columns.keys) places.push_back(column_of(table, key));

  std::vector<std::vector<std::int64_t>> counts(rows);
  for (std::size_t r = 0; r < rows; ++r)
    for (const std::size_t place : places) {
      check(std::holds_alternative<std::int64_t>(table.rows[r][place]));
      counts[r].push_back(std::get<std::int64_t>(table.rows[r][place]));
    }

  const PublishedTable published = disclose(counts, rule);
  const bool has_total_row = rows < table.rows.size();
  for (std::size_t c = 0; c < places.size(); ++c) {
    for (std::size_t r = 0; r < rows; ++r)
      shown.rows[r][places[c]] = to_cell(published.cells[r][c]);
    if (has_total_row)
      shown.rows.back()[places[c]] = rows > 0 ? to_cell(published.column_totals[c]) : Cell();
  }
  if (columns.total) {
    const std::size_t place = column_of(table, *columns.total);
    for (std::size_t r = 0; r < rows; ++r)
      shown.rows[r][place] =
          published.row_totals.empty() ? Cell() : to_cell(published.row_totals[r]);
    if (has_total_row) shown.rows.back()[place] = to_cell(published.total);
  }
  shown.notes.push_back(note(rule));
  return shown;
}

}  // namespace houvast::people
