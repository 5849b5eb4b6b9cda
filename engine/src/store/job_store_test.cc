// SPDX-License-Identifier: EUPL-1.2
#include "houvast/job_store.h"

#include <algorithm>
#include <thread>

#include "houvast/audit_log.h"
#include "houvast/note_store.h"
#include "houvast/settings_store.h"
#include "support/both_databases.h"

namespace houvast::store {
namespace {

using testing::code_of;

const Stamp morning{"anna", "2026-11-22T08:00:00Z"};
const Stamp noon{"bert", "2026-11-22T12:00:00Z"};

class KeepJobs : public testing::OnBothDatabases {};
HOUVAST_ON_BOTH_DATABASES(KeepJobs);

TEST_P(KeepJobs, FollowsAJobToItsReport) {
  JobStore jobs(open());
  const auto id = jobs.create("study", R"({"dossier":1})", morning).value();
  Job job{.id = id, .kind = "study", .arguments_json = R"({"dossier":1})", .made = morning};
  EXPECT_EQ(jobs.load(id).value(), job);

  EXPECT_TRUE(jobs.start(id, "server-1", "2026-11-22T08:00:01Z").value());
  EXPECT_TRUE(jobs.set_progress(id, 3, 64).value());
  job.state = JobState::running;
  job.server = "server-1";
  job.started_at = "2026-11-22T08:00:01Z";
  job.done = 3;
  job.all = 64;
  EXPECT_EQ(jobs.load(id).value(), job);
  EXPECT_EQ(jobs.report(id).value(), std::nullopt);

  EXPECT_TRUE(jobs.finish(id, {.run = 7, .report_json = "{}"}, "2026-11-22T08:01:00Z").value());
  job.state = JobState::done;
  job.done = 64;
  job.ended_at = "2026-11-22T08:01:00Z";
  job.run = 7;
  job.has_report = true;
  EXPECT_EQ(jobs.load(id).value(), job);
  EXPECT_EQ(jobs.report(id).value(), "{}");
  EXPECT_EQ(code_of(jobs.load(id + 1)), "store/not-there");
  EXPECT_EQ(code_of(jobs.report(id + 1)), "store/not-there");
}

TEST_P(KeepJobs, LeavesAJobThatIsOverAsItIs) {
  JobStore jobs(open());
  const auto id = jobs.create("run", "{}", morning).value();
  EXPECT_TRUE(jobs.start(id, "server-1", "08").value());
  EXPECT_TRUE(jobs.cancel(id, "09").value());
  EXPECT_FALSE(jobs.finish(id, {}, "10").value());
  EXPECT_FALSE(jobs.fail(id, "[]", "10").value());
  EXPECT_FALSE(jobs.set_progress(id, 1, 2).value());
  EXPECT_FALSE(jobs.start(id, "server-2", "10").value());
  EXPECT_FALSE(jobs.cancel(id, "10").value());
  const Job job = jobs.load(id).value();
  EXPECT_EQ(job.state, JobState::cancelled);
  EXPECT_EQ(job.ended_at, "09");
  EXPECT_EQ(code_of(jobs.cancel(id + 1, "10")), "store/not-there");
}

TEST_P(KeepJobs, StartsAJobOnOneServerOnly) {
  JobStore jobs(open());
  const auto id = jobs.create("run", "{}", morning).value();
  std::vector<int> started(4);
  std::vector<std::thread> servers;
  for (std::size_t i = 0; i < started.size(); ++i)
    servers.emplace_back([&, i] { started[i] = jobs.start(id, "s", "08").value() ? 1 : 0; });
  for (std::thread& server : servers) server.join();
  EXPECT_EQ(std::count(started.begin(), started.end(), 1), 1);
}

TEST_P(KeepJobs, InterruptsWhatAServerWasDoingWhenItStopped) {
  JobStore jobs(open());
  const auto running = jobs.create("run", "{}", morning).value();
  const auto elsewhere = jobs.create("run", "{}", noon).value();
  const auto queued = jobs.create("run", "{}", morning).value();
  static_cast<void>(jobs.start(running, "server-1", "08").value());
  static_cast<void>(jobs.start(elsewhere, "server-2", "08").value());
  EXPECT_EQ(jobs.interrupt_all_of("server-1", "09").value(), 1);
  EXPECT_EQ(jobs.load(running).value().state, JobState::interrupted);
  EXPECT_EQ(jobs.load(elsewhere).value().state, JobState::running);
  EXPECT_EQ(jobs.list({.state = JobState::queued}).value().front().id, queued);
  const auto of_anna = jobs.list({.made_by = "anna"}).value();
  ASSERT_EQ(of_anna.size(), 2U);
  EXPECT_EQ(of_anna.front().id, queued);
  EXPECT_EQ(jobs.list({.limit = 1}).value().size(), 1U);
  ASSERT_EQ(code_of(jobs.remove(queued)), "none");
  EXPECT_EQ(code_of(jobs.remove(queued)), "store/not-there");
}

TEST_P(KeepJobs, InterruptsWhatGivesNoSignOfLife) {
  JobStore jobs(open());
  const auto gone = jobs.create("run", "{}", morning).value();
  const auto alive = jobs.create("run", "{}", morning).value();
  const auto queued = jobs.create("run", "{}", morning).value();
  static_cast<void>(jobs.start(gone, "server-1", "2026-11-22T08:00:00Z").value());
  static_cast<void>(jobs.start(alive, "server-2", "2026-11-22T08:00:00Z").value());
  EXPECT_EQ(jobs.sign_of_life("server-2", "2026-11-22T08:02:00Z").value(), 1);
  EXPECT_EQ(jobs.interrupt_silent("2026-11-22T08:00:00Z", "2026-11-22T08:02:00Z").value(), 0);
  EXPECT_EQ(jobs.interrupt_silent("2026-11-22T08:01:00Z", "2026-11-22T08:02:00Z").value(), 1);
  EXPECT_EQ(jobs.load(gone).value().state, JobState::interrupted);
  EXPECT_EQ(jobs.load(gone).value().ended_at, "2026-11-22T08:02:00Z");
  EXPECT_EQ(jobs.load(alive).value().state, JobState::running);
  EXPECT_EQ(jobs.load(queued).value().state, JobState::queued);
  EXPECT_EQ(jobs.sign_of_life("server-1", "2026-11-22T08:03:00Z").value(), 0);
}

TEST_P(KeepJobs, KeepsWhatPeopleSayAboutAFigure) {
  NoteStore notes(open());
  Note about_dossier{.figure = "result/GM9001/2026",
                     .dossier = 1,
                     .text = "Eén nieuwe cliënt van '€ 90.000'",
                     .status = "open",
                     .made = morning};
  Note about_run{
      .figure = "result/GM9001/2026", .run = 4, .text = "?", .status = "open", .made = noon};
  about_dossier.id = notes.create(about_dossier).value();
  about_run.id = notes.create(about_run).value();
  EXPECT_EQ(notes.list().value(), (std::vector{about_dossier, about_run}));
  EXPECT_EQ(notes.list({.dossier = 1}).value(), std::vector{about_dossier});
  EXPECT_EQ(notes.list({.figure = "result/GM9001/2026", .run = 4}).value(), std::vector{about_run});
  ASSERT_EQ(code_of(notes.set_status(about_run.id, "settled")), "none");
  EXPECT_EQ(notes.load(about_run.id).value().status, "settled");
  ASSERT_EQ(code_of(notes.remove(about_run.id)), "none");
  EXPECT_EQ(code_of(notes.load(about_run.id)), "store/not-there");
  EXPECT_EQ(code_of(notes.set_status(about_run.id, "open")), "store/not-there");
}

TEST_P(KeepJobs, KeepsOneMapAndTheLatestOfASetting) {
  const Database database = open();
  MapStore map(database);
  EXPECT_EQ(map.load().value(), std::nullopt);
  ASSERT_EQ(code_of(map.put("{}", morning)), "none");
  const std::string large(3'000'000, 'x');
  ASSERT_EQ(code_of(map.put(large, noon)), "none");
  EXPECT_EQ(map.load().value(), (Setting{large, noon}));
  EXPECT_EQ(SettingsStore(database).find("other").value(), std::nullopt);
  ASSERT_EQ(code_of(map.remove()), "none");
  EXPECT_EQ(map.load().value(), std::nullopt);
}

class KeepAuditLog : public testing::OnBothDatabases {};
HOUVAST_ON_BOTH_DATABASES(KeepAuditLog);

TEST_P(KeepAuditLog, ShowsTheNewestFirstAndPageByPage) {
  AuditLog log(open());
  for (int i = 0; i < 5; ++i)
    static_cast<void>(log.append({.at = "2026-11-22T08:00:0" + std::to_string(i) + "Z",
                                  .who = i % 2 == 0 ? "anna" : "",
                                  .what = i % 2 == 0 ? "export" : "login.refused",
                                  .object = "run/" + std::to_string(i),
                                  .details_json = R"({"format":"xlsx"})",
                                  .remote = "192.0.2.1"})
                          .value());
  const auto newest = log.list({.limit = 2}).value();
  ASSERT_EQ(newest.size(), 2U);
  EXPECT_EQ(newest.front().object, "run/4");
  const auto next = log.list({.below = newest.back().id, .limit = 2}).value();
  EXPECT_EQ(next.front().object, "run/2");
  EXPECT_EQ(log.list({.who = "anna"}).value().size(), 3U);
  EXPECT_EQ(log.list({.what = "login.refused"}).value().size(), 2U);
  EXPECT_EQ(log.list({.object = "run/3"}).value().size(), 1U);
  const auto between =
      log.list({.since = "2026-11-22T08:00:01Z", .before = "2026-11-22T08:00:03Z"}).value();
  ASSERT_EQ(between.size(), 2U);
  EXPECT_EQ(between.back().object, "run/1");
}

}  // namespace
}  // namespace houvast::store
