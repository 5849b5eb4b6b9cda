// SPDX-License-Identifier: EUPL-1.2
#include "server/job_kinds.h"

#include "server/service.h"

namespace houvast::server {

const std::vector<JobKind>& job_kinds() {
  static const std::vector<JobKind> kinds = {
      run_job(),        study_job(),           demand_job(),  contracts_compare_job(),
      incentives_job(), contracts_apply_job(), council_job(), live_job()};
  return kinds;
}

const JobKind* find_job_kind(std::string_view name) {
  for (const JobKind& kind : job_kinds())
    if (kind.name == name) return &kind;
  return nullptr;
}

bool always(const Json&) { return true; }

bool has_few_draws(const Json& arguments) {
  constexpr std::int64_t few = 100;
  return arguments.value("replications", few + 1) <= few;
}

bool is_short(const store::Job& job) {
  const JobKind* kind = find_job_kind(job.kind);
  if (kind == nullptr || kind->is_short == nullptr) return false;
  const Json arguments = Json::parse(job.arguments_json, nullptr, false);
  return arguments.is_object() && kind->is_short(arguments);
}

Json read_dossier_argument(Service& service, Body& arguments) {
  const std::int64_t id = arguments.number("dossier", 1, INT64_MAX);
  const auto version = arguments.optional_number("version", 1, INT64_MAX);
  Json kept = {{"dossier", id}, {"version", version.value_or(0)}};
  if (id == 0) return kept;
  const auto loaded = service.dossiers.get({id, version, {}});
  if (!loaded)
    for (const Problem& problem : loaded.error()) arguments.add(problem);
  else
    kept["version"] = (*loaded)->head.version;
  return kept;
}

Json kept_scenario(const NamedScenario& scenario) {
  if (scenario.name.empty()) return nullptr;
  const auto optional = [](const auto& value) { return value ? Json(*value) : Json(); };
  return {{"name", scenario.name},
          {"label", to_json(scenario.label)},
          {"id", optional(scenario.id)},
          {"named", optional(scenario.choice.named)},
          {"made", optional(scenario.choice.made)}};
}

DossierChoice choice_of_job(const Json& arguments, const Json& scenario) {
  DossierChoice choice{.dossier = arguments.at("dossier").get<std::int64_t>(),
                       .version = arguments.at("version").get<std::int64_t>(),
                       .scenario = {}};
  if (scenario.is_object()) {
    if (scenario["named"].is_string()) choice.scenario.named = scenario["named"];
    if (scenario["made"].is_string()) choice.scenario.made = scenario["made"];
  }
  return choice;
}

Result<Dossier> dossier_of_job(Service& service, const Json& arguments, const Json& scenario) {
  const auto loaded = service.dossiers.get(choice_of_job(arguments, scenario));
  if (!loaded) return tl::unexpected(loaded.error());
  Dossier dossier = (*loaded)->dossier;
  // A scenario made here has its name in tables as those of the dossier have.
  if (scenario.is_object())
    dossier.scenarios.try_emplace(scenario["name"],
                                  Text{scenario["label"]["nl"], scenario["label"]["en"]});
  return dossier;
}

}  // namespace houvast::server
