// SPDX-License-Identifier: EUPL-1.2
// Long work: made with a request, done outside it, and there when the browser comes back.
#include <memory>

#include "houvast/job_store.h"
#include "houvast/read_report.h"
#include "houvast_version.h"
#include "server/api.h"
#include "server/audit.h"
#include "server/job_kinds.h"
#include "server/job_runner.h"
#include "server/kept_json.h"
#include "server/report_answer.h"
#include "server/service.h"

namespace houvast::server {
namespace {

using people::Permission;

constexpr std::int64_t most_waiting = 50;  ///< Jobs of one person.

store::JobStore jobs_of(Service& service) { return store::JobStore(service.database); }

std::string object_of(std::int64_t id) { return "job/" + std::to_string(id); }

/// As the store has it, with the progress of this moment.
Json shown(Service& service, store::Job job) {
  if (job.state == store::JobState::running)
    if (const auto progress = service.jobs->progress(job.id)) {
      job.done = progress->done;
      job.all = progress->all;
    }
  return to_json(job);
}

http::Response list(Service& service, const Call& call) {
  store::JobFilter filter;
  if (call.query("mine") == "true") filter.made_by = call.who.name;
  const auto jobs = jobs_of(service).list(filter);
  if (!jobs) return problem_answer(jobs.error());
  Json all = Json::array();
  for (const store::Job& job : *jobs) all.push_back(shown(service, job));
  return json_answer({{"jobs", std::move(all)}});
}

/// The job that there is for who asks this again.
Result<std::optional<store::Job>> same_job(Service& service, const Call& call, const JobKind& kind,
                                           const std::string& arguments) {
  if (kind.asked_again == AskedAgain::begins_anew) return std::nullopt;
  const bool takes_done = kind.asked_again == AskedAgain::is_there;
  const auto jobs =
      jobs_of(service).list({.kind = std::string(kind.name), .arguments_json = arguments});
  if (!jobs) return tl::unexpected(jobs.error());
  for (const store::Job& job : *jobs)
    if ((takes_done && job.state == store::JobState::done) ||
        (job.made.by == call.who.name &&
         (job.state == store::JobState::queued || job.state == store::JobState::running)))
      return job;
  return std::nullopt;
}

/// Nobody fills the queue for everybody else.
Result<void> has_room(Service& service, const Call& call) {
  const auto waiting = jobs_of(service).list(
      {.made_by = call.who.name, .state = store::JobState::queued, .limit = most_waiting});
  if (!waiting) return tl::unexpected(waiting.error());
  if (std::ssize(*waiting) < most_waiting) return {};
  return failure({.code = "server/too-many-jobs", .found = std::to_string(most_waiting)});
}

http::Response create(Service& service, const Call& call) {
  Body body(call.request.body);
  const std::string name = body.text("kind", 100);
  const JobKind* kind = find_job_kind(name);
  Body arguments = body.object("arguments");
  if (kind == nullptr) {
    std::vector<std::string> known;
    std::string expected;
    for (const JobKind& one : job_kinds()) {
      known.emplace_back(one.name);
      expected += (expected.empty() ? "" : ", ") + known.back();
    }
    return problem_answer({.code = "server/wrong-type",
                           .place = {.field = "kind"},
                           .found = name,
                           .expected = expected,
                           .suggestion = nearest_name(name, known)});
  }
  if (!people::may(call.who, kind->permission)) return problem_answer({.code = "server/may-not"});
  Json kept = kind->read(service, arguments);
  body.take(std::move(arguments));
  if (const Problems problems = body.problems(); !problems.empty()) return problem_answer(problems);
  if (kind->asked_again == AskedAgain::is_there)
    kept["engine"] = std::string(engine_version) + " " + std::string(engine_revision);
  const std::string text = kept.dump(-1, ' ', false, Json::error_handler_t::replace);
  const auto same = same_job(service, call, *kind, text);
  if (!same) return problem_answer(same.error());
  if (*same) return json_answer(shown(service, **same), 201);
  if (const auto room = has_room(service, call); !room) return problem_answer(room.error());
  const auto id = jobs_of(service).create(name, text, {call.who.name, to_text(service.now())});
  if (!id) return problem_answer(id.error());
  const auto job = jobs_of(service).load(*id);
  if (!job) return problem_answer(job.error());
  service.jobs->submit(*job);
  audit(service, call, "job.create", object_of(*id), {{"kind", name}});
  return json_answer(shown(service, *job), 201);
}

http::Response show(Service& service, const Call& call) {
  const auto job = jobs_of(service).load(call.id());
  return job ? json_answer(shown(service, *job)) : problem_answer(job.error());
}

http::Response cancel(Service& service, const Call& call) {
  const auto job = jobs_of(service).load(call.id());
  if (!job) return problem_answer(job.error());
  const bool may_cancel = call.who.is_only_user || job->made.by == call.who.name ||
                          call.who.role == people::Role::regional_controller ||
                          call.who.role == people::Role::administrator;
  if (!may_cancel) return problem_answer({.code = "server/may-not"});
  const auto cancelled = jobs_of(service).cancel(call.id(), to_text(service.now()));
  if (!cancelled) return problem_answer(cancelled.error());
  service.jobs->cancel(call.id());
  if (*cancelled) audit(service, call, "job.cancel", object_of(call.id()));
  return empty_answer();
}

bool is_over(store::JobState state) {
  return state != store::JobState::queued && state != store::JobState::running;
}

/// One event for each change that can be seen, and the last of them when it is over.
http::Response events(Service& service, const Call& call) {
  const auto job = jobs_of(service).load(call.id());
  if (!job) return problem_answer(job.error());
  http::Response response{.content_type = "text/event-stream"};
  response.events = [&service, id = call.id(), last = std::string(), quiet = 0]() mutable {
    http::EventBatch batch;
    // While it is under way here, the database need not be asked every time.
    const auto progress = service.jobs->progress(id);
    if (progress && !last.empty() && ++quiet % 5 != 0 && progress->done > 0) {
      const Json note = {{"id", id},
                         {"state", "running"},
                         {"done", progress->done.load()},
                         {"all", progress->all.load()}};
      if (note.dump() != last) batch.events.push_back({"", "job", last = note.dump()});
      return batch;
    }
    const auto now = jobs_of(service).load(id);
    if (!now) {
      // Away for a moment, or removed.
      batch.is_last = now.error().front().code != "store/away";
      return batch;
    }
    const std::string text =
        shown(service, *now).dump(-1, ' ', false, Json::error_handler_t::replace);
    if (text != last) batch.events.push_back({"", "job", last = text});
    batch.is_last = is_over(now->state);
    return batch;
  };
  return response;
}

http::Response report(Service& service, const Call& call) {
  const auto kept = jobs_of(service).report(call.id());
  if (!kept) return problem_answer(kept.error());
  if (!*kept) return problem_answer({.code = "server/not-found", .found = call.request.path});
  const std::string format = call.query("format");
  if (format.empty() || format == "json") return {.body = **kept};
  const auto report = read_report(**kept);
  return report ? report_answer(service, call, *report) : problem_answer(report.error());
}

}  // namespace

std::vector<Route> job_routes() {
  using http::Method;
  return {
      {Method::get,
       "/api/v1/jobs",
       Permission::view,
       list,
       {"Jobs, the newest first", "", "Jobs", 200, {{"mine", "\"true\": one's own only"}}}},
      {Method::post,
       "/api/v1/jobs",
       Permission::compute,
       create,
       {"Start a run, a study or another kind of long work, each for who may do it; of a report "
        "that was asked before, the job that made it",
        "JobRequest", "Job", 201}},
      {Method::get,
       "/api/v1/jobs/{id}",
       Permission::view,
       show,
       {"How far a job is, and what became of it", "", "Job"}},
      {Method::remove,
       "/api/v1/jobs/{id}",
       Permission::compute,
       cancel,
       {"Cancel a job of one's own, or any for who looks after the region; what is over stays as "
        "it "
        "is",
        "", "", 204}},
      {Method::get,
       "/api/v1/jobs/{id}/events",
       Permission::view,
       events,
       {"Progress of a job, until it is over: events \"job\" with the fields of a Job that "
        "changed",
        "",
        "",
        200,
        {},
        "text/event-stream"}},
      {Method::get,
       "/api/v1/jobs/{id}/report",
       Permission::view,
       report,
       {"What came out of a job, as a report", "", "Report", 200, with_format()}}};
}

}  // namespace houvast::server
