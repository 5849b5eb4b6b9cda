// SPDX-License-Identifier: EUPL-1.2
// The jobs "contracts_compare" (C, S3), "incentives" (C10, C11) and "contracts_apply": what
// contracts pay for one draw of care.
#include "houvast/contract_study.h"
#include "houvast/render.h"
#include "server/job_kinds.h"
#include "server/job_variants.h"
#include "server/service.h"
#include "views/contracts_report.h"

namespace houvast::server {
namespace {

Json read_compare(Service& service, Body& arguments) {
  Json kept = read_variants(service, arguments);
  kept["replications"] = arguments.optional_number("replications", 1, 1'000'000).value_or(100);
  kept["seed"] = arguments.optional_number("seed", 0, INT64_MAX).value_or(1);
  return kept;
}

Result<store::JobResult> compare(Service& service, const Json& arguments,
                                 const JobControl& control) {
  auto variants = load_variants(service, arguments);
  if (!variants) return tl::unexpected(variants.error());
  variants->front().dossier = labelled(*variants, arguments);
  const std::uint64_t seed = arguments.at("seed");
  const auto study = study::run_contract_study(*variants,
                                               {.replications = arguments.at("replications"),
                                                .seed = seed,
                                                .started_at = to_text(service.now()),
                                                .progress = control.progress,
                                                .go_on = control.go_on},
                                               *study::threads_executor(control.threads));
  if (!study) return tl::unexpected(study.error());
  const auto report = views::compare_report(*study, *variants, seed);
  if (!report) return tl::unexpected(report.error());
  return store::JobResult{.run = {}, .report_json = render_json(*report)};
}

Json read_incentives(Service& service, Body& arguments) {
  Json kept = read_variants(service, arguments);
  const auto year = arguments.optional_number("year", known_years.from, known_years.to);
  kept["year"] = year ? Json(*year) : Json();
  kept["all"] = arguments.optional_flag("all").value_or(false);
  kept["seed"] = arguments.optional_number("seed", 0, INT64_MAX).value_or(1);
  return kept;
}

/// Of the dossier as it is, or of the first scenario that was asked.
Result<store::JobResult> incentives(Service& service, const Json& arguments,
                                    const JobControl& control) {
  const Json& scenarios = arguments.at("scenarios");
  const auto dossier =
      dossier_of_job(service, arguments, scenarios.empty() ? Json() : scenarios.front());
  if (!dossier) return tl::unexpected(dossier.error());
  views::IncentivesOptions options{
      .year = {}, .all = arguments.at("all"), .seed = arguments.at("seed")};
  if (arguments.at("year").is_number()) options.year = arguments.at("year").get<int>();
  const auto report = views::incentives_report(*dossier, options);
  if (!report) return tl::unexpected(report.error());
  if (!control.go_on()) return failure({.code = "study/stopped"});
  return store::JobResult{.run = {}, .report_json = render_json(*report)};
}

Json read_apply(Service& service, Body& arguments) {
  Json kept = read_variants(service, arguments);
  kept["seed"] = arguments.optional_number("seed", 0, INT64_MAX).value_or(1);
  return kept;
}

/// One draw of care, of the dossier as it is or of the first scenario that was asked.
Result<store::JobResult> apply(Service& service, const Json& arguments, const JobControl& control) {
  const Json& scenarios = arguments.at("scenarios");
  const auto dossier =
      dossier_of_job(service, arguments, scenarios.empty() ? Json() : scenarios.front());
  if (!dossier) return tl::unexpected(dossier.error());
  const std::uint64_t seed = arguments.at("seed");
  const auto draw = study::draw_contracts(*dossier, seed);
  if (!draw) return tl::unexpected(draw.error());
  if (!control.go_on()) return failure({.code = "study/stopped"});
  Report report = views::contracts_report({.records = {}, .seed = seed}, *dossier, *draw, nullptr);
  report.reasons.clear();  // Hundreds of thousands of lines; `houvast contracts apply` has them.
  return store::JobResult{.run = {}, .report_json = render_json(report)};
}

}  // namespace

JobKind contracts_compare_job() {
  return {"contracts_compare", people::Permission::run_jobs, read_compare, compare};
}
JobKind incentives_job() {
  return {.name = "incentives",
          .permission = people::Permission::compute,
          .read = read_incentives,
          .work = incentives,
          .is_short = always,
          .asked_again = AskedAgain::is_there};
}
JobKind contracts_apply_job() {
  return {.name = "contracts_apply",
          .permission = people::Permission::compute,
          .read = read_apply,
          .work = apply,
          .is_short = always,
          .asked_again = AskedAgain::is_there};
}

}  // namespace houvast::server
