// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "houvast/job_store.h"
#include "server/job_heart.h"

namespace houvast::server {

struct Service;

/// How far a job is that this server has under way.
struct JobProgress {
  std::atomic<std::int64_t> done{0};
  std::atomic<std::int64_t> all{0};
  std::atomic<bool> is_cancelled{false};
};

/// Does jobs on threads of its own, so many at a time, in the order in which they were given; one
/// more thread does only what is short, so that it never waits for a study of hours. What it has
/// done stands in the JobStore. A job that was under way when a server stopped is marked
/// interrupted, by that server when it starts again or by any other that misses its signs of life;
/// one that waited is taken up when a server starts.
class JobRunner {
 public:
  JobRunner(Service& service, int threads);
  JobRunner(const JobRunner&) = delete;
  JobRunner& operator=(const JobRunner&) = delete;
  ~JobRunner();  ///< Stops what is under way.

  /// Takes a job that is in the store. Errors: store/*.
  void submit(const store::Job& job);

  /// Nobody needs it any more. Of a job that is under way the work stops at the next draw.
  void cancel(std::int64_t id);

  /// Empty when it is not under way here.
  [[nodiscard]] std::shared_ptr<const JobProgress> progress(std::int64_t id);

 private:
  void take_up_the_queue();
  void work(bool only_short);
  void perform(std::int64_t id, JobProgress& progress);

  struct Waiting {
    std::int64_t id = 0;
    bool is_short = false;
  };

  Service& service_;
  std::string server_;  ///< By which the store knows whose jobs are whose.
  int threads_of_a_job_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Waiting> queue_;
  std::map<std::int64_t, std::shared_ptr<JobProgress>> under_way_;
  std::atomic<bool> is_stopping_{false};
  std::vector<std::thread> workers_;
  JobHeart heart_;
};

}  // namespace houvast::server
