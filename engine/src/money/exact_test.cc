// SPDX-License-Identifier: EUPL-1.2
#include "money/exact.h"

#include <gtest/gtest.h>

#include <numeric>

#include "support/random_input.h"

namespace houvast {

using namespace literals;
using houvast::testing::for_random_input;
using houvast::testing::RandomInput;

namespace {

Cents sum(const std::vector<Cents>& parts) {
  return std::accumulate(parts.begin(), parts.end(), Cents());
}

/// A fraction of a size and with a denominator as they occur: shares of shares of amounts.
Exact any_exact(RandomInput& random, std::int64_t most) {
  const std::int64_t numerator = random.magnitude(most);
  return Exact(random.one_in(2) ? -numerator : numerator) / random.number(1, 9999);
}

Int128 whole(const Exact& number) { return static_cast<Int128>(BigInt(number)); }

}  // namespace

TEST(RoundToCents, GoesAwayFromZeroAtHalfACent) {
  EXPECT_EQ(round_to_cents(Exact(1) / 2), Cents(1));
  EXPECT_EQ(round_to_cents(Exact(-1) / 2), Cents(-1));
  EXPECT_EQ(round_to_cents(Exact(49) / 100), Cents(0));
  EXPECT_EQ(round_to_cents(Exact(-149) / 100), Cents(-1));
  EXPECT_EQ(round_to_cents(Exact(5) / 2), Cents(3));
  EXPECT_EQ(round_to_cents(Exact(7)), Cents(7));
}

// cases.md K-A1, measure 3b of Maassluis 2018: 14,971 times 90.5 is 1,354,875.5 euro.
TEST(RoundToCents, RoundsTheHalvesOfAPublishedAllocationUp) {
  EXPECT_EQ(round_to_cents(exact(14971_d) * exact(90.5_d)), Cents(1'354'876));
  EXPECT_EQ(round_to_cents(exact(2'366'400'000_d) * exact(Decimal(-1054, 6))), Cents(-2'494'186));
}

TEST(RoundToDecimal, GoesAwayFromZeroAtHalfOfTheLastDecimal) {
  EXPECT_EQ(round_to_decimal(Exact(1) / 3, 3), 0.333_d);
  EXPECT_EQ(round_to_decimal(Exact(2) / 3, 3), 0.667_d);
  EXPECT_EQ(round_to_decimal(Exact(-1) / 8, 2), Decimal(-13, 2));
  EXPECT_EQ(round_to_decimal(Exact(1490) / 1000, 3), 1.49_d);
  EXPECT_EQ(round_to_decimal(Exact(7), 0), 7_d);
}

TEST(RoundToDecimal, IsEmptyWhenTheDigitsDoNotFit) {
  EXPECT_EQ(round_to_decimal(Exact(Decimal::max_units), 0), Decimal(Decimal::max_units));
  EXPECT_EQ(round_to_decimal(Exact(Decimal::max_units) + 1, 0), std::nullopt);
  EXPECT_EQ(round_to_decimal(Exact(-1000), 16), std::nullopt);
}

TEST(TruncateToCents, GoesTowardsZero) {
  EXPECT_EQ(truncate_to_cents(Exact(199) / 100), Cents(1));
  EXPECT_EQ(truncate_to_cents(Exact(-199) / 100), Cents(-1));
  EXPECT_EQ(truncate_to_cents(Exact(-2)), Cents(-2));
}

TEST(ToCentsDeathTest, StopsAtMoreThanFits) {
  EXPECT_DEATH(static_cast<void>(round_to_cents(Exact(INT64_MAX) + 1)), "exact.cc");
  EXPECT_DEATH(static_cast<void>(truncate_to_cents(Exact(INT64_MIN) - 1)), "exact.cc");
  EXPECT_EQ(round_to_cents(Exact(INT64_MAX)), Cents(INT64_MAX));
  EXPECT_EQ(round_to_cents(Exact(INT64_MIN)), Cents(INT64_MIN));
}

TEST(DivideHalfAway, AgreesWithExactRounding) {
  for_random_input(50'000, [](RandomInput& random) {
    // Few denominators, so that halves are common.
    const std::int64_t b =
        random.one_in(2) ? random.number(1, 12) : 1 + random.magnitude(INT64_MAX - 1);
    const std::int64_t a = random.magnitude(INT64_MAX) * (random.one_in(2) ? -1 : 1);
    const auto rounded = static_cast<std::int64_t>(divide_half_away(a, b));
    EXPECT_EQ(Cents(rounded), round_to_cents(Exact(a) / b)) << a << "/" << b;
  });
}

TEST(DivideHalfAway, HasRoomForTheWholeOf128Bits) {
  const Int128 most = (Int128(INT64_MAX) << 64) + Int128(UINT64_MAX);
  EXPECT_TRUE(divide_half_away(most, 1) == most);
  EXPECT_TRUE(divide_half_away(-most - 1, 1) == -most - 1);
  EXPECT_TRUE(divide_half_away(most - 1, most) == 1);
  EXPECT_TRUE(divide_half_away(-(most / 2) - 1, most) == -1);
  EXPECT_TRUE(divide_half_away(most / 2, most) == 0);
}

TEST(DivideHalfAwayDeathTest, StopsAtADivisorThatIsNotAboveZero) {
  EXPECT_DEATH(static_cast<void>(divide_half_away(1, 0)), "exact.cc");
  EXPECT_DEATH(static_cast<void>(divide_half_away(1, -1)), "exact.cc");
}

TEST(Times, RoundsOnceHalfAwayFromZero) {
  EXPECT_EQ(times(100_eur, 0.25_d), 25_eur);
  EXPECT_EQ(times(0.01_eur, 0.5_d), 0.01_eur);
  EXPECT_EQ(times(-0.01_eur, 0.5_d), -0.01_eur);
  EXPECT_EQ(times(0.01_eur, 0.49_d), Cents());
  EXPECT_EQ(times(0.03_eur, 0.5_d), 0.02_eur);
  EXPECT_EQ(times(41'200'000_eur, 0.006_d), 247'200_eur);
  EXPECT_EQ(times(10_eur, -1_d), -10_eur);
}

TEST(Times, AgreesWithExactArithmetic) {
  for_random_input(50'000, [](RandomInput& random) {
    const Cents amount(random.magnitude(max_amount.count()) * (random.one_in(2) ? -1 : 1));
    const Decimal factor(random.magnitude(Decimal::max_units) * (random.one_in(2) ? -1 : 1),
                         static_cast<int>(random.number(12, 18)));
    const Exact product = exact(amount) * exact(factor);
    if (abs(product) > Exact(INT64_MAX)) return;
    EXPECT_EQ(times(amount, factor), round_to_cents(product));
    EXPECT_EQ(times(-amount, factor), -times(amount, factor));
  });
}

TEST(TimesDeathTest, StopsAtMoreThanFits) {
  EXPECT_DEATH(static_cast<void>(times(max_amount, 10'000_d)), "exact.cc");
}

TEST(RoundParts, GivesTheMissingCentsToTheLargestRemainders) {
  const std::vector<Exact> thirds(3, Exact(10) / 3);
  EXPECT_EQ(round_parts(Cents(10), thirds), (std::vector{Cents(4), Cents(3), Cents(3)}));
  const std::vector<Exact> mixed{Exact(17) / 10, Exact(-18) / 10, Exact(11) / 10};
  // Cut: 1, -1 and 1, together 1; the exact sum is 1.
  EXPECT_EQ(round_parts(Cents(1), mixed), (std::vector{Cents(1), Cents(-1), Cents(1)}));
}

TEST(RoundParts, TakesAwayWhereNegativePartsWereCutMost) {
  const std::vector<Exact> parts{Exact(-9) / 10, Exact(-8) / 10, Exact(-3) / 10};
  EXPECT_EQ(round_parts(Cents(-2), parts), (std::vector{Cents(-1), Cents(-1), Cents(0)}));
}

TEST(RoundParts, HasNothingToRoundInNothing) {
  EXPECT_TRUE(round_parts(Cents(), {}).empty());
  EXPECT_EQ(round_parts(Cents(), std::vector<Exact>(2, 0)), std::vector<Cents>(2));
}

TEST(RoundParts, AddsUpStaysWithinACentAndKnowsNoSign) {
  for_random_input(3000, [](RandomInput& random) {
    std::vector<Exact> parts(1 + random.index(12));
    Exact total = 0;
    for (Exact& part : parts)
      total += part = any_exact(random, random.one_in(4) ? 3 : 1'000'000'000);
    // The total as it is posted: rounded to the nearest cent or cut; never a whole cent off.
    const Cents posted = random.one_in(2) ? round_to_cents(total) : truncate_to_cents(total);
    const std::vector<Cents> rounded = round_parts(posted, parts);

    EXPECT_EQ(sum(rounded), posted);
    for (std::size_t i = 0; i < parts.size(); ++i)
      EXPECT_LT(abs(exact(rounded[i]) - parts[i]), 1) << parts[i];

    std::vector<Exact> negated;
    for (const Exact& part : parts) negated.push_back(-part);
    const std::vector<Cents> mirrored = round_parts(-posted, negated);
    for (std::size_t i = 0; i < parts.size(); ++i) EXPECT_EQ(mirrored[i], -rounded[i]);
  });
}

TEST(RoundPartsDeathTest, StopsAtATotalThatIsNotTheSum) {
  const std::vector<Exact> parts{Exact(3) / 2, Exact(5) / 2};
  EXPECT_DEATH(static_cast<void>(round_parts(Cents(6), parts)), "exact.cc");
  EXPECT_DEATH(static_cast<void>(round_parts(Cents(2), parts)), "exact.cc");
  EXPECT_DEATH(static_cast<void>(round_parts(Cents(1), {})), "exact.cc");
}

TEST(Exact, HoldsAmountsAndDecimalsAsTheyAre) {
  EXPECT_EQ(exact(-1.05_eur), Exact(-105));
  EXPECT_EQ(exact(Decimal(-117, 2)), Exact(-117) / 100);
  EXPECT_EQ(exact(Decimal(1, 18)) * exact(Decimal(1'000'000'000'000'000)), Exact(1) / 1000);
  EXPECT_TRUE(whole(exact(std::int64_t{INT64_MIN})) == Int128(INT64_MIN));
}

}  // namespace houvast
