// SPDX-License-Identifier: EUPL-1.2
// The job "demand": demand and waiting lists with levers as somebody set them by hand, beside none
// (D1 to D9, S2, S3).
#include <algorithm>

#include "houvast/care_profile.h"
#include "houvast/ensemble.h"
#include "houvast/render.h"
#include "houvast/scenario_store.h"
#include "server/job_kinds.h"
#include "server/service.h"
#include "views/demand_report.h"

namespace houvast::server {
namespace {

/// Starts by channel and waits are known well enough after so many draws.
constexpr std::int64_t most_profiles = 100;

/// "scenario" and "set" as one set of changes: what was set by hand comes over the scenario.
Json read_hand(Service& service, Body& arguments, std::int64_t dossier) {
  Json changes = {{"base", nullptr}, {"set", Json::object()}, {"remove", Json::array()}};
  const Json asked = arguments.any("scenario");
  if (asked.is_string()) changes["base"] = asked;
  if (asked.is_number_integer()) {
    const auto kept = store::ScenarioStore(service.database).load(asked.get<std::int64_t>());
    if (!kept)
      for (const Problem& problem : kept.error()) arguments.add(problem);
    else if (kept->dossier != dossier)
      arguments.add(
          {.code = "server/not-found", .place = {.field = "scenario"}, .found = asked.dump()});
    else
      changes = Json::parse(kept->text.changes_json, nullptr, false);
  }
  const Json by_hand = read_changes(arguments);
  for (const auto& [path, value] : by_hand["set"].items()) changes["set"][path] = value;
  return changes;
}

Json read(Service& service, Body& arguments) {
  Json kept = read_dossier_argument(service, arguments);
  const std::int64_t id = kept["dossier"], version = kept["version"];
  kept["changes"] = read_hand(service, arguments, id);
  kept["levers_off"] = arguments.texts("levers_off");
  kept["replications"] = arguments.optional_number("replications", 2, 100'000).value_or(100);
  kept["seed"] = arguments.optional_number("seed", 0, INT64_MAX).value_or(1);
  if (version == 0) return kept;
  const auto loaded = service.dossiers.get({id, version, to_choice(kept["changes"])});
  if (!loaded)
    for (const Problem& problem : loaded.error()) arguments.add(problem);
  else if ((*loaded)->dossier.demand.products.empty())
    arguments.add({.code = "study/no-products", .place = {.file = (*loaded)->head.name}});
  return kept;
}

/// The dossier as it was asked, beside itself without any lever.
std::vector<study::Variant> variants_of(const Dossier& dossier, const Json& off) {
  Dossier asked = dossier;
  std::erase_if(asked.demand.levers, [&](const Lever& lever) {
    return std::find(off.begin(), off.end(), lever.id) != off.end();
  });
  auto alone = study::lever_variants(dossier, 0);
  std::vector<study::Variant> variants;
  if (!alone.empty()) variants.push_back(std::move(alone.front()));
  if (asked.demand.levers.empty() && !variants.empty()) return variants;
  // A council cannot cut what is not there.
  for (BudgetReaction& reaction : asked.demand.reactions)
    std::erase_if(reaction.prevention, [&](const std::string& id) {
      return std::find(off.begin(), off.end(), id) != off.end();
    });
  if (variants.empty())
    variants.push_back({.name = "", .dossier = std::move(asked), .against = {}});
  else
    variants.push_back({.name = "+", .dossier = std::move(asked), .against = std::size_t{0}});
  return variants;
}

Result<store::JobResult> work(Service& service, const Json& arguments, const JobControl& control) {
  const auto loaded = service.dossiers.get({arguments.at("dossier").get<std::int64_t>(),
                                            arguments.at("version").get<std::int64_t>(),
                                            to_choice(arguments.at("changes"))});
  if (!loaded) return tl::unexpected(loaded.error());
  const std::int64_t replications = arguments.at("replications");
  const std::int64_t profiles = std::min(replications, most_profiles);
  const std::uint64_t seed = arguments.at("seed");
  const auto variants = variants_of((*loaded)->dossier, arguments.at("levers_off"));
  const auto executor = study::threads_executor(control.threads);
  const auto study = study::run_ensemble(
      variants,
      {.replications = replications,
       .precision = {},
       .seed = seed,
       .state = {},
       .started_at = to_text(service.now()),
       .progress = [&](std::int64_t done,
                       std::int64_t) { control.progress(done, replications + profiles); },
       .go_on = control.go_on},
      *executor);
  if (!study) return tl::unexpected(study.error());
  const auto profile =
      study::profile_care(variants.back().dossier,
                          {.replications = profiles,
                           .seed = seed,
                           .progress =
                               [&](std::int64_t done, std::int64_t) {
                                 control.progress(replications + done, replications + profiles);
                               },
                           .go_on = control.go_on},
                          *executor);
  if (!profile) return tl::unexpected(profile.error());
  const Report report = views::demand_report(*study, *profile, variants.back().dossier);
  return store::JobResult{.run = {}, .report_json = render_json(report)};
}

}  // namespace

JobKind demand_job() { return {"demand", people::Permission::run_jobs, read, work}; }

}  // namespace houvast::server
