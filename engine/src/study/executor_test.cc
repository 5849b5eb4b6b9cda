// SPDX-License-Identifier: EUPL-1.2
#include "houvast/executor.h"

#include <gtest/gtest.h>

#include <atomic>
#include <map>
#include <numeric>
#include <thread>

namespace houvast::study {
namespace {

std::vector<std::uint64_t> units_from_to(std::uint64_t from, std::uint64_t to) {
  std::vector<std::uint64_t> units(to - from);
  std::iota(units.begin(), units.end(), from);
  return units;
}

/// What a unit yields: itself and its square.
MakeUnitWork squares() {
  return [] {
    return [](std::uint64_t unit) {
      const auto number = static_cast<std::int64_t>(unit);
      return Row{number, number * number};
    };
  };
}

TEST(Executor, DoesEveryUnitOnceOnAnyNumberOfThreads) {
  const auto units = units_from_to(5, 505);
  for (const int threads : {1, 2, 16}) {
    std::map<std::uint64_t, Row> rows;
    threads_executor(threads)->run(units, squares(), [&](std::uint64_t unit, Row row) {
      EXPECT_TRUE(rows.try_emplace(unit, std::move(row)).second);
      return true;
    });
    ASSERT_EQ(rows.size(), units.size()) << threads;
    EXPECT_EQ(rows.at(7), (Row{7, 49})) << threads;
    EXPECT_EQ(rows.at(504), (Row{504, 504 * 504})) << threads;
  }
}

TEST(Executor, GivesRowsToTheThreadThatAskedForThem) {
  const auto asked = std::this_thread::get_id();
  threads_executor(4)->run(units_from_to(0, 50), squares(), [&](std::uint64_t, Row) {
    EXPECT_EQ(std::this_thread::get_id(), asked);
    return true;
  });
}

TEST(Executor, MakesMemoryForEveryWorkerAlone) {
  std::atomic<int> made{0};
  const MakeUnitWork make = [&] {
    ++made;
    return [](std::uint64_t) { return Row{}; };
  };
  threads_executor(3)->run(units_from_to(0, 100), make, [](std::uint64_t, Row) { return true; });
  EXPECT_EQ(made, 3);
}

TEST(Executor, StopsWhenTheSinkHasEnough) {
  for (const int threads : {1, 4}) {
    std::atomic<int> worked{0};
    const MakeUnitWork make = [&] {
      return [&](std::uint64_t) {
        ++worked;
        return Row{};
      };
    };
    int taken = 0;
    threads_executor(threads)->run(units_from_to(0, 100'000), make,
                                   [&](std::uint64_t, Row) { return ++taken < 10; });
    EXPECT_EQ(taken, 10) << threads;
    EXPECT_LT(worked, 100) << threads;
  }
}

TEST(Executor, NeverRunsFarAheadOfTheSink) {
  std::atomic<int> worked{0};
  const MakeUnitWork make = [&] {
    return [&](std::uint64_t) {
      ++worked;
      return Row{};
    };
  };
  int taken = 0;
  threads_executor(2)->run(units_from_to(0, 200), make, [&](std::uint64_t, Row) {
    std::this_thread::sleep_for(std::chrono::microseconds(100));
    EXPECT_LE(worked, ++taken + 8);
    return true;
  });
  EXPECT_EQ(taken, 200);
}

TEST(Executor, HasNothingToDoWithoutUnits) {
  for (const int threads : {1, 2})
    threads_executor(threads)->run({}, squares(), [](std::uint64_t, Row) {
      ADD_FAILURE() << "there was no unit";
      return true;
    });
}

}  // namespace
}  // namespace houvast::study
