// SPDX-License-Identifier: EUPL-1.2
#include "study/column_statistics.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace houvast::study {
namespace {

// By hand: 2, 4, 4, 4, 5, 5, 7, 9 have mean 5 and squares of distances 9+1+1+1+0+0+4+16 = 32.
TEST(Statistics, SaysWhatValuesHaveInCommon) {
  std::array<std::int64_t, 8> values{9, 4, 2, 4, 5, 7, 4, 5};
  const Statistics found = statistics_of(values);
  EXPECT_DOUBLE_EQ(found.mean, 5);
  EXPECT_DOUBLE_EQ(found.standard_deviation, std::sqrt(32.0 / 7));
  EXPECT_DOUBLE_EQ(found.standard_error, std::sqrt(32.0 / 7 / 8));
  EXPECT_DOUBLE_EQ(found.p50, 4.5);
  EXPECT_DOUBLE_EQ(found.p25, 4);
  EXPECT_DOUBLE_EQ(found.p95, 7 + 0.65 * 2);  // At 0.95 * 7 = 6.65.
}

// Against sorting: R's type 7, for every length up to a hundred and values with many ties.
TEST(Statistics, FindsTheQuantilesOfTheSortedValues) {
  for (std::size_t size = 1; size <= 100; ++size) {
    std::vector<std::int64_t> values(size);
    for (std::size_t i = 0; i < size; ++i)
      values[i] = static_cast<std::int64_t>((i * 7'919 + size) % 31) * 10;
    std::vector<std::int64_t> sorted = values;
    std::sort(sorted.begin(), sorted.end());
    const Statistics found = statistics_of(values);
    const auto by_hand = [&](double probability) {
      const double at = probability * static_cast<double>(size - 1);
      const auto below = static_cast<std::size_t>(at);
      const auto above = std::min(below + 1, size - 1);
      return static_cast<double>(sorted[below]) +
             (at - std::floor(at)) * static_cast<double>(sorted[above] - sorted[below]);
    };
    EXPECT_DOUBLE_EQ(found.p5, by_hand(0.05)) << size;
    EXPECT_DOUBLE_EQ(found.p25, by_hand(0.25)) << size;
    EXPECT_DOUBLE_EQ(found.p50, by_hand(0.50)) << size;
    EXPECT_DOUBLE_EQ(found.p75, by_hand(0.75)) << size;
    EXPECT_DOUBLE_EQ(found.p95, by_hand(0.95)) << size;
  }
}

TEST(Statistics, HasNoSpreadForOneValue) {
  std::array<std::int64_t, 1> value{-3};
  const Statistics found = statistics_of(value);
  EXPECT_EQ(found.mean, -3);
  EXPECT_EQ(found.standard_deviation, 0);
  EXPECT_EQ(found.p5, -3);
  EXPECT_EQ(found.p95, -3);
}

TEST(RelativeError, IsTheStandardErrorOverTheMean) {
  EXPECT_DOUBLE_EQ(relative_error(std::array<std::int64_t, 2>{-9, -11}).value(), 0.1);
  EXPECT_FALSE(relative_error(std::array<std::int64_t, 2>{-1, 1}));
  EXPECT_FALSE(relative_error(std::array<std::int64_t, 1>{5}));
}

// Three columns and five replications of two variants, looked at with room for one column or all.
TEST(ForEachColumn, ReadsTheSameInManyPartsAsInOne) {
  auto records = Records::temporary(3, 10).value();
  for (std::int64_t r = 0; r < 5; ++r)
    for (std::int64_t v = 0; v < 2; ++v)
      ASSERT_TRUE(records.add({static_cast<std::uint64_t>(v), static_cast<std::uint64_t>(r)},
                              {r, 10 * r + v, 100 * v}));
  for (const std::size_t memory : {std::size_t{0}, std::size_t{120}, std::size_t{1'000'000}}) {
    std::vector<std::vector<std::int64_t>> seen;
    const ColumnLook look = [&](std::size_t column, std::span<std::int64_t> values) {
      EXPECT_EQ(column, seen.size());
      seen.emplace_back(values.begin(), values.end());
    };
    ASSERT_TRUE(for_each_column(
        records, {.variant = 1, .less = {}, .replications = 4, .memory_bytes = memory}, look));
    const std::vector<std::vector<std::int64_t>> values{
        {0, 1, 2, 3}, {1, 11, 21, 31}, {100, 100, 100, 100}};
    EXPECT_EQ(seen, values) << memory;
    seen.clear();
    ASSERT_TRUE(for_each_column(
        records, {.variant = 1, .less = 0, .replications = 2, .memory_bytes = memory}, look));
    const std::vector<std::vector<std::int64_t>> differences{{0, 0}, {1, 1}, {100, 100}};
    EXPECT_EQ(seen, differences) << memory;
  }
}

// Every column has a key of its own, and the key leads back to the column.
TEST(StudyLayout, NamesEveryColumnOnce) {
  const StudyLayout layout({2026, 2028}, 2, 3, 2, true);
  for (std::size_t column = 0; column < layout.columns(); ++column) {
    const ColumnKey key = layout.key(column);
    if (key.product)
      EXPECT_EQ(layout.care(key.municipality, *key.product, key.year, key.figure), column);
    else if (key.figure < StudyFigure::deficit)
      EXPECT_EQ(layout.scheme(key.municipality, key.scheme, key.year, key.figure), column);
    else
      EXPECT_EQ(layout.reaction(*key.municipality, *key.scheme, key.year, key.figure), column);
  }
  // (2 + all) x 3 products x 3 years x 5, (2 + all) x (2 + all) x 3 x 8, 2 x 2 x 3 x 5.
  EXPECT_EQ(layout.columns(), 135U + 216U + 60U);
}

}  // namespace
}  // namespace houvast::study
