// SPDX-License-Identifier: EUPL-1.2
#include <cmath>
#include <nlohmann/json.hpp>

#include "exchange/columns.h"
#include "houvast/check.h"
#include "houvast/format.h"
#include "houvast/render.h"

namespace houvast {
namespace {

using Json = nlohmann::ordered_json;

Json to_json(const Text& text) { return {{"nl", text.nl}, {"en", text.en}}; }

Json texts_to_json(const std::vector<Text>& texts) {
  Json list = Json::array();
  for (const Text& text : texts) list.push_back(to_json(text));
  return list;
}

struct CellToJson {
  Json operator()(std::monostate) const { return nullptr; }
  Json operator()(const std::string& text) const { return text; }
  Json operator()(const Text& text) const { return to_json(text); }
  Json operator()(Cents amount) const { return amount.count(); }
  Json operator()(std::int64_t number) const { return number; }
  /// A string, since a reader's double would not keep all digits.
  Json operator()(Decimal number) const { return to_string(number); }
  Json operator()(double number) const { return number; }
};

/// Money is in whole cents here. A statistic of money comes in euros.
Json money_to_json(const Cell& cell) {
  const auto* euros = std::get_if<double>(&cell);
  if (euros == nullptr) return std::visit(CellToJson(), cell);
  return std::isfinite(*euros) ? Json(std::llround(*euros * 100)) : Json();
}

/// And its name says so.
std::string key_of(const Column& column) {
  return exchange::is_money(column.unit) ? column.key + "_cents" : column.key;
}

struct BlockToJson {
  Json operator()(const Heading& heading) const {
    return {{"type", "heading"}, {"text", to_json(heading.text)}};
  }

  Json operator()(const Paragraph& paragraph) const {
    return {{"type", "paragraph"}, {"text", to_json(paragraph.text)}};
  }

  Json operator()(const Table& table) const {
    Json columns = Json::array();
    for (const Column& column : table.columns)
      columns.push_back({{"key", key_of(column)},
                         {"label", to_json(column.label)},
                         {"unit", exchange::unit_name(column.unit)},
                         {"decimals", column.decimals}});
    Json rows = Json::array();
    for (const auto& row : table.rows) {
      check(row.size() == table.columns.size());
      Json cells = Json::object();
      for (std::size_t i = 0; i < row.size(); ++i)
        cells[key_of(table.columns[i])] = exchange::is_money(table.columns[i].unit)
                                              ? money_to_json(row[i])
                                              : std::visit(CellToJson(), row[i]);
      rows.push_back(std::move(cells));
    }
    Json json = {{"type", "table"},
                 {"key", table.key},
                 {"title", to_json(table.title)},
                 {"columns", std::move(columns)},
                 {"rows", std::move(rows)},
                 {"last_row_is_total", table.last_row_is_total},
                 {"notes", texts_to_json(table.notes)}};
    if (table.only_in_files) json["only_in_files"] = true;
    return json;
  }

  Json operator()(const BarChart& chart) const {
    Json series = Json::array();
    for (const BarChart::Series& one : chart.series) {
      Json values = Json::array();
      for (const auto& value : one.values) values.push_back(value ? Json(*value) : Json());
      series.push_back({{"label", to_json(one.label)}, {"values", std::move(values)}});
    }
    return {{"type", "bar_chart"},           {"key", chart.key},
            {"title", to_json(chart.title)}, {"unit", exchange::unit_name(chart.unit)},
            {"stacked", chart.stacked},      {"categories", texts_to_json(chart.categories)},
            {"series", std::move(series)}};
  }

  Json operator()(const BandChart& chart) const {
    Json series = Json::array();
    for (const BandChart::Series& one : chart.series) {
      Json bands = Json::array();
      for (const BandChart::Band& band : one.bands)
        bands.push_back({{"p5", band.p5},
                         {"p25", band.p25},
                         {"p50", band.p50},
                         {"p75", band.p75},
                         {"p95", band.p95}});
      series.push_back({{"label", to_json(one.label)}, {"bands", std::move(bands)}});
    }
    return {{"type", "band_chart"},
            {"key", chart.key},
            {"title", to_json(chart.title)},
            {"unit", exchange::unit_name(chart.unit)},
            {"x", chart.x},
            {"series", std::move(series)}};
  }

