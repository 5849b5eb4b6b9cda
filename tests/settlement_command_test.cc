// SPDX-License-Identifier: EUPL-1.2
// houvast settle and houvast equalise from outside, on the examples that ship.
#include <gtest/gtest.h>

#include <sys/wait.h>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace {

using Json = nlohmann::json;
using Counts = std::vector<std::int64_t>;

struct Ended {
  int status = 0;
  std::string out;
};

Ended houvast(const std::string& arguments) {
  const char* cli = std::getenv("HOUVAST_CLI");
  const char* source = std::getenv("HOUVAST_SOURCE_DIR");
  if (!cli || !source) return {-1, "HOUVAST_CLI and HOUVAST_SOURCE_DIR are set by ctest"};
  const std::string line = "cd '" + std::string(source) + "/examples/vergadering' && '" + cli +
                           "' " + arguments + " 2>/dev/null";
  Ended ended;
  FILE* pipe = ::popen(line.c_str(), "r");
  if (!pipe) return {-1, "no pipe"};
  std::array<char, 4096> buffer;
  while (const std::size_t count = std::fread(buffer.data(), 1, buffer.size(), pipe))
    ended.out.append(buffer.data(), count);
  ended.status = WEXITSTATUS(::pclose(pipe));
  return ended;
}

/// A column of a table in cents, without the row of totals.
Counts column(const Ended& ended, const std::string& table, const std::string& name) {
  EXPECT_EQ(ended.status, 0) << ended.out;
  Counts amounts;
  const Json report = Json::parse(ended.out, nullptr, false);
  if (report.is_discarded()) return amounts;
  for (const Json& block : report["blocks"])
    if (block.value("key", "") == table && block["type"] == "table")
      for (const Json& row : block["rows"]) amounts.push_back(row[name + "_cents"]);
  if (!amounts.empty()) amounts.pop_back();
  return amounts;
}

Counts settled(const std::string& options, const std::string& table, const std::string& name) {
  return column(houvast("settle solidariteit.csv --format json " + options), table, name);
}

Counts contributions(const std::string& options) {
  return column(houvast("equalise risicoverevening.csv --format json --form " + options),
                "equalisation", "contribution");
}

// K-C1 and K-C2, in cents: a hundred million euro is 10^10.
TEST(SettleCommand, ShowsTheExampleOfTheSlides) {
  EXPECT_EQ(settled("", "result", "result"), (Counts{-2'000'000'000, 1'000'000'000}));
  EXPECT_EQ(settled("--baseline average", "result", "result"),
            (Counts{-1'166'666'667, 1'166'666'667}));
}

TEST(SettleCommand, ShowsTheTableOfOwnShares) {
  const auto after = [](const std::string& options) {
    return settled(options, "settlement", "after");
  };
  EXPECT_EQ(after("--baseline average --cap off"), (Counts{-833'333'334, -166'666'666}));
  EXPECT_EQ(after("--baseline average --cap off --own-share 50%"),
            (Counts{-1'416'666'667, 416'666'667}));
  EXPECT_EQ(after("--baseline average"), (Counts{-1'000'000'000, 0}));
  EXPECT_EQ(after("--own-share 0,5"), (Counts{-1'500'000'000, 500'000'000}));
  EXPECT_EQ(after("--own-share 1"), (Counts{-2'000'000'000, 1'000'000'000}));
  EXPECT_EQ(after("--cap off"), (Counts{0, -1'000'000'000}));
}

TEST(SettleCommand, GivesEveryAmountItsReason) {
  const Ended ended = houvast("settle solidariteit.csv --baseline average --explain --lang nl");
  EXPECT_EQ(ended.status, 0);
  EXPECT_NE(ended.out.find("Waarom"), std::string::npos);
  EXPECT_NE(ended.out.find("draagt bij aan de tekorten"), std::string::npos);
}

// K-D1 to K-D4.
TEST(EqualiseCommand, ShowsTheExamplesOfTheForms) {
  EXPECT_EQ(contributions("solidarity"), (Counts{500'000'000, 300'000'000, 200'000'000}));
  EXPECT_EQ(contributions("user_pays"), (Counts{600'000'000, 150'000'000, 250'000'000}));
  EXPECT_EQ(contributions("deferred_user_pays"), (Counts{570'000'000, 200'000'000, 230'000'000}));
  EXPECT_EQ(contributions("deferred_user_pays --by-own-average"),
            (Counts{577'777'778, 188'888'889, 233'333'333}));
  EXPECT_EQ(contributions("fixed_shared --fixed-cost 4000000"),
            (Counts{560'000'000, 210'000'000, 230'000'000}));
}

TEST(SettlementCommands, TellAWrongCallFromWrongInput) {
  EXPECT_EQ(houvast("equalise risicoverevening.csv --form fixed_shared").status, 2);
  EXPECT_EQ(houvast("settle solidariteit.csv --own-share half").status, 2);
  EXPECT_EQ(houvast("settle solidariteit.csv --own-share 150%").status, 1);
  EXPECT_EQ(houvast("settle no-such-file.csv").status, 1);
}

}  // namespace
