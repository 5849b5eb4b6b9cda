// SPDX-License-Identifier: EUPL-1.2
#include "server/dossier_of.h"

#include <charconv>

#include "server/scenario_changes.h"
#include "server/service.h"

namespace houvast::server {
namespace {

/// A number is that of a scenario made here.
Json as_asked(const std::string& scenario) {
  std::int64_t number = 0;
  const char* end = scenario.data() + scenario.size();
  const auto [stop, error] = std::from_chars(scenario.data(), end, number);
  return error == std::errc() && stop == end ? Json(number) : Json(scenario);
}

}  // namespace

Result<SharedDossier> dossier_of(Service& service, const Call& call, const std::string& scenario) {
  DossierChoice choice{.dossier = call.id()};
  if (!scenario.empty()) {
    auto named = find_scenario(service, call.id(), as_asked(scenario), "scenario");
    if (!named) return tl::unexpected(named.error());
    choice.scenario = std::move(named->choice);
  }
  return service.dossiers.get(choice);
}

}  // namespace houvast::server
