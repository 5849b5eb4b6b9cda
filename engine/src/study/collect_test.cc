// SPDX-License-Identifier: EUPL-1.2
#include "study/collect.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <mutex>
#include <set>

namespace houvast::study {
namespace {

/// Two variants, of three blocks and one; four replications a unit.
UnitPlan plan_of(std::size_t replications) {
  return {.blocks = {3, 1}, .replications = replications, .replications_a_unit = 4};
}

/// A unit yields, for each replication: variant, block, replication.
MakeUnitWork telling_work(const UnitPlan& plan, std::atomic<int>& worked) {
  return [&plan, &worked] {
    return [&plan, &worked](std::uint64_t number) {
      ++worked;
      const UnitPlan::Unit unit = plan.unit(number);
      Row row;
      for (std::size_t r = unit.from; r < unit.to; ++r)
        for (const std::size_t value : {unit.variant, unit.block, r})
          row.push_back(static_cast<std::int64_t>(value));
      return row;
    };
  };
}

/// Variant, replication, and a sum over blocks that only comes out when all are in their places.
Result<Row> finish(ReplicationKey key, const BlockRows& rows) {
  std::int64_t sum = 0;
  for (std::size_t b = 0; b < rows.size(); ++b) {
    EXPECT_EQ(rows[b], (Row{static_cast<std::int64_t>(key.variant), static_cast<std::int64_t>(b),
                            static_cast<std::int64_t>(key.replication)}));
    sum = sum * 10 + rows[b][1] + 1;
  }
  return Row{static_cast<std::int64_t>(key.variant), static_cast<std::int64_t>(key.replication),
             sum};
}

TEST(Collect, PutsBlocksTogetherOnAnyNumberOfThreads) {
  const UnitPlan plan = plan_of(10);
  for (const int threads : {1, 2, 16}) {
    auto records = Records::temporary(3, 20).value();
    std::atomic<int> worked{0};
    const auto executor = threads_executor(threads);
    const auto count = collect(plan, *executor, telling_work(plan, worked), records,
                               {.finish = finish, .enough = {}, .progress = {}});
    EXPECT_EQ(count.value(), 10U);
    EXPECT_EQ(worked, 3 * (3 + 1));  // Units of 4, 4 and 2 replications.
    ASSERT_EQ(records.places().size(), 20U);
    Row row(3);
    ASSERT_TRUE(records.read({0, 9}, 0, row));
    EXPECT_EQ(row, (Row{0, 9, 123}));
    ASSERT_TRUE(records.read({1, 3}, 0, row));
    EXPECT_EQ(row, (Row{1, 3, 1}));
  }
}

TEST(Collect, DoesOnlyWhatIsMissing) {
  const UnitPlan plan = plan_of(8);
  auto records = Records::temporary(3, 20).value();
  for (std::uint64_t r = 0; r < 8; ++r)
    if (r != 5) {
      ASSERT_TRUE(records.add({0, r}, {0, 0, 0}));
    }
  for (std::uint64_t r = 0; r < 4; ++r) ASSERT_TRUE(records.add({1, r}, {0, 0, 0}));
  std::atomic<int> worked{0};
  std::int64_t last = 0;
  const auto executor = threads_executor(1);
  ASSERT_TRUE(collect(
      plan, *executor, telling_work(plan, worked), records,
      {.finish = finish, .enough = {}, .progress = [&](std::int64_t done, std::int64_t all) {
         EXPECT_EQ(all, 16);
         last = done;
       }}));
  EXPECT_EQ(worked, 3 + 1);
  EXPECT_EQ(last, 16);
  EXPECT_EQ(records.places().size(), 16U);
}

// The number of replications must not depend on which of them happened to be finished first.
TEST(Collect, LooksAtFixedNumbersOfReplicationsOnly) {
  const UnitPlan plan = plan_of(1'000);
  for (const int threads : {1, 3}) {
    auto records = Records::temporary(3, 2'000).value();
    std::vector<std::size_t> looks;
    std::atomic<int> worked{0};
    const auto executor = threads_executor(threads);
    const auto count = collect(plan, *executor, telling_work(plan, worked), records,
                               {.finish = finish,
                                .enough =
                                    [&](std::size_t replications) {
                                      looks.push_back(replications);
                                      return Result<bool>(replications >= 100);
                                    },
                                .progress = {}});
    EXPECT_EQ(count.value(), 128U);
    EXPECT_EQ(looks, (std::vector<std::size_t>{32, 64, 128}));
    EXPECT_LT(worked, 300);
  }
}

TEST(Collect, NeedsNoWorkWhenWhatIsThereIsEnough) {
  const UnitPlan plan = plan_of(40);
  auto records = Records::temporary(3, 80).value();
  for (std::uint64_t r = 0; r < 32; ++r)
    for (std::uint64_t v = 0; v < 2; ++v) ASSERT_TRUE(records.add({v, r}, {0, 0, 0}));
  std::atomic<int> worked{0};
  const auto executor = threads_executor(1);
  const auto count = collect(
      plan, *executor, telling_work(plan, worked), records,
      {.finish = finish, .enough = [](std::size_t) { return Result<bool>(true); }, .progress = {}});
  EXPECT_EQ(count.value(), 32U);
  EXPECT_EQ(worked, 0);
}

TEST(Collect, EndsWithTheProblemOfARow) {
  const UnitPlan plan = plan_of(100);
  auto records = Records::temporary(3, 200).value();
  std::atomic<int> worked{0};
  const auto executor = threads_executor(2);
  const auto count = collect(plan, *executor, telling_work(plan, worked), records,
                             {.finish = [](ReplicationKey, const BlockRows&) -> Result<Row> {
                                return failure({.code = "study/state-disk-full"});
                              },
                              .enough = {},
                              .progress = {}});
  ASSERT_FALSE(count);
  EXPECT_EQ(count.error().front().code, "study/state-disk-full");
}

}  // namespace
}  // namespace houvast::study
