// SPDX-License-Identifier: EUPL-1.2
#include "server/job_runner.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <exception>

#include "server/job_kinds.h"
#include "server/service.h"

namespace houvast::server {
namespace {

constexpr std::chrono::milliseconds between_notes{1000};

std::string name_of_server(const Settings& settings) {
  std::array<char, 256> host{};
  if (::gethostname(host.data(), host.size() - 1) != 0) host[0] = '\0';
  return std::string(host.data()) + ":" + std::to_string(settings.port);
}

}  // namespace

JobRunner::JobRunner(Service& service, int threads)
    : service_(service),
      server_(name_of_server(service.settings)),
      threads_of_a_job_(
          std::max(1, static_cast<int>(std::thread::hardware_concurrency()) / threads)),
      heart_(service, server_) {
  const auto interrupted =
      store::JobStore(service.database).interrupt_all_of(server_, to_text(service.now()));
  if (!interrupted)
    service.log.write(service.now(), "jobs_not_read", {{"code", interrupted.error().front().code}});
  take_up_the_queue();
  for (int t = 0; t <= threads; ++t) workers_.emplace_back([this, t] { work(t == 0); });
}

JobRunner::~JobRunner() {
  {
    const std::lock_guard lock(mutex_);
    is_stopping_ = true;
  }
  wake_.notify_all();
  for (std::thread& worker : workers_) worker.join();
  // What was under way goes no further; what waited may wait for the next start.
  static_cast<void>(
      store::JobStore(service_.database).interrupt_all_of(server_, to_text(service_.now())));
}

void JobRunner::take_up_the_queue() {
  constexpr std::int64_t most = 10'000;
  const auto jobs = store::JobStore(service_.database).list({.made_by = {}, .limit = most});
  if (!jobs) return;
  for (auto job = jobs->rbegin(); job != jobs->rend(); ++job)
    if (job->state == store::JobState::queued) submit(*job);
}

void JobRunner::submit(const store::Job& job) {
  {
    const std::lock_guard lock(mutex_);
    queue_.push_back({job.id, is_short(job)});
    under_way_.emplace(job.id, std::make_shared<JobProgress>());
  }
  wake_.notify_all();
}

void JobRunner::cancel(std::int64_t id) {
  const std::lock_guard lock(mutex_);
  if (const auto found = under_way_.find(id); found != under_way_.end())
    found->second->is_cancelled = true;
}

std::shared_ptr<const JobProgress> JobRunner::progress(std::int64_t id) {
  const std::lock_guard lock(mutex_);
  const auto found = under_way_.find(id);
  return found == under_way_.end() ? nullptr : found->second;
}

void JobRunner::work(bool only_short) {
  const auto next = [&] {
    return std::find_if(queue_.begin(), queue_.end(),
                        [&](const Waiting& one) { return one.is_short || !only_short; });
  };
  while (true) {
    std::int64_t id = 0;
    std::shared_ptr<JobProgress> progress;
    {
      std::unique_lock lock(mutex_);
      wake_.wait(lock, [&] { return is_stopping_ || next() != queue_.end(); });
      if (is_stopping_) return;
      const auto mine = next();
      id = mine->id;
      queue_.erase(mine);
      progress = under_way_.at(id);
    }
    try {
      perform(id, *progress);
    } catch (const std::exception& failure) {
      // We throw nothing ourselves; memory can run out.
      service_.log.write(service_.now(), "internal_failure", {{"what", failure.what()}});
      static_cast<void>(store::JobStore(service_.database)
                            .fail(id, to_json(Problems{{.code = "server/internal"}}).dump(),
                                  to_text(service_.now())));
    }
    const std::lock_guard lock(mutex_);
    under_way_.erase(id);
  }
}

void JobRunner::perform(std::int64_t id, JobProgress& progress) {
  store::JobStore jobs(service_.database);
  const auto keep = [&](const auto& step) {
    // The database may be away for a moment; what was computed is not lost for that.
    for (auto result = step();; result = step()) {
      if (result) return *result;
      if (is_stopping_ || result.error().front().code != "store/away") return false;
      std::this_thread::sleep_for(std::chrono::milliseconds(500));
    }
  };
  if (progress.is_cancelled) return;
  if (!keep([&] { return jobs.start(id, server_, to_text(service_.now())); })) return;
  const auto job = jobs.load(id);
  if (!job) return;
  const JobKind* kind = find_job_kind(job->kind);
  if (kind == nullptr) return;

  auto noted = std::chrono::steady_clock::now();
  const JobControl control{.progress =
                               [&](std::int64_t done, std::int64_t all) {
                                 progress.all = all;
                                 progress.done = done;
                                 const auto now = std::chrono::steady_clock::now();
                                 if (now - noted < between_notes) return;
                                 noted = now;
                                 // Only for who looks at another server; the last word is what
                                 // counts.
                                 static_cast<void>(jobs.set_progress(id, done, all));
                               },
                           .go_on = [&] { return !progress.is_cancelled && !is_stopping_; },
                           .made = job->made,
                           .threads = threads_of_a_job_};
  const auto result = kind->work(service_, Json::parse(job->arguments_json), control);
  if (!control.go_on()) return;
  keep([&] {
    const std::string now = to_text(service_.now());
    return result ? jobs.finish(id, *result, now)
                  : jobs.fail(id, to_json(result.error()).dump(), now);
  });
}

}  // namespace houvast::server
