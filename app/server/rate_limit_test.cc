// SPDX-License-Identifier: EUPL-1.2
#include "server/rate_limit.h"

#include <gtest/gtest.h>

namespace houvast::server {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
const RateLimit::Time begin{};

TEST(RateLimit, LetsABurstThroughAndThenSoManyASecond) {
  RateLimit limit(10, 3);
  for (int i = 0; i < 3; ++i) EXPECT_TRUE(limit.take("a", begin));
  EXPECT_FALSE(limit.take("a", begin));
  EXPECT_FALSE(limit.take("a", begin + milliseconds(50)));
  EXPECT_TRUE(limit.take("a", begin + milliseconds(150)));
  EXPECT_FALSE(limit.take("a", begin + milliseconds(150)));
}

TEST(RateLimit, CountsEveryAddressByItself) {
  RateLimit limit(1, 1);
  EXPECT_TRUE(limit.take("a", begin));
  EXPECT_TRUE(limit.take("b", begin));
  EXPECT_FALSE(limit.take("a", begin));
}

TEST(RateLimit, NeverSavesUpMoreThanABurst) {
  RateLimit limit(10, 2);
  EXPECT_TRUE(limit.take("a", begin));
  int taken = 0;
  while (limit.take("a", begin + seconds(3600))) ++taken;
  EXPECT_EQ(taken, 2);
}

TEST(RateLimit, IsNoneAtZero) {
  RateLimit limit(0, 0);
  for (int i = 0; i < 1000; ++i) EXPECT_TRUE(limit.take("a", begin));
}

}  // namespace
}  // namespace houvast::server
