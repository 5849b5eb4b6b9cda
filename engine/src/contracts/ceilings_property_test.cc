// SPDX-License-Identifier: EUPL-1.2
// What holds for ceilings (C6) whatever they say, on random contracts and random care.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <tuple>

#include "contracts/ceiling_world.h"

namespace houvast::contracts {
namespace {

using namespace test;

struct World {
  ContractTerms terms;
  std::vector<CareOrder> orders;
};

class Dice {
 public:
  explicit Dice(unsigned seed) : random_(seed) {}
  std::int64_t roll(std::int64_t from, std::int64_t to) {
    return from + static_cast<std::int64_t>(random_() % static_cast<std::uint64_t>(to - from + 1));
  }
  bool chance(int percent) { return roll(1, 100) <= percent; }
  std::mt19937_64& engine() { return random_; }

 private:
  std::mt19937_64 random_;
};

Ceiling random_limits(Ceiling ceiling, Dice& dice) {
  ceiling.budget = {{2026, Cents(dice.roll(0, 3'000'000))}};
  if (dice.chance(50)) ceiling.budget[2027] = Cents(dice.roll(0, 3'000'000));
  if (dice.chance(40)) ceiling.above = Decimal(dice.roll(1, 100), 2);
  if (dice.chance(30)) ceiling.municipalities = {dice.chance(50) ? "GM9001" : "GM9002"};
  ceiling.shared = dice.chance(60);
  ceiling.pays_running = dice.chance(40);
  ceiling.pays_acute = dice.chance(40);
  if (ceiling.level == Ceiling::Level::provider) {
    if (dice.chance(40)) ceiling.clients = {{2026, dice.roll(0, 12)}};
    if (dice.chance(40)) ceiling.activities = {{2026, Decimal(dice.roll(0, 6'000), 1)}};
  }
  return ceiling;
}

World random_world(Dice& dice) {
  World world{terms(), {}};
  std::get<UnitClause>(world.terms.contracts[1].clauses[0].terms).price = {{2026, 37.1234_d}};
  world.terms.contracts[0].municipalities = {"GM9001"};
  for (const std::size_t c : {1U, 2U})
    world.terms.contracts[c].clauses.push_back(
        {.preset = {},
         .products = {},
         .terms = AvailabilityClause{{{2026, Cents(dice.roll(0, 500'000))}}}});
  for (const Contract& contract : world.terms.contracts)
    if (dice.chance(60))
      world.terms.ceilings.push_back(random_limits(ceiling_of(contract.id, {}), dice));
  for (const auto level : {Ceiling::Level::specialist, Ceiling::Level::all_lines})
    if (dice.chance(60))
      world.terms.ceilings.push_back(random_limits(scheme_ceiling(level, {}), dice));

  const std::vector<std::pair<std::uint16_t, std::uint16_t>> care = {
      {home_care, berk}, {home_care, linde}, {residential, linde}, {network, wilg}};
  for (int i = 0; i < 30; ++i) {
    const auto& [product, provider] = care[static_cast<std::size_t>(dice.roll(0, 3))];
    const int start = static_cast<int>(dice.roll(0, 2 * year_days - 2));
    CareOrder made =
        order(product, provider, 0, start, static_cast<int>(dice.roll(start + 1, 2 * year_days)),
              dice.chance(70) ? aa : bb);
    made.monthly_volume = dice.roll(1, 30'000'000);
    made.is_acute = dice.chance(20);
    if (dice.chance(20)) {
      made.start = 0;
      made.was_running = true;
    }
    world.orders.push_back(made);
  }
  return world;
}

/// A ceiling, a year and whose limit it is, as a result tells it.
struct View {
  const ContractTerms& terms;
  const ContractFacts& facts;
  const CeilingYear& year;

  [[nodiscard]] const Ceiling& ceiling() const { return terms.ceilings[year.ceiling]; }
  [[nodiscard]] bool is_hard() const { return ceiling().above == Decimal(); }

  /// The line is one of a clause, and the ceiling is about it.
  [[nodiscard]] bool concerns(const ContractLine& line) const {
    const Contract& contract = terms.contracts[line.contract];
    const std::vector<std::string>& codes = ceiling().municipalities;
    if (2026 + line.month / 12 != year.year) return false;
    if (year.municipality && line.municipality != *year.municipality) return false;
    if (!codes.empty() && codes.front() != facts.municipalities[line.municipality]) return false;
    switch (ceiling().level) {
      case Ceiling::Level::provider:
        return contract.id == ceiling().contract;
      case Ceiling::Level::specialist:
        // Availability of Linde is all of line 2, that of Wilg is of the basis.
        return line.product ? facts.products[*line.product].line == 2 : contract.id == "linde";
      case Ceiling::Level::all_lines:
        return true;
    }
    return false;
  }
  /// It is cut before this one.
  [[nodiscard]] bool comes_after(std::uint16_t other) const {
    return std::pair(terms.ceilings[other].level, other) < std::pair(ceiling().level, year.ceiling);
  }
};

/// Calls `check` for each result of many worlds.
template <class Check>
void each_year(const Check& check) {
  for (unsigned seed = 1; seed <= 120; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    Dice dice(seed);
    const World world = random_world(dice);
    const ContractBook book(world.terms, facts());
    const CareTally tally = count(book, world.orders);
    const Settlement settlement = settle(book, tally);
    for (const CeilingYear& year : ceiling_years(book, tally, settlement))
      check(View{book.terms(), book.facts(), year}, settlement.lines);
  }
}

TEST(EveryCeiling, IsNeverPassedByACentInAnyMonth) {
  int reached = 0;
  each_year([&](const View& view, const std::vector<ContractLine>& lines) {
    if (!view.is_hard() || !view.year.budget) return;
    std::vector<Cents> paid(24);
    for (const ContractLine& line : lines) {
      const bool is_outside =
          line.product && ((line.care == CareClass::acute && view.ceiling().pays_acute) ||
                           (line.care == CareClass::running && view.ceiling().pays_running));
      if (view.concerns(line) && !is_outside)
        paid[static_cast<std::size_t>(line.month)] += line.amount;
    }
    Cents sum;
    for (const Cents month : paid) {
      sum += month;
      EXPECT_LE(sum, *view.year.budget);
    }
    if (view.year.unpaid_budget > Cents()) ++reached;
  });
  EXPECT_GT(reached, 100);
}

TEST(EveryCeiling, PaysAllThatFits) {
  each_year([](const View& view, const std::vector<ContractLine>&) {
    const CeilingYear& year = view.year;
    if (year.budget && year.unpaid_budget + year.above > Cents()) {
      EXPECT_EQ(year.inside, *year.budget);
    }
    EXPECT_GE(year.inside, 0_eur);
    EXPECT_GE(year.above, 0_eur);
    EXPECT_GE(year.outside, 0_eur);
  });
}

// Of what is above a soft budget the share is paid, rounded once a year for fixed payments and once
// for care.
TEST(EveryCeiling, PaysItsShareOfWhatIsAbove) {
  each_year([](const View& view, const std::vector<ContractLine>&) {
    const Cents above = view.year.above + view.year.unpaid_budget;
    const double share = view.ceiling().above.to_double();
    EXPECT_NEAR(static_cast<double>(view.year.above.count()),
                static_cast<double>(above.count()) * share, 1.0);
  });
}

TEST(EveryCeiling, TellsWhatItsLinesAddUpTo) {
  each_year([](const View& view, const std::vector<ContractLine>& lines) {
    Cents claimed, cut;
    Millionths units = 0;
    for (const ContractLine& line : lines) {
      if (!view.concerns(line)) continue;
      if (line.kind != LineKind::ceiling || view.comes_after(line.source)) claimed += line.amount;
      if (line.kind == LineKind::ceiling && line.source == view.year.ceiling) {
        cut -= line.amount;
        units += line.quantity;
      }
    }
    const CeilingYear& year = view.year;
    EXPECT_EQ(year.claimed, claimed);
    EXPECT_EQ(year.unpaid, cut);
    EXPECT_EQ(year.unpaid_volume, units);
    EXPECT_EQ(year.claimed, year.inside + year.above + year.outside + year.unpaid);
    EXPECT_EQ(year.unpaid, year.unpaid_clients + year.unpaid_activities + year.unpaid_budget);
  });
}

TEST(EveryCeiling, TakesNoMoreThanWhatWasAskedInTheMonth) {
  each_year([](const View&, const std::vector<ContractLine>& lines) {
    std::map<std::tuple<int, int, int, int, int>, Cents> left;
    for (const ContractLine& line : lines)
      left[{line.contract, line.municipality, line.product ? *line.product : -1,
            static_cast<int>(line.care), line.month}] += line.amount;
    for (const auto& group : left) EXPECT_GE(group.second, 0_eur);
  });
}

TEST(EveryCeiling, ChangesNoLineOfOthers) {
  for (unsigned seed = 1; seed <= 60; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    Dice dice(seed);
    World world = random_world(dice);
    const ContractBook book(world.terms, facts());
    const std::vector<ContractLine> with = settle(book, count(book, world.orders)).lines;
    const bool has_last = !world.terms.ceilings.empty() &&
                          world.terms.ceilings.back().level == Ceiling::Level::all_lines;
    if (!has_last) continue;
    // Level 3 comes after all others.
    world.terms.ceilings.pop_back();
    const ContractBook without(world.terms, facts());
    std::vector<ContractLine> others;
    for (const ContractLine& line : with)
      if (line.kind != LineKind::ceiling || line.source < world.terms.ceilings.size())
        others.push_back(line);
    EXPECT_EQ(settle(without, count(without, world.orders)).lines, others);
  }
}

TEST(EveryCeiling, DoesNotMindTheOrderOfOrders) {
  for (unsigned seed = 1; seed <= 30; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    Dice dice(seed);
    World world = random_world(dice);
    const ContractBook book(world.terms, facts());
    const std::vector<ContractLine> lines = settle(book, count(book, world.orders)).lines;
    std::shuffle(world.orders.begin(), world.orders.end(), dice.engine());
    EXPECT_EQ(settle(book, count(book, world.orders)).lines, lines);
  }
}

}  // namespace
}  // namespace houvast::contracts