  Json operator()(const ScatterChart& chart) const {
    Json points = Json::array();
    for (const ScatterChart::Point& point : chart.points)
      points.push_back(
          {{"label", point.label}, {"x", point.x}, {"y", point.y}, {"group", point.group}});
    return {{"type", "scatter_chart"},
            {"key", chart.key},
            {"title", to_json(chart.title)},
            {"x_label", to_json(chart.x_label)},
            {"y_label", to_json(chart.y_label)},
            {"x_unit", exchange::unit_name(chart.x_unit)},
            {"y_unit", exchange::unit_name(chart.y_unit)},
            {"points", std::move(points)}};
  }

  Json operator()(const FlowChart& chart) const {
    Json nodes = Json::array();
    for (const FlowChart::Node& node : chart.nodes)
      nodes.push_back({{"id", node.id}, {"label", to_json(node.label)}});
    Json links = Json::array();
    for (const FlowChart::Link& link : chart.links)
      links.push_back({{"from", link.from},
                       {"to", link.to},
                       {"amount_cents", link.amount.count()},
                       {"label", to_json(link.label)}});
    return {{"type", "flow_chart"},
            {"key", chart.key},
            {"title", to_json(chart.title)},
            {"nodes", std::move(nodes)},
            {"links", std::move(links)}};
  }
};

Json to_json(const Input& input) {
  Json json = {{"name", input.name}};
  if (const auto* amount = std::get_if<Cents>(&input.value))
    json["amount_cents"] = amount->count();
  else if (const auto* number = std::get_if<Decimal>(&input.value))
    json["decimal"] = to_string(*number);
  else
    json["text"] = std::get<std::string>(input.value);
  return json;
}

Json to_json(const Transfer& transfer) {
  Json inputs = Json::array();
  for (const Input& input : transfer.reason.inputs) inputs.push_back(to_json(input));
  const Reason& reason = transfer.reason;
  return {{"period", to_string(transfer.period)},
          {"from", to_string(transfer.from)},
          {"to", to_string(transfer.to)},
          {"amount_cents", transfer.amount.count()},
          {"scheme", transfer.scheme},
          {"item", rule(reason.rule).item},
          {"rule", reason.rule},
          {"sentence",
           {{"nl", reason_sentence(reason, Language::dutch)},
            {"en", reason_sentence(reason, Language::english)}}},
          {"inputs", std::move(inputs)}};
}

/// One line for each row of a table, so that a person and a diff can read it too.
void append(std::string& out, const Json& json, std::size_t depth) {
  const bool breaks = json.is_structured() && !json.empty() && depth < 4;
  if (!breaks) {
    out += json.dump(-1, ' ', false, Json::error_handler_t::replace);
    return;
  }
  const std::string margin(depth + 1, ' ');
  out += json.is_array() ? "[" : "{";
  bool first = true;
  for (const auto& [key, value] : json.items()) {
    out += (first ? "\n" : ",\n") + margin;
    first = false;
    if (json.is_object()) out += Json(key).dump() + ": ";
    // Only lists are worth a line for each member further down.
    append(out, value, depth >= 2 && !value.is_array() ? depth + 4 : depth + 1);
  }
  out += "\n" + std::string(depth, ' ') + (json.is_array() ? "]" : "}");
}

}  // namespace

std::string render_json(const Report& report) {
  Json blocks = Json::array();
  for (const Block& block : report.blocks) blocks.push_back(std::visit(BlockToJson(), block));
  Json reasons = Json::array();
  for (const Transfer& transfer : report.reasons) reasons.push_back(to_json(transfer));
  const Json json = {{"format", "houvast-report"},
                     {"version", 1},
                     {"title", to_json(report.title)},
                     {"blocks", std::move(blocks)},
                     {"reasons", std::move(reasons)}};
  std::string text;
  append(text, json, 0);
  return text + "\n";
}

}  // namespace houvast
