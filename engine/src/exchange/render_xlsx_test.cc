// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "houvast/render.h"

namespace houvast {
namespace {

using namespace literals;
namespace fs = std::filesystem;

/// A workbook on disk, of which `unzip` tells what is in it.
class RenderXlsx : public testing::Test {
 protected:
  RenderXlsx() {
    if (std::system("unzip -v >/dev/null 2>&1") != 0) unzip_is_missing = true;
    std::string name = (fs::temp_directory_path() / "houvast-test-XXXXXX").string();
    EXPECT_NE(::mkdtemp(name.data()), nullptr);
    folder = name;
  }
  ~RenderXlsx() override { fs::remove_all(folder); }

  void SetUp() override {
    if (unzip_is_missing) GTEST_SKIP() << "unzip is not installed";
  }

  void save(const Report& report) {
    const auto bytes = render_xlsx(report, Language::dutch);
    ASSERT_TRUE(bytes.has_value());
    std::ofstream(folder / "report.xlsx", std::ios::binary) << *bytes;
  }

  [[nodiscard]] std::string part(const std::string& name) const {
    const std::string command = "unzip -p '" + (folder / "report.xlsx").string() + "' " + name;
    std::string text;
    FILE* pipe = ::popen(command.c_str(), "r");
    std::array<char, 4096> buffer;
    for (std::size_t size; (size = std::fread(buffer.data(), 1, buffer.size(), pipe)) > 0;)
      text.append(buffer.data(), size);
    ::pclose(pipe);
    return text;
  }

  static void expect_in(const std::string& text, const std::string& wanted) {
    EXPECT_NE(text.find(wanted), std::string::npos) << wanted << " is not in\n" << text;
  }

  fs::path folder;
  bool unzip_is_missing = false;
};

Table amounts() {
  return {.key = "amounts",
          .title = {"Bedragen: [per] gemeente/jaar en nog veel meer", ""},
          .columns = {{"name", {"Gemeente", ""}},
                      {"amount", {"Bedrag", ""}, Unit::euro},
                      {"share", {"Deel", ""}, Unit::percent, 1},
                      {"year", {"Jaar", ""}, Unit::year}},
          .rows = {{"=1+1", -1'234.56_eur, 0.25_d, std::int64_t{2026}},
                   {"Totaal", 10'000'000'000'000_eur, std::monostate(), std::monostate()}},
          .last_row_is_total = true};
}

TEST_F(RenderXlsx, ATextThatBeginsWithAnEqualsSignIsNoFormula) {
  save({.blocks = {amounts()}});
  expect_in(part("xl/sharedStrings.xml"), "<t>=1+1</t>");
  EXPECT_EQ(part("xl/worksheets/sheet2.xml").find("<f>"), std::string::npos);
}

TEST_F(RenderXlsx, FiguresAreNumbersThatCanBeAdded) {
  save({.blocks = {amounts()}});
  const std::string sheet = part("xl/worksheets/sheet2.xml");
  expect_in(sheet, "<v>-1234.56</v>");
  expect_in(sheet, "<v>0.25</v>");
  expect_in(sheet, "<v>2026</v>");
  expect_in(sheet, "<v>10000000000000</v>");
  const std::string styles = part("xl/styles.xml");
  expect_in(styles, "formatCode=\"#,##0.00;[Red]-#,##0.00\"");
  expect_in(styles, "formatCode=\"0.0%;[Red]-0.0%\"");
}

TEST_F(RenderXlsx, TheHeaderIsFrozenAndTheTotalStaysOutsideTheFilter) {
  save({.blocks = {amounts()}});
  const std::string sheet = part("xl/worksheets/sheet2.xml");
  expect_in(sheet, "ySplit=\"1\"");
  expect_in(sheet, "<autoFilter ref=\"A1:D2\"/>");
}

TEST_F(RenderXlsx, ASheetNameIsAllowedAndThereOnce) {
  save({.blocks = {amounts(), amounts()}});
  const std::string book = part("xl/workbook.xml");
  expect_in(book, "<sheet name=\"Bedragen per gemeente jaar en…\"");
  expect_in(book, "(2)\"");
}

TEST_F(RenderXlsx, TellsTheReasonsInWordsAndFigures) {
  save({.reasons = {{{2026},
                     municipality("GM9001"),
                     {AccountKind::provider, "care"},
                     6_eur,
                     "bw",
                     {"C0.own_care", {{"spending", 10_eur}, {"pooled", 4_eur}}}}},
        .names = {{"GM9001", "Aardam"}}});
  expect_in(part("xl/workbook.xml"), "name=\"Redenen\"");
  const std::string texts = part("xl/sharedStrings.xml");
  expect_in(texts, "Aardam (GM9001)");
  expect_in(texts, "uitgaven € 10,00");
  expect_in(texts, "spending = € 10,00; pooled = € 4,00");
  expect_in(texts, "C0.own_care");
}

TEST_F(RenderXlsx, ChartsPointAtTheirOwnFigures) {
  save({.blocks = {BarChart{.key = "b",
                            .title = {"Voor en na", ""},
                            .categories = {{"a", ""}, {"b", ""}},
                            .series = {{{"voor", ""}, {1.0, -2.0}}, {{"na", ""}, {0.5, -1.0}}}}}});
  const std::string chart = part("xl/charts/chart1.xml");
  expect_in(chart, "Grafieken!$B$3:$B$4");
  expect_in(chart, "Grafieken!$C$3:$C$4");
  expect_in(chart, "Voor en na");
}

TEST_F(RenderXlsx, TextThatIsNoTextDoesNotBreakTheBook) {
  Table table = amounts();
  table.rows = {{"caf\xe9\x01<&>", 1_eur, 0_d, std::int64_t{1}},
                {std::string(40'000, 'x'), 1_eur, 0_d, std::int64_t{1}}};
  save({.blocks = {table}});
  expect_in(part("xl/sharedStrings.xml"), "caf��&lt;&amp;&gt;");
}

TEST_F(RenderXlsx, TheSameReportGivesTheSameBytes) {
  const Report report{.title = {"x", "x"}, .blocks = {amounts()}};
  EXPECT_EQ(render_xlsx(report, Language::dutch), render_xlsx(report, Language::dutch));
}

}  // namespace
}  // namespace houvast
