// SPDX-License-Identifier: EUPL-1.2
// Contracts (section C): where they push (C10, C11), and what they pay for one draw of care.
#include "server/api.h"
#include "server/dossier_of.h"
#include "server/report_answer.h"
#include "server/scenario_changes.h"
#include "server/service.h"
#include "views/contracts_report.h"

namespace houvast::server {
namespace {

using people::Permission;

http::Response incentives(Service& service, const Call& call) {
  const auto loaded = dossier_of(service, call, call.query("scenario"));
  if (!loaded) return problem_answer(loaded.error());
  const auto report = views::incentives_report(
      (*loaded)->dossier, {.year = {}, .all = call.query("all") == "true", .seed = 1});
  return report ? report_answer(service, call, *report) : problem_answer(report.error());
}

http::Response apply(Service& service, const Call& call) {
  Body body(call.request.body);
  const Json scenario = body.any("scenario");
  const auto seed =
      static_cast<std::uint64_t>(body.optional_number("seed", 0, INT64_MAX).value_or(1));
  if (const Problems problems = body.problems(); !problems.empty()) return problem_answer(problems);
  const auto named = find_scenario(service, call.id(), scenario, "scenario");
  if (!named) return problem_answer(named.error());
  const auto loaded = service.dossiers.get({call.id(), {}, named->choice});
  if (!loaded) return problem_answer(loaded.error());
  const Dossier& dossier = (*loaded)->dossier;
  const auto draw = study::draw_contracts(dossier, seed);
  if (!draw) return problem_answer(draw.error());
  Report report = views::contracts_report({.records = {}, .seed = seed}, dossier, *draw, nullptr);
  report.reasons.clear();  // Hundreds of thousands of lines; `houvast contracts apply` has them.
  return report_answer(service, call, report);
}

}  // namespace

std::vector<Route> contract_routes() {
  using http::Method;
  return {{Method::get,
           "/api/v1/dossiers/{id}/contracts/incentives",
           Permission::compute,
           incentives,
           {"Where contracts push, and what helps (C10, C11)",
            "",
            "Report",
            200,
            {{"scenario", "As it is with this scenario: an id of the dossier, or a number"},
             {"all", "\"true\": every provider and product of a contract; else the largest"}}}},
          {Method::post,
           "/api/v1/dossiers/{id}/contracts/apply",
           Permission::compute,
           apply,
           {"What contracts pay for one draw of care", "ContractsApply", "Report"}}};
}

}  // namespace houvast::server
