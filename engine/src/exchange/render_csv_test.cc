// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include <random>

#include "base/csv.h"
#include "houvast/render.h"

namespace houvast {
namespace {

using namespace literals;

Table table_of(std::vector<Column> columns, std::vector<std::vector<Cell>> rows) {
  return {.key = "t", .title = {}, .columns = std::move(columns), .rows = std::move(rows)};
}

TEST(RenderCsv, WritesAmountsWithTwoDecimalsAndAPoint) {
  const Table table = table_of({{"code", {}}, {"amount", {}, Unit::euro_million}},
                               {{"GM9001", -1'234'567.5_eur}, {"GM9002", Cents(5)}});
  EXPECT_EQ(render_csv(table, Language::dutch), "code,amount\nGM9001,-1234567.50\nGM9002,0.05\n");
}

TEST(RenderCsv, WritesSharesAsFractionsAndWhatIsNotKnownAsNothing) {
  const Table table =
      table_of({{"share", {}, Unit::percent}, {"year", {}, Unit::year}, {"mean", {}, Unit::number}},
               {{0.0412_d, std::int64_t{2026}, 0.1}, {std::monostate(), std::monostate(), -1e-9}});
  EXPECT_EQ(render_csv(table, Language::dutch), "share,year,mean\n0.0412,2026,0.1\n,,-1e-09\n");
}

TEST(RenderCsv, QuotesOnlyWhereItMust) {
  const Table table =
      table_of({{"name", {}}}, {{"a,b"}, {"say \"x\""}, {"two\nlines"}, {" blank "}, {"plain"}});
  EXPECT_EQ(render_csv(table, Language::dutch),
            "name\n\"a,b\"\n\"say \"\"x\"\"\"\n\"two\nlines\"\n\" blank \"\nplain\n");
}

TEST(RenderCsv, WritesTextsInTheLanguageAsked) {
  const Table table = table_of({{"item", {}}}, {{Text{"zorg", "care"}}});
  EXPECT_EQ(render_csv(table, Language::dutch), "item\nzorg\n");
  EXPECT_EQ(render_csv(table, Language::english), "item\ncare\n");
}

TEST(RenderCsv, ARowOfOneEmptyCellIsStillARow) {
  EXPECT_EQ(render_csv(table_of({{"name", {}}}, {{""}}), Language::dutch), "name\n\"\"\n");
}

TEST(RenderCsv, ReadBackItSaysTheSame) {
  std::mt19937 random(11);
  const std::string pieces[] = {",", "\"", "\n", "\r\n", ";", "\t", "é", "x", "=1+1", " y", "'"};
  for (int round = 0; round < 200; ++round) {
    Table table =
        table_of({{"id", {}, Unit::number}, {"text", {}}, {"amount", {}, Unit::euro}}, {});
    std::vector<std::string> texts;
    for (std::int64_t id = 0; id < 5; ++id) {
      std::string text = "x";  // A reader may trim; what is between stays.
      for (auto i = random() % 6; i > 0; --i) text += pieces[random() % std::size(pieces)];
      texts.push_back(text + "x");
      table.rows.push_back({id, texts.back(), Cents(static_cast<std::int64_t>(random()) - 1'000)});
    }
    const auto csv = parse_csv(render_csv(table, Language::dutch), "t.csv", {.delimiter = ','});
    ASSERT_TRUE(csv.has_value()) << "seed 11, round " << round;
    ASSERT_EQ(csv->row_count(), 5u);
    for (std::size_t i = 0; i < 5; ++i) {
      EXPECT_EQ(csv->row(i).fields[1], texts[i]) << "seed 11, round " << round;
      EXPECT_EQ(csv->row(i).fields[2], to_string(std::get<Cents>(table.rows[i][2])));
    }
  }
}

}  // namespace
}  // namespace houvast
