// SPDX-License-Identifier: EUPL-1.2
// The Afweegtafel as a report, to take along.
#include "houvast/table_store.h"
#include "server/api_files.h"
#include "server/report_answer.h"
#include "server/service.h"
#include "server/table_json.h"
#include "views/weighing_report.h"

namespace houvast::server {
namespace {

views::Names labels_of(const std::vector<store::TableEntry>& entries) {
  views::Names labels;
  for (const store::TableEntry& entry : entries) labels[entry.id] = entry.label;
  return labels;
}

http::Response report(Service& service, const Call& call) {
  const auto table = store::TableStore(service.database).load(call.id());
  if (!table) return problem_answer(table.error());
  const std::vector<store::Ballot> ballots = ballots_that_count(*table);
  const Said said = said_in(ballots);
  const auto comparison = compared_ballots(ballots);
  if (!comparison) return problem_answer(comparison.error());
  std::vector<region::KeyCriteria> keys;
  if (table->text.dossier)
    // Without figures of the dossier there are still the scores.
    if (const auto compared = compared_keys(service, *table->text.dossier))
      keys = known_criteria(compared->criteria);
  return report_answer(service, call,
                       views::weighing_report({.title = table->text.title,
                                               .options = labels_of(table->text.options),
                                               .criteria = labels_of(table->text.criteria),
                                               .municipalities = labels_of(table->text.members),
                                               .scores = said.scores,
                                               .weights = said.weights,
                                               .comparison = *comparison,
                                               .keys = keys}));
}

}  // namespace

std::vector<Route> table_report_routes() {
  return {{http::Method::get,
           "/api/v1/tables/{id}/report",
           people::Permission::view,
           report,
           {"A table as a report: scores, weights, preferences and computed criteria", "", "Report",
            200, with_format()}}};
}

}  // namespace houvast::server
