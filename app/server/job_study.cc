// SPDX-License-Identifier: EUPL-1.2
// The job "study": a dossier and scenarios, many times (S1 to S3).
#include <chrono>

#include "houvast/ensemble.h"
#include "houvast/render.h"
#include "server/job_kinds.h"
#include "server/job_variants.h"
#include "server/service.h"
#include "views/study_report.h"

namespace houvast::server {
namespace {

Json read(Service& service, Body& arguments) {
  Json kept = read_variants(service, arguments);
  kept["levers"] = arguments.optional_flag("levers").value_or(false);
  kept["replications"] = arguments.optional_number("replications", 1, 1'000'000).value_or(100);
  kept["seed"] = arguments.optional_number("seed", 0, INT64_MAX).value_or(1);
  kept["precision"] = nullptr;
  if (const auto precision = arguments.optional_decimal("precision")) {
    if (*precision <= Decimal())
      arguments.add({.code = "server/wrong-type",
                     .place = {.field = "precision"},
                     .found = to_string(*precision),
                     .expected = "> 0"});
    kept["precision"] = precision->to_double();
  }
  return kept;
}

Result<store::JobResult> work(Service& service, const Json& arguments, const JobControl& control) {
  const auto begin = std::chrono::steady_clock::now();
  auto variants = load_variants(service, arguments);
  if (!variants) return tl::unexpected(variants.error());
  for (std::size_t v = 1; v < variants->size(); ++v) (*variants)[v].against = 0;
  if (arguments.at("levers") == true)
    for (study::Variant& variant :
         study::lever_variants(variants->front().dossier, variants->size()))
      variants->push_back(std::move(variant));
  study::EnsembleOptions options{.replications = arguments.at("replications"),
                                 .precision = {},
                                 .seed = arguments.at("seed"),
                                 .state = {},
                                 .started_at = to_text(service.now()),
                                 .progress = control.progress,
                                 .go_on = control.go_on};
  if (arguments.at("precision").is_number())
    options.precision = arguments.at("precision").get<double>();
  auto ensemble =
      study::run_ensemble(*variants, options, *study::threads_executor(control.threads));
  if (!ensemble) return tl::unexpected(ensemble.error());
  ensemble->receipt.seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  return store::JobResult{
      .run = {},
      .report_json = render_json(views::report_of(*ensemble, labelled(*variants, arguments)))};
}

}  // namespace

JobKind study_job() { return {"study", people::Permission::run_jobs, read, work}; }

}  // namespace houvast::server
