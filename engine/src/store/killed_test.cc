// SPDX-License-Identifier: EUPL-1.2
// What was acknowledged is there after kill -9, and the file is whole.
#include <gtest/gtest.h>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstring>
#include <set>
#include <thread>

#include "houvast/audit_log.h"
#include "houvast/scenario_store.h"
#include "houvast/store.h"
#include "support/both_databases.h"

namespace houvast::store {
namespace {

class SurviveKill : public testing::OnBothDatabases {
 protected:
  /// Writes for ever, and tells the number of everything that was kept.
  [[noreturn]] static void write_for_ever(const std::string& where, int pipe) {
    const auto database = Database::open(where);
    if (!database) _exit(1);
    Store runs(*database);
    AuditLog log(*database);
    RunRecord run;
    for (int i = 0; i < 300; ++i) run.results.push_back({2026, "GM9001", "bw", "care", Cents(i)});
    while (true) {
      const auto line = log.append({.at = "2026-11-22T08:00:00Z", .who = "anna", .what = "save"});
      const auto kept = runs.save(run);
      if (!line || !kept) _exit(1);
      const std::array<std::int64_t, 2> numbers{*line, *kept};
      if (::write(pipe, numbers.data(), sizeof numbers) != sizeof numbers) _exit(1);
    }
  }

  /// The numbers that a writer told before it was killed, after so many milliseconds of writing.
  [[nodiscard]] std::vector<std::array<std::int64_t, 2>> kill_a_writer(int milliseconds) const {
    std::array<int, 2> ends{};
    EXPECT_EQ(pipe(ends.data()), 0);
    const pid_t child = fork();
    if (child == 0) write_for_ever(where(), ends[1]);
    close(ends[1]);
    std::vector<std::array<std::int64_t, 2>> told;
    std::array<std::int64_t, 2> numbers{};
    // From the first on, so that it is killed while it writes and not while it starts.
    EXPECT_EQ(::read(ends[0], numbers.data(), sizeof numbers), sizeof numbers);
    told.push_back(numbers);
    std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds));
    kill(child, SIGKILL);
    int status = 0;
    waitpid(child, &status, 0);
    EXPECT_TRUE(WIFSIGNALED(status));
    while (::read(ends[0], numbers.data(), sizeof numbers) == sizeof numbers)
      told.push_back(numbers);
    close(ends[0]);
    return told;
  }

  void expect_whole() const {
    if (GetParam() != testing::Kind::sqlite) return;
    sqlite3* file = nullptr;
    ASSERT_EQ(sqlite3_open(where().c_str(), &file), SQLITE_OK);
    sqlite3_stmt* check = nullptr;
    sqlite3_prepare_v2(file, "PRAGMA integrity_check", -1, &check, nullptr);
    EXPECT_EQ(sqlite3_step(check), SQLITE_ROW);
    EXPECT_STREQ(reinterpret_cast<const char*>(sqlite3_column_text(check, 0)), "ok");
    sqlite3_finalize(check);
    sqlite3_close(file);
  }
};
HOUVAST_ON_BOTH_DATABASES(SurviveKill);

TEST_P(SurviveKill, WithEverythingThatWasAcknowledged) {
  constexpr int times = 20;
  std::set<std::int64_t> lines, runs;
  for (int i = 0; i < times; ++i) {
    for (const auto& numbers : kill_a_writer(i * 7 % 40)) {
      lines.insert(numbers[0]);
      runs.insert(numbers[1]);
    }
    expect_whole();
  }
  const Database database = open();
  std::set<std::int64_t> kept_lines, kept_runs;
  const auto log = AuditLog(database).list({.limit = 1'000'000}).value();
  for (const AuditEntry& line : log) kept_lines.insert(line.id);
  Store store(database);
  const auto receipts = store.list().value();
  for (const Receipt& receipt : receipts) {
    kept_runs.insert(receipt.id);
    // Also what nobody was told about is there whole or not at all.
    EXPECT_EQ(store.results(receipt.id).value().size(), 300U);
  }
  EXPECT_GE(lines.size(), std::size_t{times});
  EXPECT_TRUE(std::includes(kept_lines.begin(), kept_lines.end(), lines.begin(), lines.end()));
  EXPECT_TRUE(std::includes(kept_runs.begin(), kept_runs.end(), runs.begin(), runs.end()));
}

}  // namespace
}  // namespace houvast::store
