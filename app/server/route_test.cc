// SPDX-License-Identifier: EUPL-1.2
#include "server/route.h"

#include <gtest/gtest.h>

namespace houvast::server {
namespace {

using http::Method;

http::Response nothing(Service&, const Call&) { return {}; }

const std::vector<Route> table = {
    {Method::get, "/api/v1/runs", people::Permission::view, nothing, {}},
    {Method::get, "/api/v1/runs/{id}", people::Permission::view, nothing, {}},
    {Method::put,
     "/api/v1/tables/{id}/scores/{municipality}",
     people::Permission::score,
     nothing,
     {}},
};

Match find(Method method, std::string_view target) {
  const auto parsed = http::parse_target(target);
  EXPECT_TRUE(parsed.has_value());
  return find_route(table, {.method = method, .path = parsed->path, .segments = parsed->segments});
}

TEST(FindRoute, GivesTheValuesOfThePath) {
  const Match match = find(Method::put, "/api/v1/tables/7/scores/GM%39001?x=1");
  ASSERT_EQ(match.route, &table[2]);
  EXPECT_EQ(match.values.find("id")->second, "7");
  EXPECT_EQ(match.values.find("municipality")->second, "GM9001");
}

TEST(FindRoute, TakesASlashThatWasHiddenAsPartOfAName) {
  const Match match = find(Method::get, "/api/v1/runs/..%2F..%2Fetc");
  ASSERT_EQ(match.route, &table[1]);
  EXPECT_EQ(match.values.find("id")->second, "../../etc");
}

TEST(FindRoute, SaysWhichMethodsAPathHas) {
  const Match match = find(Method::remove, "/api/v1/runs");
  EXPECT_EQ(match.route, nullptr);
  EXPECT_EQ(match.allowed, std::vector{Method::get});
}

TEST(FindRoute, AnswersAskingForHeadersLikeAskingForAll) {
  EXPECT_EQ(find(Method::head, "/api/v1/runs").route, &table[0]);
}

TEST(FindRoute, KnowsNoPathThatIsLongerOrShorter) {
  EXPECT_EQ(find(Method::get, "/api/v1/runs/7/8").route, nullptr);
  EXPECT_EQ(find(Method::get, "/api/v1").route, nullptr);
  EXPECT_EQ(find(Method::get, "/").route, nullptr);
}

TEST(ParseTarget, RefusesWhatHidesControlCharactersOrBreaksOff) {
  for (const char* bad :
       {"", "runs", "*", "/a%00b", "/a%0d%0aSet-Cookie:x", "/a%2", "/a%zz", "/?q=%0a"})
    EXPECT_FALSE(http::parse_target(bad).has_value()) << bad;
}

TEST(ParseTarget, UndoesTheQuery) {
  const auto target = http::parse_target("/a?name=Gemeente+1%2B2&empty&last=");
  ASSERT_TRUE(target.has_value());
  EXPECT_EQ(target->query.at("name"), "Gemeente 1+2");
  EXPECT_EQ(target->query.at("empty"), "");
  EXPECT_EQ(target->query.at("last"), "");
}

TEST(Call, TakesNothingButAPositiveNumberForAnId) {
  const http::Request request;
  for (const char* bad : {"0", "-1", "1x", " 1", "99999999999999999999", "1;DROP TABLE run", ""})
    EXPECT_EQ((Call{request, {}, {{"id", bad}}}.id()), 0) << bad;
  EXPECT_EQ((Call{request, {}, {{"id", "42"}}}.id()), 42);
}

}  // namespace
}  // namespace houvast::server
