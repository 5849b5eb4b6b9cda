// SPDX-License-Identifier: EUPL-1.2
#include "houvast/summary.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "support/random_input.h"

namespace houvast::study {

using houvast::testing::for_random_input;
using houvast::testing::RandomInput;

namespace {

std::vector<Cents> cents(std::initializer_list<std::int64_t> counts) {
  std::vector<Cents> amounts;
  for (const std::int64_t count : counts) amounts.emplace_back(count);
  return amounts;
}

}  // namespace

// By hand: 2, 4, 4, 4, 5, 5, 7, 9 has mean 5 and squares of distances that add up to 32.
TEST(Summarise, GivesMeanAndSpreadAsByHand) {
  const Summary summary = summarise(cents({2, 4, 4, 4, 5, 5, 7, 9}));
  EXPECT_EQ(summary.count, 8U);
  EXPECT_DOUBLE_EQ(summary.mean_cents, 5);
  EXPECT_DOUBLE_EQ(summary.standard_deviation_cents.value(), std::sqrt(32.0 / 7));
  EXPECT_DOUBLE_EQ(summary.standard_error_cents.value(), std::sqrt(32.0 / 7 / 8));
}

TEST(Summarise, HasNoSpreadForOneReplication) {
  const Summary summary = summarise(cents({-250}));
  EXPECT_DOUBLE_EQ(summary.mean_cents, -250);
  EXPECT_FALSE(summary.standard_deviation_cents.has_value());
  EXPECT_FALSE(summary.standard_error_cents.has_value());
}

TEST(Summarise, KeepsSmallDifferencesBetweenLargeAmounts) {
  const std::int64_t large = max_amount.count();
  const Summary summary = summarise(cents({large, large - 1, large - 2, large - 2}));
  EXPECT_DOUBLE_EQ(summary.mean_cents - static_cast<double>(large), -1.25);
  EXPECT_DOUBLE_EQ(summary.standard_deviation_cents.value(), std::sqrt(2.75 / 3));
}

TEST(Summarise, IsZeroSpreadForEqualValues) {
  EXPECT_EQ(summarise(cents({7, 7, 7})).standard_deviation_cents, 0);
  EXPECT_EQ(summarise(std::vector<Cents>(1000, -max_amount)).standard_deviation_cents, 0);
}

TEST(Summarise, IsTheSameToTheBitInAnyOrder) {
  for_random_input(300, [](RandomInput& random) {
    std::vector<Cents> values(2 + random.index(200));
    for (Cents& value : values)
      value = Cents(random.magnitude(max_amount.count()) * (random.one_in(2) ? -1 : 1));
    const Summary one = summarise(values);
    for (std::size_t i = values.size() - 1; i > 0; --i)
      std::swap(values[i], values[random.index(i + 1)]);
    const Summary other = summarise(values);
    EXPECT_EQ(one.mean_cents, other.mean_cents);
    EXPECT_EQ(one.standard_deviation_cents, other.standard_deviation_cents);
  });
}

TEST(Summarise, AgreesWithTheTextbookInWiderArithmetic) {
  for_random_input(300, [](RandomInput& random) {
    std::vector<Cents> values(2 + random.index(100));
    for (Cents& value : values) value = Cents(random.number(-10'000'000'000, 10'000'000'000));
    const auto count = static_cast<long double>(values.size());
    long double mean = 0;
    for (const Cents value : values) mean += static_cast<long double>(value.count()) / count;
    long double squares = 0;
    for (const Cents value : values) {
      const long double distance = static_cast<long double>(value.count()) - mean;
      squares += distance * distance;
    }
    const auto deviation = static_cast<double>(std::sqrt(squares / (count - 1)));
    const Summary summary = summarise(values);
    EXPECT_NEAR(summary.mean_cents, static_cast<double>(mean), 1e-4);
    EXPECT_NEAR(summary.standard_deviation_cents.value(), deviation, 1e-12 * deviation);
  });
}

// R: quantile(c(1, 2, 3, 4, 10) * 100, c(0, .05, .25, .5, .75, .95, 1)), type 7.
TEST(Quantile, IsTheOneOfROfTypeSeven) {
  const auto values = cents({100, 200, 300, 400, 1000});
  EXPECT_DOUBLE_EQ(quantile_cents(values, 0), 100);
  EXPECT_DOUBLE_EQ(quantile_cents(values, 0.05), 120);
  EXPECT_DOUBLE_EQ(quantile_cents(values, 0.25), 200);
  EXPECT_DOUBLE_EQ(quantile_cents(values, 0.5), 300);
  EXPECT_DOUBLE_EQ(quantile_cents(values, 0.75), 400);
  EXPECT_DOUBLE_EQ(quantile_cents(values, 0.95), 880);
  EXPECT_DOUBLE_EQ(quantile_cents(values, 1), 1000);
  EXPECT_DOUBLE_EQ(quantile_cents(cents({-3, 4}), 0.5), 0.5);
  EXPECT_DOUBLE_EQ(quantile_cents(cents({42}), 0.3), 42);
}

TEST(MeanOfWorst, IsTheMeanOfTheTailAsByHand) {
  std::vector<Cents> hundred;
  for (int i = 1; i <= 100; ++i) hundred.emplace_back(i);
  EXPECT_DOUBLE_EQ(mean_of_worst_cents(hundred, 0.05, Worst::lowest), 3);
  EXPECT_DOUBLE_EQ(mean_of_worst_cents(hundred, 0.05, Worst::highest), 98);
  EXPECT_DOUBLE_EQ(mean_of_worst_cents(hundred, 1, Worst::lowest), 50.5);
  EXPECT_DOUBLE_EQ(mean_of_worst_cents(hundred, 1, Worst::highest), 50.5);
}

// Of ten values 25% are two and a half: (1 + 2 + 3 / 2) / 2.5.
TEST(MeanOfWorst, CountsAValueThatIsCutForItsPart) {
  const auto ten = cents({1, 2, 3, 4, 5, 6, 7, 8, 9, 10});
  EXPECT_DOUBLE_EQ(mean_of_worst_cents(ten, 0.25, Worst::lowest), 1.8);
  EXPECT_DOUBLE_EQ(mean_of_worst_cents(ten, 0.25, Worst::highest), 9.2);
  // Less than one value: the worst there is.
  EXPECT_DOUBLE_EQ(mean_of_worst_cents(ten, 0.05, Worst::lowest), 1);
  EXPECT_DOUBLE_EQ(mean_of_worst_cents(cents({-8}), 0.05, Worst::highest), -8);
}

TEST(MeanOfWorst, IsTheMirrorImageForCosts) {
  for_random_input(300, [](RandomInput& random) {
    std::vector<Cents> values(1 + random.index(60));
    for (Cents& value : values) value = Cents(random.number(-1'000'000, 1'000'000));
    std::vector<Cents> negated;
    for (const Cents value : values) negated.push_back(-value);
    std::sort(values.begin(), values.end());
    std::sort(negated.begin(), negated.end());
    const double share = static_cast<double>(random.number(1, 100)) / 100;
    EXPECT_NEAR(mean_of_worst_cents(values, share, Worst::lowest),
                -mean_of_worst_cents(negated, share, Worst::highest), 1e-6);
    EXPECT_LE(mean_of_worst_cents(values, share, Worst::lowest),
              summarise(values).mean_cents + 1e-6);
  });
}

TEST(SummaryDeathTest, StopsWithoutValuesOrOrder) {
  EXPECT_DEATH(static_cast<void>(summarise({})), "summary.cc");
  EXPECT_DEATH(static_cast<void>(quantile_cents({}, 0.5)), "summary.cc");
  EXPECT_DEATH(static_cast<void>(quantile_cents(cents({2, 1}), 0.5)), "summary.cc");
  EXPECT_DEATH(static_cast<void>(quantile_cents(cents({1}), 1.5)), "summary.cc");
  EXPECT_DEATH(static_cast<void>(mean_of_worst_cents(cents({1}), 0, Worst::lowest)), "summary.cc");
}

}  // namespace houvast::study
