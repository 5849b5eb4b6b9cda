// SPDX-License-Identifier: EUPL-1.2
#include "server/body.h"

#include <gtest/gtest.h>

namespace houvast::server {
namespace {

std::vector<std::string> codes(const Body& body) {
  std::vector<std::string> all;
  for (const Problem& problem : body.problems())
    all.push_back(problem.place.field + " " + problem.code);
  return all;
}

TEST(Body, TellsEverythingThatIsWrongAtOnce) {
  Body body(R"({"name": 7, "draws": 1000000000000, "share": "much", "extra": 1, "labl": "x"})");
  static_cast<void>(body.text("name"));
  static_cast<void>(body.number("draws", 1, 1'000'000));
  static_cast<void>(body.optional_decimal("share"));
  static_cast<void>(body.text("label"));
  EXPECT_EQ(codes(body),
            (std::vector<std::string>{"name server/wrong-type", "draws server/wrong-type",
                                      "share server/wrong-type", "label server/missing-field",
                                      "extra server/unknown-field", "labl server/unknown-field"}));
  EXPECT_EQ(body.problems().back().suggestion, "label");
}

TEST(Body, ReadsADecimalExactlyFromTextOrFromItsDigits) {
  Body body(R"({"a": "0.1", "b": 0.1, "c": null})");
  EXPECT_EQ(body.optional_decimal("a"), Decimal(1, 1));
  EXPECT_EQ(body.optional_decimal("b"), Decimal(1, 1));
  EXPECT_EQ(body.optional_decimal("c"), std::nullopt);
  EXPECT_TRUE(body.problems().empty());
}

TEST(Body, NamesFieldsOfAnObjectInsideByTheirWholePath) {
  Body body(R"({"reserve": {"minimum": true}})");
  Body reserve = body.object("reserve");
  static_cast<void>(reserve.optional_decimal("minimum"));
  static_cast<void>(reserve.text("opening"));
  body.take(std::move(reserve));
  EXPECT_EQ(codes(body), (std::vector<std::string>{"reserve.minimum server/wrong-type",
                                                   "reserve.opening server/missing-field"}));
}

TEST(Body, RefusesWhatIsNoObject) {
  for (const char* bad : {"", "[]", "7", "{", "{\"a\":}", "\xFF\xFE", "null"})
    EXPECT_EQ(codes(Body(bad)), std::vector<std::string>{" server/malformed-json"}) << bad;
}

TEST(Body, StandsDeepNesting) {
  const std::string deep = "{\"a\":" + std::string(100'000, '[') + std::string(100'000, ']') + "}";
  Body body(deep);
  static_cast<void>(body.any("a"));
  SUCCEED();
}

TEST(Body, TakesNoTextThatIsTooLong) {
  Body body("{\"name\": \"" + std::string(101, 'x') + "\"}");
  static_cast<void>(body.text("name", 100));
  EXPECT_EQ(codes(body), std::vector<std::string>{"name server/text-too-long"});
}

}  // namespace
}  // namespace houvast::server
