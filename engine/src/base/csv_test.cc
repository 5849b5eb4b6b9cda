// SPDX-License-Identifier: EUPL-1.2
#include "base/csv.h"

#include <gtest/gtest.h>

#include <fstream>
#include <random>

#include "base/file.h"

namespace houvast {
namespace {

std::vector<std::string> cells(const Csv& csv) {
  std::vector<std::string> all;
  for (const auto name : csv.header()) all.emplace_back(name);
  for (std::size_t i = 0; i < csv.row_count(); ++i)
    for (const auto field : csv.row(i).fields) all.emplace_back(field);
  return all;
}

Csv parsed(std::string text) { return parse_csv(std::move(text), "t.csv").value(); }

Problem problem_in(std::string text, const CsvOptions& options = {}) {
  const auto csv = parse_csv(std::move(text), "t.csv", options);
  EXPECT_FALSE(csv.has_value());
  if (csv.has_value()) return {};
  for (const Problem& problem : csv.error())
    for (const Language language : {Language::dutch, Language::english})
      EXPECT_NE(to_string(problem, language), "");
  return csv.error().front();
}

using Cells = std::vector<std::string>;

TEST(Csv, SeesTheDelimiterInTheHeader) {
  EXPECT_EQ(parsed("a\tb, c\n1\t2").delimiter(), '\t');
  EXPECT_EQ(parsed("a;b, c\n1;2").delimiter(), ';');
  EXPECT_EQ(parsed("a,b\n1,2").delimiter(), ',');
  EXPECT_EQ(parsed("\"a;b\",c\n1,2").delimiter(), ',');
  EXPECT_EQ(cells(parsed("alone\n1\n2\n")), (Cells{"alone", "1", "2"}));
}

TEST(Csv, TakesEveryLineEndAlsoMixedAndNoneAtTheEnd) {
  EXPECT_EQ(cells(parsed("a,b\r\n1,2\n3,4\r5,6")), (Cells{"a", "b", "1", "2", "3", "4", "5", "6"}));
  EXPECT_EQ(cells(parsed("a,b\n\n1,\n\n")), (Cells{"a", "b", "1", ""}));
}

TEST(Csv, ReadsQuotedFields) {
  EXPECT_EQ(cells(parsed("a,b\n\"x, y\",\"say \"\"no\"\"\"\n\"two\nlines\",\"\"\n")),
            (Cells{"a", "b", "x, y", "say \"no\"", "two\nlines", ""}));
  EXPECT_EQ(cells(parsed("a,b\n5\" pipe,2\n")), (Cells{"a", "b", "5\" pipe", "2"}));
}

TEST(Csv, CountsLinesThroughQuotedLineEnds) {
  const Csv csv = parsed("a,b\n\"1\r\n2\n\r3\",x\n\n7,8\n");
  ASSERT_EQ(csv.row_count(), 2U);
  EXPECT_EQ(csv.row(0).line, 2);
  EXPECT_EQ(csv.row(1).line, 7);
}

TEST(Csv, DropsTheByteOrderMarkAndBlanksAroundNames) {
  EXPECT_EQ(cells(parsed("\xEF\xBB\xBF a ,\xC2\xA0"
                         "b\n1,2")),
            (Cells{"a", "b", "1", "2"}));
}

TEST(Csv, LeavesOutRowsOfNothingButDelimiters) {
  EXPECT_EQ(cells(parsed("a;b\n1;2\n;\n ; \n;;;\n")), (Cells{"a", "b", "1", "2"}));
}

TEST(Csv, ReadsIso88591AndSaysSo) {
  const Csv csv = parsed(
      "naam\nS\xFA"
      "dwest-Frysl\xE2n\n\x80 5\n");
  EXPECT_TRUE(csv.was_latin1());
  EXPECT_EQ(cells(csv), (Cells{"naam", "Súdwest-Fryslân", "€ 5"}));
  EXPECT_FALSE(parsed("naam\nSúdwest-Fryslân\n").was_latin1());
}

TEST(Csv, RefusesDamagedUtf8ByLine) {
  const Problem problem = problem_in("naam\nSúdwest\nFrysl\xE2n\n");
  EXPECT_EQ(problem.code, "base/csv-encoding");
  EXPECT_EQ(problem.place, (Place{"t.csv", 3, ""}));
  EXPECT_EQ(problem_in("naam\n\x81\n").code, "base/csv-encoding");
  EXPECT_EQ(problem_in("\xFF\xFEn\0a\0").code, "base/csv-encoding");
}

TEST(Csv, RefusesWhatIsNoTable) {
  EXPECT_EQ(problem_in("").code, "base/csv-empty");
  EXPECT_EQ(problem_in("\n \n").code, "base/csv-empty");
  EXPECT_EQ(problem_in(std::string("a,b\n1\0,2\n", 9)).code, "base/csv-nul");
  EXPECT_EQ(problem_in("a;b\n1;2\n", {.delimiter = ','}).code, "base/csv-wrong-delimiter");
  EXPECT_EQ(problem_in("a|b\n1|2\n").code, "base/csv-wrong-delimiter");
  EXPECT_EQ(problem_in("a,b\n\"x\"y,2\n").code, "base/csv-stray-quote");
}

TEST(Csv, NamesTheLineWhereAQuoteOpensThatNeverCloses) {
  const Problem problem = problem_in("a,b\n1,2\n\"3,4\n5,6\n");
  EXPECT_EQ(problem.code, "base/csv-unclosed-quote");
  EXPECT_EQ(problem.place.line, 3);
}

TEST(Csv, ReportsEveryRowOfAnotherLength) {
  const auto csv = parse_csv("a,b\n1\n1,2\n1,2,3\n", "t.csv");
  ASSERT_EQ(csv.error().size(), 2U);
  EXPECT_EQ(csv.error()[0], (Problem{"base/csv-short-row", {"t.csv", 2, ""}, "1", "2", ""}));
  EXPECT_EQ(csv.error()[1], (Problem{"base/csv-long-row", {"t.csv", 4, ""}, "3", "2", ""}));
}

TEST(Csv, StopsAfterAHundredProblems) {
  std::string text = "a,b\n";
  for (int i = 0; i < 5000; ++i) text += "1\n";
  EXPECT_EQ(parse_csv(text, "t.csv").error().size(), 100U);
}

TEST(Csv, ReadsBackWhatItWasWritten) {
  const unsigned seed = 20240917;
  SCOPED_TRACE(seed);
  std::mt19937 random(seed);
  for (int round = 0; round < 500; ++round) {
    const std::size_t width = 1 + random() % 4;
    Cells expected;
    std::string text;
    for (std::size_t i = 0; i < width * 5; ++i) {
      std::string cell(1, static_cast<char>('a' + random() % 26));
      for (auto n = random() % 6; n > 0; --n) cell += ",;\t\"\n\rx "[random() % 8];
      expected.push_back(cell + "z");
      text += '"';
      for (const char c : expected.back())
        text += c == '"' ? std::string("\"\"") : std::string(1, c);
      text += (i + 1) % width == 0 ? "\"\n" : "\",";
    }
    EXPECT_EQ(cells(parse_csv(text, "t.csv", {.delimiter = ','}).value()), expected) << text;
  }
}

TEST(ReadFile, TellsAMissingFileFromAnUnreadableOne) {
  EXPECT_EQ(read_file("no/such/file.csv").error().front().code, "base/file-not-found");
  EXPECT_EQ(read_file(::testing::TempDir()).error().front().code, "base/file-unreadable");
  const std::string path = ::testing::TempDir() + "/houvast_read_file_test.csv";
  std::ofstream(path) << "a,b\n1,2\n";
  EXPECT_EQ(read_file(path).value(), "a,b\n1,2\n");
  EXPECT_EQ(read_csv(path).value().row_count(), 1U);
}

}  // namespace
}  // namespace houvast
