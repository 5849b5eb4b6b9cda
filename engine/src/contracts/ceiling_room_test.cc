// SPDX-License-Identifier: EUPL-1.2
#include "houvast/ceiling_room.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "contracts/ceiling_world.h"

namespace houvast::contracts {
namespace {

using namespace test;
using demand::RoomRequest;

RoomRequest request(std::uint16_t product, std::uint16_t provider, std::int64_t units, int day,
                    std::uint16_t municipality = aa) {
  RoomRequest made;
  made.municipality = municipality;
  made.product = product;
  made.provider = provider;
  made.monthly_volume = units * 1'000'000;
  made.day = day;
  return made;
}

struct World {
  explicit World(ContractTerms all) : book(all, facts()), room(book) { room.reset(); }

  bool ask(const RoomRequest& who) {
    if (!room.has_room(who)) return false;
    room.started(who);
    return true;
  }

  ContractBook book;
  CeilingRoom room;
};

ContractTerms with(std::vector<Ceiling> ceilings) {
  ContractTerms all = terms();
  all.ceilings = std::move(ceilings);
  return all;
}

constexpr int july = 181;

// Ten hours a month at 100 euro: 12,000 from 1 January on, 6,000 from 1 July on.
TEST(CeilingRoom, LetsInWhatItCanPayUntilTheEndOfTheYear) {
  World world(with({ceiling_of("berk", 18'000_eur)}));
  EXPECT_TRUE(world.ask(request(home_care, berk, 10, 0)));
  EXPECT_FALSE(world.ask(request(home_care, berk, 10, 0)));
  EXPECT_TRUE(world.ask(request(home_care, berk, 10, july)));
  EXPECT_FALSE(world.ask(request(home_care, berk, 1, 364)));
  EXPECT_TRUE(world.ask(request(home_care, linde, 10, 364)));  // Another contract.
}

TEST(CeilingRoom, GivesBackTheRestOfWhoStops) {
  World world(with({ceiling_of("berk", 12'000_eur)}));
  const RoomRequest first = request(home_care, berk, 10, 0);
  EXPECT_TRUE(world.ask(first));
  EXPECT_FALSE(world.ask(request(home_care, berk, 10, july)));
  world.room.stopped(first, july);
  EXPECT_FALSE(world.ask(request(home_care, berk, 11, july)));
  EXPECT_TRUE(world.ask(request(home_care, berk, 10, july)));
}

TEST(CeilingRoom, BooksWhatRunsOnFirstOfJanuary) {
  World world(with({ceiling_of("berk", 12'000_eur)}));
  EXPECT_TRUE(world.ask(request(home_care, berk, 10, 0)));
  world.room.new_year(2027);
  RoomRequest runs = request(home_care, berk, 4, year_days);
  runs.is_running = true;
  runs.since = 0;
  world.room.started(runs);
  EXPECT_FALSE(world.ask(request(home_care, berk, 7, year_days)));
  EXPECT_TRUE(world.ask(request(home_care, berk, 6, year_days)));
}

TEST(CeilingRoom, BooksRunningCareAlsoWhenItExceeds) {
  World world(with({ceiling_of("berk", 12'000_eur)}));
  RoomRequest runs = request(home_care, berk, 20, 0);
  runs.is_running = true;
  world.room.started(runs);
  EXPECT_FALSE(world.ask(request(home_care, berk, 1, july)));
  world.room.stopped(runs, july);  // 12,000 were spent: nothing is left.
  EXPECT_FALSE(world.ask(request(home_care, berk, 1, july)));
}

TEST(CeilingRoom, BooksAcuteCareUnlessItIsPaidBesideTheCeiling) {
  for (const bool pays_acute : {false, true}) {
    Ceiling ceiling = ceiling_of("berk", 12'000_eur);
    ceiling.pays_acute = pays_acute;
    World world(with({ceiling}));
    RoomRequest acute = request(home_care, berk, 10, 0);
    acute.is_acute = true;
    EXPECT_TRUE(world.room.has_room(acute));
    world.room.started(acute);
    EXPECT_TRUE(world.room.has_room(acute));
    EXPECT_EQ(world.ask(request(home_care, berk, 1, 0)), pays_acute);
  }
}

TEST(CeilingRoom, NeverClosesTheDoorOfASoftOrAnOpenCeiling) {
  Ceiling soft = ceiling_of("berk", 0_eur);
  soft.above = 0.5_d;
  Ceiling open = ceiling_of("linde", 0_eur);
  open.closes_door = false;
  World world(with({soft, open}));
  EXPECT_TRUE(world.ask(request(home_care, berk, 10, 0)));
  EXPECT_TRUE(world.ask(request(home_care, linde, 10, 0)));
  EXPECT_TRUE(rooms_of(world.book).empty());
}

TEST(CeilingRoom, CountsClientsOfTheYear) {
  Ceiling ceiling = ceiling_of("berk", 0_eur);
  ceiling.budget.clear();
  ceiling.clients = {{2026, 2}};
  World world(with({ceiling}));
  EXPECT_TRUE(world.ask(request(home_care, berk, 1, 0)));
  EXPECT_TRUE(world.ask(request(home_care, berk, 1, 1)));
  world.room.stopped(request(home_care, berk, 1, 1), 20);
  EXPECT_FALSE(world.ask(request(home_care, berk, 1, 30)));  // Who stopped was a client as well.
  world.room.new_year(2027);
  EXPECT_TRUE(world.ask(request(home_care, berk, 1, year_days)));
}

// Berk has a contract until July and another from then on, with at most two clients in the year.
ContractTerms two_contracts_of_berk() {
  ContractTerms all = terms();
  Contract second = all.contracts[0];
  all.contracts[0].to = {2026, 6};
  second.id = "berk_2";
  second.from = {2026, 7};
  all.contracts.insert(all.contracts.begin() + 1, second);
  Ceiling ceiling = ceiling_of("berk_2", 0_eur);
  ceiling.budget.clear();
  ceiling.clients = {{2026, 2}};
  all.ceilings = {ceiling};
  return all;
}

TEST(CeilingRoom, CountsClientsUnderTheContractThatComesLaterInTheYear) {
  World world(two_contracts_of_berk());
  std::vector<CareOrder> orders;
  for (const int day : {60, 61, 200, 201, 202})
    if (world.ask(request(home_care, berk, 4, day)))
      orders.push_back(order(home_care, berk, 4, day));
  EXPECT_EQ(orders.size(), 2U);
  EXPECT_EQ(sum(settle(world.book, count(world.book, orders)), LineKind::ceiling), 0_eur);
}

TEST(CeilingRoom, GivesBackAClientWhoStopsBeforeTheContractBegins) {
  World world(two_contracts_of_berk());
  EXPECT_TRUE(world.ask(request(home_care, berk, 4, 60)));
  EXPECT_TRUE(world.ask(request(home_care, berk, 4, 61)));
  EXPECT_FALSE(world.ask(request(home_care, berk, 4, 200)));
  world.room.stopped(request(home_care, berk, 4, 60), july);
  EXPECT_TRUE(world.ask(request(home_care, berk, 4, 200)));
  world.room.stopped(request(home_care, berk, 4, 61), july + 1);
  EXPECT_FALSE(world.ask(request(home_care, berk, 4, 202)));
}

TEST(CeilingRoom, GivesBackAClientWhoEndsOnFirstOfJanuary) {
  Ceiling ceiling = ceiling_of("berk", 0_eur);
  ceiling.budget.clear();
  ceiling.clients = {{2026, 1}};
  World world(with({ceiling}));
  world.room.new_year(2027);
  RoomRequest runs = request(home_care, berk, 4, year_days);
  runs.is_running = true;
  runs.since = 60;
  world.room.started(runs);
  EXPECT_FALSE(world.ask(request(home_care, berk, 4, year_days)));
  world.room.stopped(runs, year_days);
  EXPECT_TRUE(world.ask(request(home_care, berk, 4, year_days)));
}

TEST(CeilingRoom, CountsActivitiesOfTheYear) {
  Ceiling ceiling = ceiling_of("berk", 0_eur);
  ceiling.budget.clear();
  ceiling.activities = {{2026, 180_d}};
  World world(with({ceiling}));
  EXPECT_TRUE(world.ask(request(home_care, berk, 10, 0)));
  EXPECT_FALSE(world.ask(request(home_care, berk, 11, july)));
  EXPECT_TRUE(world.ask(request(home_care, berk, 10, july)));
}

TEST(CeilingRoom, TakesFixedPaymentsOffFirst) {
  ContractTerms all = with({scheme_ceiling(Ceiling::Level::all_lines, 13'000_eur)});
  all.contracts[2].clauses = {
      {.preset = {}, .products = {}, .terms = AvailabilityClause{{{2026, 6'000_eur}}}}};
  World world(all);
  EXPECT_FALSE(world.ask(request(home_care, berk, 6, 0)));
  EXPECT_TRUE(world.ask(request(home_care, berk, 5, 0)));
  EXPECT_FALSE(world.ask(request(home_care, linde, 1, 0)));
  EXPECT_TRUE(world.ask(request(network, wilg, 100, 0)));  // Paid by availability: asks nothing.
}

TEST(CeilingRoom, AsksEveryLevel) {
  World world(
      with({ceiling_of("berk", 12'000_eur), scheme_ceiling(Ceiling::Level::specialist, 18'000_eur),
            scheme_ceiling(Ceiling::Level::all_lines, 20'000_eur)}));
  EXPECT_FALSE(world.ask(request(home_care, berk, 11, 0)));
  EXPECT_TRUE(world.ask(request(home_care, berk, 10, 0)));
  EXPECT_FALSE(world.ask(request(home_care, linde, 6, 0)));
  EXPECT_TRUE(world.ask(request(home_care, linde, 5, 0)));
  EXPECT_FALSE(world.ask(request(network, wilg, 4, 0)));
  EXPECT_TRUE(world.ask(request(network, wilg, 3, 0)));
}

TEST(CeilingRoom, HasALimitForEachMunicipalityWhenItIsNotShared) {
  Ceiling ceiling = ceiling_of("berk", 12'000_eur);
  ceiling.shared = false;
  World world(with({ceiling}));
  EXPECT_TRUE(world.ask(request(home_care, berk, 10, 0, aa)));
  EXPECT_TRUE(world.ask(request(home_care, berk, 10, 0, bb)));
  EXPECT_FALSE(world.ask(request(home_care, berk, 1, 0, bb)));
}

TEST(CapacityOfAProvider, ClosesTheDoorUntilSomebodyLeaves) {
  ContractTerms all = terms();
  all.providers[berk].capacity = {{2026, 1}, {2027, 2}};
  World world(all);
  const RoomRequest first = request(home_care, berk, 10, 0);
  EXPECT_TRUE(world.ask(first));
  EXPECT_FALSE(world.ask(request(home_care, berk, 10, 10, bb)));
  EXPECT_TRUE(world.ask(request(home_care, linde, 10, 10)));
  world.room.stopped(first, 20);
  EXPECT_TRUE(world.ask(request(home_care, berk, 10, 20, bb)));
  world.room.new_year(2027);
  EXPECT_TRUE(world.ask(request(home_care, berk, 10, year_days)));
  EXPECT_TRUE(world.ask(request(home_care, berk, 10, year_days)));
  EXPECT_FALSE(world.ask(request(home_care, berk, 10, year_days)));
}

TEST(RoomsOf, AreNoneWhenNothingClosesADoor) {
  EXPECT_TRUE(rooms_of(ContractBook(terms(), facts())).empty());
}

TEST(RoomsOf, JoinTheMunicipalitiesOfASharedCeiling) {
  Ceiling shared = scheme_ceiling(Ceiling::Level::specialist, 1_eur);
  Ceiling each = ceiling_of("wilg", 1_eur);
  each.shared = false;
  const std::vector<demand::SharedRoom> rooms =
      rooms_of(ContractBook(with({shared, each}), facts()));
  ASSERT_EQ(rooms.size(), 3U);
  EXPECT_EQ(rooms[0].municipalities, (std::vector<std::size_t>{aa}));
  EXPECT_EQ(rooms[0].products, (std::vector<std::size_t>{network}));
  EXPECT_EQ(rooms[1].municipalities, (std::vector<std::size_t>{bb}));
  EXPECT_EQ(rooms[2].municipalities, (std::vector<std::size_t>{aa, bb}));
  EXPECT_EQ(rooms[2].products, (std::vector<std::size_t>{home_care, residential}));
}

TEST(RoomsOf, JoinTheMunicipalitiesThatAProviderServes) {
  ContractTerms all = terms();
  all.providers[linde].capacity = {{2026, 1}};
  all.providers[linde].municipalities = {"GM9002"};
  const std::vector<demand::SharedRoom> rooms = rooms_of(ContractBook(all, facts()));
  ASSERT_EQ(rooms.size(), 1U);
  EXPECT_EQ(rooms[0].municipalities, (std::vector<std::size_t>{bb}));
  EXPECT_EQ(rooms[0].products, (std::vector<std::size_t>{home_care, residential}));
}

/// Payment of care of Berk in the days from..to-1 under one clause.
Cents expected(Clause clause, ExpectedCare care) {
  ContractTerms all = terms();
  all.contracts[0].clauses = {std::move(clause)};
  ContractFacts known = facts();
  for (ProductFacts& product : known.products) product.mean_days = 100;
  care.product = home_care;
  care.provider = berk;
  return ExpectedPayments(ContractBook(all, known)).of(care);
}

ExpectedCare days(int from, int to, std::optional<int> since = {}, bool stops = false) {
  ExpectedCare care;
  care.monthly_volume = 10'000'000;
  care.since = since;
  care.from = from;
  care.to = to;
  care.stops = stops;
  return care;
}

// 10 hours a month, 15 of the 31 days of January: 4.838... hours; at 3 euro 14.516..., upwards.
TEST(ExpectedPayments, RoundUpwardsInEveryMonth) {
  const Clause clause{.preset = {}, .products = {}, .terms = UnitClause{.price = {{2026, 3_d}}}};
  EXPECT_EQ(expected(clause, days(0, 15)), 14.52_eur);
  EXPECT_EQ(expected(clause, days(0, 31)), 30_eur);
  EXPECT_EQ(expected(clause, days(0, 59)), 60_eur);
  EXPECT_EQ(expected(clause, days(20, 20)), 0_eur);
}

TEST(ExpectedPayments, KnowWhatLeversMakeOfThePrice) {
  ExpectedCare care = days(0, 31);
  care.price_factor = 1.1;
  const Clause clause{.preset = {}, .products = {}, .terms = UnitClause{.price = {{2026, 3_d}}}};
  EXPECT_EQ(expected(clause, care), 33_eur);
}

// 10.5 hours a month are billed as 11 (IV079); two days of it, 0.7 hours, as one.
TEST(ExpectedPayments, RoundToWholeHoursUpwards) {
  UnitClause hours{.price = {{2026, 60_d}}};
  hours.billing.whole_hours = true;
  ExpectedCare care = days(0, 31);
  care.monthly_volume = 10'500'000;
  EXPECT_EQ(expected({.preset = {}, .products = {}, .terms = hours}, care), 660_eur);
  care.to = 2;
  EXPECT_EQ(expected({.preset = {}, .products = {}, .terms = hours}, care), 60_eur);
}

// Half of 0.0101 euro is 0.00505, rounded to 0.0051: 1,000 units are 5.10 and not 5.05.
TEST(ExpectedPayments, AreAtThePriceOfAPersonalBudgetAsItIsSettled) {
  ContractTerms all = terms();
  all.contracts[0].clauses = {{.preset = {}, .products = {}, .terms = PersonalBudgetClause()}};
  ContractFacts known = facts();
  known.products[home_care].price = {0.0101_d, 0.0101_d};
  known.products[home_care].personal_budget_factor = 0.5_d;
  const ContractBook book(all, known);
  CareOrder care = order(home_care, berk, 1'000, 0, 31);
  care.form = DeliveryForm::personal_budget;
  ExpectedCare same = days(0, 31);
  same.product = home_care;
  same.provider = berk;
  same.form = care.form;
  same.monthly_volume = care.monthly_volume;
  EXPECT_EQ(sum(settle(book, count(book, {care})), LineKind::budget_advance), 5.10_eur);
  EXPECT_EQ(ExpectedPayments(book).of(same), 5.10_eur);
}

// 1,000 euro: a tenth at the start, a half after two months, the rest at the end, which an ordinary
// client reaches after 100 days.
TEST(ExpectedPayments, PayTrajectoriesInParts) {
  TrajectoryClause terms_of_trajectory;
  terms_of_trajectory.price = {{2026, 1000_d}};
  terms_of_trajectory.at_start = 0.1_d;
  terms_of_trajectory.parts = {{2, 0.5_d}};
  terms_of_trajectory.at_end = 0.4_d;
  const Clause clause{.preset = {}, .products = {}, .terms = terms_of_trajectory};
  EXPECT_EQ(expected(clause, days(0, year_days, 0)), 1'000_eur);
  EXPECT_EQ(expected(clause, days(300, year_days, 300)), 600_eur);  // December and no end.
  EXPECT_EQ(expected(clause, days(340, year_days, 340)), 100_eur);  // The parts next year.
  EXPECT_EQ(expected(clause, days(340, 350, 340, true)), 500_eur);  // Stopped early.
  EXPECT_EQ(expected(clause, days(year_days, 2 * year_days, 340)), 900_eur);  // The rest of it.
  EXPECT_EQ(expected(clause, days(year_days, 2 * year_days)), 0_eur);  // Since nobody knows when.
  EXPECT_EQ(expected(clause, days(0, year_days, -30)), 400_eur);  // Started before the contract.
}

TEST(ExpectedPayments, PayPersonYearsByDays) {
  const Clause clause{
      .preset = {}, .products = {}, .terms = PersonYearClause{.price = {{2026, 3650_d}}}};
  EXPECT_EQ(expected(clause, days(0, 20)), 200_eur);
}

TEST(ExpectedPayments, PayFunctionsAtStartEveryMonthAndAtTheEnd) {
  FunctionClause functions;
  functions.functions = {{.label = "intake",
                          .price = {{2026, 100_d}},
                          .at_start = 2_d,
                          .a_month = 0.5_d,
                          .at_end = 1_d}};
  const Clause clause{.preset = {}, .products = {}, .terms = functions};
  EXPECT_EQ(expected(clause, days(10, 40, 10, true)), 400_eur);
}

TEST(ExpectedPayments, AreNothingForWhatIsPaidWhateverTheUse) {
  const Clause clause{
      .preset = {}, .products = {}, .terms = AvailabilityClause{{{2026, 12'000_eur}}}};
  EXPECT_EQ(expected(clause, days(0, year_days)), 0_eur);
}

// -- against the slow and obvious
// ---------------------------------------------------------------------------------------

/// Who was let in this year, with the days that are booked.
struct Booking {
  RoomRequest request;
  int from = 0, to = 0;
  bool is_stopped = false;
};

/// Counts everything anew, every time that it is asked.
class Oracle {
 public:
  explicit Oracle(const ContractBook& book) : book_(book) {}

  bool has_room(const RoomRequest& asking, const std::vector<Booking>& bookings, int year_end) {
    if (asking.is_acute) return true;
    std::vector<Booking> all = bookings;
    all.push_back({asking, asking.day, year_end});
    const Booking& last = all.back();
    const Provider& provider = book_.terms().providers[*asking.provider];
    if (!provider.capacity.empty()) {
      const auto there = std::count_if(all.begin(), all.end(), [&](const Booking& b) {
        return b.request.provider == asking.provider && !b.is_stopped;
      });
      if (there > provider.capacity.begin()->second) return false;
    }
    for (const Ceiling& ceiling : book_.terms().ceilings) {
      if (ceiling.above != Decimal() || !ceiling.closes_door || !concerns(ceiling, last, last))
        continue;
      Cents cents;
      std::int64_t clients = 0;
      Millionths units = 0;
      for (const Booking& booking : all) {
        if (!concerns(ceiling, booking, last)) continue;
        if (booking.request.is_acute && ceiling.pays_acute) continue;
        ++clients;
        for (int month = 0; month < 24; ++month) {
          const Millionths volume = delivered(booking, month);
          units += volume;
          cents += upwards(volume, *booking.request.provider == linde ? 371'234 : 1'000'000);
        }
      }
      if (!ceiling.budget.empty() && cents > ceiling.budget.begin()->second) return false;
      if (!ceiling.clients.empty() && clients > ceiling.clients.begin()->second) return false;
      if (!ceiling.activities.empty() &&
          units > ceiling.activities.begin()->second.units() * 1'000'000)
        return false;
    }
    return true;
  }

 private:
  /// Cents of millionths of a unit at a price in 0.0001 euro.
  static Cents upwards(Millionths volume, std::int64_t price) {
    return Cents((volume * price + 99'999'999) / 100'000'000);
  }
  [[nodiscard]] Millionths delivered(const Booking& booking, int month) const {
    CareTally tally(book_);
    CareOrder care;
    care.municipality = static_cast<std::uint16_t>(booking.request.municipality);
    care.product = static_cast<std::uint16_t>(booking.request.product);
    care.provider = booking.request.provider;
    care.monthly_volume = booking.request.monthly_volume;
    care.start = booking.from;
    care.end = booking.to;
    tally.add(care, {}, 1);
    return tally.volume(*care.provider, care.product, month);
  }
  [[nodiscard]] bool concerns(const Ceiling& ceiling, const Booking& booking,
                              const Booking& asking) const {
    if (!ceiling.shared && booking.request.municipality != asking.request.municipality)
      return false;
    if (ceiling.level == Ceiling::Level::provider)
      return book_.terms().providers[*booking.request.provider].id == ceiling.contract;
    return ceiling.level == Ceiling::Level::all_lines ||
           book_.facts().products[booking.request.product].line == 2;
  }

  const ContractBook& book_;
};

class Dice {
 public:
  explicit Dice(unsigned seed) : random_(seed) {}
  std::int64_t roll(std::int64_t from, std::int64_t to) {
    return from + static_cast<std::int64_t>(random_() % static_cast<std::uint64_t>(to - from + 1));
  }
  bool chance(int percent) { return roll(1, 100) <= percent; }

 private:
  std::mt19937_64 random_;
};

ContractTerms random_terms(Dice& dice) {
  ContractTerms all = terms();
  std::get<UnitClause>(all.contracts[1].clauses[0].terms).price = {{2026, 37.1234_d}};
  for (const char* id : {"berk", "linde"}) {
    Ceiling ceiling = ceiling_of(id, Cents(dice.roll(500'000, 3'000'000)));
    ceiling.shared = dice.chance(50);
    ceiling.pays_acute = dice.chance(50);
    if (dice.chance(50)) ceiling.clients = {{2026, dice.roll(2, 10)}};
    if (dice.chance(50)) ceiling.activities = {{2026, Decimal(dice.roll(50, 500))}};
    if (dice.chance(70)) all.ceilings.push_back(ceiling);
  }
  if (dice.chance(50))
    all.ceilings.push_back(
        scheme_ceiling(Ceiling::Level::specialist, Cents(dice.roll(1'000'000, 4'000'000))));
  if (dice.chance(50))
    all.ceilings.push_back(
        scheme_ceiling(Ceiling::Level::all_lines, Cents(dice.roll(1'000'000, 5'000'000))));
  if (dice.chance(50)) all.providers[berk].capacity = {{2026, dice.roll(1, 5)}};
  return all;
}

RoomRequest random_request(Dice& dice, int day) {
  const std::uint16_t product = dice.chance(60) ? home_care : residential;
  RoomRequest made = request(product, product == residential || dice.chance(50) ? linde : berk, 0,
                             day, dice.chance(60) ? aa : bb);
  made.monthly_volume = dice.roll(1, 15'000'000);
  made.is_acute = dice.chance(10);
  return made;
}

TEST(CeilingRoom, SaysTheSameAsCountingEverythingAnew) {
  int let_in = 0, refused = 0;
  for (unsigned seed = 1; seed <= 8; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    Dice dice(seed);
    World world(random_terms(dice));
    Oracle oracle(world.book);
    std::vector<Booking> bookings;
    for (int day = 0; day < 2 * year_days; ++day) {
      const int year_end = day < year_days ? year_days : 2 * year_days;
      if (day == year_days) {
        world.room.new_year(2027);
        std::vector<Booking> running;
        for (Booking booking : bookings) {
          if (booking.is_stopped) continue;
          booking.request.is_running = true;
          booking.request.day = booking.from = day;
          booking.to = year_end;
          world.room.started(booking.request);
          running.push_back(booking);
        }
        bookings = running;
      }
      for (Booking& booking : bookings)
        if (!booking.is_stopped && dice.chance(1)) {
          world.room.stopped(booking.request, day);
          booking.to = day;
          booking.is_stopped = true;
        }
      if (!dice.chance(15)) continue;
      const RoomRequest asking = random_request(dice, day);
      const bool has_room = world.room.has_room(asking);
      ASSERT_EQ(has_room, oracle.has_room(asking, bookings, year_end)) << "day " << day;
      ++(has_room ? let_in : refused);
      if (!has_room) continue;
      world.room.started(asking);
      bookings.push_back({asking, day, year_end});
    }
  }
  EXPECT_GT(let_in, 100);
  EXPECT_GT(refused, 100);
}

TEST(CeilingRoom, LetsInNothingThatTheCeilingWouldCut) {
  int let_in = 0, refused = 0;
  for (unsigned seed = 1; seed <= 60; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    Dice dice(seed);
    ContractTerms all = random_terms(dice);
    all.contracts[1].clauses.push_back(
        {.preset = {}, .products = {}, .terms = AvailabilityClause{{{2026, 1'234.56_eur}}}});
    World world(all);
    std::vector<Booking> bookings;
    for (int day = 0; day < year_days; ++day) {
      for (Booking& booking : bookings)
        if (!booking.is_stopped && dice.chance(1)) {
          world.room.stopped(booking.request, day);
          booking.to = day;
          booking.is_stopped = true;
        }
      if (!dice.chance(40)) continue;
      RoomRequest asking = random_request(dice, day);
      asking.is_acute = false;
      const bool has_room = world.ask(asking);
      ++(has_room ? let_in : refused);
      if (has_room) bookings.push_back({asking, day, year_days});
    }
    CareTally tally(world.book);
    for (const Booking& booking : bookings) {
      CareOrder care =
          order(static_cast<std::uint16_t>(booking.request.product), *booking.request.provider, 0,
                booking.from, booking.to, static_cast<std::uint16_t>(booking.request.municipality));
      care.monthly_volume = booking.request.monthly_volume;
      tally.add(care, {}, 1);
    }
    EXPECT_EQ(sum(settle(world.book, tally), LineKind::ceiling), 0_eur);
  }
  EXPECT_GT(let_in, 500);
  EXPECT_GT(refused, 500);
}

}  // namespace
}  // namespace houvast::contracts
