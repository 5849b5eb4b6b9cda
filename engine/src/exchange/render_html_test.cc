// SPDX-License-Identifier: EUPL-1.2
// That a browser draws it is tested by tests/report_in_browser.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <regex>

#include "exchange/report_script.h"
#include "houvast/render.h"

namespace houvast {
namespace {

using namespace literals;

constexpr std::string_view attack = R"(</script><script>alert("x")</script><!--&'")";

Report small_report(const std::string& text) {
  const Text both{text, text};
  return {
      .title = both,
      .blocks = {Heading{both}, Paragraph{both},
                 Table{.key = "t",
                       .title = both,
                       .columns = {{"name", {"Gemeente", "Municipality"}},
                                   {"amount", {"Bedrag", "Amount"}, Unit::euro}},
                       .rows = {{text, -1'234.5_eur}, {"Totaal", 1_eur}},
                       .last_row_is_total = true,
                       .notes = {both}},
                 BarChart{
                     .key = "bars", .title = both, .categories = {both}, .series = {{both, {1.5}}}},
                 FlowChart{.key = "flow",
                           .title = both,
                           .nodes = {{"state", both}, {"municipality:GM9001", both}},
                           .links = {{"state", "municipality:GM9001", 1_eur, both}}}},
      .reasons = {{{2026},
                   municipality("GM9001"),
                   {AccountKind::provider, text},
                   6_eur,
                   "bw",
                   {"C0.own_care", {{"spending", 10_eur}, {"pooled", 4_eur}, {"x", text}}}}},
      .names = {{"GM9001", text}}};
}

/// The page without the script and the style that are our own.
std::string own_part(const Report& report) {
  std::string page = render_html(report, Language::dutch);
  for (const std::string_view part : {exchange::report_script(), exchange::report_style()}) {
    const std::size_t at = page.find(part);
    EXPECT_NE(at, std::string::npos);
    page.erase(at, part.size());
  }
  return page;
}

std::size_t count(const std::string& text, const std::string& what) {
  std::size_t found = 0;
  for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; ++at) ++found;
  return found;
}

TEST(RenderHtml, NoTextOfAUserBecomesMarkup) {
  const std::string page = own_part(small_report(std::string(attack)));
  EXPECT_EQ(count(page, "<script"), 2u);
  EXPECT_EQ(count(page, "</script"), 2u);
  EXPECT_EQ(count(page, "<!--"), 0u);
  EXPECT_EQ(page.find("alert(\""), std::string::npos);
}

TEST(RenderHtml, TheScriptGetsTheTextAsItIs) {
  const std::string page = own_part(small_report(std::string(attack)));
  const std::string open = R"(<script type="application/json" id="houvast-report">)";
  const std::size_t from = page.find(open) + open.size();
  const auto json = nlohmann::json::parse(page.substr(from, page.find("</script>", from) - from));
  EXPECT_EQ(json["language"], "nl");
  EXPECT_EQ(json["charts"][0]["title"], attack);
  EXPECT_EQ(json["charts"][1]["links"][0]["amount_cents"], 100);
}

TEST(RenderHtml, FetchesNothing) {
  const std::string page = own_part(small_report("x"));
  EXPECT_EQ(page.find("http:"), std::string::npos);
  EXPECT_EQ(page.find("https:"), std::string::npos);
  EXPECT_EQ(page.find("<link"), std::string::npos);
  EXPECT_EQ(page.find("src="), std::string::npos);
  EXPECT_NE(page.find("default-src 'none'"), std::string::npos);
}

TEST(RenderHtml, EveryTableHasHeadersACaptionAndNames) {
  const std::string page = own_part(small_report("x"));
  const std::size_t tables = count(page, "<table");
  EXPECT_EQ(tables, 4u);  // The table, the two charts, the reasons.
  EXPECT_EQ(count(page, "<caption"), tables);
  EXPECT_GT(count(page, "<th scope=\"col\""), tables);
  EXPECT_GT(count(page, "<th scope=\"row\""), tables - 1);
  EXPECT_EQ(count(page, "<tfoot>"), 1u);
}

TEST(RenderHtml, HeadingsGoDownOneLevelAtATime) {
  const std::string page = own_part(small_report("x"));
  EXPECT_EQ(count(page, "<h1"), 1u);
  EXPECT_GE(count(page, "<h2"), 2u);
  EXPECT_EQ(count(page, "<h3"), 0u);
}

TEST(RenderHtml, EveryIdIsThereOnceAndEveryReferenceIsAnId) {
  const std::string page = own_part(small_report("x"));
  const auto all = [&](const char* pattern) {
    std::vector<std::string> found;
    const std::regex wanted(pattern);
    for (std::sregex_iterator at(page.begin(), page.end(), wanted), end; at != end; ++at)
      found.push_back((*at)[1]);
    return found;
  };
  auto ids = all("[ ]id=\"([^\"]*)\"");
  std::sort(ids.begin(), ids.end());
  EXPECT_EQ(std::adjacent_find(ids.begin(), ids.end()), ids.end());
  auto references = all("href=\"#([^\"]*)\"");
  for (const std::string& id : all("aria-labelledby=\"([^\"]*)\"")) references.push_back(id);
  EXPECT_GT(references.size(), 5u);
  for (const std::string& id : references)
    EXPECT_TRUE(std::binary_search(ids.begin(), ids.end(), id)) << id;
}

TEST(RenderHtml, AReasonKnowsItsAccountsSoThatAStreamFindsIt) {
  const std::string page = own_part(small_report("x"));
  EXPECT_NE(page.find("data-from=\"municipality:GM9001\" data-to=\"provider:x\""),
            std::string::npos);
  EXPECT_NE(page.find("x (GM9001)"), std::string::npos);
}

TEST(RenderHtml, AMinusIsAMinusAndNegativeHasAColour) {
  EXPECT_NE(own_part(small_report("x")).find("<td class=\"n neg\">\u22121.234,50</td>"),
            std::string::npos);
}

TEST(RenderHtml, ATableForFilesIsNamedWhenItIsTooLong) {
  Table table{.key = "t", .title = {"Lang", ""}, .columns = {{"a", {"A", "A"}}}};
  table.rows.assign(6'000, {"zesduizend keer"});
  const std::string page = own_part({.blocks = {table}});
  EXPECT_EQ(count(page, "zesduizend keer"), 0u);
  EXPECT_NE(page.find("6.000 regels staan alleen in bestanden"), std::string::npos);
}

TEST(RenderHtml, SpeaksTheLanguageOfItsReader) {
  EXPECT_NE(render_html({}, Language::english).find("<html lang=\"en\">"), std::string::npos);
  EXPECT_NE(render_html({}, Language::dutch).find("<html lang=\"nl\">"), std::string::npos);
}

}  // namespace
}  // namespace houvast
