// SPDX-License-Identifier: EUPL-1.2
#include "houvast/cents.h"

#include <gtest/gtest.h>

#include "support/random_input.h"

namespace houvast {

using namespace literals;
using houvast::testing::for_random_input;
using houvast::testing::RandomInput;

TEST(Cents, AreWrittenInTheSourceAsEuros) {
  EXPECT_EQ(62.45_eur, Cents(6245));
  EXPECT_EQ(62.4_eur, Cents(6240));
  EXPECT_EQ(62_eur, Cents(6200));
  EXPECT_EQ(41'200'000.00_eur, Cents(4'120'000'000));
  EXPECT_EQ(-0.01_eur, Cents(-1));
  EXPECT_EQ(0.07_eur, Cents(7));
}

TEST(Cents, AddSubtractAndCompare) {
  EXPECT_EQ(1.10_eur + 2.20_eur, 3.30_eur);
  EXPECT_EQ(1.10_eur - 2.20_eur, -1.10_eur);
  EXPECT_LT(-1_eur, 0_eur);
  EXPECT_GT(0.01_eur, Cents());
  Cents sum = 5_eur;
  sum += 0.50_eur;
  sum -= 6_eur;
  EXPECT_EQ(sum, -0.50_eur);
}

TEST(Cents, AreShownAsDecimalEuros) {
  EXPECT_EQ(to_string(Cents()), "0.00");
  EXPECT_EQ(to_string(7_eur), "7.00");
  EXPECT_EQ(to_string(-0.05_eur), "-0.05");
  EXPECT_EQ(to_string(-1234.5_eur), "-1234.50");
  EXPECT_EQ(to_string(max_amount), "10000000000000.00");
  EXPECT_EQ(to_string(Cents(INT64_MIN)), "-92233720368547758.08");
}

TEST(CentsDeathTest, StopRatherThanOverflow) {
  const Cents most(INT64_MAX);
  const Cents least(INT64_MIN);
  EXPECT_DEATH(static_cast<void>(most + Cents(1)), "cents.h");
  EXPECT_DEATH(static_cast<void>(least - Cents(1)), "cents.h");
  EXPECT_DEATH(static_cast<void>(-least), "cents.h");
}

TEST(IsInRange, AcceptsUpToTenThousandBillionEitherWay) {
  EXPECT_TRUE(is_in_range(Cents()));
  EXPECT_TRUE(is_in_range(max_amount));
  EXPECT_TRUE(is_in_range(-max_amount));
  EXPECT_FALSE(is_in_range(max_amount + Cents(1)));
  EXPECT_FALSE(is_in_range(-max_amount - Cents(1)));
  EXPECT_FALSE(is_in_range(Cents(INT64_MAX)));
  EXPECT_FALSE(is_in_range(Cents(INT64_MIN)));
}

TEST(Cents, AddUpToTheSameInAnyOrder) {
  for_random_input(500, [](RandomInput& random) {
    std::vector<Cents> amounts(random.index(50));
    for (Cents& amount : amounts) amount = Cents(random.number(-1'000'000, 1'000'000));
    Cents forwards;
    Cents backwards;
    for (std::size_t i = 0; i < amounts.size(); ++i) {
      forwards += amounts[i];
      backwards += amounts[amounts.size() - 1 - i];
    }
    EXPECT_EQ(forwards, backwards);
    EXPECT_EQ(forwards - forwards, Cents());
  });
}

}  // namespace houvast
