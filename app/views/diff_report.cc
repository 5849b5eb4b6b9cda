// SPDX-License-Identifier: EUPL-1.2
#include "views/diff_report.h"

#include <map>

namespace houvast::views {
namespace {

Table receipts_table(const Receipt& before, const Receipt& after) {
  Table table{
      .key = "receipts",
      .title = {"Waarin de runs zelf verschillen", "How the runs themselves differ"},
      .columns = {
          {"what", {"Wat", "What"}},
          {"before", {"Run " + std::to_string(before.id), "Run " + std::to_string(before.id)}},
          {"after", {"Run " + std::to_string(after.id), "Run " + std::to_string(after.id)}}}};
  const auto row = [&](Text what, const std::string& a, const std::string& b) {
    if (a != b) table.rows.push_back({std::move(what), a, b});
  };
  row({"Dossier", "Dossier"}, before.dossier, after.dossier);
  row({"Inhoud van het dossier", "Content of the dossier"}, before.dossier_hash.substr(0, 12),
      after.dossier_hash.substr(0, 12));
  row({"Scenario", "Scenario"}, before.scenario, after.scenario);
  row({"Trekkingen", "Draws"}, std::to_string(before.replications),
      std::to_string(after.replications));
  row({"Startgetal", "Seed"}, std::to_string(before.seed), std::to_string(after.seed));
  row({"Versie", "Version"}, before.engine_version + " " + before.engine_revision,
      after.engine_version + " " + after.engine_revision);
  if (table.rows.empty())
    table.notes.push_back({"Zelfde dossier, scenario, trekkingen en versie.",
                           "Same dossier, scenario, draws and version."});
  return table;
}

Table changes_table(const std::vector<ResultChange>& changes) {
  Table table{.key = "changes",
              .title = {"Welke cijfers verschillen", "Which figures differ"},
              .columns = {{"year", {"Jaar", "Year"}, Unit::year},
                          {"municipality", {"Gemeente", "Municipality"}},
                          {"scheme", {"Regeling", "Scheme"}},
                          {"item", {"Post", "Item"}},
                          {"before", {"Eerst", "Before"}, Unit::euro},
                          {"after", {"Daarna", "After"}, Unit::euro},
                          {"difference", {"Verschil", "Difference"}, Unit::euro}}};
  for (const ResultChange& change : changes)
    table.rows.push_back({std::int64_t{change.year}, change.municipality, change.scheme,
                          item_label(change.item), change.before, change.after,
                          change.after - change.before});
  constexpr std::size_t fit_on_a_screen = 60;
  table.only_in_files = changes.size() > fit_on_a_screen;
  return table;
}

/// The result alone, all years together: what the change means for each municipality.
Table result_changes(const std::vector<ResultChange>& changes) {
  Table table{.key = "result_changes",
              .title = {"Resultaat per gemeente, alle jaren samen",
                        "Result by municipality, all years together"},
              .columns = {{"municipality", {"Gemeente", "Municipality"}},
                          {"difference", {"Verschil", "Difference"}, Unit::euro}},
              .last_row_is_total = true};
  std::map<std::string, Cents> sums;
  Cents total;
  for (const ResultChange& change : changes) {
    if (change.item != "result") continue;
    sums[change.municipality] += change.after - change.before;
    total += change.after - change.before;
  }
  for (const auto& [code, amount] : sums) table.rows.push_back({code, amount});
  table.rows.push_back({Text{"Totaal", "Total"}, total});
  return table;
}

}  // namespace

Report diff_report(const RunRecord& before, const RunRecord& after) {
  const auto differing = changes(before.results, after.results);
  const std::string a = std::to_string(before.receipt.id);
  const std::string b = std::to_string(after.receipt.id);
  Report report{.title = {"Van run " + a + " naar run " + b, "From run " + a + " to run " + b}};
  report.blocks.push_back(receipts_table(before.receipt, after.receipt));
  if (differing.empty()) {
    report.blocks.push_back(Paragraph{{"Alle cijfers zijn gelijk.", "All figures are equal."}});
  } else {
    report.blocks.push_back(result_changes(differing));
    report.blocks.push_back(changes_table(differing));
  }
  return report;
}

}  // namespace houvast::views
