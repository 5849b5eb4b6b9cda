// SPDX-License-Identifier: EUPL-1.2
#include "exchange/chart_data.h"

#include <nlohmann/json.hpp>

#include "exchange/columns.h"

namespace houvast::exchange {
namespace {

using Json = nlohmann::ordered_json;

class ChartData {
 public:
  explicit ChartData(Language language) : language_(language) {}

  template <class NoChart>
  Json operator()(const NoChart&) const {
    return nullptr;
  }

  Json operator()(const BarChart& chart) const {
    Json json = head("bar", chart.key, chart.title);
    json["unit"] = unit_name(chart.unit);
    json["stacked"] = chart.stacked;
    json["categories"] = Json::array();
    for (const Text& category : chart.categories) json["categories"].push_back(say(category));
    json["series"] = Json::array();
    for (const BarChart::Series& series : chart.series) {
      Json values = Json::array();
      for (const auto& value : series.values) values.push_back(value ? Json(*value) : Json());
      json["series"].push_back({{"label", say(series.label)}, {"values", std::move(values)}});
    }
    return json;
  }

  Json operator()(const BandChart& chart) const {
    Json json = head("band", chart.key, chart.title);
    json["unit"] = unit_name(chart.unit);
    json["x"] = chart.x;
    json["series"] = Json::array();
    for (const BandChart::Series& series : chart.series) {
      Json bands = Json::array();
      for (const BandChart::Band& band : series.bands)
        bands.push_back({{"p5", band.p5},
                         {"p25", band.p25},
                         {"p50", band.p50},
                         {"p75", band.p75},
                         {"p95", band.p95}});
      json["series"].push_back({{"label", say(series.label)}, {"bands", std::move(bands)}});
    }
    return json;
  }

  Json operator()(const ScatterChart& chart) const {
    Json json = head("scatter", chart.key, chart.title);
    json["x_label"] = say(chart.x_label);
    json["y_label"] = say(chart.y_label);
    json["x_unit"] = unit_name(chart.x_unit);
    json["y_unit"] = unit_name(chart.y_unit);
    json["points"] = Json::array();
    for (const ScatterChart::Point& point : chart.points)
      json["points"].push_back(
          {{"label", point.label}, {"x", point.x}, {"y", point.y}, {"group", point.group}});
    return json;
  }

  Json operator()(const FlowChart& chart) const {
    Json json = head("flow", chart.key, chart.title);
    json["nodes"] = Json::array();
    for (const FlowChart::Node& node : chart.nodes)
      json["nodes"].push_back({{"id", node.id}, {"label", say(node.label)}});
    json["links"] = Json::array();
    for (const FlowChart::Link& link : chart.links)
      json["links"].push_back({{"from", link.from},
                               {"to", link.to},
                               {"amount_cents", link.amount.count()},
                               {"label", say(link.label)}});
    return json;
  }

 private:
  const std::string& say(const Text& text) const { return text.in(language_); }

  Json head(const char* kind, const std::string& key, const Text& title) const {
    return {{"kind", kind}, {"key", key}, {"title", say(title)}};
  }

  Language language_;
};

}  // namespace

std::string chart_data(const Report& report, Language language) {
  Json charts = Json::array();
  for (const Block& block : report.blocks) {
    Json chart = std::visit(ChartData(language), block);
    if (!chart.is_null()) charts.push_back(std::move(chart));
  }
  const Json json = {{"language", language == Language::dutch ? "nl" : "en"},
                     {"charts", std::move(charts)}};
  std::string text;
  for (const char c : json.dump(-1, ' ', false, Json::error_handler_t::replace))
    c == '<' ? text += "\\u003c" : text += c;
  return text;
}

}  // namespace houvast::exchange
