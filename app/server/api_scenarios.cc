// SPDX-License-Identifier: EUPL-1.2
// Scenarios made at the table: changes of a dossier that everybody can see and go on with.
#include "houvast/scenario_store.h"
#include "server/api.h"
#include "server/audit.h"
#include "server/expected_version.h"
#include "server/kept_json.h"
#include "server/scenario_changes.h"
#include "server/service.h"

namespace houvast::server {
namespace {

using people::Permission;

store::ScenarioStore scenarios_of(Service& service) {
  return store::ScenarioStore(service.database);
}

std::string object_of(std::int64_t id) { return "scenario/" + std::to_string(id); }

/// A label in one language serves for both.
Text read_label(Body& body) {
  if (body.any("label").is_string()) {
    const std::string both = body.words("label", 200);
    return {both, both};
  }
  Body inner = body.object("label");
  Text label{inner.words("nl", 200), inner.optional_words("en", 200).value_or("")};
  if (label.en.empty()) label.en = label.nl;
  body.take(std::move(inner));
  return label;
}

/// The changes must fit the dossier as it is now: what is wrong is told at its path.
Result<store::ScenarioText> read_text(Service& service, Body& body, std::int64_t dossier) {
  const Text label = read_label(body);
  const Json changes = read_changes(body);
  if (Problems problems = body.problems(); !problems.empty())
    return tl::unexpected(std::move(problems));
  const auto loaded = service.dossiers.get({dossier, {}, to_choice(changes)});
  if (!loaded) return tl::unexpected(loaded.error());
  return store::ScenarioText{label, changes.dump(-1, ' ', false, Json::error_handler_t::replace)};
}

http::Response list(Service& service, const Call& call) {
  const auto scenarios = scenarios_of(service).list(call.id());
  if (!scenarios) return problem_answer(scenarios.error());
  Json all = Json::array();
  for (const store::KeptScenario& one : *scenarios) all.push_back(to_json(one));
  return json_answer({{"scenarios", std::move(all)}});
}

http::Response create(Service& service, const Call& call) {
  Body body(call.request.body);
  const auto text = read_text(service, body, call.id());
  if (!text) return problem_answer(text.error());
  const auto made =
      scenarios_of(service).create(call.id(), *text, {call.who.name, to_text(service.now())});
  if (!made) return problem_answer(made.error());
  audit(service, call, "scenario.create", object_of(made->id), {{"dossier", made->dossier}});
  return json_answer(to_json(*made), 201);
}

http::Response show(Service& service, const Call& call) {
  const auto scenario = scenarios_of(service).load(call.id());
  return scenario ? json_answer(to_json(*scenario)) : problem_answer(scenario.error());
}

/// What is there now, so that who comes second can put the two side by side.
http::Response conflict(Service& service, const Call& call, const Problems& problems) {
  const auto current = scenarios_of(service).load(call.id());
  return json_answer(
      {{"problems", to_json(problems)}, {"current", current ? to_json(*current) : Json()}}, 409);
}

http::Response replace(Service& service, const Call& call) {
  const auto before = scenarios_of(service).load(call.id());
  if (!before) return problem_answer(before.error());
  Body body(call.request.body);
  const std::int64_t expected = expected_version(call, body);
  const auto text = read_text(service, body, before->dossier);
  if (!text) return problem_answer(text.error());
  const auto changed = scenarios_of(service).replace(call.id(), expected, *text,
                                                     {call.who.name, to_text(service.now())});
  if (!changed && changed.error().front().code == "store/conflict")
    return conflict(service, call, changed.error());
  if (!changed) return problem_answer(changed.error());
  audit(service, call, "scenario.replace", object_of(changed->id), {{"version", changed->version}});
  return json_answer(to_json(*changed));
}

http::Response copy(Service& service, const Call& call) {
  const auto from = scenarios_of(service).load(call.id());
  if (!from) return problem_answer(from.error());
  store::ScenarioText text = from->text;
  text.label.nl += " (kopie)";
  text.label.en += " (copy)";
  const auto made =
      scenarios_of(service).create(from->dossier, text, {call.who.name, to_text(service.now())});
  if (!made) return problem_answer(made.error());
  audit(service, call, "scenario.create", object_of(made->id), {{"copy_of", from->id}});
  return json_answer(to_json(*made), 201);
}

http::Response remove(Service& service, const Call& call) {
  if (const auto expected = if_match(call)) {
    const auto current = scenarios_of(service).load(call.id());
    if (!current) return problem_answer(current.error());
    if (current->version != *expected)
      return conflict(service, call,
                      {{.code = "store/conflict", .found = std::to_string(current->version)}});
  }
  const auto removed = scenarios_of(service).remove(call.id());
  if (!removed) return problem_answer(removed.error());
  audit(service, call, "scenario.remove", object_of(call.id()));
  return empty_answer();
}

}  // namespace

std::vector<Route> scenario_routes() {
  using http::Method;
  return {{Method::get,
           "/api/v1/dossiers/{id}/scenarios",
           Permission::view,
           list,
           {"Scenarios that were made on a dossier", "", "Scenarios"}},
          {Method::post,
           "/api/v1/dossiers/{id}/scenarios",
           Permission::edit_scenarios,
           create,
           {"Make a scenario; its changes must fit the dossier", "ScenarioText", "Scenario", 201}},
          {Method::get,
           "/api/v1/scenarios/{id}",
           Permission::view,
           show,
           {"A scenario with its changes", "", "Scenario"}},
          {Method::put,
           "/api/v1/scenarios/{id}",
           Permission::edit_scenarios,
           replace,
           {"Change a scenario; 409 with what is there when somebody else changed it first",
            "ScenarioText", "Scenario"}},
          {Method::remove,
           "/api/v1/scenarios/{id}",
           Permission::edit_scenarios,
           remove,
           {"Remove a scenario", "", "", 204}},
          {Method::post,
           "/api/v1/scenarios/{id}/copy",
           Permission::edit_scenarios,
           copy,
           {"The same changes under another number, to go on with alone", "", "Scenario", 201}}};
}

}  // namespace houvast::server
