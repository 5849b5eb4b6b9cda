// SPDX-License-Identifier: EUPL-1.2
#include "views/weighing_report.h"

#include <algorithm>

#include "views/key_criteria_table.h"

namespace houvast::views {
namespace {

Table scores_table(const Weighing& weighing) {
  Table table{
      .key = "all_scores",
      .title = {"Alle scores, van 1 (slecht) tot 5 (goed)", "All scores, 1 (poor) to 5 (good)"},
      .columns = {{"municipality", {"Gemeente", "Municipality"}},
                  {"option", {"Mogelijkheid", "Option"}},
                  {"criterion", {"Criterium", "Criterion"}},
                  {"score", {"Score", "Score"}, Unit::number}}};
  for (const region::Score& one : weighing.scores)
    table.rows.push_back({name_in(weighing.municipalities, one.municipality),
                          name_in(weighing.options, one.option),
                          name_in(weighing.criteria, one.criterion), one.score});
  return table;
}

Table weights_table(const Weighing& weighing) {
  Table table{.key = "weights",
              .title = {"Hoe zwaar elk criterium telt", "How much each criterion counts"},
              .columns = {{"municipality", {"Gemeente", "Municipality"}},
                          {"criterion", {"Criterium", "Criterion"}},
                          {"weight", {"Gewicht", "Weight"}, Unit::number, 1}},
              .notes = {{"Wat hier niet staat, telt voor 1.", "What is not here counts for 1."}}};
  for (const region::ScoreWeight& one : weighing.weights)
    table.rows.push_back({name_in(weighing.municipalities, one.municipality),
                          name_in(weighing.criteria, one.criterion), one.weight});
  return table;
}

/// Who said anything, and what comes first there.
Table members_table(const Weighing& weighing) {
  Table table{
      .key = "municipalities",
      .title = {"Wie heeft gescoord, en wat staat bovenaan", "Who scored, and what comes first"},
      .columns = {{"municipality", {"Gemeente", "Municipality"}},
                  {"has_scored", {"Gescoord", "Scored"}},
                  {"first", {"Voorkeur", "First"}},
                  {"weighted_mean", {"Gewogen score", "Weighted score"}, Unit::number, 1}}};
  for (const auto& [code, name] : weighing.municipalities) {
    std::string first;
    Cell mean;
    for (const region::Preference& one : weighing.comparison.preferences) {
      if (one.municipality != code || !one.is_first) continue;
      first += (first.empty() ? "" : ", ") + name_in(weighing.options, one.option);
      mean = one.weighted_mean;
    }
    const bool has_scored =
        std::any_of(weighing.scores.begin(), weighing.scores.end(),
                    [&, who = code](const region::Score& one) { return one.municipality == who; });
    table.rows.push_back(
        {name, has_scored ? Text{"ja", "yes"} : Text{"nee", "no"}, first, std::move(mean)});
  }
  return table;
}

/// What each option comes to with each municipality, side by side.
BarChart preference_chart(const Weighing& weighing) {
  BarChart chart{.key = "preference_chart",
                 .title = {"Gewogen score per gemeente", "Weighted score of each municipality"},
                 .unit = Unit::number};
  for (const auto& [code, name] : weighing.municipalities) chart.categories.push_back({name, name});
  for (const auto& [id, label] : weighing.options) {
    BarChart::Series series{.label = {label, label}, .values = {}};
    for (const auto& [code, name] : weighing.municipalities) {
      std::optional<double> mean;
      for (const region::Preference& one : weighing.comparison.preferences)
        if (one.municipality == code && one.option == id) mean = one.weighted_mean.to_double();
      series.values.push_back(mean);
    }
    chart.series.push_back(std::move(series));
  }
  return chart;
}

}  // namespace

std::vector<Block> score_blocks(const region::ScoreComparison& comparison, const Names& options,
                                const Names& criteria, const Names& municipalities) {
  Table lines{.key = "scores",
              .title = {"Waar gemeenten het eens zijn en verschillen",
                        "Where municipalities agree and differ"},
              .columns = {{"option", {"Mogelijkheid", "Option"}},
                          {"criterion", {"Criterium", "Criterion"}},
                          {"lowest", {"Laagste", "Lowest"}, Unit::number, 1},
                          {"mean", {"Gemiddeld", "Mean"}, Unit::number, 1},
                          {"highest", {"Hoogste", "Highest"}, Unit::number, 1},
                          {"agreed", {"Eens", "Agreed"}}}};
  for (const region::ScoreLine& line : comparison.lines)
    lines.rows.push_back({name_in(options, line.option), name_in(criteria, line.criterion),
                          line.lowest, line.mean, line.highest,
                          line.agreed ? Text{"ja", "yes"} : Text{"nee", "no"}});
  Table preferences{
      .key = "preferences",
      .title = {"Voorkeur per gemeente", "Preference of each municipality"},
      .columns = {{"municipality", {"Gemeente", "Municipality"}},
                  {"option", {"Mogelijkheid", "Option"}},
                  {"weighted_mean", {"Gewogen score", "Weighted score"}, Unit::number, 2},
                  {"is_first", {"Voorkeur", "First"}}}};
  for (const region::Preference& one : comparison.preferences)
    preferences.rows.push_back({name_in(municipalities, one.municipality),
                                name_in(options, one.option), one.weighted_mean,
                                one.is_first ? Text{"ja", "yes"} : Text{"", ""}});
  std::string shared;
  for (const std::string& option : comparison.shared_first)
    shared += (shared.empty() ? "" : ", ") + name_in(options, option);
  const Paragraph conclusion =
      shared.empty() ? Paragraph{{"Geen mogelijkheid staat bij alle gemeenten bovenaan.",
                                  "No option comes first with every municipality."}}
                     : Paragraph{{"Bij alle gemeenten bovenaan: " + shared + ".",
                                  "First with every municipality: " + shared + "."}};
  return {lines, preferences, conclusion};
}

Report weighing_report(const Weighing& weighing) {
  Report report{.title = {"Afweegtafel: " + weighing.title, "Weighing table: " + weighing.title}};
  report.blocks = score_blocks(weighing.comparison, weighing.options, weighing.criteria,
                               weighing.municipalities);
  report.blocks.emplace_back(preference_chart(weighing));
  report.blocks.emplace_back(members_table(weighing));
  report.blocks.emplace_back(scores_table(weighing));
  report.blocks.emplace_back(weights_table(weighing));
  if (!weighing.keys.empty())
    report.blocks.emplace_back(key_criteria_table(weighing.keys, weighing.municipalities));
  return report;
}

}  // namespace houvast::views
