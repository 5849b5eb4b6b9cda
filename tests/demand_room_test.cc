// SPDX-License-Identifier: EUPL-1.2
// What waiting lists must do whatever the figures (D5): first come first served, acute cases at
// once, a bridge for exactly as long as the wait, no more leaving than there are houses, no more
// spending than a budget that closes the door.
#include <gtest/gtest.h>

#include <chrono>
#include <cmath>
#include <optional>
#include <string>
#include <vector>

#include "support/simulated_care.h"

namespace houvast::testing {
namespace {

constexpr Years years{2026, 2030};

/// Fewer places than are needed.
DemandTerms too_few_places(const Waiting& waiting) {
  Product stay = product_of("verblijf", exponential(300));
  stay.waiting = waiting;
  DemandTerms terms = terms_of(
      {product_of("brug", exponential(100)), stay, product_of("zwaar", exponential(500))}, years);
  terms.inflow = {inflow_of("verblijf", 120)};
  terms.stock = {{.municipality = "GM9001", .product = "verblijf", .clients = 80, .waiting = 10}};
  terms.capacities = {
      {.id = "plaatsen", .label = "Plaatsen", .products = {"verblijf"}, .places = {{2026, 80}}}};
  return terms;
}

std::vector<CareRecord> records_of(const DemandTerms& terms, std::uint32_t replication,
                                   demand::CareFigures* figures = nullptr) {
  std::vector<CareRecord> records;
  const auto municipalities = one_municipality(years);
  const demand::Model model = demand::prepare(terms, years, municipalities, 1);
  demand::Simulator simulator(model);
  const demand::CareFigures& found = simulator.simulate(
      0, {.replication = replication,
          .records = [&](const CareRecord& record) { records.push_back(record); }});
  if (figures != nullptr) *figures = found;
  return records;
}

demand::CareYear sum_of(const demand::CareFigures& figures, std::size_t product) {
  demand::CareYear sum;
  for (int year = years.from; year <= years.to; ++year) {
    const demand::CareYear& care = figures.year(0, product, year);
    sum.starts += care.starts;
    sum.waited += care.waited;
    sum.waited_days += care.waited_days;
    sum.dropped_out += care.dropped_out;
    sum.escalated += care.escalated;
    sum.blocked_days += care.blocked_days;
    sum.waiting = care.waiting;
  }
  return sum;
}

}  // namespace

TEST(WaitingList, ServesFirstComersFirst) {
  for (std::uint32_t r = 0; r < 5; ++r) {
    std::vector<CareRecord> started;
    for (const CareRecord& record : records_of(too_few_places({}), r))
      if (record.product == "verblijf" && record.start && *record.start > record.ordered)
        started.push_back(record);
    ASSERT_GT(started.size(), 50U);
    for (const CareRecord& one : started)
      for (const CareRecord& other : started) {
        if (one.ordered < other.ordered) {
          EXPECT_LE(*one.start, *other.start);
        }
      }
  }
}

TEST(WaitingList, LetsAcuteCasesInAtOnce) {
  demand::CareFigures figures;
  DemandTerms terms = too_few_places({.urgent_share = 1});
  for (StockRow& row : terms.stock) row.waiting = 0;  // Who waited already was not acute.
  const auto records = records_of(terms, 0, &figures);
  EXPECT_EQ(sum_of(figures, 1).waited, 0);
  EXPECT_EQ(sum_of(figures, 1).waiting, 0);
  for (const CareRecord& record : records) EXPECT_EQ(record.ordered, record.start);
}

TEST(WaitingList, BridgesExactlyTheWait) {
  demand::CareFigures figures;
  const auto records = records_of(too_few_places({.bridge = "brug"}), 1, &figures);
  std::int64_t bridged = 0, waited = 0;
  const auto end = std::chrono::sys_days(std::chrono::year(years.to + 1) / 1 / 1);
  for (const CareRecord& record : records) {
    if (record.product == "brug")
      bridged += (record.stop.value_or(end) - *record.start).count();
    else
      waited += (record.start.value_or(end) - record.ordered).count();
  }
  EXPECT_GT(waited, 1000);
  EXPECT_EQ(bridged, waited);
}

TEST(WaitingList, SendsWhoGetsWorseToHeavierCare) {
  demand::CareFigures figures;
  const Waiting waiting{
      .patience = exponential(200), .escalation = exponential(300), .escalates_to = "zwaar"};
  const auto records = records_of(too_few_places(waiting), 2, &figures);
  const demand::CareYear light = sum_of(figures, 1);
  EXPECT_GT(light.escalated, 10);
  EXPECT_EQ(sum_of(figures, 2).starts, light.escalated);
  // Of two clocks the one with the larger rate rings first more often: 3 to 2.
  const double all = static_cast<double>(light.escalated + light.dropped_out);
  EXPECT_NEAR(static_cast<double>(light.dropped_out) / all, 0.6, 3 * std::sqrt(0.24 / all));
}

/// Everyone who asked has started, given up, become worse, or waits.
TEST(WaitingList, LosesNobody) {
  const Waiting waiting{.urgent_share = 0.2,
                        .patience = exponential(200),
                        .escalation = exponential(300),
                        .escalates_to = "zwaar"};
  for (std::uint32_t r = 0; r < 5; ++r) {
    demand::CareFigures figures;
    const auto records = records_of(too_few_places(waiting), r, &figures);
    std::int64_t asked = 0, started = 0, gave_up = 0, worse = 0, wait = 0;
    for (const CareRecord& record : records) {
      if (record.product != "verblijf") continue;
      ++asked;
      if (record.start)
        ++started;
      else if (record.reason == StopReason::dropped_out)
        ++gave_up;
      else if (record.reason == StopReason::escalated)
        ++worse;
      else
        ++wait;
    }
    const demand::CareYear sum = sum_of(figures, 1);
    EXPECT_EQ(asked, started + gave_up + worse + wait);
    EXPECT_EQ(started, sum.starts + 80);
    EXPECT_EQ(gave_up, sum.dropped_out);
    EXPECT_EQ(worse, sum.escalated);
    EXPECT_EQ(wait, sum.waiting);
  }
}

TEST(ExitQueue, LetsNoMoreLeaveThanThereAreHouses) {
  DemandTerms terms = too_few_places({});
  terms.exit_queues = {{.id = "woningen",
                        .label = "Woningen",
                        .product = "verblijf",
                        .houses_per_year = {{2026, 60}, {2029, 90}}}};
  demand::CareFigures figures;
  (void)records_of(terms, 0, &figures);
  for (int year = years.from; year <= years.to; ++year) {
    const demand::CareYear& care = figures.year(0, 1, year);
    EXPECT_LE(care.stops, (year < 2029 ? 60 : 90) + 2) << year;
    EXPECT_GT(care.blocked_days, 0) << year;
    // Who cannot leave keeps the place, and its cost.
    EXPECT_NEAR(static_cast<double>(care.volume) * 1e-6, 80 * 12, 30) << year;
  }
}

TEST(PlainBudget, ClosesTheDoorWhenItIsSpent) {
  Product product = product_of("zorg", exponential(200));
  DemandTerms terms = terms_of({product}, years);
  terms.inflow = {inflow_of("zorg", 400)};
  const Cents budget(150'000'000);  // 1,500 client months; asked for are some 2,600.
  terms.budgets = {
      {.id = "plafond", .label = "Plafond", .products = {"zorg"}, .budget = {{2026, budget}}}};
  for_each_replication(terms, years, 5, [&](const demand::CareFigures& figures) {
    for (int year = years.from; year <= years.to; ++year) {
      const demand::CareYear& care = figures.year(0, 0, year);
      EXPECT_LE(care.spending.count(), budget.count() * 101 / 100) << year;
      // In the first year care is still growing. Later: who stops early gives room back when little
      // of the year is left.
      if (year == years.from) continue;
      EXPECT_GE(care.spending.count(), budget.count() * 85 / 100) << year;
      EXPECT_GT(care.waited + care.waiting, 0) << year;
    }
  });
}

}  // namespace houvast::testing
