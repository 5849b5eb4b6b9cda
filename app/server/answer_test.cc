// SPDX-License-Identifier: EUPL-1.2
#include "server/answer.h"

#include <gtest/gtest.h>

namespace houvast::server {
namespace {

TEST(ProblemAnswer, KeepsWhereTheDatabaseIsForTheLog) {
  const auto answer = problem_answer({.code = "store/away",
                                      .place = {.file = "postgresql://houvast@db.intern"},
                                      .found = "password authentication failed"});
  EXPECT_EQ(answer.status, 503);
  EXPECT_EQ(answer.body.find("db.intern"), std::string::npos);
  EXPECT_EQ(answer.body.find("password"), std::string::npos);
  EXPECT_NE(answer.remark.find("password authentication failed"), std::string::npos);
}

TEST(ProblemAnswer, TellsThePlaceInTheUsersOwnFiles) {
  const auto answer = problem_answer(
      {.code = "base/csv-long-row", .place = {.file = "spending.csv", .line = 1, .field = "year"}});
  EXPECT_EQ(answer.status, 422);
  EXPECT_TRUE(answer.remark.empty());
  const Json body = Json::parse(answer.body);
  EXPECT_EQ(body["problems"][0]["place"]["file"], "spending.csv");
  EXPECT_EQ(body["problems"][0]["place"]["line"], 1);
}

TEST(FileAnswer, LetsNoNameBreakAHeader) {
  const auto answer = file_answer("x", "text/csv", "a\"b\r\nSet-Cookie: c/../d.csv");
  ASSERT_EQ(answer.headers.size(), 1U);
  EXPECT_EQ(answer.headers.front().second, "attachment; filename=\"a-b--Set-Cookie--c-..-d.csv\"");
}

}  // namespace
}  // namespace houvast::server
