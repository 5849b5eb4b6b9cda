// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "houvast/database.h"

namespace houvast::store {

enum class JobState : std::uint8_t { queued, running, done, failed, cancelled, interrupted };

/// Names as tables and API have them, in the order of JobState.
inline constexpr std::array<std::string_view, 6> job_state_names = {
    "queued", "running", "done", "failed", "cancelled", "interrupted"};

/// Work that takes longer than a request (NL: taak).
struct Job {
  std::int64_t id = 0;
  std::string kind;            ///< "run", "study"
  std::string arguments_json;  ///< Enough to do it again.
  JobState state = JobState::queued;
  std::int64_t done = 0;  ///< Of `all`; both 0 as long as nothing is known.
  std::int64_t all = 0;
  Stamp made;
  std::string server;                     ///< Which server does or did it; empty: none yet.
  std::optional<std::string> started_at;  ///< UTC.
  std::optional<std::string> ended_at;
  std::optional<std::int64_t> run;           ///< The run that it made, when done.
  bool has_report = false;                   ///< See JobStore::report().
  std::optional<std::string> problems_json;  ///< When it failed.

  friend bool operator==(const Job&, const Job&) = default;
};

struct JobResult {
  std::optional<std::int64_t> run;
  std::optional<std::string> report_json;
};

struct JobFilter {
  std::optional<std::string> made_by;
  std::optional<JobState> state;
  std::optional<std::string> kind;
  std::optional<std::string> arguments_json;  ///< Exactly these.
  std::int64_t limit = 100;                   ///< The newest so many.
};

/// A job goes queued -> running -> done, failed or interrupted; failed or cancelled from the first
/// too. What is over stays as it is: a step that comes too late returns false and changes nothing.
/// Errors of all: store/away, store/cannot-read, store/cannot-write, store/not-text; and
/// store/not-there for a job that is not.
class JobStore {
 public:
  explicit JobStore(Database database) : database_(std::move(database)) {}

  [[nodiscard]] Result<std::int64_t> create(const std::string& kind,
                                            const std::string& arguments_json, const Stamp& made);

  [[nodiscard]] Result<Job> load(std::int64_t id);
  [[nodiscard]] Result<std::vector<Job>> list(const JobFilter& filter = {});  ///< Newest first.
  [[nodiscard]] Result<std::optional<std::string>> report(std::int64_t id);

  [[nodiscard]] Result<bool> start(std::int64_t id, const std::string& server,
                                   const std::string& at);
  [[nodiscard]] Result<bool> set_progress(std::int64_t id, std::int64_t done, std::int64_t all);
  [[nodiscard]] Result<bool> finish(std::int64_t id, const JobResult& result,
                                    const std::string& at);
  [[nodiscard]] Result<bool> fail(std::int64_t id, const std::string& problems_json,
                                  const std::string& at);
  [[nodiscard]] Result<bool> cancel(std::int64_t id, const std::string& at);

  /// When a server starts: what it was running when it stopped is interrupted. Queued jobs stay
  /// queued, and other servers on the same database keep theirs. Says how many.
  [[nodiscard]] Result<std::int64_t> interrupt_all_of(const std::string& server,
                                                      const std::string& at);

  /// What this server is running is still under way. Says how many.
  [[nodiscard]] Result<std::int64_t> sign_of_life(const std::string& server, const std::string& at);

  /// Whatever runs without a sign of life since `since` is interrupted, on whichever server: that
  /// one is gone, and may never come back under its name. Says how many.
  [[nodiscard]] Result<std::int64_t> interrupt_silent(const std::string& since,
                                                      const std::string& at);

  /// The job and its report. Errors: store/not-there.
  [[nodiscard]] Result<void> remove(std::int64_t id);

 private:
  Database database_;
};

}  // namespace houvast::store
