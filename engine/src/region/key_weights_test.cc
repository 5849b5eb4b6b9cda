// SPDX-License-Identifier: EUPL-1.2
#include "region/key_weights.h"

#include <gtest/gtest.h>

#include "support/random_input.h"

namespace houvast::region {
namespace {

using testing::for_random_input;
using testing::RandomInput;

std::string place(std::size_t i) { return std::to_string(i + 1); }

/// The same shares over a sum of more than 128 bits.
KeyWeights widened(const KeyWeights& weights) {
  KeyWeights wide;
  for (std::size_t i = 0; i < weights.size(); ++i) wide.wide.push_back(weights.at(i) << 200);
  wide.sum = weights.sum << 200;
  return wide;
}

/// Of up to fifty municipalities: few enough for one way to rank remainders, and enough for
/// another.
KeyWeights random_weights(RandomInput& input) {
  KeyWeights weights;
  const std::size_t count = 1 + input.index(60);
  const bool is_small = input.one_in(2);  // Small numbers give equal remainders.
  for (std::size_t i = 0; i < count; ++i) {
    const std::int64_t low = is_small ? input.number(0, 5) : input.magnitude(INT64_MAX);
    const std::int64_t high = is_small ? 0 : input.magnitude((std::int64_t{1} << 55) - 1);
    weights.narrow.push_back((Int128(high) << 63) + low);
  }
  weights.narrow[input.index(count)] += 1;
  for (std::size_t i = 0; i < count; ++i) weights.sum += weights.at(i);
  return weights;
}

TEST(SplitByWeights, IsTheSameInNumbersOfAnyWidth) {
  for_random_input(50'000, [](RandomInput& input) {
    const KeyWeights weights = random_weights(input);
    const Cents total((input.one_in(2) ? -1 : 1) * input.magnitude(max_amount.count()));
    EXPECT_EQ(split(total, weights), split(total, widened(weights)));
  });
}

TEST(SplitByWeights, AddsUpAndStaysWithinACentOfTheExactShare) {
  for_random_input(20'000, [](RandomInput& input) {
    const KeyWeights weights = random_weights(input);
    const Cents total(input.magnitude(max_amount.count()));
    const std::vector<Cents> parts = split(total, weights);
    Cents sum;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      sum += parts[i];
      const Exact part = exact(total) * Exact(BigInt(weights.at(i))) / Exact(BigInt(weights.sum));
      EXPECT_LT(abs(exact(parts[i]) - part), 1);
    }
    EXPECT_EQ(sum, total);
  });
}

// Heavy weights times large incomes times large spendings leave 128 bits.
TEST(KeyWeights, AreNarrowWhereTheirSumIsAndWideWhereItIsNot) {
  const std::vector<KeyFigures> large(
      2, {.inhabitants = 1, .income = max_amount, .spending = max_amount});
  const KeyBlend by_one{{Key::income, Decimal(1)}};
  const KeyBlend by_two{{Key::income, Decimal(Decimal::max_units)},
                        {Key::spending, Decimal(Decimal::max_units)}};
  EXPECT_EQ(key_weights(by_one, large, place)->narrow.size(), 2U);
  EXPECT_EQ(key_weights(by_two, large, place)->wide.size(), 2U);
  EXPECT_EQ(split(Cents(101), *key_weights(by_two, large, place)),
            (std::vector<Cents>{Cents(51), Cents(50)}));
}

}  // namespace
}  // namespace houvast::region
