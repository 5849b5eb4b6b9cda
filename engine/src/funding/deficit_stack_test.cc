// SPDX-License-Identifier: EUPL-1.2
#include "houvast/deficit_stack.h"

#include <gtest/gtest.h>

namespace houvast::funding {
namespace {

using namespace literals;

TEST(StackDeficits, ShowsWhichSchemesPileUpAndWhichIsLargest) {
  const std::vector<SchemeResult> results{
      {"GM9002", 2017, "jeugd", 5_eur},   {"GM9001", 2017, "jeugd", -100_eur},
      {"GM9001", 2017, "buig", -150_eur}, {"GM9001", 2017, "wmo", 30_eur},
      {"GM9001", 2017, "buig", 10_eur},   {"GM9001", 2016, "buig", Cents()}};
  const auto stacks = stack_deficits(results);
  ASSERT_EQ(stacks.size(), 3u);
  EXPECT_EQ(stacks[0].deficits, 0);
  EXPECT_EQ(stacks[0].largest, "");
  EXPECT_EQ(stacks[1].municipality, "GM9001");
  EXPECT_EQ(stacks[1].deficits, 2);
  EXPECT_EQ(stacks[1].deficit, 240_eur);
  EXPECT_EQ(stacks[1].surplus, 30_eur);
  EXPECT_EQ(stacks[1].result, -210_eur);
  EXPECT_EQ(stacks[1].largest, "buig");
  EXPECT_EQ(stacks[2].result, 5_eur);
}

}  // namespace
}  // namespace houvast::funding
