// SPDX-License-Identifier: EUPL-1.2
#include "server/job_variants.h"

#include "server/service.h"

namespace houvast::server {

Json read_variants(Service& service, Body& arguments) {
  Json kept = read_dossier_argument(service, arguments);
  kept["scenarios"] = Json::array();
  const Json asked = arguments.any("scenarios");
  if (!asked.is_null() && !asked.is_array())
    arguments.add(
        {.code = "server/wrong-type", .place = {.field = "scenarios"}, .expected = "[...]"});
  if (!asked.is_array()) return kept;
  for (const auto& one : asked) {
    const auto scenario = find_scenario(service, kept["dossier"], one, "scenarios");
    if (!scenario) {
      for (const Problem& problem : scenario.error()) arguments.add(problem);
      continue;
    }
    Json choice = kept_scenario(*scenario);
    if (choice.is_null()) continue;
    if (kept["version"] != 0)
      if (const auto dossier = dossier_of_job(service, kept, choice); !dossier)
        for (const Problem& problem : dossier.error()) arguments.add(problem);
    kept["scenarios"].push_back(std::move(choice));
  }
  return kept;
}

Result<std::vector<study::Variant>> load_variants(Service& service, const Json& arguments) {
  std::vector<study::Variant> variants;
  auto base = dossier_of_job(service, arguments, nullptr);
  if (!base) return tl::unexpected(base.error());
  variants.push_back({.name = "", .dossier = *std::move(base), .against = {}});
  for (const auto& scenario : arguments.at("scenarios")) {
    auto dossier = dossier_of_job(service, arguments, scenario);
    if (!dossier) return tl::unexpected(dossier.error());
    variants.push_back({.name = scenario["name"], .dossier = *std::move(dossier), .against = {}});
  }
  return variants;
}

Dossier labelled(const std::vector<study::Variant>& variants, const Json& arguments) {
  Dossier dossier = variants.front().dossier;
  for (const auto& scenario : arguments.at("scenarios"))
    dossier.scenarios.try_emplace(scenario["name"],
                                  Text{scenario["label"]["nl"], scenario["label"]["en"]});
  return dossier;
}

}  // namespace houvast::server
