// SPDX-License-Identifier: EUPL-1.2
#include "houvast/read_report.h"

#include <limits>

#include "exchange/columns.h"
#include "exchange/json_node.h"
#include "exchange/read_block.h"

namespace houvast {
namespace {

using exchange::JsonNode;
using exchange::transfer_of;
using exchange::unit_of;
using Json = nlohmann::ordered_json;

constexpr std::int64_t most_decimals = 12;
constexpr int deepest = 16;  ///< Nothing in a report lies deeper; what does is left out.
constexpr std::string_view cents_ending = "_cents";
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
  if (exchange::is_money(unit)) return exchange::cents_of(node);
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

Block block_of(const JsonNode& node) {
  const JsonNode type = node.member("type");
  const std::string name = type.text();
  if (name == "heading") return Heading{node.member("text").both()};
  if (name == "paragraph") return Paragraph{node.member("text").both()};
  if (name == "table") return table_of(node);
  if (name == "bar_chart") return exchange::bar_chart_of(node);
  if (name == "band_chart") return exchange::band_chart_of(node);
  if (name == "scatter_chart") return exchange::scatter_chart_of(node);
  if (name == "flow_chart") return exchange::flow_chart_of(node);
  type.is_wrong("heading, paragraph, table, bar_chart, band_chart, scatter_chart, flow_chart");
  return Paragraph{};
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
