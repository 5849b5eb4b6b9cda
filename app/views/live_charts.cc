// SPDX-License-Identifier: EUPL-1.2
#include "views/live_charts.h"

namespace houvast::views {
namespace {

const Text before_label{"zonder afspraak", "without agreement"};
const Text after_label{"met afspraak", "with agreement"};

double euros(Cents amount) { return static_cast<double>(amount.count()) / 100; }

BandChart::Band band_of(const Distribution& line) {
  return {line.p5 / 100, line.p25 / 100, line.p50 / 100, line.p75 / 100, line.p95 / 100};
}

}  // namespace

BarChart before_and_after(const study::LiveOutcome& outcome, const study::LiveYear& year,
                          const Names& names) {
  const std::string of_year = std::to_string(year.year);
  BarChart chart{.key = "before_and_after_" + of_year,
                 .title = {"Resultaat per gemeente in " + of_year,
                           "Result of each municipality in " + of_year},
                 .categories = {},
                 .series = {{before_label, {}}, {after_label, {}}}};
  for (std::size_t m = 0; m < outcome.agreement.members.size(); ++m) {
    const std::string name = name_in(names, outcome.agreement.members[m]);
    chart.categories.push_back({name, name});
    chart.series[0].values.emplace_back(euros(year.before[m]));
    chart.series[1].values.emplace_back(euros(year.after[m]));
  }
  return chart;
}

std::optional<BandChart> spread_before_and_after(const study::LiveOutcome& outcome,
                                                 const Names& names) {
  BandChart chart{.key = "spread",
                  .title = {"Spreiding van het resultaat over alle jaren samen",
                            "Distribution of the result over all years together"},
                  .x = {},
                  .series = {{before_label, {}}, {after_label, {}}}};
  for (const std::string& member : outcome.agreement.members) {
    chart.x.push_back(name_in(names, member));
    for (const Distribution& line : outcome.distributions)
      if (line.year == 0 && line.municipality == member)
        chart.series[line.figure == "result_after" ? 1 : 0].bands.push_back(band_of(line));
  }
  for (const BandChart::Series& series : chart.series)
    if (series.bands.size() != chart.x.size()) return std::nullopt;
  return chart;
}

BandChart reserve_fan(const region::ReserveStatistics& reserve) {
  BandChart chart{.key = "reserve_fan",
                  .title = {"De reserve in de loop van de jaren", "The reserve over the years"},
                  .x = {},
                  .series = {{{"reserve", "reserve"}, {}}}};
  for (const region::ReserveYearStatistics& year : reserve.years) {
    chart.x.push_back(std::to_string(year.year));
    chart.series[0].bands.push_back({year.p5_closing / 100, year.p25_closing / 100,
                                     year.p50_closing / 100, year.p75_closing / 100,
                                     year.p95_closing / 100});
  }
  return chart;
}

}  // namespace houvast::views
