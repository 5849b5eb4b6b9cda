// SPDX-License-Identifier: EUPL-1.2
#include "houvast/read_report.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "houvast/render.h"

namespace houvast {
namespace {

using namespace literals;

Report full_report() {
  return {.title = {"Titel \"a\"", "Title"},
          .blocks = {Heading{{"Kop", "Heading"}}, Paragraph{{"Zin €", "Sentence €"}},
                     Table{.key = "t",
                           .title = {"Tabel", "Table"},
                           .columns = {{"code", {"Code", "Code"}},
                                       {"amount", {"Bedrag", "Amount"}, Unit::euro_million},
                                       {"weight", {"Gewicht", "Weight"}, Unit::number, 3},
                                       {"share", {"Deel", "Share"}, Unit::percent, 1},
                                       {"year", {"Jaar", "Year"}, Unit::year}},
                           .rows = {{"GM9001", -12.34_eur, 0.002933_d, 0.25, std::int64_t{2026}},
                                    {Text{"Regio", "Region"}, 12_eur, std::int64_t{7}, 0.5_d,
                                     std::monostate()}},
                           .last_row_is_total = true,
                           .notes = {{"noot", "note"}},
                           .only_in_files = true},
                     BarChart{.key = "b",
                              .title = {"Staven", "Bars"},
                              .categories = {{"een", "one"}, {"twee", "two"}},
                              .series = {{{"voor", "before"}, {1.5, std::nullopt}}},
                              .stacked = true},
                     BandChart{.key = "f",
                               .unit = Unit::percent,
                               .x = {"2026", "2027"},
                               .series = {{{"na", "after"},
                                           {{1, 2, 3, 4, 5}, {1, 2, std::nan(""), 4, 5}}}}},
                     ScatterChart{.key = "s",
                                  .x_label = {"x", "x"},
                                  .y_label = {"y", "y"},
                                  .points = {{"A", 0.1, -2.0, "1"}}},
                     FlowChart{.key = "g",
                               .nodes = {{"a", {"A", "A"}}, {"b", {"B", "B"}}},
                               .links = {{"a", "b", 6_eur, {"zorg", "care"}}}}},
          .reasons = {{{2026, 3},
                       municipality("GM9001"),
                       {AccountKind::provider, "care:1"},
                       -6_eur,
                       "bw",
                       {"C0.own_care",
                        {{"spending", 10_eur}, {"pooled", 4_eur}, {"n", 2_d}, {"kind", "x"}}}}},
          .names = {}};
}

TEST(ReadReport, RenderedAgainItIsTheSameText) {
  const std::string kept = render_json(full_report());
  const auto read = read_report(kept);
  ASSERT_TRUE(read.has_value()) << to_string(read.error().front(), Language::english);
  EXPECT_EQ(render_json(*read), kept);
  EXPECT_EQ(read->reasons, full_report().reasons);
}

TEST(ReadReport, ExactFiguresAreExactAgainInEveryFile) {
  std::mt19937_64 random(20260601);
  Table table{
      .key = "t",
      .columns = {{"a", {}, Unit::euro}, {"b", {}, Unit::number, 2}, {"c", {}, Unit::text}}};
  for (int i = 0; i < 500; ++i)
    table.rows.push_back({Cents(static_cast<std::int64_t>(random() >> 11U) - (1LL << 51)),
                          Decimal(static_cast<std::int64_t>(random() >> 20U), i % 7),
                          std::string(1, static_cast<char>(' ' + random() % 90))});
  const Report report{.title = {"T", "T"}, .blocks = {table}};
  const auto read = read_report(render_json(report));
  ASSERT_TRUE(read.has_value());
  const Table* again = tables_of(*read).front();
  EXPECT_EQ(render_csv(*again, Language::dutch), render_csv(table, Language::dutch));
  EXPECT_EQ(render_html(*read, Language::dutch), render_html(report, Language::dutch));
}

TEST(ReadReport, TellsAllThatIsWrongAtItsPlace) {
  const auto read = read_report(R"({"format": "houvast-report", "version": 1,
    "title": {"nl": "T"}, "reasons": [], "blocks": [
      {"type": "poem"},
      {"type": "table", "key": "t", "title": {"nl": "", "en": ""}, "last_row_is_total": false, "notes": [],
       "columns": [{"key": "amount", "label": {"nl": "", "en": ""}, "unit": "euro", "decimals": 0}],
       "rows": [{"amount": 1.5}]},
      {"type": "bar_chart", "key": "b", "title": {"nl": "", "en": ""}, "unit": "euro", "stacked": false,
       "categories": [], "series": [{"label": {"nl": "", "en": ""}, "values": [1]}]}]})");
  ASSERT_FALSE(read.has_value());
  std::string places;
  for (const Problem& problem : read.error()) {
    EXPECT_EQ(problem.code, "exchange/not-a-report");
    places += problem.place.field + " ";
  }
  EXPECT_EQ(places,
            "title blocks.0.type blocks.1.columns.0.key blocks.1.rows.0.amount "
            "blocks.2.series.0.values ");
}

TEST(ReadReport, AReasonMustBeOneThatCanBeTold) {
  std::string kept = render_json(full_report());
  const auto replaced = [&](const std::string& from, const std::string& to) {
    std::string text = kept;
    return text.replace(text.find(from), from.size(), to);
  };
  EXPECT_FALSE(read_report(replaced("C0.own_care", "C0.unheard_of")).has_value());
  EXPECT_FALSE(read_report(replaced("\"name\":\"pooled\"", "\"name\":\"polled\"")).has_value());
  EXPECT_FALSE(read_report(replaced("municipality:GM9001", "planet:mars")).has_value());
}

// Whatever became of a kept report, reading it ends in a report that can be shown or in a problem.
TEST(ReadReport, NoDamageStopsTheProgram) {
  const std::string kept = render_json(full_report());
  EXPECT_FALSE(read_report("").has_value());
  EXPECT_FALSE(read_report("[]").has_value());
  EXPECT_FALSE(read_report(std::string(200'000, '[')).has_value());
  EXPECT_FALSE(read_report(std::string(200'000, '[') + std::string(200'000, ']')).has_value());
  const std::string well = std::string(200'000, '[') + std::string(200'000, ']');
  EXPECT_FALSE(read_report("{\"title\":" + well + "}").has_value());
  std::mt19937_64 random(20260602);
  const std::string bits = "\"{}[],:0-9.en\\ \xff";
  for (int i = 0; i < 5'000; ++i) {
    std::string text = kept;
    for (std::uint64_t n = random() % 3 + 1; n > 0; --n) {
      const std::size_t at = random() % text.size();
      if (random() % 2 == 0)
        text[at] = bits[random() % bits.size()];
      else
        text.erase(at, random() % 30 + 1);
    }
    const auto read = read_report(text);
    EXPECT_TRUE(!read || !render_print(*read, Language::dutch).empty());
  }
}

}  // namespace
}  // namespace houvast
