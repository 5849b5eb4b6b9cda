// SPDX-License-Identifier: EUPL-1.2
// P. The disclosure rule by hand; what an attacker can do is in disclosure_attack_test.cc.
#include "houvast/disclosure.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace houvast::people {
namespace {

constexpr PublishedCount gone = std::nullopt;
using Cells = std::vector<PublishedCount>;

PublishedList disclosed(const std::vector<std::int64_t>& counts) { return disclose(counts); }

}  // namespace

TEST(DisclosureRule, RoundsWhatMayBeShown) {
  const PublishedList list = disclosed({12, 13, 57});
  EXPECT_EQ(list.cells, (Cells{10, 15, 55}));
  EXPECT_EQ(list.total, 80);  // 82, rounded for itself
}

TEST(DisclosureRule, SuppressesOneOtherCountWithASmallOne) {
  for (std::uint64_t secret = 0; secret < 20; ++secret) {
    const PublishedList list =
        disclose(std::vector<std::int64_t>{3, 40, 25, 100}, {.secret = secret});
    EXPECT_EQ(std::count(list.cells.begin(), list.cells.end(), gone), 2);
    EXPECT_EQ(list.cells[0], gone);
    EXPECT_EQ(list.total, 170);
  }
}

// Else whoever has this program could try out which counts would be suppressed together.
TEST(DisclosureRule, LetsASecretDecideWhichOther) {
  std::set<Cells> seen;
  for (std::uint64_t secret = 0; secret < 100; ++secret)
    seen.insert(disclose(std::vector<std::int64_t>{3, 40, 25, 1000}, {.secret = secret}).cells);
  EXPECT_EQ(seen.size(), 3U);
}

TEST(DisclosureRule, TreatsZeroLikeAnyOtherSmallCount) {
  EXPECT_EQ(disclosed({0, 40, 25, 100}).cells, disclosed({3, 40, 25, 100}).cells);
}

// 1 + 0 is known by subtraction: both would be under 10 for certain.
TEST(DisclosureRule, DoesNotHideSmallCountsBehindEachOther) {
  EXPECT_EQ(disclosed({1, 0, 50, 60}).cells, (Cells{gone, gone, 50, gone}));
}

// 6 + 7 could be 13 + 0 or 0 + 13.
TEST(DisclosureRule, LeavesSmallCountsThatHideEachOther) {
  EXPECT_EQ(disclosed({6, 7, 50, 60}).cells, (Cells{gone, gone, 50, 60}));
}

TEST(DisclosureRule, SuppressesATotalUnderTheThreshold) {
  const PublishedList list = disclosed({1, 2});
  EXPECT_EQ(list.cells, (Cells{gone, gone}));
  EXPECT_EQ(list.total, gone);
}

TEST(DisclosureRule, SuppressesTheTotalOfOneSmallCount) {
  EXPECT_EQ(disclosed({4}).total, gone);
  EXPECT_EQ(disclosed({14}).total, 15);
}

TEST(DisclosureRule, HasNothingToSayOfNothing) {
  EXPECT_EQ(disclosed({}), PublishedList{});
  EXPECT_EQ(disclose(std::vector<std::vector<std::int64_t>>{}), PublishedTable{});
  EXPECT_EQ(disclose({{}, {}}), PublishedTable{});
}

// The example of docs/methods/P-disclosure.md.
TEST(DisclosureRule, SuppressesARectangleAroundASmallCount) {
  const PublishedTable table = disclose({{3, 42, 61}, {28, 37, 90}, {55, 33, 74}});
  EXPECT_EQ(table.cells[0], (Cells{gone, 40, gone}));
  EXPECT_EQ(table.cells[1], (Cells{gone, 35, gone}));
  EXPECT_EQ(table.cells[2], (Cells{55, 35, 75}));
  EXPECT_EQ(table.row_totals, (Cells{105, 155, 160}));
  EXPECT_EQ(table.column_totals, (Cells{85, 110, 225}));
  EXPECT_EQ(table.total, 425);
}

TEST(DisclosureRule, ProtectsASmallRowTotalToo) {
  const PublishedTable table = disclose({{3, 4}, {28, 37}, {155, 133}});
  EXPECT_EQ(table.cells[0], (Cells{gone, gone}));
  EXPECT_EQ(table.row_totals[0], gone);
  EXPECT_EQ(std::count(table.row_totals.begin(), table.row_totals.end(), gone), 2);
  EXPECT_EQ(table.column_totals, (Cells{185, 175}));
}

TEST(DisclosedTable, KeepsOtherColumnsAndSaysWhatItDid) {
  const Table table{
      .key = "users",
      .title = {"Cliënten", "Clients"},
      .columns = {{.key = "municipality", .label = {"Gemeente", "Municipality"}},
                  {.key = "clients_count", .label = {"Cliënten", "Clients"}, .unit = Unit::number}},
      .rows = {{Cell("A"), Cell(std::int64_t{4})},
               {Cell("B"), Cell(std::int64_t{23})},
               {Cell("C"), Cell(std::int64_t{61})},
               {Cell("Totaal"), Cell(std::int64_t{88})}},
      .last_row_is_total = true};
  const Table shown = disclose(table, {.keys = {"clients_count"}, .total = {}});
  EXPECT_EQ(shown.rows[0][0], Cell("A"));
  EXPECT_EQ(shown.rows[0][1], Cell());
  EXPECT_EQ(shown.rows[1][1], Cell());
  EXPECT_EQ(shown.rows[2][1], Cell(std::int64_t{60}));
  EXPECT_EQ(shown.rows[3][1], Cell(std::int64_t{90}));
  ASSERT_EQ(shown.notes.size(), 1U);
  EXPECT_NE(shown.notes[0].nl.find("afgerond op 5"), std::string::npos);
}

}  // namespace houvast::people
