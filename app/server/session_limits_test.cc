// SPDX-License-Identifier: EUPL-1.2
#include "server/session_limits.h"

#include <gtest/gtest.h>

namespace houvast::server {
namespace {

using namespace std::chrono_literals;

TEST(SessionLimits, AreEightHoursUnusedAndAWeekUnlessSomebodyChooses) {
  const SessionLimits limits = read_session_limits({}).value();
  EXPECT_EQ(limits.idle, 8h);
  EXPECT_EQ(limits.longest, 7 * 24h);
}

TEST(SessionLimits, CountUnusedMinutesAndHoursInAllWhereNoLetterSaysOtherwise) {
  const SessionLimits limits = read_session_limits({.idle = "30", .longest = "12"}).value();
  EXPECT_EQ(limits.idle, 30min);
  EXPECT_EQ(limits.longest, 12h);
  const SessionLimits small = read_session_limits({.idle = "2m", .longest = "1d"}).value();
  EXPECT_EQ(small.idle, 2min);
  EXPECT_EQ(small.longest, 24h);
}

TEST(SessionLimits, AreFromAMinuteToAYear) {
  EXPECT_TRUE(read_session_limits({.idle = "1m", .longest = "366d"}));
  for (const std::string wrong : {"", "0", "-5m", "1.5h", "8 h", "8u", "8s", "h", "367d",
                                  "99999999999", "+8h", "8hh", "9000h"}) {
    const auto limits = read_session_limits({.idle = wrong, .longest = wrong});
    ASSERT_FALSE(limits) << wrong;
    ASSERT_EQ(limits.error().size(), 2U) << wrong;
    for (const Problem& problem : limits.error()) {
      EXPECT_EQ(problem.code, "people/session-length");
      EXPECT_EQ(problem.found, wrong);
    }
  }
}

TEST(SessionLimits, KeepNobodyLongerUnusedThanInAll) {
  const auto limits = read_session_limits({.idle = "2h", .longest = "1h"});
  ASSERT_FALSE(limits);
  EXPECT_EQ(limits.error().front().code, "people/session-idle-too-long");
  EXPECT_TRUE(read_session_limits({.idle = "60", .longest = "1"}));
}

}  // namespace
}  // namespace houvast::server
