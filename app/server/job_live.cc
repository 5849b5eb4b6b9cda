// SPDX-License-Identifier: EUPL-1.2
// The job "live": prepares the table of Regio-afspraken for a dossier whose care is simulated, so
// that another agreement is computed while people look. The table stays in memory.
#include "houvast/render.h"
#include "server/job_kinds.h"
#include "server/live_dossier.h"
#include "server/service.h"

namespace houvast::server {
namespace {

Json read(Service& service, Body& arguments) {
  Json kept = read_dossier_argument(service, arguments);
  const auto scenario =
      find_scenario(service, kept["dossier"], arguments.any("scenario"), "scenario");
  kept["scenario"] = nullptr;
  if (scenario)
    kept["scenario"] = kept_scenario(*scenario);
  else
    arguments.add(scenario.error());
  kept["seed"] = arguments.optional_number("seed", 0, INT64_MAX).value_or(1);
  const auto draws = arguments.optional_number("replications", 1, 10'000);
  kept["replications"] = draws.value_or(0);
  if (!scenario || kept["version"] == 0) return kept;
  const auto loaded = service.dossiers.get(choice_of_job(kept, kept["scenario"]));
  if (!loaded)
    arguments.add(loaded.error());
  else if (!draws)
    kept["replications"] = draws_for((*loaded)->dossier);
  return kept;
}

Report report_of(const PreparedTable& prepared, std::int64_t draws) {
  const std::string count = std::to_string(draws), name = prepared.kept->head.name;
  Report report;
  report.title = {"De tafel van " + name, "The table of " + name};
  report.blocks.push_back(
      Paragraph{{"De tafel is voorbereid met " + count + " trekkingen van de zorg.",
                 "The table was prepared with " + count + " draws of care."}});
  return report;
}

Result<store::JobResult> work(Service& service, const Json& arguments, const JobControl& control) {
  const DossierChoice choice = choice_of_job(arguments, arguments.at("scenario"));
  const std::int64_t draws = arguments.at("replications");
  const auto prepared = prepare_live_table(service,
                                           {.dossier = choice.dossier,
                                            .version = choice.version,
                                            .scenario = choice.scenario,
                                            .seed = arguments.at("seed").get<std::uint64_t>(),
                                            .draws = draws},
                                           {.progress = control.progress, .go_on = control.go_on});
  if (!prepared) return tl::unexpected(prepared.error());
  return store::JobResult{.run = {}, .report_json = render_json(report_of(**prepared, draws))};
}

}  // namespace

JobKind live_job() {
  return {.name = "live",
          .permission = people::Permission::compute,
          .read = read,
          .work = work,
          .is_short = has_few_draws,
          .asked_again = AskedAgain::joins};
}

}  // namespace houvast::server
