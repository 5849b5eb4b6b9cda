// SPDX-License-Identifier: EUPL-1.2
// What can be changed of a dossier: its parameters (S1) and its levers (D9).
#include "houvast/parameters.h"
#include "server/api.h"
#include "server/dossier_of.h"
#include "server/service.h"

namespace houvast::server {
namespace {

using people::Permission;

http::Response parameters(Service& service, const Call& call) {
  const auto scenario = scenario_of(service, call, call.query("scenario"));
  if (!scenario) return problem_answer(scenario.error());
  const auto kept = store::DossierStore(service.database).load(call.id());
  if (!kept) return problem_answer(kept.error());
  const auto found = list_parameters(files_of(*kept), *scenario);
  if (!found) return problem_answer(found.error());
  Json all = Json::array();
  for (const houvast::Parameter& one : *found)
    all.push_back({{"path", one.path},
                   {"value", one.value},
                   {"kind", to_string(one.kind)},
                   {"choices", one.choices},
                   {"meaning", to_json(one.meaning)},
                   {"owner", one.owner}});
  return json_answer({{"parameters", std::move(all)}});
}

std::string_view name_of(Effect::Kind kind) {
  switch (kind) {
    case Effect::Kind::inflow:
      return "inflow";
    case Effect::Kind::duration:
      return "duration";
    case Effect::Kind::intensity:
      return "intensity";
    case Effect::Kind::exits:
      return "exits";
    case Effect::Kind::review:
      return "review";
    case Effect::Kind::price:
      return "price";
    case Effect::Kind::capacity:
      return "capacity";
    case Effect::Kind::substitution:
      return "substitution";
  }
  return "";
}

Json to_json(const Effect& effect, const std::string& path) {
  Json channels = Json::array();
  for (const Channel channel : effect.scope.channels)
    channels.push_back(channel_names[static_cast<std::size_t>(channel)]);
  return {{"kind", name_of(effect.kind)},    {"path", path + ".factor"},
          {"factor", effect.factor},         {"products", effect.scope.products},
          {"channels", std::move(channels)}, {"to", effect.to},
          {"lag_months", effect.lag_months}, {"ramp_months", effect.ramp_months}};
}

http::Response levers(Service& service, const Call& call) {
  const auto loaded = dossier_of(service, call, call.query("scenario"));
  if (!loaded) return problem_answer(loaded.error());
  Json all = Json::array();
  for (const Lever& lever : (*loaded)->dossier.demand.levers) {
    const std::string path = "lever." + lever.id;
    Json effects = Json::array();
    for (std::size_t i = 0; i < lever.effects.size(); ++i)
      effects.push_back(to_json(lever.effects[i], path + ".effect." + std::to_string(i + 1)));
    all.push_back({{"id", lever.id},
                   {"label", lever.label.empty() ? lever.id : lever.label},
                   {"from", to_string(lever.from)},
                   {"to", lever.to ? Json(to_string(*lever.to)) : Json()},
                   {"cost_per_year_cents", lever.cost_per_year.count()},
                   {"cost_once_cents", lever.cost_once.count()},
                   {"effects", std::move(effects)}});
  }
  return json_answer({{"levers", std::move(all)}});
}

}  // namespace

std::vector<Route> demand_routes() {
  using http::Method;
  const std::vector<server::Parameter> scenario = {
      {"scenario", "As it is with this scenario: an id of the dossier, or a number"}};
  return {{Method::get,
           "/api/v1/dossiers/{id}/parameters",
           Permission::view,
           parameters,
           {"Every value that a scenario can change", "", "Parameters", 200, scenario}},
          {Method::get,
           "/api/v1/dossiers/{id}/levers",
           Permission::view,
           levers,
           {"What a council can do, and how large it is", "", "Levers", 200, scenario}}};
}

}  // namespace houvast::server
