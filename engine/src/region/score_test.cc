// SPDX-License-Identifier: EUPL-1.2
#include "houvast/score.h"

#include <gtest/gtest.h>

namespace houvast::region {
namespace {

using namespace literals;

const std::vector<Score> scores{
    {"GM9001", "inhabitants", "stability", 5_d}, {"GM9001", "inhabitants", "task", 1_d},
    {"GM9001", "use", "stability", 2_d},         {"GM9001", "use", "task", 5_d},
    {"GM9002", "inhabitants", "stability", 4_d}, {"GM9002", "inhabitants", "task", 4_d},
    {"GM9002", "use", "stability", 2_d},         {"GM9002", "use", "task", 4_d}};

TEST(ScoreComparison, ShowsWhereMunicipalitiesAgreeAndDiffer) {
  const ScoreComparison comparison = compare_scores(scores).value();
  ASSERT_EQ(comparison.lines.size(), 4u);
  EXPECT_EQ(comparison.lines[0].criterion, "stability");
  EXPECT_TRUE(comparison.lines[0].agreed);
  EXPECT_EQ(comparison.lines[0].mean, 4.5_d);
  EXPECT_EQ(comparison.lines[1].criterion, "task");
  EXPECT_FALSE(comparison.lines[1].agreed);
  EXPECT_EQ(comparison.lines[1].lowest, 1_d);
}

TEST(ScoreComparison, PutsTheHighestWeightedMeanFirst) {
  const ScoreComparison plain = compare_scores(scores).value();
  EXPECT_TRUE(plain.preferences[1].is_first);  // GM9001: use 3.5, inhabitants 3
  EXPECT_TRUE(plain.preferences[2].is_first);  // GM9002: inhabitants 4, use 3
  EXPECT_TRUE(plain.shared_first.empty());

  const std::vector<ScoreWeight> weights{{"GM9001", "stability", 2_d}};
  const ScoreComparison weighted = compare_scores(scores, weights).value();
  EXPECT_EQ(weighted.preferences[0].weighted_mean, 3.666667_d);
  EXPECT_EQ(weighted.shared_first, std::vector<std::string>{"inhabitants"});
}

TEST(ScoreComparison, PutsEqualOptionsBothFirst) {
  const std::vector<Score> equal{{"GM9001", "a", "x", 3_d}, {"GM9001", "b", "x", 3_d}};
  EXPECT_EQ(compare_scores(equal).value().shared_first, (std::vector<std::string>{"a", "b"}));
}

TEST(ScoreComparison, RefusesScoresOffTheScaleAndTwice) {
  std::vector<Score> wrong = scores;
  wrong.push_back({"GM9003", "use", "task", 6_d});
  wrong.push_back(scores[0]);
  const auto result = compare_scores(wrong);
  ASSERT_EQ(result.error().size(), 2u);
  EXPECT_EQ(result.error()[0].code, "region/score-out-of-range");
  EXPECT_EQ(result.error()[1].code, "region/score-twice");
}

}  // namespace
}  // namespace houvast::region
