// SPDX-License-Identifier: EUPL-1.2
#include "exchange/chart_words.h"

#include <algorithm>
#include <optional>

#include "exchange/columns.h"
#include "houvast/check.h"
#include "houvast/format.h"

namespace houvast::exchange {
namespace {

std::string count(std::size_t number, const Text& one, const Text& more, Language language) {
  return format_count(static_cast<std::int64_t>(number), one, more, language);
}

std::string start(const Text& kind, const Text& title, Language language) {
  return kind.in(language) + ": " + words(title, language) + ". ";
}

std::string amount(double value, Unit unit, Language language) {
  const bool is_euro = is_money(unit);
  const char* const million = language == Language::dutch ? " miljoen" : " million";
  return (is_euro ? "€ " : "") + shown(value, unit, language) +
         (unit == Unit::euro_million ? million : "");
}

/// The lowest and the highest of named values.
class Extremes {
 public:
  void see(const std::string& name, double value) {
    if (!lowest_ || value < lowest_->value) lowest_ = {name, value};
    if (!highest_ || value > highest_->value) highest_ = {name, value};
  }

  [[nodiscard]] std::string words(Unit unit, Language language) const {
    if (!lowest_) return {};
    const bool dutch = language == Language::dutch;
    return std::string(dutch ? " Het laagst: " : " Lowest: ") + lowest_->name + ", " +
           amount(lowest_->value, unit, language) + (dutch ? "; het hoogst: " : "; highest: ") +
           highest_->name + ", " + amount(highest_->value, unit, language) + ".";
  }

 private:
  struct Named {
    std::string name;
    double value = 0;
  };
  std::optional<Named> lowest_, highest_;
};

std::string named(const std::string& name, const std::string& series, std::size_t of) {
  return of > 1 && !series.empty() ? name + " (" + series + ")" : name;
}

std::string label_of(const FlowChart& chart, const std::string& id, Language language) {
  const auto node = std::find_if(chart.nodes.begin(), chart.nodes.end(),
                                 [&](const FlowChart::Node& one) { return one.id == id; });
  check(node != chart.nodes.end());
  return words(node->label, language);
}

}  // namespace

std::string words_of(const BarChart& chart, Language language) {
  Extremes extremes;
  for (const BarChart::Series& series : chart.series)
    for (std::size_t i = 0; i < series.values.size(); ++i)
      if (series.values[i])
        extremes.see(named(words(chart.categories[i], language), words(series.label, language),
                           chart.series.size()),
                     *series.values[i]);
  return start({"Staafdiagram", "Bar chart"}, chart.title, language) +
         count(chart.categories.size(), {"groep", "group"}, {"groepen", "groups"}, language) +
         (language == Language::dutch ? " met elk " : " of ") +
         count(chart.series.size(), {"staaf", "bar"}, {"staven", "bars"}, language) + "." +
         extremes.words(chart.unit, language);
}

std::string words_of(const BandChart& chart, Language language) {
  Extremes extremes;
  for (const BandChart::Series& series : chart.series)
    for (std::size_t i = 0; i < series.bands.size(); ++i)
      extremes.see(named(words({chart.x[i], chart.x[i]}, language), words(series.label, language),
                         chart.series.size()),
                   series.bands[i].p50);
  return start({"Bandbreedtes", "Bands"}, chart.title, language) +
         Text{"Per groep de mediaan, de middelste helft en de bandbreedte van 5% tot 95%; ",
              "Of each group the median, the middle half and the band from 5% to 95%; "}
             .in(language) +
         count(chart.x.size(), {"groep", "group"}, {"groepen", "groups"}, language) + "." +
         Text{" Medianen.", " Medians."}.in(language) + extremes.words(chart.unit, language);
}

std::string words_of(const ScatterChart& chart, Language language) {
  std::size_t quadrants[2][2] = {};
  for (const ScatterChart::Point& point : chart.points) ++quadrants[point.x >= 0][point.y >= 0];
  const std::string x = words(chart.x_label, language), y = words(chart.y_label, language);
  const std::string both = std::to_string(quadrants[1][1]), none = std::to_string(quadrants[0][0]);
  return start({"Spreidingsdiagram", "Scatter chart"}, chart.title, language) +
         count(chart.points.size(), {"punt", "point"}, {"punten", "points"}, language) +
         (language == Language::dutch ? "; langs de x-as " + x + ", langs de y-as " + y +
                                            ". Op beide assen nul of hoger: " + both +
                                            "; op beide lager dan nul: " + none + "."
                                      : "; along the x axis " + x + ", along the y axis " + y +
                                            ". Zero or higher on both axes: " + both +
                                            "; below zero on both: " + none + ".");
}

std::string words_of(const FlowChart& chart, Language language) {
  std::string text =
      start({"Stroomdiagram", "Flow diagram"}, chart.title, language) +
      count(chart.links.size(), {"stroom", "stream"}, {"stromen", "streams"}, language) +
      Text{" tussen ", " between "}.in(language) +
      count(chart.nodes.size(), {"partij", "party"}, {"partijen", "parties"}, language) + ".";
  const auto largest = std::max_element(
      chart.links.begin(), chart.links.end(),
      [](const FlowChart::Link& a, const FlowChart::Link& b) { return a.amount < b.amount; });
  if (largest == chart.links.end()) return text;
  return text + Text{" De grootste: ", " The largest: "}.in(language) +
         label_of(chart, largest->from, language) + Text{" aan ", " to "}.in(language) +
         label_of(chart, largest->to, language) + ", € " +
         format_euro(largest->amount, language, 0) + ".";
}

}  // namespace houvast::exchange
