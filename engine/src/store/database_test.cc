// SPDX-License-Identifier: EUPL-1.2
#include "houvast/database.h"

#include <gtest/gtest.h>
#include <sqlite3.h>

#include <thread>

#include "houvast/audit_log.h"
#include "houvast/settings_store.h"
#include "houvast/store.h"
#include "store/migrations.h"
#include "store/where.h"
#include "support/both_databases.h"

namespace houvast::store {
namespace {

using namespace std::chrono_literals;
using testing::code_of;
using testing::Kind;

const Stamp morning{"anna", "2026-11-22T08:00:00Z"};

class OpenDatabase : public testing::OnBothDatabases {
 protected:
  /// Statements by any other program; gives its message when they are refused.
  [[nodiscard]] std::string by_another_program(const std::string& statements) const {
    if (GetParam() == Kind::sqlite) {
      sqlite3* file = nullptr;
      EXPECT_EQ(sqlite3_open(where().c_str(), &file), SQLITE_OK);
      sqlite3_exec(file, statements.c_str(), nullptr, nullptr, nullptr);
      std::string message = sqlite3_errcode(file) == SQLITE_OK ? "" : sqlite3_errmsg(file);
      sqlite3_close(file);
      return message;
    }
    const std::unique_ptr<PGconn, decltype(&PQfinish)> connection(PQconnectdb(where().c_str()),
                                                                  &PQfinish);
    const std::unique_ptr<PGresult, decltype(&PQclear)> result(
        PQexec(connection.get(), statements.c_str()), &PQclear);
    return PQresultErrorMessage(result.get());
  }
};
HOUVAST_ON_BOTH_DATABASES(OpenDatabase);

TEST_P(OpenDatabase, IsMadeByManyServersAtOnce) {
  constexpr std::size_t servers = 6;
  std::vector<std::string> codes(servers);
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < servers; ++i)
    threads.emplace_back([&, i] { codes[i] = code_of(Database::open(where())); });
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(codes, std::vector<std::string>(servers, "none"));
  EXPECT_EQ(code_of(open().is_there()), "none");
}

TEST_P(OpenDatabase, IsUsedByMoreThreadsThanItHasConnections) {
  const Database database = Database::open(where(), {.connections = 2, .patience = 20s}).value();
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i)
    threads.emplace_back([&, i] {
      AuditLog log(database);
      for (int n = 0; n < 5; ++n)
        static_cast<void>(log.append({.what = std::to_string(i)}).value());
    });
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(AuditLog(database).list().value().size(), 40U);
}

TEST_P(OpenDatabase, RefusesTablesOfANewerVersion) {
  static_cast<void>(open());
  ASSERT_EQ(by_another_program("INSERT INTO schema_step VALUES (99)"), "");
  EXPECT_EQ(code_of(Database::open(where())), "store/newer");
}

TEST_P(OpenDatabase, KeepsItsAuditLogFromOtherProgramsToo) {
  AuditLog log(open());
  static_cast<void>(log.append({.who = "anna", .what = "login"}).value());
  for (const char* attempt : {"UPDATE audit SET who = 'bert'", "DELETE FROM audit"})
    EXPECT_NE(by_another_program(attempt).find("the audit log only grows"), std::string::npos);
  EXPECT_EQ(log.list().value().front().who, "anna");
}

TEST_P(OpenDatabase, SaysWhatIsWrongWithTablesThatWereSpoilt) {
  const Database database = open();
  ASSERT_EQ(by_another_program("ALTER TABLE setting RENAME TO spoilt"), "");
  SettingsStore settings(database);
  EXPECT_EQ(code_of(settings.find("secret value")), "store/cannot-read");
  const auto refused = settings.put("secret value", "1", morning);
  ASSERT_EQ(code_of(refused), "store/cannot-write");
  // The message names the table, and never what somebody wanted to keep.
  EXPECT_NE(refused.error().front().found.find("setting"), std::string::npos);
  EXPECT_EQ(refused.error().front().found.find("secret"), std::string::npos);
  ASSERT_EQ(by_another_program("ALTER TABLE spoilt RENAME TO setting"), "");
  EXPECT_EQ(code_of(settings.put("key", "1", morning)), "none");
}

/// Only where a server can go away.
class OpenPostgresql : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!testing::PostgresqlServer::programs()) GTEST_SKIP() << "PostgreSQL is not installed";
  }
};

