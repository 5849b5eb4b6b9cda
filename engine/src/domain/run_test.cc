// SPDX-License-Identifier: EUPL-1.2
#include "houvast/run.h"

#include <gtest/gtest.h>

namespace houvast {

using namespace literals;

TEST(Changes, ListsOnlyWhatDiffers) {
  const std::vector<ItemAmount> before{{2026, "GM9001", "bw", "income", 100_eur},
                                       {2026, "GM9001", "bw", "care", -90_eur},
                                       {2026, "GM9001", "bw", "result", 10_eur}};
  const std::vector<ItemAmount> after{{2026, "GM9001", "bw", "income", 100_eur},
                                      {2026, "GM9001", "bw", "care", -95_eur},
                                      {2026, "GM9001", "bw", "result", 5_eur}};
  const std::vector<ResultChange> expected{{2026, "GM9001", "bw", "care", -90_eur, -95_eur},
                                           {2026, "GM9001", "bw", "result", 10_eur, 5_eur}};
  EXPECT_EQ(changes(before, after), expected);
  EXPECT_TRUE(changes(before, before).empty());
}

TEST(Changes, TakesAFigureThatIsNotThereAsZero) {
  const std::vector<ItemAmount> one{{2026, "GM9001", "bw", "solidarity", 3_eur}};
  EXPECT_EQ(changes({}, one).front().before, 0_eur);
  EXPECT_EQ(changes(one, {}).front().after, 0_eur);
}

}  // namespace houvast
