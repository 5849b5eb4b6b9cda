// SPDX-License-Identifier: EUPL-1.2
// What can be done as a job. A kind is one file: it reads the arguments of a request, and does the
// work, with a run or a report as its result.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "houvast/job_store.h"
#include "houvast/people.h"
#include "server/answer.h"
#include "server/body.h"
#include "server/dossier_cache.h"
#include "server/scenario_changes.h"

namespace houvast::server {

struct Service;

/// How work speaks with whoever waits for it.
struct JobControl {
  std::function<void(std::int64_t done, std::int64_t all)> progress;
  std::function<bool()> go_on;  ///< False: stop now, with study/stopped.
  store::Stamp made;
  int threads = 1;
};

/// What becomes of a job that somebody asks again, with the same arguments.
enum class AskedAgain {
  begins_anew,
  joins,     ///< The one that is under way for who asks; what it makes does not last.
  is_there,  ///< Also the one that is done: it makes nothing but a report, which follows from its
             ///< arguments.
};

struct JobKind {
  std::string_view name;
  people::Permission permission;  ///< Of who may start one.
  /// Reads and checks the arguments; what is wrong goes to the body. What comes back is kept with
  /// the job and is enough to do it again: the dossier with its version, scenarios with their
  /// changes.
  Json (*read)(Service& service, Body& arguments);
  /// Errors: study/stopped, and those of the work.
  Result<store::JobResult> (*work)(Service& service, const Json& arguments,
                                   const JobControl& control);
  /// Done in seconds, so that it need not wait behind work of hours. Null: never.
  bool (*is_short)(const Json& arguments) = nullptr;
  AskedAgain asked_again = AskedAgain::begins_anew;
};

[[nodiscard]] JobKind run_job();
[[nodiscard]] JobKind study_job();
[[nodiscard]] JobKind contracts_compare_job();
[[nodiscard]] JobKind contracts_apply_job();
[[nodiscard]] JobKind council_job();
[[nodiscard]] JobKind incentives_job();
[[nodiscard]] JobKind live_job();
[[nodiscard]] JobKind demand_job();

[[nodiscard]] const std::vector<JobKind>& job_kinds();
[[nodiscard]] const JobKind* find_job_kind(std::string_view name);

[[nodiscard]] bool always(const Json& arguments);
[[nodiscard]] bool has_few_draws(const Json& arguments);  ///< By "replications".
[[nodiscard]] bool is_short(const store::Job& job);

/// "dossier" (and "version") of the arguments, as it is kept: both numbers.
[[nodiscard]] Json read_dossier_argument(Service& service, Body& arguments);

/// A scenario as it is kept: {"name", "label", "id", "choice"}; null when none was asked.
[[nodiscard]] Json kept_scenario(const NamedScenario& scenario);

/// The dossier that kept arguments are about, with a kept scenario or without (null), as its cache
/// is asked.
[[nodiscard]] DossierChoice choice_of_job(const Json& arguments, const Json& scenario);

/// The same, read; with a kept scenario or without (null).
[[nodiscard]] Result<Dossier> dossier_of_job(Service& service, const Json& arguments,
                                             const Json& scenario);

}  // namespace houvast::server
