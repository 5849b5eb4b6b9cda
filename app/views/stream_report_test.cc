// SPDX-License-Identifier: EUPL-1.2
// The streams of money (R1) and what each is made of.
#include "views/stream_report.h"

#include <gtest/gtest.h>

#include "houvast/render.h"
#include "views/overview_report.h"

namespace houvast::views {
namespace {

const Names names{{"GM0001", "Aarle"}, {"GM0002", "Beek"}};

Transfer transfer(int year, Account from, Account to, std::int64_t cents) {
  return {.period = Period{year},
          .from = std::move(from),
          .to = std::move(to),
          .amount = Cents(cents),
          .scheme = "bw",
          .reason = {.rule = "R3.addition",
                     .inputs = {{"share", std::string("1")},
                                {"surplus", Cents(cents)},
                                {"balance", Cents()},
                                {"maximum", Cents(100'000)}}}};
}

const Account reserve{AccountKind::reserve, "bw"};

/// Aarle pays 100 into the reserve and 30 of it comes back in the same year as a correction.
const std::vector<Transfer> moved = {
    transfer(2026, municipality("GM0001"), reserve, 10'000),
    transfer(2026, municipality("GM0001"), reserve, -3'000),
    transfer(2027, municipality("GM0002"), reserve, 5'000),
};

const Table& table_of(const Report& report, const std::string& key) {
  for (const Table* table : tables_of(report))
    if (table->key == key) return *table;
  check(false);
  return *tables_of(report).front();
}

TEST(MoneyStreams, AreThoseOfTheYearThatIsAsked) {
  const Report report = streams_report(moved, names, {.year = 2027});
  const Table& table = table_of(report, "streams");
  ASSERT_EQ(table.rows.size(), 1U);
  EXPECT_EQ(table.rows[0][4], Cell(Cents(5'000)));
}

TEST(MoneyStreams, KeepMoneyThatGoesBackApart) {
  const Report report = streams_report(moved, names, {.year = 2026});
  EXPECT_EQ(table_of(report, "streams").rows.size(), 2U);
}

TEST(OneStream, AddsUpToWhatTheChartShows) {
  const StreamQuestion there{{.year = 2026}, "municipality:GM0001", "reserve:bw"};
  const Table& items = table_of(stream_report(moved, names, there), "items");
  EXPECT_EQ(items.rows.back()[2], Cell(Cents(10'000)));
  const StreamQuestion back{{.year = 2026}, "reserve:bw", "municipality:GM0001"};
  const Report report = stream_report(moved, names, back);
  EXPECT_EQ(table_of(report, "items").rows.back()[2], Cell(Cents(3'000)));
  EXPECT_EQ(table_of(report, "transfers").rows.size(), 1U);
}

TEST(OneStream, NamesItsEndsInTheWordsOfTheDossier) {
  Names known = names;
  known["agreement:bw"] = "Beschermd wonen";
  const StreamQuestion there{{.year = 2026}, "municipality:GM0001", "reserve:bw"};
  const Report report = stream_report(moved, known, there);
  EXPECT_EQ(report.title.nl, "Aarle → Reserve voor Beschermd wonen, 2026");
  EXPECT_EQ(table_of(report, "transfers").rows[0][3],
            Cell(Text{"Aarle naar reserve voor Beschermd wonen",
                      "Aarle to reserve for Beschermd wonen"}));
}

TEST(OneStream, SaysSoWhenNoMoneyMoved) {
  const Report report = stream_report(moved, names, {{.year = 2030}, "state", "reserve:bw"});
  EXPECT_TRUE(tables_of(report).empty());
}

TEST(Overview, HasAColumnForEachYearAndAddsThemUp) {
  const std::vector<ItemAmount> results = {
      {2026, "GM0001", "bw", "result", Cents(-700)},
      {2027, "GM0001", "bw", "result", Cents(200)},
      {2026, "GM0002", "bw", "result", Cents(1'000)},
  };
  const Report report = overview_report(results, names, {});
  const Table& table = table_of(report, "result_by_municipality_and_year");
  ASSERT_EQ(table.columns.size(), 5U);
  EXPECT_EQ(table.columns[2].key, "y2026_euro");
  EXPECT_EQ(table.rows[0][4], Cell(Cents(-500)));     // Aarle: -7.00 + 2.00
  EXPECT_EQ(table.rows[1][3], Cell(Cents()));         // Beek has nothing in 2027
  EXPECT_EQ(table.rows.back()[2], Cell(Cents(300)));  // 2026: -7.00 + 10.00
  EXPECT_EQ(table.rows.back()[4], Cell(Cents(500)));
}

}  // namespace
}  // namespace houvast::views
