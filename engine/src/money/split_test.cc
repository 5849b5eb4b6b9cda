// SPDX-License-Identifier: EUPL-1.2
#include "houvast/split.h"

#include <gtest/gtest.h>

#include <numeric>

#include "money/exact.h"
#include "money/split_kernel.h"
#include "support/random_input.h"

namespace houvast {

using namespace literals;
using houvast::testing::for_random_input;
using houvast::testing::RandomInput;

namespace {

using Weights = std::vector<std::int64_t>;

std::vector<std::int64_t> counts(const std::vector<Cents>& parts) {
  std::vector<std::int64_t> counts;
  for (const Cents part : parts) counts.push_back(part.count());
  return counts;
}

std::vector<std::int64_t> split_counts(std::int64_t total, const Weights& weights) {
  return counts(split(Cents(total), weights).value());
}

Cents sum(const std::vector<Cents>& parts) {
  return std::accumulate(parts.begin(), parts.end(), Cents());
}

/// Largest remainder as one would explain it at a table, in fractions: the oracle.
std::vector<Cents> split_slowly(Cents total, const std::vector<Exact>& weights) {
  if (total < Cents()) {
    std::vector<Cents> parts = split_slowly(-total, weights);
    for (Cents& part : parts) part = -part;
    return parts;
  }
  const Exact all = std::accumulate(weights.begin(), weights.end(), Exact(0));
  std::vector<Cents> parts;
  std::vector<Exact> remainders;
  Cents left = total;
  for (const Exact& weight : weights) {
    const Exact share = all == 0 ? Exact(0) : exact(total) * weight / all;
    parts.push_back(truncate_to_cents(share));
    remainders.push_back(share - exact(parts.back()));
    left -= parts.back();
  }
  for (; left > Cents(); left -= Cents(1)) {
    std::size_t largest = 0;
    for (std::size_t i = 1; i < remainders.size(); ++i)
      if (remainders[i] > remainders[largest]) largest = i;
    parts[largest] += Cents(1);
    remainders[largest] = -1;
  }
  return parts;
}

/// Weights as they occur, and as they go wrong: equal ones, zeros, enormous ones.
Weights any_weights(RandomInput& random, std::size_t most) {
  Weights weights(1 + random.index(most));
  const std::int64_t largest = random.one_in(3) ? 4 : random.one_in(4) ? INT64_MAX : 10'000'000'000;
  for (std::int64_t& weight : weights)
    weight = random.one_in(5)   ? 0
             : random.one_in(2) ? random.number(1, largest)
                                : random.magnitude(largest);
  weights[random.index(weights.size())] = random.number(1, largest);
  return weights;
}

std::vector<Exact> exactly(const Weights& weights) {
  std::vector<Exact> fractions;
  for (const std::int64_t weight : weights) fractions.push_back(exact(weight));
  return fractions;
}

}  // namespace

// M.L. Balinski and H.P. Young, "The quota method of apportionment", American Mathematical Monthly
// 82 (1975), the examples with Hamilton's method.
TEST(Split, GivesTheSeatsOfBalinskiAndYoung) {
  EXPECT_EQ(split_counts(100, {5117, 4400, 162, 161, 160}), (Weights{51, 44, 2, 2, 1}));
  EXPECT_EQ(split_counts(26, {9061, 7179, 5259, 3319, 1182}), (Weights{9, 7, 5, 4, 1}));
}

// The examples of the encyclopedia Wikipedia: "Hare-Niemeyer-Verfahren" (German) and "Largest
// remainders method" (English); and the seats of Berlin in 2016, by share of the vote in per mille.
TEST(Split, GivesTheSeatsOfElections) {
  EXPECT_EQ(split_counts(100, {216, 310, 22, 32}), (Weights{37, 53, 4, 6}));
  EXPECT_EQ(split_counts(10, {47000, 16000, 15800, 12000, 6100, 3100}),
            (Weights{5, 2, 1, 1, 1, 0}));
  EXPECT_EQ(split_counts(160, {216, 176, 156, 152, 142, 67}), (Weights{38, 31, 27, 27, 25, 12}));
}

// The examples of moneyphp/money, MoneyTest (MIT): whole cents over ratios.
TEST(Split, GivesTheCentsOfMoneyLibraries) {
  EXPECT_EQ(split_counts(100, {1, 1, 1}), (Weights{34, 33, 33}));
  EXPECT_EQ(split_counts(101, {1, 1, 1}), (Weights{34, 34, 33}));
  EXPECT_EQ(split_counts(5, {3, 7}), (Weights{2, 3}));
  EXPECT_EQ(split_counts(5, {7, 3}), (Weights{4, 1}));
  EXPECT_EQ(split_counts(5, {7, 0, 3}), (Weights{4, 0, 1}));
  EXPECT_EQ(split_counts(101, {3, 7}), (Weights{30, 71}));
  EXPECT_EQ(split_counts(101, {7, 3}), (Weights{71, 30}));
  const std::vector<Decimal> ratios{0.33_d, 0.66_d};
  EXPECT_EQ(counts(split(Cents(1), ratios).value()), (Weights{0, 1}));
}

// moneyphp rounds the parts of -5 down and arrives at -3 and -2. With us a correction undoes
// exactly what it corrects, so the parts of -5 are those of 5 with the sign turned.
TEST(Split, TurnsTheSignOfEveryPartWithTheSignOfTheTotal) {
  EXPECT_EQ(split_counts(5, {7, 3}), (Weights{4, 1}));
  EXPECT_EQ(split_counts(-5, {7, 3}), (Weights{-4, -1}));
}

TEST(Split, GivesNothingToAWeightOfZero) {
  EXPECT_EQ(split_counts(6, {0, 14, 28, 0, 0}), (Weights{0, 2, 4, 0, 0}));
  EXPECT_EQ(split_counts(5, {0, 0, 1}), (Weights{0, 0, 5}));
  EXPECT_EQ(split_counts(2, {0, 1, 1, 1}), (Weights{0, 1, 1, 0}));
}

TEST(Split, LetsTheEarlierOneWinATie) {
  EXPECT_EQ(split_counts(1, {1, 1}), (Weights{1, 0}));
  EXPECT_EQ(split_counts(2, {2, 1, 1, 2, 2}), (Weights{1, 0, 0, 1, 0}));
  EXPECT_EQ(split_counts(-1, {1, 1}), (Weights{-1, 0}));
  EXPECT_EQ(split_counts(3, Weights(40, 1)), [] {
    Weights first_three(40, 0);
    std::fill_n(first_three.begin(), 3, 1);
    return first_three;
  }());
}

// A warning, not a wish: the method of the largest remainder can give one party less when there is
// more to divide. The House of Representatives met it in 1880: with 299 seats Alabama had a claim
// to 8, with 300 to 7. Three states of it, the others together as a fourth; populations of the
// census, national total 49,371,340 (COMAP, "For All Practical Purposes", example of the paradox).
// Nobody here ever loses more than one cent to it.
TEST(Split, HasTheAlabamaParadox) {
  // Two weights of three show it whole: one cent more, and the smallest part is a cent less.
  EXPECT_EQ(split_counts(10, {6, 6, 2}), (Weights{4, 4, 2}));
  EXPECT_EQ(split_counts(11, {6, 6, 2}), (Weights{5, 5, 1}));
  // The quotas of 1880 in thousandths: 7.646, 18.640, 9.640 of 299; 7.671, 18.702, 9.672 of 300.
  const Exact total = 49'371'340;
  const auto quota = [&](int seats, int people) { return Exact(seats) * people / total; };
  EXPECT_EQ(round_to_cents(quota(299, 1'262'505) * 1000), Cents(7'646));
  EXPECT_EQ(round_to_cents(quota(300, 1'262'505) * 1000), Cents(7'671));
  // One seat more raises the remainder of Alabama least: Illinois and Texas pass it.
  const auto remainder = [&](int seats, int people) {
    return quota(seats, people) - exact(truncate_to_cents(quota(seats, people)));
  };
  EXPECT_GT(remainder(299, 1'262'505), remainder(299, 3'077'871));
  EXPECT_GT(remainder(299, 1'262'505), remainder(299, 1'591'749));
  EXPECT_LT(remainder(300, 1'262'505), remainder(300, 3'077'871));
  EXPECT_LT(remainder(300, 1'262'505), remainder(300, 1'591'749));
}

TEST(Split, TakesNoMoreThanOneCentFromAnyoneWhenThereIsOneMore) {
  for_random_input(5000, [](RandomInput& random) {
    const Weights weights = any_weights(random, 12);
    const Cents total(random.magnitude(1'000'000));
    const auto less = split(total, weights).value();
    const auto more = split(total + Cents(1), weights).value();
    for (std::size_t i = 0; i < weights.size(); ++i) EXPECT_GE(more[i], less[i] - Cents(1));
  });
}

TEST(Split, AgreesWithTheSlowAndObviousWay) {
  for_random_input(4000, [](RandomInput& random) {
    const Weights weights = any_weights(random, random.one_in(10) ? 100 : 24);
    const Cents total(random.magnitude(random.one_in(5) ? INT64_MAX : max_amount.count()) *
                      (random.one_in(2) ? -1 : 1));
    EXPECT_EQ(split(total, weights).value(), split_slowly(total, exactly(weights)))
        << to_string(total);
  });
}

TEST(Split, AddsUpAndStaysWithinACentOfExact) {
  for_random_input(5000, [](RandomInput& random) {
    const Weights weights = any_weights(random, 60);
    const Cents total(random.number(INT64_MIN, INT64_MAX));
    const auto parts = split(total, weights).value();
    EXPECT_EQ(sum(parts), total);
    const Exact all = std::accumulate(weights.begin(), weights.end(), Exact(0));
    for (std::size_t i = 0; i < weights.size(); ++i) {
      EXPECT_LT(abs(exact(parts[i]) - exact(total) * weights[i] / all), 1);
      EXPECT_TRUE(weights[i] != 0 || parts[i] == Cents());
    }
  });
}

TEST(Split, GivesTheSameForWeightsInAnotherUnit) {
  for_random_input(2000, [](RandomInput& random) {
    Weights weights(1 + random.index(20));
    for (auto& weight : weights) weight = random.magnitude(1'000'000);
    weights.front() += 1;
    const Cents total(random.number(-1'000'000'000, 1'000'000'000));
    const auto parts = split(total, weights).value();

    Weights scaled;
    std::vector<Cents> in_cents;
    std::vector<Decimal> in_thousandths;
    std::vector<Exact> in_sevenths;
    for (const std::int64_t weight : weights) {
      scaled.push_back(weight * 1'000'003);
      in_cents.emplace_back(weight);
      in_thousandths.emplace_back(weight, 3);
      in_sevenths.push_back(Exact(weight) / 7);
    }
    EXPECT_EQ(split(total, scaled).value(), parts);
    EXPECT_EQ(split(total, in_cents).value(), parts);
    EXPECT_EQ(split(total, in_thousandths).value(), parts);
    EXPECT_EQ(split_exactly(total, in_sevenths), parts);
  });
}

TEST(Split, TakesDecimalsOfEveryLength) {
  for_random_input(1500, [](RandomInput& random) {
    std::vector<Decimal> weights(1 + random.index(12));
    std::vector<Exact> fractions;
    for (Decimal& weight : weights)
      weight =
          Decimal(random.magnitude(Decimal::max_units), static_cast<int>(random.number(0, 18)));
    weights.front() = Decimal(1, 18);
    for (const Decimal weight : weights) fractions.push_back(exact(weight));
    const Cents total(random.number(-1'000'000'000, 1'000'000'000));
    EXPECT_EQ(split(total, weights).value(), split_slowly(total, fractions));
    EXPECT_EQ(split_exactly(total, fractions), split_slowly(total, fractions));
  });
}

TEST(SplitExactly, AgreesWithTheSlowWayForFractionsOfAnySize) {
  for_random_input(1500, [](RandomInput& random) {
    std::vector<Exact> weights(1 + random.index(10));
    for (Exact& weight : weights)
      weight = Exact(random.magnitude(INT64_MAX)) / (1 + random.magnitude(INT64_MAX - 1));
    weights.back() += 1;
    const Cents total(random.number(-1'000'000'000, 1'000'000'000));
    EXPECT_EQ(split_exactly(total, weights), split_slowly(total, weights));
  });
}

TEST(Split, HasNothingToSplitInNothing) {
  EXPECT_TRUE(split(Cents(), Weights{}).value().empty());
  EXPECT_EQ(split_counts(0, {0, 0}), (Weights{0, 0}));
  EXPECT_EQ(split_counts(0, {3, 4}), (Weights{0, 0}));
}

TEST(Split, SaysWhichWeightsAreNegative) {
  const auto result = split(5_eur, std::vector{1.5_d, -0.25_d, 2_d, -3_d});
  ASSERT_FALSE(result.has_value());
  EXPECT_EQ(result.error(),
            (Problems{{.code = "money/negative-weight", .place = {.field = "2"}, .found = "-0.25"},
                      {.code = "money/negative-weight", .place = {.field = "4"}, .found = "-3"}}));
  EXPECT_EQ(split(5_eur, std::vector{-1.05_eur}).error().front().found, "-1.05");
  EXPECT_EQ(split(5_eur, Weights{-7, 8}).error().front().found, "-7");
  // Even when there is nothing to split: the weight is wrong all the same.
  EXPECT_FALSE(split(Cents(), Weights{-7, 8}).has_value());
}

TEST(Split, SaysThatNobodyHasAWeight) {
  const Problems expected{{.code = "money/no-weight", .found = "-5.00"}};
  EXPECT_EQ(split(-5_eur, Weights{0, 0}).error(), expected);
  EXPECT_EQ(split(-5_eur, Weights{}).error(), expected);
  EXPECT_EQ(split(-5_eur, std::vector<Decimal>(3)).error(), expected);
  EXPECT_EQ(split(-5_eur, std::vector<Cents>(3)).error(), expected);
}

TEST(SplitInto, AgreesWithTheSlowWayAtTheEdgesOf64Bits) {
  const std::vector<std::int64_t> edges{INT64_MIN, INT64_MIN + 1, -1, 1, INT64_MAX - 1, INT64_MAX};
  const std::vector<Weights> all_weights{{INT64_MAX},
                                         {1, INT64_MAX},
                                         {INT64_MAX, INT64_MAX},     // the sum just fits in 64 bits
                                         {INT64_MAX, INT64_MAX, 1},  // and is the largest that does
                                         {INT64_MAX, INT64_MAX, 2},  // the first that does not
                                         {INT64_MAX, INT64_MAX, INT64_MAX},  // and far more
                                         {1, 1, 1},
                                         Weights(few_weights + 1, INT64_MAX),
                                         Weights(few_weights, 3),
                                         Weights(few_weights + 1, 3)};
  for (const Weights& weights : all_weights)
    for (const std::int64_t total : edges) {
      // The oracle cannot turn the sign of the most negative number; its neighbour it can.
      if (total == INT64_MIN) continue;
      std::vector<Cents> parts(weights.size());
      split_into(Cents(total), weights, parts);
      EXPECT_EQ(parts, split_slowly(Cents(total), exactly(weights))) << total;
    }
  std::vector<Cents> parts(2);
  split_into(Cents(INT64_MIN), Weights{1, 1}, parts);
  EXPECT_EQ(parts, (std::vector{Cents(INT64_MIN / 2), Cents(INT64_MIN / 2)}));
}

TEST(SplitIntoDeathTest, StopsAtWhatACallerMustHaveRuledOut) {
  std::vector<Cents> parts(2);
  EXPECT_DEATH(split_into(1_eur, Weights{1}, parts), "split_kernel.cc");
  EXPECT_DEATH(split_into(1_eur, Weights{0, 0}, parts), "split_kernel.cc");
  EXPECT_DEATH(split_into(1_eur, Weights{2, -1}, parts), "split_kernel.cc");
  EXPECT_DEATH(static_cast<void>(split_exactly(1_eur, std::vector<Exact>{1, -1})), "exact.cc");
  EXPECT_DEATH(static_cast<void>(split_exactly(1_eur, std::vector<Exact>{0})), "exact.cc");
}

}  // namespace houvast
