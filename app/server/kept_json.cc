// SPDX-License-Identifier: EUPL-1.2
#include "server/kept_json.h"

namespace houvast::server {
namespace {

/// {"id", "label"} of each.
template <class Thing>
Json labelled(const std::vector<Thing>& things) {
  Json list = Json::array();
  for (const Thing& thing : things)
    list.push_back({{"id", thing.id}, {"label", thing.label.empty() ? thing.id : thing.label}});
  return list;
}

Json agreements_of(const Dossier& dossier) {
  Json list = Json::array();
  for (const Agreement& agreement : dossier.agreements) {
    std::vector<std::string> members = agreement.members;
    if (members.empty())
      for (const Municipality& one : dossier.municipalities) members.push_back(one.code);
    list.push_back({{"id", agreement.id},
                    {"scheme", agreement.scheme},
                    {"members", std::move(members)},
                    {"contribution", agreement.contribution.has_value()},
                    {"reserve", agreement.reserve.has_value()},
                    {"solidarity", agreement.solidarity.has_value()},
                    {"equalisation", agreement.equalisation.has_value()}});
  }
  return list;
}

Json municipalities_of(const Dossier& dossier) {
  Json list = Json::array();
  for (const Municipality& one : dossier.municipalities) {
    Json inhabitants = Json::object();
    for (const auto& [year, count] : one.inhabitants) inhabitants[std::to_string(year)] = count;
    list.push_back(
        {{"code", one.code}, {"name", one.name}, {"inhabitants", std::move(inhabitants)}});
  }
  return list;
}

}  // namespace

Json to_json(const store::Stamp& stamp) { return {{"by", stamp.by}, {"at", stamp.at}}; }

Json to_json(const store::DossierHead& head) {
  return {{"id", head.id},
          {"name", head.name},
          {"version", head.version},
          {"made", to_json(head.made)}};
}

Json to_json(const store::KeptScenario& scenario) {
  Json changes = Json::parse(scenario.text.changes_json, nullptr, false);
  return {{"id", scenario.id},
          {"dossier", scenario.dossier},
          {"version", scenario.version},
          {"label", to_json(scenario.text.label)},
          {"base", changes.value("base", Json())},
          {"set", changes.value("set", Json::object())},
          {"remove", changes.value("remove", Json::array())},
          {"made", to_json(scenario.made)},
          {"changed", to_json(scenario.changed)}};
}

Json to_json(const store::Job& job) {
  Json problems;
  if (job.problems_json) problems = Json::parse(*job.problems_json, nullptr, false);
  return {{"id", job.id},
          {"kind", job.kind},
          {"arguments", Json::parse(job.arguments_json, nullptr, false)},
          {"state", store::job_state_names.at(static_cast<std::size_t>(job.state))},
          {"done", job.done},
          {"all", job.all},
          {"made", to_json(job.made)},
          {"started_at", or_null(job.started_at)},
          {"ended_at", or_null(job.ended_at)},
          {"run", or_null(job.run)},
          {"has_report", job.has_report},
          {"problems", std::move(problems)}};
}

Json to_json(const KeptRun& run) {
  const Receipt& receipt = run.receipt;
  return {{"id", receipt.id},
          {"dossier", receipt.dossier},
          {"dossier_id", or_null(run.origin.dossier)},
          {"dossier_version", or_null(run.origin.dossier_version)},
          {"dossier_hash", receipt.dossier_hash},
          {"scenario", receipt.scenario},
          {"scenario_id", or_null(run.origin.scenario)},
          {"seed", receipt.seed},
          {"replications", receipt.replications},
          {"started_at", receipt.started_at},
          {"seconds", receipt.seconds},
          {"engine_version", receipt.engine_version},
          {"engine_revision", receipt.engine_revision},
          {"made_by", run.origin.made_by}};
}

Json overview(const Dossier& dossier) {
  Json schemes = labelled(dossier.schemes);
  Json scenarios = Json::array();
  for (const auto& [id, label] : dossier.scenarios)
    scenarios.push_back({{"id", id}, {"label", to_json(label)}});
  return {{"name", dossier.name},
          {"region", dossier.region},
          {"centre", or_null(dossier.centre)},
          {"years", {{"from", dossier.years.from}, {"to", dossier.years.to}}},
          {"municipalities", municipalities_of(dossier)},
          {"schemes", std::move(schemes)},
          {"agreements", agreements_of(dossier)},
          {"products", labelled(dossier.demand.products)},
          {"levers", labelled(dossier.demand.levers)},
          {"providers", labelled(dossier.contracts.providers)},
          {"contracts", labelled(dossier.contracts.contracts)},
          {"named_scenarios", std::move(scenarios)},
          {"files", dossier.files},
          {"hash", dossier.hash}};
}

}  // namespace houvast::server