TEST_F(OpenPostgresql, SaysThatItIsAwayAndRecoversByItself) {
  testing::PostgresqlServer server;
  const Database database = Database::open(server.make_database()).value();
  SettingsStore settings(database);
  ASSERT_EQ(code_of(settings.put("key", "before", morning)), "none");

  server.stop();
  EXPECT_EQ(code_of(database.is_there()), "store/away");
  EXPECT_EQ(code_of(settings.find("key")), "store/away");
  EXPECT_EQ(code_of(settings.put("key", "during", morning)), "store/away");
  EXPECT_EQ(code_of(Database::open(server.address("postgres"))), "store/away");

  server.start();
  EXPECT_EQ(code_of(database.is_there()), "none");
  EXPECT_EQ(settings.find("key").value()->value, "before");
  EXPECT_EQ(code_of(settings.put("key", "after", morning)), "none");
}

TEST_F(OpenPostgresql, DoesNotNoticeThatTheServerWasStartedAgain) {
  testing::PostgresqlServer server;
  const Database database = Database::open(server.make_database()).value();
  SettingsStore settings(database);
  for (int i = 0; i < 3; ++i) {
    ASSERT_EQ(code_of(settings.put("key", std::to_string(i), morning)), "none");
    server.stop();
    server.start();
  }
  EXPECT_EQ(settings.find("key").value()->value, "2");
}

TEST_F(OpenPostgresql, HidesThePasswordInItsName) {
  const auto where = parse_where("postgresql://anna:geheim@db.example:5433/zorg", 5s).value();
  EXPECT_EQ(where.name, "postgresql://db.example:5433/zorg");
  EXPECT_EQ(where.dialect, Dialect::postgresql);
  EXPECT_EQ(parse_where("host=db.example dbname=zorg password=geheim", 5s).value().name,
            "postgresql://db.example/zorg");
}

class OpenSqlite : public ::testing::Test {
 protected:
  OpenSqlite() {
    std::string name = (std::filesystem::temp_directory_path() / "houvast-store-XXXXXX").string();
    folder_ = mkdtemp(name.data());
  }
  ~OpenSqlite() override { std::filesystem::remove_all(folder_); }

  [[nodiscard]] std::filesystem::path folder() const { return folder_; }
  [[nodiscard]] std::string file() const { return (folder_ / "houvast.db").string(); }

  /// A file as the first version of the program left it, with two runs.
  void make_file_of_step_1() const {
    sqlite3* made = nullptr;
    ASSERT_EQ(sqlite3_open(file().c_str(), &made), SQLITE_OK);
    const auto execute = [&](const std::string& statement) {
      ASSERT_EQ(sqlite3_exec(made, statement.c_str(), nullptr, nullptr, nullptr), SQLITE_OK)
          << sqlite3_errmsg(made);
    };
    execute("PRAGMA journal_mode = WAL");
    execute("CREATE TABLE schema_step (step INTEGER PRIMARY KEY)");
    execute("INSERT INTO schema_step VALUES (1)");
    for (const Statement& statement : step_1_runs())
      if (statement.only != Dialect::postgresql) execute(std::string(statement.text));
    for (const char* scenario : {"een", "twee"})
      execute(
          "INSERT INTO run (dossier, dossier_hash, scenario, engine_version, engine_revision,"
          " seed, replications, started_at, seconds) VALUES ('Proef', '00ff', '" +
          std::string(scenario) +
          "', '0.1.0', 'abc', '18446744073709551615', 10,"
          " '2026-11-22T07:44:10Z', 0.25)");
    for (const char* item : {"income", "care", "result"})
      execute("INSERT INTO result VALUES (2, 2026, 'GM9001', 'bw', '" + std::string(item) +
              "', -999999999999999)");
    execute(
        "INSERT INTO transfer VALUES (2, 0, 2026, 3, 'municipality', 'GM9001', 'provider',"
        " 'Zorghuis', 1234, 'bw', 'C0.own_care', '[{\"name\":\"spending\",\"cents\":1234}]')");
    execute(
        "INSERT INTO distribution VALUES (2, 2026, 'GM9001', 'bw', 'result_after', 1, 2, 3, 4,"
        " 5, 6, 7, 8, 9)");
    sqlite3_close(made);
  }

 private:
  std::filesystem::path folder_;
};

