// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include <limits>
#include <nlohmann/json.hpp>

#include "houvast/render.h"

namespace houvast {
namespace {

using namespace literals;

TEST(RenderJson, NamesTheCentsAndKeepsDecimalsExact) {
  const Report report{
      .title = {"Titel", "Title"},
      .blocks = {Table{.key = "t",
                       .title = {"Tabel", "Table"},
                       .columns = {{"code", {"Code", "Code"}},
                                   {"amount", {"Bedrag", "Amount"}, Unit::euro_million},
                                   {"weight", {"Gewicht", "Weight"}, Unit::number, 3},
                                   {"inhabitants", {"Inwoners", "Inhabitants"}, Unit::number}},
                       .rows = {{"GM9001", -12.34_eur, 0.002933_d, std::monostate()}}}}};
  const auto json = nlohmann::json::parse(render_json(report));
  const auto& table = json["blocks"][0];
  EXPECT_EQ(table["columns"][1]["key"], "amount_cents");
  EXPECT_EQ(table["columns"][1]["unit"], "euro_million");
  EXPECT_EQ(table["rows"][0]["amount_cents"], -1234);
  EXPECT_EQ(table["rows"][0]["weight"], "0.002933");
  EXPECT_TRUE(table["rows"][0]["inhabitants"].is_null());
  EXPECT_EQ(json["title"]["en"], "Title");
  EXPECT_EQ(json["version"], 1);
}

// A mean over draws is no exact amount; it is kept in euros, and shown as every other amount.
TEST(RenderJson, AStatisticOfMoneyIsInCentsToo) {
  const double unknown = std::numeric_limits<double>::quiet_NaN();
  const Report report{.blocks = {Table{.key = "t",
                                       .columns = {{"mean_euro", {}, Unit::euro_whole},
                                                   {"share", {}, Unit::percent}},
                                       .rows = {{13'451'628.185, 0.25}, {unknown, -0.5}}}}};
  const auto json = nlohmann::json::parse(render_json(report));
  const auto& rows = json["blocks"][0]["rows"];
  EXPECT_EQ(rows[0]["mean_euro_cents"], 1'345'162'819);
  EXPECT_TRUE(rows[0]["mean_euro_cents"].is_number_integer());
  EXPECT_EQ(rows[0]["share"], 0.25);
  EXPECT_TRUE(rows[1]["mean_euro_cents"].is_null());
}

TEST(RenderJson, TellsEveryReasonInBothLanguages) {
  const Report report{.reasons = {{{2026, 3},
                                   municipality("GM9001"),
                                   {AccountKind::provider, "care"},
                                   6_eur,
                                   "bw",
                                   {"C0.own_care", {{"spending", 10_eur}, {"pooled", 4_eur}}}}}};
  const auto json = nlohmann::json::parse(render_json(report));
  const auto& reason = json["reasons"][0];
  EXPECT_EQ(reason["period"], "2026-03");
  EXPECT_EQ(reason["from"], "municipality:GM9001");
  EXPECT_EQ(reason["amount_cents"], 600);
  EXPECT_EQ(reason["item"], "care");
  EXPECT_EQ(reason["inputs"][1]["name"], "pooled");
  EXPECT_EQ(reason["inputs"][1]["amount_cents"], 400);
  EXPECT_NE(reason["sentence"]["nl"], reason["sentence"]["en"]);
}

TEST(RenderJson, AValueThatIsNotKnownIsNull) {
  const Report report{
      .blocks = {
          BarChart{.key = "b", .categories = {{"a", "a"}}, .series = {{{}, {std::nullopt}}}}}};
  const auto json = nlohmann::json::parse(render_json(report));
  EXPECT_TRUE(json["blocks"][0]["series"][0]["values"][0].is_null());
}

TEST(RenderJson, SurvivesBytesThatAreNoText) {
  const Report report{.title = {"a\xff"
                                "b",
                                "\"quoted\"\n"}};
  const auto json = nlohmann::json::parse(render_json(report));
  EXPECT_EQ(json["title"]["nl"],
            "a\uFFFD"
            "b");
  EXPECT_EQ(json["title"]["en"], "\"quoted\"\n");
}

}  // namespace
}  // namespace houvast
