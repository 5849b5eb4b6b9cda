// SPDX-License-Identifier: EUPL-1.2
// Transfers as tables (R1): sums, and municipalities by their names.
#include "views/transfer_tables.h"

#include <gtest/gtest.h>

namespace houvast::views {
namespace {

SeenTransfer receipt(std::int64_t cents) {
  return {.transfer = {.period = Period{2026},
                       .from = {AccountKind::region, "R"},
                       .to = municipality("GM0001"),
                       .amount = Cents(cents),
                       .scheme = "bw",
                       .reason = {.rule = "R4.receipt",
                                  .inputs = {{"municipality", std::string("GM0001")},
                                             {"baseline", Cents(1'000)},
                                             {"cost", Cents(2'000)},
                                             {"result", Cents(-1'000)},
                                             {"own_share", std::string("0")},
                                             {"pooled", Cents(1'000)},
                                             {"total", Cents(cents)},
                                             {"part", Cents(1)},
                                             {"parts", Cents(1)}}}},
          .amount = Cents(cents),
          .other = {"naar Rijk", "to state"}};
}

TEST(TransferTables, AddUpToTheirTotal) {
  const std::vector<SeenTransfer> seen = {receipt(100), receipt(250), receipt(-50)};
  const Table table = items_table(seen, {"Titel", "Title"});
  ASSERT_EQ(table.rows.size(), 2U);
  EXPECT_EQ(table.rows[0][2], Cell(Cents(300)));
  EXPECT_EQ(table.rows[1][2], Cell(Cents(300)));
}

TEST(TransferTables, CallAMunicipalityByItsNameWhereItHasOne) {
  const std::vector<SeenTransfer> seen = {receipt(100)};
  const Table named = transfers_table(seen, {"Van", "From"}, {{"GM0001", "Aarle"}});
  const Text& reason = std::get<Text>(named.rows[0][5]);
  EXPECT_TRUE(reason.nl.starts_with("Aarle ontvangt voor haar tekort.")) << reason.nl;
  EXPECT_TRUE(reason.en.starts_with("Aarle receives for its deficit.")) << reason.en;
  const Table bare = transfers_table(seen, {"Van", "From"}, {});
  EXPECT_TRUE(std::get<Text>(bare.rows[0][5]).nl.starts_with("GM0001 ontvangt"));
}

}  // namespace
}  // namespace houvast::views