TEST_F(OpenSqlite, BringsAFileOfTheFirstVersionUpToDate) {
  make_file_of_step_1();
  Store store = Store::open(file()).value();
  const auto runs = store.list().value();
  ASSERT_EQ(runs.size(), 2U);
  EXPECT_EQ(runs[1].scenario, "twee");
  const RunRecord kept = store.load(2).value();
  ASSERT_EQ(kept.results.size(), 3U);
  EXPECT_EQ(kept.results[0].item, "income");
  EXPECT_EQ(kept.results[2].item, "result");
  EXPECT_EQ(kept.results[2].amount, Cents(-999'999'999'999'999));
  ASSERT_EQ(kept.transfers.size(), 1U);
  EXPECT_EQ(kept.transfers[0].amount, Cents(1234));
  EXPECT_EQ(kept.distributions.at(0).worst, 9);
  EXPECT_EQ(store.head(2).value().origin, RunOrigin());
  ASSERT_TRUE(store.remove(2).has_value());
  EXPECT_EQ(store.save(kept).value(), 3);
}

TEST_F(OpenSqlite, IsAwayWhenTheFileIsAndRecoversByItself) {
  const Database database = Database::open(file()).value();
  SettingsStore settings(database);
  ASSERT_EQ(code_of(settings.put("key", "before", morning)), "none");
  const auto disk = folder() / "disk";
  std::filesystem::create_directory(disk);
  for (const char* part : {"houvast.db", "houvast.db-wal", "houvast.db-shm"})
    std::filesystem::rename(folder() / part, disk / part);
  EXPECT_EQ(code_of(database.is_there()), "store/away");
  EXPECT_EQ(code_of(settings.put("key", "during", morning)), "store/away");
  EXPECT_FALSE(std::filesystem::exists(file()));
  for (const char* part : {"houvast.db", "houvast.db-wal", "houvast.db-shm"})
    std::filesystem::rename(disk / part, folder() / part);
  EXPECT_EQ(settings.find("key").value()->value, "before");
  EXPECT_EQ(code_of(settings.put("key", "after", morning)), "none");
}

TEST_F(OpenSqlite, ReadsABackupThatWasPutBack) {
  const Database database = Database::open(file()).value();
  SettingsStore settings(database);
  ASSERT_EQ(code_of(settings.put("key", "as it was", morning)), "none");
  const auto backup = folder() / "backup.db";
  {
    sqlite3* other = nullptr;
    ASSERT_EQ(sqlite3_open(file().c_str(), &other), SQLITE_OK);
    const std::string statement = "VACUUM INTO '" + backup.string() + "'";
    ASSERT_EQ(sqlite3_exec(other, statement.c_str(), nullptr, nullptr, nullptr), SQLITE_OK);
    sqlite3_close(other);
  }
  ASSERT_EQ(code_of(settings.put("key", "a mistake", morning)), "none");
  for (const char* part : {"houvast.db-wal", "houvast.db-shm"})
    std::filesystem::remove(folder() / part);
  std::filesystem::rename(backup, file());
  EXPECT_EQ(settings.find("key").value()->value, "as it was");
  EXPECT_EQ(code_of(settings.put("key", "after", morning)), "none");
}

TEST_F(OpenSqlite, WaitsForAnotherWriterAndGivesUpInTime) {
  const Database database = Database::open(file(), {.patience = 200ms}).value();
  SettingsStore settings(database);
  sqlite3* other = nullptr;
  ASSERT_EQ(sqlite3_open(file().c_str(), &other), SQLITE_OK);
  ASSERT_EQ(sqlite3_exec(other, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr), SQLITE_OK);
  EXPECT_EQ(code_of(settings.put("key", "1", morning)), "store/away");
  EXPECT_EQ(code_of(settings.find("key")), "none");
  ASSERT_EQ(sqlite3_exec(other, "COMMIT", nullptr, nullptr, nullptr), SQLITE_OK);
  sqlite3_close(other);
  EXPECT_EQ(code_of(settings.put("key", "1", morning)), "none");
}

TEST_F(OpenSqlite, TakesAnyFileNameForAFile) {
  EXPECT_EQ(parse_where("a=b.db", 5s).value().dialect, Dialect::sqlite);
  EXPECT_EQ(parse_where("map met spaties/één.db", 5s).value().name, "map met spaties/één.db");
  EXPECT_EQ(code_of(parse_where("met \" teken.db", 5s)), "store/cannot-open");
  EXPECT_EQ(code_of(parse_where("postgresql://host/x?geen=1", 5s)), "store/cannot-open");
  EXPECT_EQ(code_of(Database::open("/proc/geen/map/houvast.db")), "store/cannot-open");
}

}  // namespace
}  // namespace houvast::store
