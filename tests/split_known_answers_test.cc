// SPDX-License-Identifier: EUPL-1.2
// Every published case of largest remainder and of whole cents in the reference data.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "houvast/split.h"

namespace houvast {
namespace {

using nlohmann::json;

class SplitKnownAnswers : public ::testing::Test {
 protected:
  void SetUp() override {
    const char* const data = std::getenv("HOUVAST_DATA");
    const auto file = std::filesystem::path(data == nullptr ? "" : data) / "known-answers" /
                      "apportionment_cases.json";
    if (!std::filesystem::exists(file)) GTEST_SKIP() << "known-answers/apportionment_cases.json";
    cases_ = json::parse(std::ifstream(file));
  }

  [[nodiscard]] const json& cases() const { return cases_; }

 private:
  json cases_;
};

using Counts = std::vector<std::int64_t>;

/// Ratios as the file writes them: 7 or 0.33.
Counts split_counts(std::int64_t total, const json& ratios) {
  std::vector<Decimal> weights;
  for (const json& ratio : ratios) weights.push_back(parse_decimal(ratio.dump()).value());
  const std::vector<Cents> parts = split(Cents(total), weights).value();
  Counts counts;
  for (const Cents part : parts) counts.push_back(part.count());
  return counts;
}

}  // namespace

TEST_F(SplitKnownAnswers, AreTheSeatsOfLargestRemainder) {
  ASSERT_GE(cases()["largest_remainder"].size(), 10U);
  for (const json& example : cases()["largest_remainder"]) {
    const Counts parts = split_counts(example["total"], example["weights"]);
    if (example.contains("expected")) {
      EXPECT_EQ(parts, example["expected"].get<Counts>()) << example["name"];
      continue;
    }
    // A tie that the source leaves open: one of its answers.
    bool is_one_of_them = false;
    for (const json& answer : example["expected_any"])
      is_one_of_them = is_one_of_them || parts == answer.get<Counts>();
    EXPECT_TRUE(is_one_of_them) << example["name"];
  }
}

TEST_F(SplitKnownAnswers, AreTheCentsOfMoneyphpForAmountsAboveZero) {
  ASSERT_GE(cases()["money_allocation"]["cases"].size(), 16U);
  for (const json& example : cases()["money_allocation"]["cases"]) {
    const std::int64_t total = example[0];
    if (total < 0) continue;
    EXPECT_EQ(split_counts(total, example[1]), example[2].get<Counts>()) << example;
  }
}

TEST_F(SplitKnownAnswers, DifferFromMoneyphpBelowZeroWhereOursIsTheMirrorImage) {
  int below_zero = 0;
  for (const json& example : cases()["money_allocation"]["cases"]) {
    const std::int64_t total = example[0];
    if (total >= 0) continue;
    ++below_zero;
    Counts mirrored = split_counts(-total, example[1]);
    for (std::int64_t& count : mirrored) count = -count;
    EXPECT_EQ(split_counts(total, example[1]), mirrored) << example;
    EXPECT_NE(split_counts(total, example[1]), example[2].get<Counts>()) << example;
  }
  EXPECT_EQ(below_zero, 1);
}

}  // namespace houvast
