// SPDX-License-Identifier: EUPL-1.2
#include "houvast/table_store.h"

#include <algorithm>
#include <thread>

#include "support/both_databases.h"

namespace houvast::store {
namespace {

using testing::code_of;

const Stamp morning{"anna", "2026-11-22T08:00:00Z"};
const Stamp noon{"bert", "2026-11-22T12:00:00Z"};

class KeepWeighingTables : public testing::OnBothDatabases {
 protected:
  static TableText text() {
    return {"Welke sleutel?",
            {{"inwoners", "Naar inwoners"}, {"gebruik", "Naar \"gebruik\""}},
            {{"eerlijk", "Eerlijk"}, {"eenvoud", "Eenvoudig"}},
            {{"GM9001", "Noorderhaven"}, {"GM9002", "Zuidveld"}},
            7};
  }
  static Ballot ballot(const std::string& municipality, const std::string& score) {
    return {.municipality = municipality,
            .scores = {{"gebruik", "eerlijk", score}, {"inwoners", "eerlijk", "7.5"}},
            .weights = {{"eenvoud", "0.25"}, {"eerlijk", "0.75"}},
            .changed = noon};
  }
};
HOUVAST_ON_BOTH_DATABASES(KeepWeighingTables);

TEST_P(KeepWeighingTables, GivesBackWhatEachMunicipalitySaid) {
  TableStore tables(open());
  const auto id = tables.create(text(), morning).value();
  EXPECT_EQ(tables.load(id).value(), (WeighingTable{id, text(), 1, 1, morning, morning, {}}));
  Ballot second = ballot("GM9002", "4"), first = ballot("GM9001", "8.25");
  EXPECT_EQ(tables.put_ballot(id, 0, second).value(), 2);
  EXPECT_EQ(tables.put_ballot(id, 0, first).value(), 3);
  first.version = second.version = 1;
  EXPECT_EQ(tables.load(id).value(),
            (WeighingTable{id, text(), 1, 3, morning, morning, {first, second}}));
  EXPECT_TRUE(tables.list().value().front().ballots.empty());
}

TEST_P(KeepWeighingTables, PutsABallotInPlaceOfTheOneBefore) {
  TableStore tables(open());
  const auto id = tables.create(text(), morning).value();
  static_cast<void>(tables.put_ballot(id, 0, ballot("GM9001", "4")).value());
  Ballot changed{
      .municipality = "GM9001", .scores = {{"gebruik", "eenvoud", "1"}}, .changed = noon};
  EXPECT_EQ(tables.put_ballot(id, 1, changed).value(), 3);
  changed.version = 2;
  EXPECT_EQ(tables.load(id).value().ballots, std::vector{changed});
  const auto late = tables.put_ballot(id, 1, ballot("GM9001", "9"));
  ASSERT_EQ(code_of(late), "store/conflict");
  EXPECT_EQ(late.error().front().found, "2");
  EXPECT_EQ(tables.revision(id).value(), 3);
}

TEST_P(KeepWeighingTables, ChangesTheTextForWhoSawTheLatest) {
  TableStore tables(open());
  const auto id = tables.create(text(), morning).value();
  TableText other = text();
  other.options.pop_back();
  other.dossier.reset();
  other.is_open = false;
  EXPECT_EQ(tables.replace(id, 1, other, noon).value(), 2);
  EXPECT_EQ(code_of(tables.replace(id, 1, text(), noon)), "store/conflict");
  EXPECT_EQ(tables.load(id).value(), (WeighingTable{id, other, 2, 2, morning, noon, {}}));
}

TEST_P(KeepWeighingTables, CountsEveryChangeOfManyAtOnce) {
  TableStore tables(open());
  const auto id = tables.create(text(), morning).value();
  constexpr int municipalities = 6;
  std::vector<std::thread> threads;
  for (int i = 0; i < municipalities; ++i)
    threads.emplace_back([&, i] {
      const std::string code = "GM900" + std::to_string(i);
      for (int version = 0; version < 4; ++version)
        static_cast<void>(tables.put_ballot(id, version, ballot(code, "5")).value());
    });
  for (std::thread& thread : threads) thread.join();
  const WeighingTable table = tables.load(id).value();
  EXPECT_EQ(table.revision, 1 + 4 * municipalities);
  ASSERT_EQ(table.ballots.size(), std::size_t{municipalities});
  for (const Ballot& each : table.ballots) EXPECT_EQ(each.version, 4);
}

TEST_P(KeepWeighingTables, KnowsNoTableThatIsNotThere) {
  TableStore tables(open());
  const auto id = tables.create(text(), morning).value();
  ASSERT_EQ(code_of(tables.remove(id)), "none");
  EXPECT_EQ(code_of(tables.load(id)), "store/not-there");
  EXPECT_EQ(code_of(tables.revision(id)), "store/not-there");
  EXPECT_EQ(code_of(tables.replace(id, 1, text(), noon)), "store/not-there");
  EXPECT_EQ(code_of(tables.put_ballot(id, 0, ballot("GM9001", "5"))), "store/not-there");
  EXPECT_EQ(code_of(tables.remove(id)), "store/not-there");
}

}  // namespace
}  // namespace houvast::store
