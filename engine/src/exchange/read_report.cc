// SPDX-License-Identifier: EUPL-1.2
#include "houvast/read_report.h"

#include <algorithm>
#include <array>
#include <limits>

#include "exchange/columns.h"
#include "exchange/json_node.h"

namespace houvast {
namespace {

using exchange::JsonNode;
using Json = nlohmann::ordered_json;

constexpr std::int64_t most_cents = std::int64_t{1} << 53;
constexpr std::int64_t most_decimals = 12;
constexpr int deepest = 16;  ///< Nothing in a report lies deeper; what does is left out.
constexpr std::string_view cents_ending = "_cents";
constexpr std::array all_units{Unit::text,   Unit::euro,    Unit::euro_whole, Unit::euro_million,
                               Unit::number, Unit::percent, Unit::year};

Unit unit_of(const JsonNode& node) {
  const std::string name = node.text();
  const auto unit = std::find_if(all_units.begin(), all_units.end(),
                                 [&](Unit one) { return exchange::unit_name(one) == name; });
  if (unit != all_units.end()) return *unit;
  node.is_wrong("text, euro, euro_whole, euro_million, number, percent, year");
  return Unit::text;
}

Cents cents_of(const JsonNode& node) { return Cents(node.whole(-most_cents, most_cents)); }

/// A column, and the name under which its rows have it.
struct NamedColumn {
  Column column;
  std::string name;
};

NamedColumn column_of(const JsonNode& node) {
  const JsonNode key = node.member("key");
  std::string name = key.text();
  const Unit unit = unit_of(node.member("unit"));
  std::string bare = name;
  if (exchange::is_money(unit)) {
    if (name.ends_with(cents_ending))
      bare.resize(name.size() - cents_ending.size());
    else
      key.is_wrong("..._cents");
  }
  return {{.key = std::move(bare),
           .label = node.member("label").both(),
           .unit = unit,
           .decimals = static_cast<int>(node.member("decimals").whole(0, most_decimals))},
          std::move(name)};
}

Cell cell_of(const JsonNode& node, Unit unit) {
  const Json* json = node.json();
  if (json == nullptr || json->is_null()) return {};
  if (json->is_object()) return node.both();
  if (json->is_string()) {
    std::string text = node.text();
    if (unit == Unit::number || unit == Unit::percent)
      if (const auto decimal = parse_decimal(text)) return *decimal;
    return text;
  }
  if (exchange::is_money(unit)) return cents_of(node);
  if (json->is_number_integer())
    return node.whole(std::numeric_limits<std::int64_t>::min(),
                      std::numeric_limits<std::int64_t>::max());
  return node.number();
}

Table table_of(const JsonNode& node) {
  Table table{
      .key = node.member("key").text(),
      .title = node.member("title").both(),
      .columns = {},
      .rows = {},
      .last_row_is_total = node.member("last_row_is_total").flag(),
      .notes = {},
      .only_in_files = node.has("only_in_files") ? node.member("only_in_files").flag() : false};
  std::vector<std::string> names;
  for (const JsonNode& one : node.member("columns").list()) {
    NamedColumn named = column_of(one);
    table.columns.push_back(std::move(named.column));
    names.push_back(std::move(named.name));
  }
  for (const JsonNode& row : node.member("rows").list()) {
    std::vector<Cell> cells;
    for (std::size_t c = 0; c < names.size(); ++c)
      cells.push_back(cell_of(row.member(names[c]), table.columns[c].unit));
    table.rows.push_back(std::move(cells));
  }
  for (const JsonNode& note : node.member("notes").list()) table.notes.push_back(note.both());
  return table;
}

void check_length(const JsonNode& list, std::size_t found, std::size_t wanted) {
  if (found != wanted) list.is_wrong(std::to_string(wanted));
}

BarChart bar_chart_of(const JsonNode& node) {
  BarChart chart{.key = node.member("key").text(),
                 .title = node.member("title").both(),
                 .unit = unit_of(node.member("unit")),
                 .categories = {},
                 .series = {},
                 .stacked = node.member("stacked").flag()};
  for (const JsonNode& one : node.member("categories").list())
    chart.categories.push_back(one.both());
  for (const JsonNode& one : node.member("series").list()) {
    BarChart::Series series{.label = one.member("label").both(), .values = {}};
    const JsonNode values = one.member("values");
    for (const JsonNode& value : values.list()) {
      const bool is_known = value.json() != nullptr && !value.json()->is_null();
      series.values.push_back(is_known ? std::optional(value.number()) : std::nullopt);
    }
    check_length(values, series.values.size(), chart.categories.size());
    chart.series.push_back(std::move(series));
  }
  return chart;
}

BandChart band_chart_of(const JsonNode& node) {
  BandChart chart{.key = node.member("key").text(),
                  .title = node.member("title").both(),
                  .unit = unit_of(node.member("unit")),
                  .x = {},
                  .series = {}};
  for (const JsonNode& one : node.member("x").list()) chart.x.push_back(one.text());
  for (const JsonNode& one : node.member("series").list()) {
    BandChart::Series series{.label = one.member("label").both(), .bands = {}};
    const JsonNode bands = one.member("bands");
    for (const JsonNode& band : bands.list())
      series.bands.push_back({.p5 = band.member("p5").number(),
                              .p25 = band.member("p25").number(),
                              .p50 = band.member("p50").number(),
                              .p75 = band.member("p75").number(),
                              .p95 = band.member("p95").number()});
    check_length(bands, series.bands.size(), chart.x.size());
    chart.series.push_back(std::move(series));
  }
  return chart;
}

ScatterChart scatter_chart_of(const JsonNode& node) {
  ScatterChart chart{.key = node.member("key").text(),
                     .title = node.member("title").both(),
                     .x_label = node.member("x_label").both(),
                     .y_label = node.member("y_label").both(),
                     .x_unit = unit_of(node.member("x_unit")),
                     .y_unit = unit_of(node.member("y_unit")),
                     .points = {}};
  for (const JsonNode& point : node.member("points").list())
    chart.points.push_back({.label = point.member("label").text(),
                            .x = point.member("x").number(),
                            .y = point.member("y").number(),
                            .group = point.member("group").text()});
  return chart;
}

FlowChart flow_chart_of(const JsonNode& node) {
  FlowChart chart{.key = node.member("key").text(),
                  .title = node.member("title").both(),
                  .nodes = {},
                  .links = {}};
  for (const JsonNode& one : node.member("nodes").list())
    chart.nodes.push_back({.id = one.member("id").text(), .label = one.member("label").both()});
  const auto end_of = [&](const JsonNode& end) {
    std::string id = end.text();
    if (std::none_of(chart.nodes.begin(), chart.nodes.end(),
                     [&](const FlowChart::Node& one) { return one.id == id; }))
      end.is_wrong("nodes");
    return id;
  };
  for (const JsonNode& one : node.member("links").list())
    chart.links.push_back({.from = end_of(one.member("from")),
                           .to = end_of(one.member("to")),
                           .amount = Cents(one.member("amount_cents").whole(1, most_cents)),
                           .label = one.member("label").both()});
  return chart;
}

Block block_of(const JsonNode& node) {
  const JsonNode type = node.member("type");
  const std::string name = type.text();
  if (name == "heading") return Heading{node.member("text").both()};
  if (name == "paragraph") return Paragraph{node.member("text").both()};
  if (name == "table") return table_of(node);
  if (name == "bar_chart") return bar_chart_of(node);
  if (name == "band_chart") return band_chart_of(node);
  if (name == "scatter_chart") return scatter_chart_of(node);
  if (name == "flow_chart") return flow_chart_of(node);
  type.is_wrong("heading, paragraph, table, bar_chart, band_chart, scatter_chart, flow_chart");
  return Paragraph{};
}

Account account_of(const JsonNode& node) {
  const std::string text = node.text();
  const std::size_t colon = std::min(text.find(':'), text.size());
  const auto kind = parse_account_kind(std::string_view(text).substr(0, colon));
  if (!kind) node.is_wrong("municipality:GM9001");
  return {kind.value_or(AccountKind::state), colon < text.size() ? text.substr(colon + 1) : ""};
}

Input input_of(const JsonNode& node) {
  Input input{.name = node.member("name").text(), .value = {}};
  if (node.has("amount_cents")) {
    input.value = cents_of(node.member("amount_cents"));
  } else if (node.has("decimal")) {
    const JsonNode member = node.member("decimal");
    const auto decimal = parse_decimal(member.text());
    if (!decimal) member.is_wrong("\"0.25\"");
    input.value = decimal.value_or(Decimal());
  } else {
    input.value = node.member("text").text();
  }
  return input;
}

/// The rule must be one of ours, and have all that its sentence tells.
bool can_be_told(const Reason& reason) {
  const auto known = std::find_if(rules().begin(), rules().end(),
                                  [&](const Rule& one) { return one.id == reason.rule; });
  if (known == rules().end()) return false;
  const std::string_view words = known->nl;
  for (std::size_t open = words.find('{'); open != std::string_view::npos;
       open = words.find('{', open + 1)) {
    const auto name = words.substr(open + 1, words.find('}', open) - open - 1);
    if (std::none_of(reason.inputs.begin(), reason.inputs.end(),
                     [&](const Input& one) { return one.name == name; }))
      return false;
  }
  return true;
}

Transfer transfer_of(const JsonNode& node) {
  const JsonNode period_node = node.member("period");
  const auto period = parse_period(period_node.text());
  if (!period) period_node.is_wrong("\"2026-03\"");
  const JsonNode rule_node = node.member("rule");
  Reason reason{.rule = rule_node.text(), .inputs = {}};
  for (const JsonNode& one : node.member("inputs").list()) reason.inputs.push_back(input_of(one));
  if (!can_be_told(reason)) rule_node.is_wrong("docs/rules.md");
  return {.period = period.value_or(Period{}),
          .from = account_of(node.member("from")),
          .to = account_of(node.member("to")),
          .amount = cents_of(node.member("amount_cents")),
          .scheme = node.member("scheme").text(),
          .reason = std::move(reason)};
}

}  // namespace

Result<Report> read_report(std::string_view json) {
  const Json document = Json::parse(
      json, [](int depth, Json::parse_event_t, Json&) { return depth <= deepest; }, false);
  Problems problems;
  const JsonNode top(&document, "", problems);
  if (!document.is_object()) {
    top.is_wrong("{\"format\": \"houvast-report\", ...}");
    return tl::unexpected(std::move(problems));
  }
  const JsonNode format = top.member("format");
  if (format.text() != "houvast-report") format.is_wrong("houvast-report");
  Report report;
  static_cast<void>(top.member("version").whole(1, 1));
  report.title = top.member("title").both();
  for (const JsonNode& block : top.member("blocks").list())
    report.blocks.push_back(block_of(block));
  for (const JsonNode& reason : top.member("reasons").list())
    report.reasons.push_back(transfer_of(reason));
  if (!problems.empty()) return tl::unexpected(std::move(problems));
  return report;
}

}  // namespace houvast
