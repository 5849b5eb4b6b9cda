// SPDX-License-Identifier: EUPL-1.2
#include "houvast/job_store.h"

#include <algorithm>

#include "store/edge.h"
#include "store/fields.h"

namespace houvast::store {
namespace {

std::string_view name_of(JobState state) {
  return job_state_names.at(static_cast<std::size_t>(state));
}

std::vector<Job> select_jobs(Query& query) {
  std::vector<Job> found;
  Job job;
  std::string state;
  query.into(job.id)
      .into(job.kind)
      .into(job.arguments_json)
      .into(state)
      .into(job.done)
      .into(job.all)
      .into(job.made.by)
      .into(job.made.at)
      .into(job.server)
      .into(job.started_at)
      .into(job.ended_at)
      .into(job.run)
      .into(job.has_report)
      .into(job.problems_json)
      .each([&] {
        const auto named = std::find(job_state_names.begin(), job_state_names.end(), state);
        if (named == job_state_names.end()) throw soci::soci_error("job: " + state);
        job.state = static_cast<JobState>(named - job_state_names.begin());
        found.push_back(job);
      });
  return found;
}

constexpr const char* columns =
    "SELECT job_id, kind, arguments_json, state, steps_done, steps_all, made_by, made_at, server,"
    " started_at, ended_at, run_id, CASE WHEN report_json IS NULL THEN 0 ELSE 1 END,"
    " problems_json FROM job WHERE 1 = 1";

/// Whether the step could be made: it changed a row. A job that is not there is a problem.
Result<bool> made_step(const Database& database, soci::session& sql, std::int64_t changed,
                       std::int64_t id) {
  if (changed > 0) return true;
  std::int64_t there = 0;
  const bool is_there =
      Query(sql, "SELECT job_id FROM job WHERE job_id = :id").with(id).into(there).first();
  if (!is_there) return not_there(database, "job", id);
  return false;
}

}  // namespace

Result<std::int64_t> JobStore::create(const std::string& kind, const std::string& arguments_json,
                                      const Stamp& made) {
  return write(database_, [&](soci::session& sql) {
    std::int64_t id = 0;
    Query(sql,
          "INSERT INTO job (kind, arguments_json, state, steps_done, steps_all, made_by, made_at,"
          " server) VALUES (:kind, :arguments, 'queued', 0, 0, :by, :at, '') RETURNING job_id")
        .with(kind, arguments_json, made.by, made.at)
        .into(id)
        .first();
    return id;
  });
}

Result<Job> JobStore::load(std::int64_t id) {
  return read(database_, [&](soci::session& sql) -> Result<Job> {
    Query query(sql, columns);
    const auto found = select_jobs(query.where("job_id = :id", id));
    if (found.empty()) return not_there(database_, "job", id);
    return found.front();
  });
}

Result<std::vector<Job>> JobStore::list(const JobFilter& filter) {
  return read(database_, [&](soci::session& sql) {
    const auto state =
        filter.state ? std::optional(std::string(name_of(*filter.state))) : std::nullopt;
    Query query(sql, columns);
    query.where("made_by = :by", filter.made_by)
        .where("state = :state", state)
        .where("kind = :kind", filter.kind)
        .where("arguments_json = :arguments", filter.arguments_json)
        .then(" ORDER BY job_id DESC LIMIT :limit")
        .with(filter.limit);
    return select_jobs(query);
  });
}

Result<std::optional<std::string>> JobStore::report(std::int64_t id) {
  return read(database_, [&](soci::session& sql) -> Result<std::optional<std::string>> {
    std::optional<std::string> report;
    const bool is_there =
        Query(sql, "SELECT report_json FROM job WHERE job_id = :id").with(id).into(report).first();
    if (!is_there) return not_there(database_, "job", id);
    return report;
  });
}

Result<bool> JobStore::start(std::int64_t id, const std::string& server, const std::string& at) {
  return write(database_, [&](soci::session& sql) {
    const std::int64_t changed =
        Query(sql,
              "UPDATE job SET state = 'running', server = :server, started_at = :at,"
              " seen_at = :seen WHERE job_id = :id AND state = 'queued'")
            .with(server, at, at, id)
            .run();
    return made_step(database_, sql, changed, id);
  });
}

Result<bool> JobStore::set_progress(std::int64_t id, std::int64_t done, std::int64_t all) {
  return write(database_, [&](soci::session& sql) {
    const std::int64_t changed = Query(sql,
                                       "UPDATE job SET steps_done = :done, steps_all = :all"
                                       " WHERE job_id = :id AND state = 'running'")
                                     .with(done, all, id)
                                     .run();
    return made_step(database_, sql, changed, id);
  });
}

Result<bool> JobStore::finish(std::int64_t id, const JobResult& result, const std::string& at) {
  return write(database_, [&](soci::session& sql) {
    const std::int64_t changed =
        Query(sql,
              "UPDATE job SET state = 'done', run_id = :run, report_json = :report,"
              " steps_done = steps_all, ended_at = :at"
              " WHERE job_id = :id AND state = 'running'")
            .with(result.run, result.report_json, at, id)
            .run();
    return made_step(database_, sql, changed, id);
  });
}

Result<bool> JobStore::fail(std::int64_t id, const std::string& problems_json,
                            const std::string& at) {
  return write(database_, [&](soci::session& sql) {
    const std::int64_t changed =
        Query(sql,
              "UPDATE job SET state = 'failed', problems_json = :problems,"
              " ended_at = :at WHERE job_id = :id AND state IN ('queued', 'running')")
            .with(problems_json, at, id)
            .run();
    return made_step(database_, sql, changed, id);
  });
}

Result<bool> JobStore::cancel(std::int64_t id, const std::string& at) {
  return write(database_, [&](soci::session& sql) {
    const std::int64_t changed = Query(sql,
                                       "UPDATE job SET state = 'cancelled', ended_at = :at"
                                       " WHERE job_id = :id AND state IN ('queued', 'running')")
                                     .with(at, id)
                                     .run();
    return made_step(database_, sql, changed, id);
  });
}

Result<std::int64_t> JobStore::interrupt_all_of(const std::string& server, const std::string& at) {
  return write(database_, [&](soci::session& sql) -> std::int64_t {
    const std::int64_t changed = Query(sql,
                                       "UPDATE job SET state = 'interrupted', ended_at = :at"
                                       " WHERE server = :server AND state = 'running'")
                                     .with(at, server)
                                     .run();
    return changed;
  });
}

Result<std::int64_t> JobStore::sign_of_life(const std::string& server, const std::string& at) {
  return write(database_, [&](soci::session& sql) -> std::int64_t {
    const std::int64_t changed = Query(sql,
                                       "UPDATE job SET seen_at = :at"
                                       " WHERE server = :server AND state = 'running'")
                                     .with(at, server)
                                     .run();
    return changed;
  });
}

Result<std::int64_t> JobStore::interrupt_silent(const std::string& since, const std::string& at) {
  return write(database_, [&](soci::session& sql) -> std::int64_t {
    const std::int64_t changed =
        Query(sql,
              "UPDATE job SET state = 'interrupted', ended_at = :at"
              " WHERE state = 'running' AND (seen_at IS NULL OR seen_at < :since)")
            .with(at, since)
            .run();
    return changed;
  });
}

Result<void> JobStore::remove(std::int64_t id) {
  return write(database_, [&](soci::session& sql) -> Result<void> {
    const std::int64_t gone = Query(sql, "DELETE FROM job WHERE job_id = :id").with(id).run();
    if (gone == 0) return not_there(database_, "job", id);
    return {};
  });
}

}  // namespace houvast::store
