// SPDX-License-Identifier: EUPL-1.2
#include "houvast/store.h"

#include <gtest/gtest.h>
#include <sqlite3.h>
#include <sys/resource.h>
#include <unistd.h>

#include <csignal>
#include <fstream>

namespace houvast {
namespace {

using namespace literals;

/// As long as it lives, no file of this process can grow beyond so many bytes.
class SmallDisk {
 public:
  explicit SmallDisk(rlim_t bytes) {
    std::signal(SIGXFSZ, SIG_IGN);
    getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit small{bytes, before_.rlim_max};
    setrlimit(RLIMIT_FSIZE, &small);
  }
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;
  ~SmallDisk() { setrlimit(RLIMIT_FSIZE, &before_); }

 private:
  rlimit before_{};
};

/// A folder of its own for every test, gone afterwards.
class KeepRuns : public ::testing::Test {
 protected:
  KeepRuns() {
    std::string name = (std::filesystem::temp_directory_path() / "houvast-store-XXXXXX").string();
    folder_ = mkdtemp(name.data());
  }
  ~KeepRuns() override { std::filesystem::remove_all(folder_); }

  [[nodiscard]] std::filesystem::path file() const { return folder_ / "houvast.db"; }

  /// The first column of the first row of a query on the file, as any other program sees it.
  [[nodiscard]] std::int64_t query(const std::string& statement) const {
    sqlite3* database = nullptr;
    EXPECT_EQ(sqlite3_open(file().c_str(), &database), SQLITE_OK);
    sqlite3_stmt* prepared = nullptr;
    EXPECT_EQ(sqlite3_prepare_v2(database, statement.c_str(), -1, &prepared, nullptr), SQLITE_OK);
    EXPECT_EQ(sqlite3_step(prepared), SQLITE_ROW);
    const std::int64_t value = sqlite3_column_int64(prepared, 0);
    sqlite3_finalize(prepared);
    sqlite3_close(database);
    return value;
  }

  static RunRecord run_of(const std::string& scenario) {
    RunRecord run;
    run.receipt = {.engine_version = "0.1.0",
                   .engine_revision = "abc",
                   .dossier = "Proef",
                   .dossier_hash = "00ff",
                   .scenario = scenario,
                   .seed = 18'446'744'073'709'551'615U,
                   .replications = 1000,
                   .started_at = "2026-11-22T07:44:10Z",
                   .seconds = 0.25};
    run.results = {{2026, "GM9001", "bw", "care", Cents(-999'999'999'999'999)},
                   {2026, "GM9001", "bw", "result", 0.01_eur}};
    run.transfers = {
        {{2026, 3},
         municipality("GM9001"),
         {AccountKind::provider, "Zorghuis \"De 'Linde'\""},
         12.34_eur,
         "bw",
         {"C0.own_care", {{"spending", 12.34_eur}, {"pooled", 0.25_d}, {"note", "één; regel"}}}}};
    run.distributions = {{2026, "GM9001", "bw", "result_after", -1.5, 2, 3, 4, 5, 6, 7, 8, 9}};
    return run;
  }

 private:
  std::filesystem::path folder_;
};

TEST_F(KeepRuns, GivesBackWhatWasSaved) {
  RunRecord run = run_of("meer_preventie");
  auto store = Store::open(file());
  ASSERT_TRUE(store.has_value());
  run.receipt.id = store->save(run).value();

  const RunRecord kept = store->load(run.receipt.id).value();
  EXPECT_EQ(kept.receipt, run.receipt);
  EXPECT_EQ(kept.results, run.results);
  EXPECT_EQ(kept.transfers, run.transfers);
  EXPECT_EQ(kept.distributions, run.distributions);
}

TEST_F(KeepRuns, ListsRunsInTheOrderInWhichTheyWereSaved) {
  {
    Store store = Store::open(file()).value();
    static_cast<void>(store.save(run_of("een")).value());
  }
  Store store = Store::open(file()).value();
  static_cast<void>(store.save(run_of("twee")).value());
  const auto receipts = store.list().value();
  ASSERT_EQ(receipts.size(), 2U);
  EXPECT_EQ(receipts[0].scenario, "een");
  EXPECT_EQ(receipts[1].scenario, "twee");
  EXPECT_LT(receipts[0].id, receipts[1].id);
}

TEST_F(KeepRuns, KeepsMoreRowsThanFitInOneCall) {
  RunRecord run = run_of("");
  for (int year = 2000; year < 2100; ++year)
    for (int i = 0; i < 50; ++i)
      run.results.push_back({year, "GM" + std::to_string(9000 + i), "bw", "care", Cents(year + i)});
  Store store = Store::open(file()).value();
  const auto id = store.save(run).value();
  EXPECT_EQ(store.load(id).value().results, run.results);
}

TEST_F(KeepRuns, CanBeReadByAnyOtherProgram) {
  Store store = Store::open(file()).value();
  static_cast<void>(store.save(run_of("")).value());
  EXPECT_EQ(query("SELECT amount_cents FROM result WHERE item = 'care'"), -999'999'999'999'999);
  EXPECT_EQ(query("SELECT json_extract(inputs_json, '$[0].cents') FROM transfer"), 1234);
  EXPECT_EQ(query("SELECT COUNT(*) FROM result_euro"), 2);
}

TEST_F(KeepRuns, NamesTheRunsThereAreWhenOneIsMissing) {
  Store store = Store::open(file()).value();
  static_cast<void>(store.save(run_of("")).value());
  const auto missing = store.load(7);
  ASSERT_FALSE(missing.has_value());
  EXPECT_EQ(missing.error().front().code, "store/no-such-run");
  EXPECT_EQ(missing.error().front().expected, "1");
}

TEST_F(KeepRuns, RefusesAFileThatIsNoStore) {
  std::ofstream(file()) << "this is no database, and it is longer than a header of one. "
                        << std::string(1000, 'x');
  const auto store = Store::open(file());
  ASSERT_FALSE(store.has_value());
  EXPECT_EQ(store.error().front().code, "store/cannot-open");
}

TEST_F(KeepRuns, KeepsNothingOfARunThatDoesNotFitOnTheDisk) {
  Store store = Store::open(file()).value();
  const auto kept = store.save(run_of("")).value();
  RunRecord large = run_of("groot");
  for (int i = 0; i < 20'000; ++i)
    large.results.push_back({2026, "GM9001", "bw", "care", Cents(i)});
  const auto saved = [&] {
    const SmallDisk disk(200'000);
    return store.save(large);
  }();
  ASSERT_FALSE(saved.has_value());
  EXPECT_EQ(saved.error().front().code, "store/cannot-write");
  EXPECT_EQ(store.list().value().size(), 1U);
  EXPECT_EQ(store.load(kept).value().results.size(), 2U);
}

}  // namespace
}  // namespace houvast
