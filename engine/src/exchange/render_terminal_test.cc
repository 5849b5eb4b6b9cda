// SPDX-License-Identifier: EUPL-1.2
// How it looks is in cases/render; here is what always holds.
#include <gtest/gtest.h>

#include <random>

#include "houvast/format.h"
#include "houvast/render.h"
#include "houvast/width.h"

namespace houvast {
namespace {

using namespace literals;

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines = wrap(text, 100'000);
  if (lines.back().empty()) lines.pop_back();
  return lines;
}

std::string draw(const Block& block, int width, bool colour = false) {
  return render_terminal({.blocks = {block}}, Language::dutch, {width, colour});
}

Table random_table(std::mt19937& random) {
  Table table{.key = "t", .title = {"Een tabel om te tekenen", "A table to draw"}};
  const auto columns = 1 + random() % 9;
  for (std::size_t x = 0; x < columns; ++x) {
    const bool is_text = x == 0 || random() % 3 == 0;
    table.columns.push_back({.key = "k",
                             .label = {"Kolom met een lange naam " + std::to_string(x), ""},
                             .unit = is_text ? Unit::text : Unit::euro});
  }
  for (auto y = random() % 8; y > 0; --y) {
    auto& row = table.rows.emplace_back();
    for (const Column& column : table.columns)
      if (column.unit == Unit::euro)
        row.emplace_back(Cents(static_cast<std::int64_t>(random()) * 1000 - 2'000'000'000'000));
      else
        row.emplace_back(std::string(random() % 70, 'x') + " en nog wat");
  }
  return table;
}

TEST(RenderTerminal, NoLineIsWiderThanTheScreen) {
  for (unsigned seed = 1; seed <= 300; ++seed) {
    std::mt19937 random(seed);
    const int width = 50 + static_cast<int>(random() % 120);
    for (const std::string& line : lines_of(draw(random_table(random), width)))
      EXPECT_LE(width_of(line), width) << "seed " << seed << "\n" << line;
  }
}

TEST(RenderTerminal, NoFigureIsEverCut) {
  for (unsigned seed = 1; seed <= 100; ++seed) {
    std::mt19937 random(seed);
    const Table table = random_table(random);
    const std::string drawn = draw(table, 50);
    for (const auto& row : table.rows)
      for (const Cell& cell : row)
        if (const auto* amount = std::get_if<Cents>(&cell)) {
          const std::string figure = format_euro(*amount, Language::dutch);
          EXPECT_NE(drawn.find(figure), std::string::npos) << "seed " << seed;
        }
  }
}

TEST(RenderTerminal, WithoutColourThereIsNoEscape) {
  const Table table{.key = "t",
                    .title = {"a\033[2Jb", ""},
                    .columns = {{"a", {"A", "A"}}, {"b", {"B", "B"}, Unit::euro}},
                    .rows = {{"x\033]0;title\a", -1_eur}}};
  EXPECT_EQ(draw(table, 80).find('\033'), std::string::npos);
}

TEST(RenderTerminal, ANegativeFigureIsRed) {
  const Table table{.key = "t",
                    .title = {"T", "T"},
                    .columns = {{"b", {"B", "B"}, Unit::euro}},
                    .rows = {{-1_eur}, {1_eur}}};
  EXPECT_NE(draw(table, 80, true).find("\033[31m-1,00\033[0m"), std::string::npos);
  EXPECT_EQ(draw(table, 80, true).find("\033[31m1,00"), std::string::npos);
}

TEST(RenderTerminal, ALongTableIsOnlyNamed) {
  Table table{.key = "t",
              .title = {"Elke boeking", ""},
              .columns = {{"a", {"A", "A"}}},
              .only_in_files = true};
  table.rows.assign(50'000, {"x"});
  EXPECT_EQ(lines_of(draw(table, 100)).size(), 1u);
  EXPECT_NE(draw(table, 100).find("50.000 regels"), std::string::npos);
}

TEST(RenderTerminal, EmptyReportsTablesAndChartsAreNoTrouble) {
  EXPECT_EQ(render_terminal({}, Language::dutch, {}), "");
  EXPECT_EQ(draw(BarChart{}, 80), "");
  EXPECT_EQ(draw(BandChart{}, 80), "");
  EXPECT_EQ(draw(ScatterChart{}, 80), "");
  EXPECT_EQ(draw(FlowChart{}, 80), "");
  const Table table{.key = "t", .title = {"Leeg", ""}, .columns = {{"a", {"A", "A"}}}};
  EXPECT_EQ(lines_of(draw(table, 80)).size(), 3u);
}

TEST(RenderTerminal, AChartOfNothingButZerosIsDrawn) {
  const BarChart bars{.title = {"Nul", ""}, .categories = {{"a", "a"}}, .series = {{{}, {0.0}}}};
  EXPECT_NE(draw(bars, 80).find("│"), std::string::npos);
  const BandChart bands{.title = {"Nul", ""}, .x = {"a"}, .series = {{{}, {{0, 0, 0, 0, 0}}}}};
  EXPECT_NE(draw(bands, 80).find("┃"), std::string::npos);
  const ScatterChart points{.title = {"Nul", ""}, .points = {{"a", 0, 0, ""}}};
  EXPECT_NE(draw(points, 80).find("•"), std::string::npos);
}

TEST(RenderTerminal, AmountsOfAStreamAddUpToWhatItsPayerPays) {
  const FlowChart chart{.key = "f",
                        .title = {"Stromen", ""},
                        .nodes = {{"a", {"Rijk", ""}}, {"b", {"B", ""}}, {"c", {"C", ""}}},
                        .links = {{"a", "b", 10.01_eur, {}}, {"a", "c", 0.02_eur, {}}}};
  const auto lines = lines_of(draw(chart, 80));
  EXPECT_NE(lines[2].find("10,03"), std::string::npos);
}

}  // namespace
}  // namespace houvast
