// SPDX-License-Identifier: EUPL-1.2
#include "views/overview_report.h"

#include <map>
#include <set>
#include <vector>

#include "houvast/ledger.h"
#include "views/run_tables.h"

namespace houvast::views {
namespace {

std::vector<ItemAmount> chosen(std::span<const ItemAmount> results,
                               const OverviewQuestion& question) {
  std::vector<ItemAmount> kept;
  for (const ItemAmount& line : results)
    if ((question.year == 0 || line.year == question.year) &&
        (question.scheme.empty() || line.scheme == question.scheme))
      kept.push_back(line);
  return kept;
}

/// A row a municipality, a column a year, and totals at both ends.
Table by_municipality_and_year(std::span<const ItemAmount> results, const Names& names) {
  Table table{
      .key = "result_by_municipality_and_year",
      .title = {"Resultaat per gemeente en jaar", "Result by municipality and year"},
      .columns = {{"municipality", {"Code", "Code"}}, {"name", {"Gemeente", "Municipality"}}},
      .last_row_is_total = true};
  std::set<int> years;
  std::map<std::string, std::map<int, Cents>> rows;
  for (const ItemAmount& line : results) {
    if (line.item != "result") continue;
    years.insert(line.year);
    rows[line.municipality][line.year] += line.amount;
  }
  for (const int year : years) {
    const std::string text = std::to_string(year);
    table.columns.push_back({"y" + text + "_euro", {text, text}, Unit::euro_whole});
  }
  table.columns.push_back({"total_euro", {"Alle jaren", "All years"}, Unit::euro_whole});

  std::map<int, Cents> totals;
  const auto add = [&](std::vector<Cell> row, std::map<int, Cents>& amounts, bool is_total) {
    Cents sum;
    for (const int year : years) {
      row.emplace_back(amounts[year]);
      sum += amounts[year];
      if (!is_total) totals[year] += amounts[year];
    }
    row.emplace_back(sum);
    table.rows.push_back(std::move(row));
  };
  for (auto& [code, amounts] : rows) add({code, name_in(names, code)}, amounts, false);
  add({Text{"Totaal", "Total"}, std::monostate{}}, totals, true);
  return table;
}

Table by_scheme(std::span<const ItemAmount> results) {
  Table table{.key = "result_by_scheme",
              .title = {"Resultaat per regeling", "Result by scheme"},
              .columns = {{"scheme", {"Regeling", "Scheme"}},
                          {"result_euro", item_label("result"), Unit::euro_whole}},
              .last_row_is_total = true};
  std::map<std::string, Cents> rows;
  Cents total;
  for (const ItemAmount& line : results) {
    if (line.item != "result") continue;
    rows[line.scheme] += line.amount;
    total += line.amount;
  }
  for (const auto& [scheme, amount] : rows) table.rows.push_back({scheme, amount});
  table.rows.push_back({Text{"Totaal", "Total"}, total});
  return table;
}

BarChart bars(std::span<const ItemAmount> results, const Names& names, Text title) {
  BarChart chart{.key = "result_bars",
                 .title = std::move(title),
                 .unit = Unit::euro_whole,
                 .series = {{item_label("result"), {}}}};
  std::map<std::string, Cents> rows;
  for (const ItemAmount& line : results)
    if (line.item == "result") rows[line.municipality] += line.amount;
  for (const auto& [code, amount] : rows) {
    const std::string name = name_in(names, code);
    chart.categories.push_back({name, name});
    chart.series[0].values.emplace_back(static_cast<double>(amount.count()) / 100);
  }
  return chart;
}

}  // namespace

Report overview_report(std::span<const ItemAmount> results, const Names& names,
                       const OverviewQuestion& question) {
  const std::string year = std::to_string(question.year);
  const Text when =
      question.year == 0 ? Text{"alle jaren samen", "all years together"} : Text{year, year};
  Report report{.title = {"Overzicht", "Overview"}};
  const auto of_scheme = chosen(results, {.scheme = question.scheme});
  const auto of_year = chosen(results, question);
  report.blocks.push_back(by_municipality_and_year(of_scheme, names));
  report.blocks.push_back(
      bars(of_year, names,
           {"Resultaat per gemeente, " + when.nl, "Result by municipality, " + when.en}));
  Table items = result_by_municipality(of_year, names);
  items.key = "result_by_item";
  items.title = {"Waar het resultaat uit bestaat, " + when.nl,
                 "What the result is made of, " + when.en};
  report.blocks.push_back(std::move(items));
  report.blocks.push_back(by_scheme(chosen(results, {.year = question.year})));
  report.names = names;
  return report;
}

}  // namespace houvast::views
