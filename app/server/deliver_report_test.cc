// SPDX-License-Identifier: EUPL-1.2
#include "server/deliver_report.h"

#include <gtest/gtest.h>

namespace houvast::server {
namespace {

Report two_tables() {
  const auto table = [](const char* key) {
    return Table{
        .key = key, .title = {"Naam", "Name"}, .columns = {{"a", {"A", "A"}}}, .rows = {{"x"}}};
  };
  return {.title = {"Beschermd wonen, \"2026\"/..\n", "Sheltered"},
          .blocks = {table("first"), table("second_one")}};
}

std::string code(const Delivery& delivery) {
  const auto delivered = deliver_report(two_tables(), delivery);
  return delivered ? delivered->file_name : delivered.error().front().place.field;
}

}  // namespace

TEST(DeliverReport, NamesAFileByTheTitleAndTheForm) {
  EXPECT_EQ(code({.format = "json"}), "beschermd-wonen-2026.json");
  EXPECT_EQ(code({.format = "html", .language = Language::english}), "sheltered.html");
  EXPECT_EQ(code({.format = "csv", .table = "second_one"}), "second-one.csv");
}

TEST(DeliverReport, StartsEachFormAsThatFormDoes) {
  const auto start = [](const char* format) {
    const auto delivered = deliver_report(two_tables(), {.format = format});
    return delivered ? delivered->content_type + " " + delivered->bytes.substr(0, 2) : "none";
  };
  EXPECT_EQ(start("json"), "application/json {\n");
  EXPECT_EQ(start("html"), "text/html; charset=utf-8 <!");
  EXPECT_EQ(start("xlsx"), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet PK");
  EXPECT_EQ(start("pdf"), "application/pdf %P");
}

TEST(DeliverReport, AsksWhichTableAndWhichForm) {
  EXPECT_EQ(code({.format = "csv"}), "first.csv");
  EXPECT_EQ(code({.format = "csv", .table = "third"}), "table");
  EXPECT_EQ(code({.format = "docx"}), "format");
}

}  // namespace houvast::server
