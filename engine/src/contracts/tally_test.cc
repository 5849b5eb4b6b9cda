// SPDX-License-Identifier: EUPL-1.2
// Counting by differences, against counting every client on every day.
#include "contracts/tally.h"

#include <gtest/gtest.h>

#include <map>

#include "contracts/testing.h"
#include "houvast/format.h"
#include "support/random_input.h"

namespace houvast::contracts {
namespace {

using namespace testing;
using houvast::testing::for_random_input;
using houvast::testing::RandomInput;

constexpr int two_years = 730;
constexpr std::size_t two_years_months = 24;

CareOrder random_order(RandomInput& input) {
  CareOrder made =
      order(static_cast<std::uint16_t>(input.index(2)), static_cast<std::uint16_t>(input.index(2)),
            0, static_cast<int>(input.number(-40, two_years - 1)), 0, input.magnitude(100'000'000));
  made.was_running = made.start < 0 || (made.start == 0 && input.one_in(2));
  made.end = static_cast<int>(input.number(std::max(1, made.start + 1), two_years));
  made.is_stopped = made.end < two_years || input.one_in(2);  // On the last day of the years, too.
  if (input.one_in(5)) {
    made.provider = std::nullopt;
  } else {
    made.provider = static_cast<std::uint16_t>(input.index(4));
  }
  made.is_acute = input.one_in(6);
  made.reason = input.one_in(2) ? StopReason::planned : StopReason::dropped_out;
  if (input.one_in(4)) made.form = DeliveryForm::personal_budget;
  made.client = input.bits() % 7;
  made.chance = static_cast<std::uint32_t>(input.bits());
  return made;
}

/// Deliveries in any month, some of them outside the order or the years.
std::vector<Delivery> random_deliveries(RandomInput& input) {
  std::vector<Delivery> delivered;
  if (input.one_in(3))
    for (std::int64_t i = input.number(1, 4); i > 0; --i)
      delivered.push_back({.month = static_cast<std::int32_t>(input.number(-1, 25)),
                           .reported = 25,
                           .volume = input.magnitude(50'000'000)});
  return delivered;
}

CareSheet random_sheet(RandomInput& input, int most) {
  CareSheet sheet;
  for (std::int64_t i = input.number(0, most); i > 0; --i) {
    CareOrder made = random_order(input);
    const std::vector<Delivery> delivered = random_deliveries(input);
    made.delivered_from = static_cast<std::uint32_t>(sheet.delivered.size());
    made.delivered = static_cast<std::uint32_t>(delivered.size());
    sheet.delivered.insert(sheet.delivered.end(), delivered.begin(), delivered.end());
    sheet.orders.push_back(made);
  }
  return sheet;
}

/// All care of contracts 1 and 2; the rest nobody pays.
ContractBook two_contracts() {
  ContractTerms terms = four_providers();
  terms.contracts = {contract("k1", {"a", "b"}, {"day", "talk"}, {clause(UnitClause{})}),
                     contract("k2", {"c"}, {"day"}, {clause(UnitClause{})})};
  return {terms, small_facts()};
}

/// One order, day after day. Volume of a broken month as the simulation of demand cuts it.
void count_slowly(const Calendar& calendar, const CareOrder& of,
                  std::span<const Delivery> delivered,
                  std::map<CareClass, std::vector<CareCount>>& months) {
  for (auto& [care, counts] : months) counts.resize(two_years_months);
  std::vector<bool> has_care(two_years_months);
  for (int day = std::max(0, of.start); day < of.end; ++day) {
    const std::size_t month = calendar.day(day).month;
    CareCount& count = months.at(class_in(of, calendar, static_cast<int>(month)))[month];
    ++count.days;
    has_care[month] = true;
    const bool is_start = day == of.start && !of.was_running;
    if (is_start) ++count.starts;
    if (day == of.end - 1 && of.is_stopped) ++count.stops;
    if (calendar.day(day).day == 0 && !is_start) ++count.clients;
  }
  for (std::size_t month = 0; month < two_years_months; ++month)
    if (has_care[month] && delivered.empty())
      months.at(class_in(of, calendar, static_cast<int>(month)))[month].volume +=
          ordered_in(of, calendar, static_cast<int>(month));
  for (const Delivery& delivery : delivered)
    if (delivery.month >= 0 && delivery.month < 24)
      months.at(class_in(of, calendar, delivery.month))[static_cast<std::size_t>(delivery.month)]
          .volume += delivery.volume;
}

TEST(CareTally, CountsAsDayByDay) {
  const ContractBook book = two_contracts();
  for_random_input(300, [&](RandomInput& input) {
    const CareSheet sheet = random_sheet(input, 20);
    CareTally tally(book);
    tally.add(sheet);
    for (std::uint32_t cell = 0; cell < book.impl().cells.size(); ++cell) {
      std::map<CareClass, std::vector<CareCount>> slow = {
          {CareClass::started, {}}, {CareClass::running, {}}, {CareClass::acute, {}}};
      for (auto& [care, counts] : slow) counts.resize(two_years_months);
      for (const CareOrder& of : sheet.orders)
        if (book.impl().cell_of(of.municipality, of.product, of.provider, of.form) == cell)
          count_slowly(book.impl().calendar, of, sheet.deliveries_of(of), slow);
      for (const auto& [care, counts] : slow) {
        std::vector<CareCount> fast(two_years_months);
        tally.impl().read(cell, care, fast);
        EXPECT_EQ(fast, counts);
      }
    }
  });
}

TEST(CareTally, PartsOfABrokenMonthAddUp) {
  const Calendar calendar({2026, 2027});
  for_random_input(500, [&](RandomInput& input) {
    const Millionths monthly = input.magnitude(1'000'000'000'000);
    const int middle = static_cast<int>(input.number(1, two_years - 1));
    const int month = calendar.day(middle).month;
    const CareOrder before = order(0, 0, 0, 0, middle, monthly);
    const CareOrder after = order(0, 0, 0, middle, two_years, monthly);
    EXPECT_EQ(ordered_in(before, calendar, month) + ordered_in(after, calendar, month), monthly);
  });
}

TEST(CareTally, TakesOutWhatItAdded) {
  const ContractBook book = two_contracts();
  for_random_input(100, [&](RandomInput& input) {
    const CareSheet kept = random_sheet(input, 10), extra = random_sheet(input, 10);
    CareTally tally(book), alone(book);
    alone.add(kept);
    for (const CareOrder& of : extra.orders) tally.add(of, extra.deliveries_of(of), 1);
    tally.add(kept);
    for (const CareOrder& of : extra.orders) tally.add(of, extra.deliveries_of(of), -1);
    EXPECT_EQ(settle(book, tally).lines, settle(book, alone).lines);
    for (int month = 0; month < 24; ++month) {
      EXPECT_EQ(tally.volume(0, 0, month), alone.volume(0, 0, month));
      EXPECT_EQ(tally.clients(0, 0, month), alone.clients(0, 0, month));
    }
  });
}

TEST(CareTally, ForgetsEverythingWhenCleared) {
  const ContractBook book = two_contracts();
  RandomInput input(1);
  CareTally tally(book);
  tally.add(random_sheet(input, 50));
  tally.clear();
  EXPECT_TRUE(settle(book, tally).lines.empty());
  EXPECT_EQ(tally.volume(0, 0, 3), 0);
}

TEST(CareTally, CountsPersonalBudgetsApart) {
  ContractTerms terms = four_providers();
  terms.contracts = {contract("k", {"a"}, {"day"}, {clause(UnitClause{})})};
  const ContractBook book(terms, small_facts());
  CareTally tally(book);
  CareOrder budget = order(0, 0, 0, 0, 31, 5'000'000);
  budget.form = DeliveryForm::personal_budget;
  tally.add(budget, {}, 1);
  EXPECT_TRUE(settle(book, tally).lines.empty());
  EXPECT_EQ(tally.volume(0, 0, 0), 5'000'000);
}

// -- properties of settling
// ------------------------------------------------------------------------------------

std::vector<Clause> random_clauses(RandomInput& input) {
  std::vector<Clause> all;
  AvailabilityClause available;
  available.amount = {{2026, Cents(input.magnitude(100'000'000))}};
  UnitClause units;
  units.share = Decimal(input.number(0, 100), 2);
  UnitClause billed;
  billed.price = {{2026, Decimal(input.number(0, 1'000'000), 4)}};
  billed.billing.maximum = BillingTerms::Maximum::weekly_effort;
  billed.billing.whole_hours = input.one_in(2);
  FunctionClause functions;
  functions.functions = {{"intake", {{2026, 250_d}}, 1_d, {}, {}},
                         {"regie", {{2026, 30.5_d}}, {}, 0.5_d, 2_d}};
  TrajectoryClause trajectory;
  trajectory.price = {{2026, Decimal(input.number(0, 500'000), 2)}};
  trajectory.at_start = 0.4_d;
  trajectory.parts = {{3, 0.2_d}};
  trajectory.at_end = 0.4_d;
  PersonYearClause years;
  years.price = {{2026, 12'000_d}, {2027, 12'345.67_d}};
  all = {clause(available),
         clause(units),
         clause(billed),
         clause(functions),
         clause(trajectory),
         clause(years),
         clause(ClientFollowingClause{}, {"day"})};
  std::erase_if(all, [&](const Clause&) { return input.one_in(2); });
  return all;
}

ContractTerms random_terms(RandomInput& input) {
  ContractTerms terms = four_providers();
  terms.contracts = {contract("k1", {"a", "b"}, {"day", "talk"}, random_clauses(input)),
                     contract("k2", {"c"}, {"day"}, random_clauses(input)),
                     contract("k3", {"c"}, {"day"}, random_clauses(input))};
  terms.contracts[1].to = {2026, 9};
  terms.contracts[2].from = {2026, 10};
  terms.contracts[2].municipalities = {"GM2"};
  return terms;
}

TEST(SettleContracts, DoesNotDependOnTheOrderOfOrders) {
  for_random_input(100, [](RandomInput& input) {
    const ContractBook book(random_terms(input), small_facts());
    CareSheet sheet = random_sheet(input, 25);
    const Settlement settlement = settle_sheet(book, sheet);
    for (std::size_t i = sheet.orders.size(); i > 1; --i)
      std::swap(sheet.orders[i - 1], sheet.orders[input.index(i)]);
    EXPECT_EQ(settle_sheet(book, sheet).lines, settlement.lines);
  });
}

TEST(SettleContracts, GivesProvidersWhatPayersPay) {
  for_random_input(100, [](RandomInput& input) {
    const ContractBook book(random_terms(input), small_facts());
    const Settlement settlement = settle_sheet(book, random_sheet(input, 25));
    Ledger ledger;
    ledger.post(transfers(book, settlement.lines));
    Cents paid, received;
    for (std::size_t c = 0; c < 3; ++c)
      for (std::size_t m = 0; m < 2; ++m)
        for (int year = 2026; year <= 2027; ++year)
          paid += settlement.paid(c, m, year, book.facts());
    for (const char* provider : {"a", "b", "c", "d"})
      received += ledger.balance({AccountKind::provider, provider});
    EXPECT_EQ(received, paid);
    EXPECT_EQ(-ledger.balance(municipality("GM1")) - ledger.balance(municipality("GM2")), paid);
    EXPECT_EQ(total(settlement.lines), paid);
  });
}

TEST(SettleContracts, LeavesOtherClausesAloneWhenOneIsRemoved) {
  for_random_input(100, [](RandomInput& input) {
    ContractTerms terms = random_terms(input);
    const CareSheet sheet = random_sheet(input, 25);
    std::vector<Clause>& clauses = terms.contracts[0].clauses;
    if (clauses.empty()) return;
    const std::size_t removed = input.index(clauses.size());
    std::vector<ContractLine> expected =
        settle_sheet(ContractBook(terms, small_facts()), sheet).lines;
    std::erase_if(expected, [&](const ContractLine& line) {
      return line.contract == 0 && line.source == removed;
    });
    for (ContractLine& line : expected)
      if (line.contract == 0 && line.source > removed) --line.source;
    clauses.erase(clauses.begin() + static_cast<std::ptrdiff_t>(removed));
    EXPECT_EQ(settle_sheet(ContractBook(terms, small_facts()), sheet).lines, expected);
  });
}

TEST(SettleContracts, GivesEveryRuleTheFiguresOfItsSentence) {
  for_random_input(30, [](RandomInput& input) {
    const ContractBook book(random_terms(input), small_facts());
    const Settlement settlement = settle_sheet(book, random_sheet(input, 10));
    for (const Transfer& transfer : transfers(book, settlement.lines))
      for (const Language language : {Language::dutch, Language::english})
        EXPECT_FALSE(reason_sentence(transfer.reason, language).empty());
  });
}

}  // namespace
}  // namespace houvast::contracts
