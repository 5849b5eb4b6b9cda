// SPDX-License-Identifier: EUPL-1.2
// Real PDFs, read back with the programs of Poppler.
#include "pdf/pdf.h"

#include <gtest/gtest.h>

#include "demo_report.h"
#include "houvast/render.h"
#include "pdf/child.h"

namespace houvast::pdf {
namespace {

using namespace std::chrono_literals;
using namespace literals;

std::string made(const Report& report, Language language = Language::dutch) {
  const auto bytes = render_pdf(report, language);
  EXPECT_TRUE(bytes) << to_string(bytes.error().front(), Language::english);
  return bytes.value_or("");
}

std::string read_with(std::vector<std::string> call, const std::string& pdf) {
  const ChildEnd end = run_child(call, pdf, {.time = 60s, .output = std::size_t{50} << 20U});
  EXPECT_EQ(end.how, ChildEnd::How::good) << call.front() << ": " << end.complaint;
  return end.output;
}

std::string info(const std::string& pdf) { return read_with({"pdfinfo", "-"}, pdf); }
std::string structure(const std::string& pdf) {
  return read_with({"pdfinfo", "-struct-text", "-"}, pdf);
}
std::string text(const std::string& pdf) { return read_with({"pdftotext", "-", "-"}, pdf); }

/// Blanks and ends of lines fall as the page has it.
std::string without_blanks(std::string_view words) {
  std::string out;
  for (const char c : words)
    if (c != ' ' && c != '\n' && c != '\f') out += c;
  return out;
}

std::size_t count(std::string_view in, std::string_view what) {
  std::size_t found = 0;
  for (auto at = in.find(what); at != std::string_view::npos; at = in.find(what, at + what.size()))
    ++found;
  return found;
}

Report table_of(std::size_t rows, std::size_t columns) {
  Table table{.key = "long", .title = {"Lange tabel", "Long table"}};
  table.columns.push_back({"name", {"Naam", "Name"}});
  for (std::size_t x = 1; x < columns; ++x) {
    const std::string label = "Bedrag nummer " + std::to_string(x);
    table.columns.push_back({"c" + std::to_string(x), {label, label}, Unit::euro});
  }
  for (std::size_t y = 0; y < rows; ++y) {
    std::vector<Cell> row{"regel " + std::to_string(y + 1)};
    for (std::size_t x = 1; x < columns; ++x)
      row.emplace_back(Cents(static_cast<std::int64_t>(y * 1'000 + x)));
    table.rows.push_back(std::move(row));
  }
  return {.title = {"Lang", "Long"}, .blocks = {table}};
}

class Pdf : public ::testing::Test {
 protected:
  void SetUp() override {
    for (const auto* const program : {"node", "pdfinfo", "pdftotext"})
      if (run_child({program, "-v"}, {}, {.time = 10s, .output = 10'000}).how ==
          ChildEnd::How::not_there)
        GTEST_SKIP() << program << " is not there";
  }
};

}  // namespace

TEST_F(Pdf, IsTaggedInItsLanguageWithTitleAndBookmarks) {
  const std::string pdf = made(demo::report());
  EXPECT_NE(pdf.find("/StructTreeRoot"), std::string::npos);
  EXPECT_NE(pdf.find("/MarkInfo"), std::string::npos);
  EXPECT_NE(pdf.find("/Lang (nl-NL)"), std::string::npos);
  EXPECT_NE(pdf.find("/Outlines"), std::string::npos);
  EXPECT_NE(pdf.find("<pdfuaid:part>1</pdfuaid:part>"), std::string::npos);
  EXPECT_NE(info(pdf).find("Tagged:          yes"), std::string::npos);
  EXPECT_NE(info(pdf).find("Title:           Voorbeeldregio: beschermd wonen 2026"),
            std::string::npos);
  EXPECT_NE(made(demo::report(), Language::english).find("/Lang (en-GB)"), std::string::npos);
}

TEST_F(Pdf, HasHeadersInTablesAndWordsForDrawings) {
  const std::string pdf = made(demo::report());
  const std::string tree = structure(pdf);
  EXPECT_GE(count(tree, "Table (block)"), 5U);
  EXPECT_EQ(count(tree, "Table (block)"), count(tree, "THead"));
  EXPECT_GE(count(tree, "/Scope /Column"), 10U);
  EXPECT_NE(tree.find("H1 \"Uitkomst per gemeente\""), std::string::npos);
  EXPECT_EQ(count(pdf, "/Alt "), 5U);  // one a drawing
}

TEST_F(Pdf, SaysWhatTheReportSays) {
  const Report report = demo::report();
  const std::string said = without_blanks(text(made(report)));
  for (const Table* table : tables_of(report)) {
    EXPECT_NE(said.find(without_blanks(table->title.nl)), std::string::npos) << table->title.nl;
    if (table->only_in_files) continue;
    for (const auto& row : table->rows)
      for (const Cell& cell : row) {
        const auto* const words = std::get_if<std::string>(&cell);
        EXPECT_TRUE(words == nullptr || said.find(without_blanks(*words)) != std::string::npos);
      }
  }
  for (const char* amount : {"−2.350.417,08", "−1.483.929,57", "251.894", "−4,1%", "38,3miljoen"})
    EXPECT_NE(said.find(amount), std::string::npos) << amount;
}

TEST_F(Pdf, IsTheSameOnAnyDay) {
  const Report report = demo::report();
  const std::string once = made(report);
  EXPECT_EQ(once, made(report));
  EXPECT_EQ(info(once).find("CreationDate"), std::string::npos);
}

TEST_F(Pdf, LeavesMarkupOfUsersAsText) {
  const std::vector<std::string> hostile = {
      "#panic(\"weg\")",         "*vet* _schuin_ $x^2$",
      "#read(\"/etc/passwd\")",  "= Kop @bron <label>",
      "\\ \" ' ` // /* */ -- x", "</text><script>alert(1)</script>",
      "https://voorbeeld.nl/",   "{\"a\": [1]}",
      "&amp; %d \\n ~ ...",
  };
  Report report{.title = {"#[titel] \"*\" \\", "x"}};
  Table table{.key = "t", .title = {"#table()", "x"}, .columns = {{"a", {"$kop$ #x", "x"}}}};
  BarChart chart{.key = "c", .title = {"<grafiek> & 'co'", "x"}, .series = {{{"<b>", "x"}, {}}}};
  for (const std::string& words : hostile) {
    report.blocks.push_back(Paragraph{{words, words}});
    table.rows.push_back({words});
    chart.categories.push_back({words, words});
    chart.series.front().values.emplace_back(1.0);
  }
  report.blocks.push_back(Heading{{"= #kop", "x"}});
  report.blocks.push_back(table);
  report.blocks.push_back(chart);
  const std::string said = without_blanks(text(made(report)));
  for (const std::string& words : hostile)
    EXPECT_GE(count(said, without_blanks(words)), 3U) << words;
  EXPECT_NE(said.find(without_blanks(report.title.nl)), std::string::npos);
}

TEST_F(Pdf, ShowsASignForWhatItCannotDrawAndHidesNothing) {
  const Report report{
      .title = {"Zorg \xf0\x9f\x98\x80", "x"},
      .blocks = {Paragraph{{"Zes \xf0\x9f\x92\xb6 en Ђ, ﷺ, \xe2\x80\xaeomgekeerd", "x"}},
                 Paragraph{{"half \xff een \x07 bel \x1b[31m", "x"}},
                 Paragraph{{"\xe4\xb8\xad\xe6\x96\x87 nul\xe2\x80\x8b"
                            "breed",
                            "x"}}}};
  const std::string said = text(made(report));
  EXPECT_NE(said.find("Zes \xef\xbf\xbd en Ђ"), std::string::npos) << said;
  EXPECT_NE(said.find("half \xef\xbf\xbd een \xef\xbf\xbd bel \xef\xbf\xbd[31m"), std::string::npos)
      << said;
  for (const char c : said)
    EXPECT_TRUE(static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\f');
  EXPECT_EQ(said.find("\xe2\x80\xae"), std::string::npos);
}

TEST_F(Pdf, HoldsWordsThatAreWiderThanItsPage) {
  const std::string word(400, 'w');
  Report report{.title = {word, word}};
  report.blocks.push_back(Paragraph{{word, word}});
  report.blocks.push_back(Table{.key = "t",
                                .title = {word, word},
                                .columns = {{"a", {word, word}}, {"b", {word, word}, Unit::euro}},
                                .rows = {{word, 1_eur}}});
  EXPECT_GE(count(without_blanks(text(made(report))), "wwww"), 5U);
}

TEST_F(Pdf, CarriesThreeThousandRowsWithTheirHeaders) {
  const std::string pdf = made(table_of(3'000, 5));
  const std::string said = text(pdf);
  EXPECT_NE(said.find("regel 1\n"), std::string::npos);
  EXPECT_NE(said.find("regel 3000"), std::string::npos);
  EXPECT_GT(count(said, "Naam"), 30U) << "on every page";
}

TEST_F(Pdf, TurnsOrCutsWhatIsTooWide) {
  const auto orientation = [](const std::string& pdf) {
    return info(pdf).substr(info(pdf).find("Page size"));
  };
  EXPECT_EQ(orientation(made(table_of(3, 8))).find("841.89 x"), std::string::npos);
  const std::string wide = made(table_of(3, 60));
  EXPECT_EQ(count(without_blanks(text(wide)), "nummer"), 59U) << "each column once";
  EXPECT_GT(count(text(wide), "Naam"), 2U) << "each part has the names";
}

TEST_F(Pdf, OfNothingIsAPage) {
  EXPECT_NE(info(made({.title = {"Leeg", "Empty"}})).find("Pages:           1"), std::string::npos);
}

TEST(PdfThatCannotBeMade, IsAProblem) {
  const Report report = demo::report();
  const auto code = [&](Typesetter typesetter) {
    const auto bytes = render_pdf(report, Language::dutch, typesetter);
    return bytes ? std::string("made") : bytes.error().front().code;
  };
  const Typesetter here = typesetter_here();
  EXPECT_EQ(code({.folder = "/no/such/folder"}), "exchange/no-pdf");
  EXPECT_EQ(code({.folder = here.folder, .node = "no-such-node"}), "exchange/no-pdf");
  EXPECT_EQ(code({.folder = here.folder, .node = "false"}), "exchange/pdf-failed");
  EXPECT_EQ(
      run_child({"node", (here.folder / "typeset.cjs").string()}, "{", {30s, 1'000}).complaint,
      "Expected property name or '}' in JSON at position 1\n");
  EXPECT_EQ(code({.folder = here.folder, .node = "echo"}), "exchange/pdf-failed");
  EXPECT_EQ(code({.folder = here.folder, .node = "node", .time = 1ms}), "exchange/pdf-too-slow");
  EXPECT_EQ(code({.folder = here.folder, .node = "node", .most_bytes = 1'000}),
            "exchange/pdf-too-large");
}

}  // namespace houvast::pdf
