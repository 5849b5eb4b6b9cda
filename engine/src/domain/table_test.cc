// SPDX-License-Identifier: EUPL-1.2
#include "domain/table.h"

#include <gtest/gtest.h>

namespace houvast {
namespace {

using namespace literals;

std::vector<std::string> codes(const CsvTable& table) {
  std::vector<std::string> all;
  for (const Problem& problem : table.problems()) {
    EXPECT_NE(to_string(problem, Language::dutch), "");
    all.push_back(problem.code);
  }
  return all;
}

using Codes = std::vector<std::string>;

TEST(CsvTable, GivesTypedCells) {
  CsvTable table = CsvTable::parse(
      "code,year,label,count,share,amount,kind\n"
      "14,2026, Groningen ,12,-0.25,1234.5,actual\n",
      "t.csv",
      {.required = {"code", "year", "label", "count", "share", "amount", "kind"},
       .optional = {"note"}});
  ASSERT_TRUE(table.next());
  EXPECT_EQ(table.municipality("code"), "GM0014");
  EXPECT_EQ(table.year("year"), 2026);
  EXPECT_EQ(table.text("label"), "Groningen");
  EXPECT_EQ(table.integer("count", 0), 12);
  EXPECT_EQ(table.decimal("share"), -0.25_d);
  EXPECT_EQ(table.euro("amount"), 1234.50_eur);
  EXPECT_EQ(table.choice("kind", {"budget", "actual"}), 1U);
  EXPECT_EQ(table.find_text("note"), std::nullopt);
  EXPECT_FALSE(table.next());
  EXPECT_TRUE(table.problems().empty());
}

TEST(CsvTable, ReadsBothNumberStylesOfDutchPublications) {
  CsvTable table = CsvTable::parse("a;b\n4379,381022;4.375,00\n - ;-117,89\n", "t.csv",
                                   {.required = {"a", "b"}, .style = NumberStyle::dutch});
  ASSERT_TRUE(table.next());
  EXPECT_EQ(table.decimal("a"), 4379.381022_d);
  EXPECT_EQ(table.euro("b"), 4375_eur);
  ASSERT_TRUE(table.next());
  EXPECT_EQ(table.decimal("a"), 0_d);
  EXPECT_EQ(table.euro("b"), -117.89_eur);
  EXPECT_TRUE(table.problems().empty());
}

TEST(CsvTable, WritesDownEverythingThatIsWrongWithItsPlace) {
  CsvTable table = CsvTable::parse(
      "code,year,count,share,amount,kind\n"
      "x,26,1.5,NaN,1.234,actul\n"
      ",2026,-1,1e5,99999999999999999.00,\n",
      "t.csv", {.required = {"code", "year", "count", "share", "amount", "kind"}});
  while (table.next()) {
    EXPECT_EQ(table.municipality("code"), "");
    (void)table.year("year");
    (void)table.integer("count", 0, 10);
    (void)table.decimal("share");
    (void)table.euro("amount");
    (void)table.choice("kind", {"actual", "budget"});
  }
  EXPECT_EQ(codes(table),
            (Codes{"base/cell-not-a-municipality", "base/cell-not-a-year", "base/cell-not-whole",
                   "base/cell-not-a-number", "base/cell-not-cents", "base/cell-not-a-choice",
                   "base/cell-empty", "base/cell-out-of-range", "base/cell-not-a-number",
                   "money/out-of-range", "base/cell-empty"}));
  EXPECT_EQ(table.problems()[5].suggestion, "actual");
  EXPECT_EQ(table.problems()[7].place, (Place{"t.csv", 3, "count"}));
  EXPECT_EQ(table.problems()[7].expected, "0-10");
}

TEST(CsvTable, RefusesNegativesWhereThereCanBeNone) {
  CsvTable table = CsvTable::parse("a,b\n-1.00,-0.5\n", "t.csv", {.required = {"a", "b"}});
  ASSERT_TRUE(table.next());
  (void)table.euro_from_zero("a");
  (void)table.decimal_from_zero("b");
  EXPECT_EQ(codes(table), (Codes{"base/cell-negative", "base/cell-negative"}));
}

TEST(CsvTable, SuggestsTheColumnThatWasMeant) {
  const CsvTable table = CsvTable::parse("code,inhabitans,code\n1,2,3\n", "t.csv",
                                         {.required = {"code", "inhabitants"}});
  EXPECT_EQ(codes(table),
            (Codes{"base/column-unknown", "base/column-twice", "base/column-missing"}));
  EXPECT_EQ(table.problems()[0].suggestion, "inhabitants");
  EXPECT_EQ(table.problems()[0].place.file, "t.csv");
  EXPECT_EQ(table.row_count(), 0U);
}

TEST(CsvTable, TakesOtherColumnsWhereTheyAreAllowed) {
  CsvTable table = CsvTable::parse("code,x,y\n1,2.5,\n", "t.csv",
                                   {.required = {"code"}, .others_allowed = true});
  EXPECT_EQ(table.other_columns(), (std::vector<std::string>{"x", "y"}));
  ASSERT_TRUE(table.next());
  EXPECT_EQ(table.other_decimal(0), 2.5_d);
  (void)table.other_decimal(1);
  EXPECT_EQ(codes(table), Codes{"base/cell-empty"});
}

TEST(CsvTable, ReportsAFileThatIsNotThere) {
  CsvTable table = CsvTable::read("no/such.csv", {.required = {"code"}});
  EXPECT_FALSE(table.next());
  EXPECT_EQ(codes(table), Codes{"base/file-not-found"});
}

TEST(CsvTable, SaysThatThereIsMoreAfterAHundredProblems) {
  std::string text = "a\n";
  for (int i = 0; i < 200; ++i) text += "x\n";
  CsvTable table = CsvTable::parse(text, "t.csv", {.required = {"a"}});
  while (table.next()) (void)table.decimal("a");
  EXPECT_EQ(table.problems().size(), 101U);
  EXPECT_EQ(table.problems().back().code, "base/more-problems");
}

}  // namespace
}  // namespace houvast
