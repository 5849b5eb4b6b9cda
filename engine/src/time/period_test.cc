// SPDX-License-Identifier: EUPL-1.2
#include "houvast/period.h"

#include <gtest/gtest.h>

#include "support/random_input.h"

namespace houvast {

using houvast::testing::for_random_input;
using houvast::testing::RandomInput;

TEST(ParsePeriod, ReadsYearsAndMonths) {
  EXPECT_EQ(parse_period("2026"), (Period{2026, 0}));
  EXPECT_EQ(parse_period("2026-03"), (Period{2026, 3}));
  EXPECT_EQ(parse_period("2000-01"), (Period{2000, 1}));
  EXPECT_EQ(parse_period("2100-12"), (Period{2100, 12}));
}

TEST(ParsePeriod, RefusesWhatIsNoPeriod) {
  for (const auto* text :
       {"",        "2",       "202",        "20266", "2026-", "2026-3", "2026-003", "2026-00",
        "2026-13", "2026/03", "2026-03-01", " 2026", "2026 ", "+026",   "-026",     "2026-+3",
        "2026--3", "2026- 3", "026-03",     "1999",  "2101",  "0000",   "jan-2026", "2026-maart"})
    EXPECT_EQ(parse_period(text), std::nullopt) << text;
}

TEST(ParsePeriod, ReadsBackEveryPeriodThatCanBeWritten) {
  for (int year = known_years.from; year <= known_years.to; ++year)
    for (int month = 0; month <= 12; ++month) {
      const Period period{year, month};
      EXPECT_EQ(parse_period(to_string(period)), period) << to_string(period);
    }
}

TEST(ParsePeriod, ReadsOnlyWhatItWouldWrite) {
  for_random_input(20'000, [](RandomInput& random) {
    const std::string text =
        (random.one_in(2) ? "20" : "") + random.text("0123456789-+ ", random.one_in(2) ? 2 : 8);
    const auto period = parse_period(text);
    EXPECT_EQ(period ? to_string(*period) : text, text);
  });
}

TEST(Period, ComesInOrderOfTimeWithTheYearBeforeItsMonths) {
  EXPECT_LT((Period{2026, 12}), (Period{2027, 1}));
  EXPECT_LT((Period{2026, 0}), (Period{2026, 1}));
  EXPECT_LT((Period{2026, 2}), (Period{2026, 10}));
}

TEST(Years, HoldBothTheirEnds) {
  constexpr Years years{2026, 2036};
  EXPECT_EQ(years.count(), 11);
  EXPECT_TRUE(years.holds(2026));
  EXPECT_TRUE(years.holds(2036));
  EXPECT_FALSE(years.holds(2025));
  EXPECT_FALSE(years.holds(2037));
  EXPECT_EQ((Years{2026, 2026}).count(), 1);
}

}  // namespace houvast
