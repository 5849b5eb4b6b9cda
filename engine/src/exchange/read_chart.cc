// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <array>

#include "exchange/columns.h"
#include "exchange/read_block.h"

namespace houvast::exchange {
namespace {

constexpr std::array all_units{Unit::text,   Unit::euro,    Unit::euro_whole, Unit::euro_million,
                               Unit::number, Unit::percent, Unit::year};

void check_length(const JsonNode& list, std::size_t found, std::size_t wanted) {
  if (found != wanted) list.is_wrong(std::to_string(wanted));
}

}  // namespace

Unit unit_of(const JsonNode& node) {
  const std::string name = node.text();
  const auto unit = std::find_if(all_units.begin(), all_units.end(),
                                 [&](Unit one) { return unit_name(one) == name; });
  if (unit != all_units.end()) return *unit;
  node.is_wrong("text, euro, euro_whole, euro_million, number, percent, year");
  return Unit::text;
}

Cents cents_of(const JsonNode& node, std::int64_t least) {
  return Cents(node.whole(least, std::int64_t{1} << 53));
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
                           .amount = cents_of(one.member("amount_cents"), 1),
                           .label = one.member("label").both()});
  return chart;
}

}  // namespace houvast::exchange
