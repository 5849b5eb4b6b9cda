// SPDX-License-Identifier: EUPL-1.2
// F2 to F5 of a dossier: measures, path, cap; and what other choices would do.
#include "server/allocation_json.h"
#include "server/answer.h"
#include "server/api.h"
#include "server/body.h"
#include "server/dossier_of.h"
#include "server/report_answer.h"
#include "server/service.h"
#include "views/allocation_model.h"

namespace houvast::server {
namespace {

using http::Response;

Response allocation(Service& service, const Call& call) {
  const auto dossier = dossier_of(service, call, call.query("scenario"));
  if (!dossier) return problem_answer(dossier.error());
  const auto model = views::allocation_model((*dossier)->dossier);
  if (!model) return problem_answer(model.error());
  Json body = allocation_json(*model, (*dossier)->dossier);
  body["sentence"] = to_json(views::sentence_of(*model));
  return json_answer(body);
}

Response allocation_report(Service& service, const Call& call) {
  const auto dossier = dossier_of(service, call, call.query("scenario"));
  if (!dossier) return problem_answer(dossier.error());
  const auto model = views::allocation_model((*dossier)->dossier);
  if (!model) return problem_answer(model.error());
  return report_answer(service, call, views::report_of(*model));
}

/// An amount that is not below zero; a wrong one is told to the body.
std::optional<Cents> read_amount(Body& body, const std::string& field, const std::string& place) {
  const auto decimal = body.optional_decimal(field);
  if (!decimal) return std::nullopt;
  const auto amount = parse_euro(to_string(*decimal));
  if (amount && *amount >= Cents() && *amount <= max_amount) return amount;
  body.add({.code = "server/wrong-type",
            .place = {.field = place},
            .found = to_string(*decimal),
            .expected = "\"15.00\""});
  return std::nullopt;
}

/// Asks only what the scheme has, so that anything else is an unknown field.
views::SchemeChange read_scheme(Body& body, const Scheme& scheme, const std::string& place) {
  views::SchemeChange change;
  if (scheme.objective) {
    Body weights = body.object("weights");
    for (const MeasureTerms& measure : scheme.objective->measures)
      if (const auto weight = weights.optional_decimal(measure.code))
        change.weights[measure.code] = *weight;
    body.take(std::move(weights));
  }
  if (scheme.macro) change.macro = read_amount(body, "macro", place + "macro");
  if (scheme.transition)
    if (const auto years = body.optional_number("transition_years", 1, 50))
      change.transition_years = static_cast<int>(*years);
  return change;
}

views::ModelChanges read_changes(Body& body, const Dossier& dossier) {
  views::ModelChanges changes;
  Body schemes = body.object("schemes");
  for (const Scheme& scheme : dossier.schemes) {
    Body one = schemes.object(scheme.id);
    changes.schemes[scheme.id] = read_scheme(one, scheme, "schemes." + scheme.id + ".");
    schemes.take(std::move(one));
  }
  body.take(std::move(schemes));
  if (dossier.cumulation)
    changes.cap_per_inhabitant = read_amount(body, "cap_per_inhabitant", "cap_per_inhabitant");
  return changes;
}

Json lines_json(const views::AllocationModel& before, const views::AllocationModel& after) {
  Json list = Json::array();
  for (const views::ModelLine& line : after.lines) {
    const views::ModelLine& was = before.line(line.year, line.municipality);
    const Cents change = line.income - was.income;
    const auto each = line.each(change);
    list.push_back({{"code", after.municipalities[line.municipality].code},
                    {"name", after.municipalities[line.municipality].name},
                    {"year", line.year},
                    {"before_cents", was.income.count()},
                    {"after_cents", line.income.count()},
                    {"change_cents", change.count()},
                    {"each_cents", each ? Json(each->count()) : Json()}});
  }
  return list;
}

/// Nothing is kept: two computations beside each other.
Response what_if(Service& service, const Call& call) {
  Body body(call.request.body);
  const std::string scenario = body.optional_text("scenario", 200).value_or("");
  const auto dossier = dossier_of(service, call, scenario);
  if (!dossier) return problem_answer(dossier.error());
  const views::ModelChanges changes = read_changes(body, (*dossier)->dossier);
  if (Problems problems = body.problems(); !problems.empty()) return problem_answer(problems);
  const auto before = views::allocation_model((*dossier)->dossier);
  if (!before) return problem_answer(before.error());
  const Dossier changed = views::with_changes((*dossier)->dossier, changes);
  const auto after = views::allocation_model(changed);
  if (!after) return problem_answer(after.error());
  return json_answer({{"sentence", to_json(views::sentence_of(*before, *after))},
                      {"lines", lines_json(*before, *after)},
                      {"after", allocation_json(*after, changed)},
                      {"report", report_json(views::report_of(*before, *after))}});
}

}  // namespace

std::vector<Route> allocation_routes() {
  using http::Method;
  using people::Permission;
  const Parameter scenario = {"scenario", "Of the dossier, by its name or number"};
  return {{Method::get,
           "/api/v1/dossiers/{id}/allocation",
           Permission::view,
           allocation,
           {"Measures, transition path and cap of a dossier (F2 to F5)",
            "",
            "Allocation",
            200,
            {scenario}}},
          {Method::get,
           "/api/v1/dossiers/{id}/allocation/report",
           Permission::view,
           allocation_report,
           {"The same as a report",
            "",
            "Report",
            200,
            {scenario, {"format", "json (the default), xlsx, csv, html or pdf"}}}},
          {Method::post,
           "/api/v1/dossiers/{id}/allocation/what-if",
           Permission::compute,
           what_if,
           {"Other weights, path, cap or budget, beside the dossier as it is", "AllocationWhatIf",
            "AllocationEffects"}}};
}

}  // namespace houvast::server
