// SPDX-License-Identifier: EUPL-1.2
#include "houvast/transition.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "funding/testing.h"

namespace houvast::funding {
namespace {

using namespace literals;
using Reading = TransitionTerms::Reading;

/// A region of three: all care was bought by the first, the centre.
AllocationInput sheltered_living(Fraction share) {
  return {.year = 2028,
          .macro = 1'000'000_eur,
          .objective_share = share,
          .weights = {{"GM9001", "GM9001", 900_eur, 50_eur},
                      {"GM9002", "GM9001", 60_eur, 30_eur},
                      {"GM9003", "GM9001", 40_eur, 20_eur}}};
}

std::vector<Cents> amounts(const Allocation& allocation) {
  std::vector<Cents> all;
  for (const AllocationLine& line : allocation.lines) all.push_back(line.amount());
  return all;
}

TEST(ObjectiveShare, GrowsInAStraightLine) {
  const TransitionTerms terms{.from = 2025, .years = 3};
  EXPECT_EQ(objective_share(terms, 2020), Fraction(0));
  EXPECT_EQ(objective_share(terms, 2025), Fraction(0));
  EXPECT_EQ(objective_share(terms, 2026), Fraction(1, 3));
  EXPECT_EQ(objective_share(terms, 2028), Fraction(1));
  EXPECT_EQ(objective_share(terms, 2040), Fraction(1));
}

TEST(ObjectiveShare, FollowsAPathThatWasLaidDownAndNoFurther) {
  const TransitionTerms terms{.path = {{2026, 0.1_d}, {2027, 0.25_d}}};
  EXPECT_EQ(objective_share(terms, 2027), Fraction(1, 4));
  EXPECT_EQ(codes_of(objective_share(terms, 2028)), Codes{"funding/year-outside-path"});
  EXPECT_EQ(codes_of(objective_share(terms, 2025)), Codes{"funding/year-outside-path"});
}

TEST(ObjectiveShare, RefusesAPathThatIsNone) {
  EXPECT_EQ(codes_of(objective_share({.from = 2025}, 2026)), Codes{"funding/no-transition-years"});
  EXPECT_EQ(codes_of(objective_share({.path = {{2026, 1.1_d}}}, 2026)),
            Codes{"funding/path-outside-zero-one"});
}

// K-C5: a region goes from a historical budget of 100 to an objective one of 60 in ten years.
TEST(Allocate, LetsARegionGrowIntoItsObjectiveBudget) {
  const TransitionTerms terms{.from = 2025, .years = 10};
  for (int k = 0; k <= 10; ++k) {
    AllocationInput input = sheltered_living(objective_share(terms, 2025 + k).value());
    input.macro = 100_eur;
    input.objective_macro = 60_eur;
    const Cents expected(10'000 - 400 * k);
    for (const Reading reading : {Reading::existing_clients, Reading::whole_region_at_once}) {
      input.reading = reading;
      const Allocation allocation = allocate(input).value();
      EXPECT_EQ(allocation.amount, expected) << k;
      EXPECT_EQ(total(transfers(allocation, "bw")), expected) << k;
    }
  }
}

TEST(Allocate, SendsTheHistoricalPartToTheCentreAndTheObjectivePartToAll) {
  const Allocation allocation = allocate(sheltered_living(Fraction(3, 10))).value();
  EXPECT_EQ(allocation.lines[0].historical, 700'000_eur);
  EXPECT_EQ(allocation.lines[0].objective, 150'000_eur);
  EXPECT_EQ(allocation.lines[1].historical, Cents());
  EXPECT_EQ(allocation.lines[1].objective, 90'000_eur);
  EXPECT_EQ(allocation.lines[2].objective, 60'000_eur);
}

TEST(Allocate, LetsEachKeepItsOwnWithoutACentre) {
  AllocationInput input = sheltered_living(Fraction(3, 10));
  for (ShareWeights& row : input.weights) row.receiver = row.municipality;
  const Allocation allocation = allocate(input).value();
  EXPECT_EQ(allocation.lines[0].historical, 630'000_eur);
  EXPECT_EQ(allocation.lines[1].historical, 42'000_eur);
  EXPECT_EQ(allocation.lines[2].historical, 28'000_eur);
}

TEST(Allocate, SharesAWholeRegionObjectivelyAtOnceInTheOtherReading) {
  AllocationInput input = sheltered_living(Fraction(3, 10));
  input.reading = Reading::whole_region_at_once;
  EXPECT_EQ(amounts(allocate(input).value()),
            (std::vector<Cents>{500'000_eur, 300'000_eur, 200'000_eur}));
  // Two regions: the second one had next to nothing and grows along the path.
  input.weights[2].receiver = "GM9003";
  const Allocation two = allocate(input).value();
  EXPECT_EQ(two.lines[0].amount() + two.lines[1].amount(), (672'000_eur + 240'000_eur));
  EXPECT_EQ(two.lines[0].historical, 420'000_eur);
  EXPECT_EQ(two.lines[1].historical, 252'000_eur);
  EXPECT_EQ(two.lines[2].historical, 28'000_eur);
  EXPECT_EQ(two.lines[2].objective, 60'000_eur);
}

TEST(Allocate, IsHistoryAtTheStartAndTheFormulaAtTheEnd) {
  const Allocation start = allocate(sheltered_living(Fraction(0))).value();
  for (const AllocationLine& line : start.lines) EXPECT_EQ(line.effect(), Cents());
  const Allocation end = allocate(sheltered_living(Fraction(1))).value();
  EXPECT_EQ(amounts(end), (std::vector<Cents>{500'000_eur, 300'000_eur, 200'000_eur}));
  EXPECT_EQ(end.lines[0].effect(), -500'000_eur);
}

TEST(Allocate, PostsBothPartsWithTheirReasons) {
  AllocationInput input = sheltered_living(Fraction(1, 3));
  const auto posted = transfers(allocate(input).value(), "bw");
  ASSERT_EQ(posted.size(), 4u);
  EXPECT_EQ(posted[0].reason.rule, "F4.historical");
  EXPECT_EQ(posted[1].reason.rule, "F4.objective");
  EXPECT_EQ(posted[1].reason.inputs[1], (Input{"objective_share", std::string("1/3")}));
  EXPECT_EQ(posted[0].to, municipality("GM9001"));
  EXPECT_EQ(posted[0].from, state());
  EXPECT_EQ(total(posted), 1'000'000_eur);
  expect_explained(posted);
  input.reading = Reading::whole_region_at_once;
  const auto shared = transfers(allocate(input).value(), "bw");
  EXPECT_EQ(shared[0].reason.rule, "F4.historical_shared");
  expect_explained(shared);
}

TEST(Allocate, TellsWhatIsMissing) {
  AllocationInput input = sheltered_living(Fraction(1, 2));
  input.weights[1].receiver = "GM9009";
  input.weights[2].municipality = "GM9002";
  EXPECT_EQ(codes_of(allocate(input)),
            (Codes{"funding/receiver-not-in-list", "funding/figure-twice"}));

  input = sheltered_living(Fraction(1, 2));
  for (ShareWeights& row : input.weights) row.historical = row.objective = Cents();
  EXPECT_EQ(codes_of(allocate(input)), (Codes{"funding/no-base", "funding/no-objective-weight"}));
}

TEST(Allocate, RefusesARegionThatHasNothingToShareBy) {
  AllocationInput input = sheltered_living(Fraction(1, 2));
  input.weights[2].receiver = "GM9003";
  input.weights[2].objective = Cents();
  EXPECT_TRUE(allocate(input).has_value());
  input.reading = Reading::whole_region_at_once;
  EXPECT_EQ(codes_of(allocate(input)), Codes{"funding/no-objective-weight"});
}

/// A country of municipalities with random weights, three of which are centres.
AllocationInput random_input(std::mt19937_64& random) {
  const int count = 3 + static_cast<int>(random() % 40);
  AllocationInput input{
      .year = 2028,
      .macro = Cents(static_cast<std::int64_t>(random() % 100'000'000'000)),
      .objective_share = Fraction(static_cast<std::int64_t>(random() % 11), 10),
      .reading = random() % 2 == 0 ? Reading::existing_clients : Reading::whole_region_at_once};
  for (int i = 1; i <= count; ++i)
    input.weights.push_back({code(i), code(1 + static_cast<int>(random() % 3)),
                             Cents(static_cast<std::int64_t>(random() % 1'000'000)),
                             Cents(1 + static_cast<std::int64_t>(random() % 1'000'000))});
  return input;
}

TEST(Allocate, SharesOutAllThereIs) {
  std::mt19937_64 random(seed());
  for (int round = 0; round < 300; ++round) {
    const AllocationInput input = random_input(random);
    const Allocation allocation = allocate(input).value();
    Cents sum;
    Cents effect;
    for (const AllocationLine& line : allocation.lines) {
      EXPECT_GE(line.historical, Cents());
      EXPECT_GE(line.objective, Cents());
      sum += line.amount();
      effect += line.effect();
    }
    EXPECT_EQ(sum, input.macro);
    EXPECT_EQ(effect, Cents());
  }
}

TEST(Allocate, DoesNotDependOnTheOrderOfMunicipalities) {
  std::mt19937_64 random(seed());
  for (int round = 0; round < 100; ++round) {
    AllocationInput input = random_input(random);
    const Allocation allocation = allocate(input).value();
    std::shuffle(input.weights.begin(), input.weights.end(), random);
    EXPECT_EQ(allocate(input).value().lines, allocation.lines);
  }
}

TEST(Allocate, IsInProportionToTheBudgetWithinACentALine) {
  std::mt19937_64 random(seed());
  for (int round = 0; round < 100; ++round) {
    AllocationInput input = random_input(random);
    const Allocation once = allocate(input).value();
    input.macro = Cents(7 * input.macro.count());
    const Allocation seven = allocate(input).value();
    for (std::size_t i = 0; i < once.lines.size(); ++i) {
      EXPECT_LE(std::abs(seven.lines[i].historical.count() - 7 * once.lines[i].historical.count()),
                7);
      EXPECT_LE(std::abs(seven.lines[i].objective.count() - 7 * once.lines[i].objective.count()),
                7);
    }
  }
}

TEST(Allocate, IsNothingOfNothing) {
  AllocationInput input = sheltered_living(Fraction(1, 2));
  input.macro = Cents();
  EXPECT_TRUE(transfers(allocate(input).value(), "bw").empty());
}

}  // namespace
}  // namespace houvast::funding
