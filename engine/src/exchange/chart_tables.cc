// SPDX-License-Identifier: EUPL-1.2
#include "exchange/chart_tables.h"

#include <algorithm>
#include <cmath>

#include "exchange/columns.h"
#include "houvast/chart_figures.h"
#include "houvast/check.h"

namespace houvast::exchange {
namespace {

/// A chart's money is in euros, as a double; a table shows whole cents.
Cell cell(double value, Unit unit) {
  if (!std::isfinite(value)) return {};
  if (is_money(unit)) return Cents(std::llround(value * 100));
  return value;
}

bool is_year(const std::string& text) {
  return text.size() == 4 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

Column column(const Text& label, Unit unit) {
  return {.key = label.en, .label = label, .unit = unit, .decimals = unit == Unit::percent ? 1 : 2};
}

Text label_of(const FlowChart& chart, const std::string& id) {
  for (const FlowChart::Node& node : chart.nodes)
    if (node.id == id) return node.label;
  check(false);
  return {};
}

}  // namespace

Table table_of(const BarChart& chart) {
  Table table{.key = chart.key, .title = chart.title, .columns = {{"name", {"Naam", "Name"}}}};
  for (const auto& series : chart.series) table.columns.push_back(column(series.label, chart.unit));
  for (std::size_t i = 0; i < chart.categories.size(); ++i) {
    auto& row = table.rows.emplace_back();
    row.emplace_back(chart.categories[i]);
    for (const auto& series : chart.series) {
      const auto value = series.values[i];
      row.push_back(value ? cell(*value, chart.unit) : Cell());
    }
  }
  return table;
}

Table table_of(const BandChart& chart) {
  const bool one = chart.series.size() == 1;
  const bool years = std::all_of(chart.x.begin(), chart.x.end(), is_year);
  Table table{.key = chart.key, .title = chart.title};
  if (!one) table.columns.push_back({"series", {"Reeks", "Series"}});
  table.columns.push_back({"x", years ? Text{"Jaar", "Year"} : Text{"Naam", "Name"}});
  for (const Text& label : {Text{"5%", "5%"}, Text{"25%", "25%"}, Text{"Mediaan", "Median"},
                            Text{"75%", "75%"}, Text{"95%", "95%"}})
    table.columns.push_back(column(label, chart.unit));
  for (const auto& series : chart.series)
    for (std::size_t i = 0; i < chart.x.size(); ++i) {
      const BandChart::Band& band = series.bands[i];
      auto& row = table.rows.emplace_back();
      if (!one) row.emplace_back(series.label);
      row.emplace_back(chart.x[i]);
      for (const double value : {band.p5, band.p25, band.p50, band.p75, band.p95})
        row.push_back(cell(value, chart.unit));
    }
  return table;
}

Table table_of(const ScatterChart& chart) {
  Table table{.key = chart.key,
              .title = chart.title,
              .columns = {{"label", {"Naam", "Name"}},
                          column(chart.x_label, chart.x_unit),
                          column(chart.y_label, chart.y_unit),
                          {"group", {"Groep", "Group"}}}};
  for (const ScatterChart::Point& point : chart.points)
    table.rows.push_back(
        {point.label, cell(point.x, chart.x_unit), cell(point.y, chart.y_unit), point.group});
  return table;
}

Table table_of(const FlowChart& chart) {
  Table table{.key = chart.key,
              .title = chart.title,
              .columns = {{"from", {"Van", "From"}},
                          {"to", {"Naar", "To"}},
                          {"amount", {"Bedrag", "Amount"}, Unit::euro},
                          {"items", {"Bestaat uit", "Consists of"}}}};
  for (const FlowChart::Link& link : chart.links)
    table.rows.push_back(
        {label_of(chart, link.from), label_of(chart, link.to), link.amount, link.label});
  return table;
}

}  // namespace houvast::exchange

namespace houvast {
namespace {

struct FiguresOf {
  std::vector<Table>& tables;

  void operator()(const Heading&) const {}
  void operator()(const Paragraph&) const {}
  void operator()(const Table&) const {}
  template <class Chart>
  void operator()(const Chart& chart) const {
    tables.push_back(exchange::table_of(chart));
  }
};

}  // namespace

std::vector<Table> chart_tables_of(const Report& report) {
  std::vector<Table> tables;
  for (const Block& block : report.blocks) std::visit(FiguresOf{tables}, block);
  return tables;
}

}  // namespace houvast
