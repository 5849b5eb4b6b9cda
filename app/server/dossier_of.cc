// SPDX-License-Identifier: EUPL-1.2
#include "server/dossier_of.h"

#include <charconv>

#include "server/scenario_changes.h"
#include "server/service.h"

namespace houvast::server {

Json asked_scenario(const std::string& scenario) {
  if (scenario.empty()) return {};
  std::int64_t number = 0;
  const char* end = scenario.data() + scenario.size();
  const auto [stop, error] = std::from_chars(scenario.data(), end, number);
  return error == std::errc() && stop == end ? Json(number) : Json(scenario);
}

Result<ScenarioChoice> scenario_of(Service& service, const Call& call,
                                   const std::string& scenario) {
  if (scenario.empty()) return ScenarioChoice{};
  auto named = find_scenario(service, call.id(), asked_scenario(scenario), "scenario");
  if (!named) return tl::unexpected(named.error());
  return std::move(named->choice);
}

Result<SharedDossier> dossier_of(Service& service, const Call& call, const std::string& scenario) {
  auto choice = scenario_of(service, call, scenario);
  if (!choice) return tl::unexpected(choice.error());
  return service.dossiers.get({call.id(), {}, *std::move(choice)});
}

}  // namespace houvast::server
