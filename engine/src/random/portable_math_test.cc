// SPDX-License-Identifier: EUPL-1.2
#include "random/portable_math.h"

#include <gtest/gtest.h>

#include <cmath>

#include "support/random_input.h"

namespace houvast {

using houvast::testing::for_random_input;
using houvast::testing::RandomInput;

namespace {

/// How far from the true value, in units in the last place; long double is wide enough to know.
double error_in_ulps(double value, long double truth) {
  const double rounded = static_cast<double>(truth);
  const double step = std::nextafter(std::abs(rounded), HUGE_VAL) - std::abs(rounded);
  return static_cast<double>(std::abs(static_cast<long double>(value) - truth)) / step;
}

double between(RandomInput& random, double least, double most) {
  const double share = static_cast<double>(random.bits() >> 11) * 0x1p-53;
  return least + (most - least) * share;
}

}  // namespace

TEST(PortableExp, IsWithinTwoUlpsOfTheTrueValue) {
  for_random_input(100'000, [](RandomInput& random) {
    const double width = random.one_in(2) ? 1 : 700;
    const double x = between(random, -width, width);
    EXPECT_LT(error_in_ulps(portable_exp(x), std::exp(static_cast<long double>(x))), 2) << x;
  });
}

TEST(PortableLog, IsWithinTwoUlpsOfTheTrueValue) {
  for_random_input(100'000, [](RandomInput& random) {
    const double x = random.one_in(2) ? between(random, 0.4, 2.5)
                                      : std::ldexp(between(random, 0.5, 1),
                                                   static_cast<int>(random.number(-1000, 1000)));
    EXPECT_LT(error_in_ulps(portable_log(x), std::log(static_cast<long double>(x))), 2) << x;
  });
}

TEST(PortableLog, IsRightBesideOne) {
  EXPECT_EQ(portable_log(1), 0);
  for (const double x : {1 + 0x1p-52, 1 - 0x1p-53, 1 + 0x1p-20, 1 - 0x1p-20})
    EXPECT_LT(error_in_ulps(portable_log(x), std::log(static_cast<long double>(x))), 2) << x;
}

TEST(PortableExp, IsOneAtZeroAndExactAtTheEnds) {
  EXPECT_EQ(portable_exp(0), 1);
  EXPECT_LT(error_in_ulps(portable_exp(700), std::exp(700.0L)), 2);
  EXPECT_LT(error_in_ulps(portable_exp(-700), std::exp(-700.0L)), 2);
}

TEST(PortableMathDeathTest, StopsOutsideItsRange) {
  EXPECT_DEATH(static_cast<void>(portable_exp(701)), "portable_math.cc");
  EXPECT_DEATH(static_cast<void>(portable_exp(std::nan(""))), "portable_math.cc");
  EXPECT_DEATH(static_cast<void>(portable_log(0)), "portable_math.cc");
  EXPECT_DEATH(static_cast<void>(portable_log(-1)), "portable_math.cc");
  EXPECT_DEATH(static_cast<void>(portable_log(HUGE_VAL)), "portable_math.cc");
}

}  // namespace houvast
