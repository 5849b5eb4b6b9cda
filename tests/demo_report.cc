// SPDX-License-Identifier: EUPL-1.2
#include "demo_report.h"

#include <cmath>

namespace houvast::demo {
namespace {

using namespace literals;

struct Town {
  const char* code;
  const char* name;
  std::int64_t inhabitants;
  Cents before, after;
  Decimal share;
};

const Town towns[] = {
    {"GM9001", "Aardam", 154'312, -2'350'417.08_eur, -1'204'000.00_eur, -0.0412_d},
    {"GM9002", "Beekdal", 28'455, 612'330.50_eur, 204'110.17_eur, 0.0931_d},
    {"GM9003", "Cingelveen", 41'020, -88'004.99_eur, -61'312.45_eur, -0.0077_d},
    {"GM9004", "Duinwijk aan Zee", 19'877, 340'912.00_eur, 113'637.33_eur, 0.0665_d},
    {"GM9005", "Eemhorst", 8'230, 1'250.00_eur, 416.67_eur, 0.0005_d},
};

Table results_table() {
  Table table{.key = "result_by_municipality",
              .title = {"Resultaat beschermd wonen per gemeente, 2026",
                        "Result of sheltered living by municipality, 2026"},
              .columns = {{"code", {"Code", "Code"}},
                          {"name", {"Gemeente", "Municipality"}},
                          {"inhabitants", {"Inwoners", "Inhabitants"}, Unit::number},
                          {"before", {"Voor verevening", "Before settlement"}, Unit::euro},
                          {"after", {"Na verevening", "After settlement"}, Unit::euro},
                          {"share", {"Deel van de inkomsten", "Share of income"}, Unit::percent, 1},
                          {"remark", {"Opmerking", "Remark"}}},
              .last_row_is_total = true,
              .notes = {{"Een tekort is negatief. Het resultaat is wat een gemeente ontvangt min "
                         "wat zij betaalt, na de bijdrage aan de regionale reserve.",
                         "A deficit is negative. The result is what a municipality receives less "
                         "what it pays, after the contribution to the regional reserve."}}};
  Cents before, after;
  std::int64_t inhabitants = 0;
  for (const Town& town : towns) {
    const bool centre = town.code == std::string("GM9001");
    table.rows.push_back({town.code, town.name, town.inhabitants, town.before, town.after,
                          town.share,
                          centre ? Cell(Text{"centrumgemeente: houdt de reserve aan en sluit de "
                                             "contracten met aanbieders",
                                             "centre municipality: holds the reserve and the "
                                             "contracts with providers"})
                                 : Cell()});
    before += town.before;
    after += town.after;
    inhabitants += town.inhabitants;
  }
  table.rows.push_back({std::monostate(), Text{"Regio", "Region"}, inhabitants, before, after,
                        std::monostate(), std::monostate()});
  return table;
}

BarChart results_chart() {
  BarChart chart{
      .key = "result_before_after",
      .title = {"Resultaat voor en na verevening", "Result before and after settlement"}};
  BarChart::Series before{{"voor", "before"}, {}}, after{{"na", "after"}, {}};
  for (const Town& town : towns) {
    chart.categories.push_back({town.name, town.name});
    before.values.emplace_back(static_cast<double>(town.before.count()) / 100);
    after.values.emplace_back(static_cast<double>(town.after.count()) / 100);
  }
  chart.series = {before, after};
  return chart;
}

BarChart income_chart() {
  return {.key = "income_by_source",
          .title = {"Inkomsten naar bron", "Income by source"},
          .unit = Unit::euro_million,
          .categories = {{"2026", "2026"}, {"2027", "2027"}, {"2028", "2028"}},
          .series = {{{"historisch", "historical"}, {30.1e6, 24.8e6, 19.2e6}},
                     {{"objectief", "objective"}, {9.6e6, 14.9e6, 20.5e6}},
                     {{"uitname", "deduction"}, {-1.4e6, -1.1e6, std::nullopt}}},
          .stacked = true};
}

BandChart forecast_chart() {
  BandChart chart{
      .key = "forecast",
      .title = {"Regionaal resultaat over 500 trekkingen", "Regional result over 500 draws"},
      .unit = Unit::euro_million,
      .x = {"2026", "2027", "2028", "2029"},
      .series = {{{"zonder reserve", "without reserve"}, {}},
                 {{"met reserve", "with reserve"}, {}}}};
  for (int year = 0; year < 4; ++year) {
    const double middle = 1.2e6 - 0.7e6 * year, spread = 1.1e6 + 0.5e6 * year;
    chart.series[0].bands.push_back({middle - 1.7 * spread, middle - 0.7 * spread, middle,
                                     middle + 0.6 * spread, middle + 1.5 * spread});
    chart.series[1].bands.push_back({middle - 0.9 * spread, middle - 0.4 * spread, middle,
                                     middle + 0.3 * spread, middle + 0.8 * spread});
  }
  return chart;
}

ScatterChart quadrants_chart() {
  ScatterChart chart{
      .key = "quadrants",
      .title = {"Resultaat in 2025 tegen 2026", "Result in 2025 against 2026"},
      .x_label = {"Resultaat 2025, deel van het budget", "Result 2025, share of budget"},
      .y_label = {"Resultaat 2026, deel van het budget", "Result 2026, share of budget"}};
  for (int i = 0; i < 60; ++i) {
    const double x = 0.14 * std::sin(i * 2.1) - 0.03, y = 0.6 * x + 0.07 * std::cos(i * 3.7);
    const bool large = i % 4 == 0;
    chart.points.push_back({"Gemeente " + std::to_string(i + 1), x, y,
                            large ? "vanaf 100.000 inwoners" : "tot 100.000 inwoners"});
  }
  return chart;
}

FlowChart streams_chart() {
  FlowChart chart{.key = "streams",
                  .title = {"Geldstromen in 2026", "Money streams in 2026"},
                  .nodes = {{"state", {"Rijk", "State"}},
                            {"region", {"Regio", "Region"}},
                            {"reserve", {"Regionale reserve", "Regional reserve"}},
                            {"provider", {"Aanbieders", "Providers"}}}};
  for (const Town& town : towns) {
    chart.nodes.push_back({town.code, {town.name, town.name}});
    const Cents income(town.inhabitants * 11'873);
    const Cents advance(town.inhabitants * 7'411);
    chart.links.push_back({"state",
                           town.code,
                           income,
                           {"historisch en objectief deel", "historical and objective part"}});
    chart.links.push_back({town.code, "region", advance, {"voorschot", "advance"}});
    chart.links.push_back({town.code, "provider", income - advance, {"lokale zorg", "local care"}});
  }
  chart.links.push_back(
      {"region", "provider", 17'600'000_eur, {"gezamenlijke zorg", "joint care"}});
  chart.links.push_back(
      {"region", "reserve", 850'000_eur, {"helft van het overschot", "half of the surplus"}});
  return chart;
}

Table details_table() {
  Table table{.key = "details",
              .title = {"Elke maatstaf voor elke gemeente", "Every measure for every municipality"},
              .columns = {{"name", {"Gemeente", "Municipality"}},
                          {"measure", {"Maatstaf", "Measure"}, Unit::number},
                          {"amount", {"Bedrag", "Amount"}, Unit::euro}},
              .only_in_files = true};
  for (const Town& town : towns)
    for (std::int64_t measure = 1; measure <= 49; ++measure)
      table.rows.push_back(
          {town.name, measure, Cents(town.inhabitants * measure * 17 % 9'000'011)});
  return table;
}

std::vector<Transfer> reasons() {
  std::vector<Transfer> transfers;
  for (const Town& town : towns) {
    const Cents spending(town.inhabitants * 7'411);
    transfers.push_back({{2026},
                         {AccountKind::region, "Voorbeeldregio"},
                         {AccountKind::provider, "care"},
                         spending,
                         "bw",
                         {"C0.pooled_care",
                          {{"share", 1_d}, {"spending", spending}, {"municipality", town.name}}}});
    transfers.push_back({{2026},
                         municipality(town.code),
                         {AccountKind::provider, "care"},
                         1'000_eur,
                         "bw",
                         {"C0.own_care", {{"spending", 4'000_eur}, {"pooled", 3'000_eur}}}});
  }
  return transfers;
}

}  // namespace

Report report() {
  return {
      .title = {"Voorbeeldregio: beschermd wonen 2026", "Example region: sheltered living 2026"},
      .blocks = {Paragraph{{"De regio verdeelt in 2026 een budget van € 38,3 miljoen. Vier van de "
                            "vijf gemeenten delen het risico voor de helft. Alle namen en "
                            "bedragen zijn verzonnen.",
                            "The region shares a budget of € 38.3 million in 2026. Four of the "
                            "five municipalities share half of the risk. All names and amounts "
                            "are made up."}},
                 Heading{{"Uitkomst per gemeente", "Outcome by municipality"}}, results_table(),
                 results_chart(), Heading{{"Vooruitblik", "Outlook"}}, income_chart(),
                 forecast_chart(), quadrants_chart(), Heading{{"Wie betaalt wie", "Who pays whom"}},
                 streams_chart(), details_table()},
      .reasons = reasons(),
  };
}

}  // namespace houvast::demo
