// SPDX-License-Identifier: EUPL-1.2
#include "houvast/objective.h"

#include <gtest/gtest.h>

#include <random>

namespace houvast {
namespace {

using namespace literals;

const std::vector<std::string> two{"GM9001", "GM9002"};

void set_volumes(ObjectiveTerms& terms, const std::string& code, std::vector<Decimal> volumes) {
  auto& figures = terms.volumes[code];
  for (std::size_t i = 0; i < volumes.size(); ++i) {
    std::string municipality = "GM" + std::to_string(9001 + i);
    figures.push_back({std::move(municipality), 2026, volumes[i]});
  }
}

std::vector<Cents> amounts(const ObjectiveAllocation& allocation) {
  std::vector<Cents> all;
  for (const ObjectiveAmount& one : allocation.amounts) all.push_back(one.amount);
  return all;
}

std::string code_of(const Result<ObjectiveAllocation>& result) {
  if (result) return "";
  for (const Problem& problem : result.error())
    EXPECT_NE(to_string(problem, Language::english), "");
  return result.error().front().code;
}

/// Available 1,000; bases 600 and 300; own tax capacity -90 and -60: factor (1000+150)/900.
ObjectiveTerms with_own_capacity() {
  ObjectiveTerms terms;
  terms.measures = {{.code = "base", .weight = 1_d},
                    {.code = "woz", .weight = -1_d, .is_own_capacity = true}};
  set_volumes(terms, "base", {600_d, 300_d});
  set_volumes(terms, "woz", {90_d, 60_d});
  return terms;
}

TEST(ObjectiveAllocation, SolvesTheFactorOverWhatOwnTaxCapacityLeaves) {
  const auto result = objective_allocation(with_own_capacity(), two, 2026, 1000_eur).value();
  EXPECT_EQ(result.factor, 1.277777778_d);
  EXPECT_TRUE(result.factor_is_solved);
  EXPECT_EQ(amounts(result), (std::vector<Cents>{676.67_eur, 323.33_eur}));
  EXPECT_EQ(result.total, 1000_eur);
}

// Dividing the OZB quantity by the factor and iterating, as the decree words it, ends at the same.
TEST(ObjectiveAllocation, EqualsTheFixedPointOfTheDecree) {
  double factor = 1;
  for (int i = 0; i < 200; ++i) factor = 1000 / (900 - 150 / factor);
  const auto result = objective_allocation(with_own_capacity(), two, 2026, 1000_eur).value();
  EXPECT_NEAR(result.factor.to_double(), factor, 1e-8);
}

TEST(ObjectiveAllocation, UsesAPublishedFactorAsItIs) {
  ObjectiveTerms terms = with_own_capacity();
  terms.factor = 1.278_d;
  const auto result = objective_allocation(terms, two, 2026, {}).value();
  EXPECT_EQ(amounts(result), (std::vector<Cents>{676.80_eur, 323.40_eur}));
  EXPECT_FALSE(result.factor_is_solved);
}

TEST(ObjectiveAllocation, SaysWhatEachMeasureBrings) {
  ObjectiveTerms terms = with_own_capacity();
  terms.factor = 2_d;
  const auto result = objective_allocation(terms, two, 2026, {}).value();
  EXPECT_EQ(result.amounts[0].by_measure, (std::vector<Cents>{1200_eur, -90_eur}));
}

TEST(ObjectiveAllocation, CountsOnlyWhatIsAboveAThreshold) {
  ObjectiveTerms terms;
  terms.factor = 1_d;
  terms.measures = {
      {.code = "low_income", .weight = 1_d, .threshold = 0.10_d, .threshold_of = "dwellings"},
      {.code = "dwellings", .weight = 0_d}};
  set_volumes(terms, "low_income", {4557_d, 1000_d});
  set_volumes(terms, "dwellings", {15103_d, 15103_d});
  const auto result = objective_allocation(terms, two, 2026, {}).value();
  EXPECT_EQ(amounts(result), (std::vector<Cents>{3046.70_eur, 0_eur}));
}

TEST(ObjectiveAllocation, KnowsFixedAmountsSharesAndRatios) {
  ObjectiveTerms terms;
  terms.factor = 1_d;
  terms.measures = {
      {.code = "fixed", .weight = 50_d, .is_fixed_amount = true},
      {.code = "value", .weight = -0.1_d, .is_own_capacity = true, .share = 0.8_d},
      {.code = "medicine", .weight = 100_d, .threshold = 0.5_d, .relative_to = "value"}};
  set_volumes(terms, "value", {1000_d, 500_d});
  set_volumes(terms, "medicine", {700_d, 200_d});
  const auto result = objective_allocation(terms, two, 2026, {}).value();
  EXPECT_EQ(result.amounts[0].by_measure, (std::vector<Cents>{50_eur, -80_eur, 20_eur}));
  EXPECT_EQ(result.amounts[1].by_measure, (std::vector<Cents>{50_eur, -40_eur, 0_eur}));
}

TEST(ObjectiveAllocation, AddsUpToTheMacroBudgetToTheCent) {
  const unsigned seed = 3;
  SCOPED_TRACE(seed);
  std::mt19937_64 random(seed);
  std::vector<std::string> codes;
  for (int i = 0; i < 23; ++i) codes.push_back("GM" + std::to_string(9001 + i));
  for (int round = 0; round < 50; ++round) {
    ObjectiveTerms terms;
    for (int k = 0; k < 5; ++k) {
      const std::string code(1, static_cast<char>('a' + k));
      const auto weight = static_cast<std::int64_t>(random() % 1'000'000) + 1;
      terms.measures.push_back({.code = code,
                                .weight = Decimal(k == 4 ? -weight : weight, k),
                                .is_own_capacity = k == 4});
      std::vector<Decimal> volumes;
      for (std::size_t i = 0; i < codes.size(); ++i)
        volumes.emplace_back(static_cast<std::int64_t>(random() % 1'000'000'000), k);
      set_volumes(terms, code, volumes);
    }
    const Cents macro(static_cast<std::int64_t>(random() % 1'000'000'000'000));
    const auto result = objective_allocation(terms, codes, 2026, macro).value();
    Cents sum;
    for (const ObjectiveAmount& one : result.amounts) {
      sum += one.amount;
      Cents of_measures;
      for (const Cents part : one.by_measure) of_measures += part;
      EXPECT_EQ(of_measures, one.amount);
    }
    EXPECT_EQ(sum, macro);
    EXPECT_EQ(result.total, macro);
  }
}

TEST(ObjectiveAllocation, NamesWhatIsMissing) {
  ObjectiveTerms terms = with_own_capacity();
  EXPECT_EQ(code_of(objective_allocation(terms, two, 2026, {})), "funding/macro-missing");
  EXPECT_EQ(code_of(objective_allocation(terms, two, 2027, 1_eur)), "funding/volume-missing");
  terms.measures[0].threshold = 1_d;
  terms.measures[0].threshold_of = "wox";
  const auto unknown = objective_allocation(terms, two, 2026, 1_eur);
  EXPECT_EQ(code_of(unknown), "funding/measure-unknown");
  EXPECT_EQ(unknown.error().front().suggestion, "woz");
}

TEST(ObjectiveAllocation, RefusesBasesThatCarryNoFactor) {
  ObjectiveTerms terms = with_own_capacity();
  terms.measures[1].weight = 20_d;
  EXPECT_EQ(code_of(objective_allocation(terms, two, 2026, 1_eur)), "funding/factor-negative");
  terms.measures[0].weight = 0_d;
  EXPECT_EQ(code_of(objective_allocation(terms, two, 2026, 1_eur)), "funding/base-not-positive");
  terms.measures[0].weight = 999'999'999'999'999'999_d;
  terms.factor = 1_d;
  EXPECT_EQ(code_of(objective_allocation(terms, two, 2026, {})), "money/out-of-range");
  terms.volumes["base"][0].value = -1_d;
  EXPECT_EQ(code_of(objective_allocation(terms, two, 2026, {})), "funding/volume-negative");
}

// Asten in the quickscan: own efforts brought the use of medicine, and with it the income, down.
TEST(AtMeanPerInhabitant, ShowsWhatBelowAverageUseCosts) {
  ObjectiveTerms terms;
  terms.measures = {{.code = "medicine", .weight = 3_d}, {.code = "elderly", .weight = 7_d}};
  set_volumes(terms, "medicine", {80_d, 320_d});
  set_volumes(terms, "elderly", {100_d, 300_d});
  const std::vector<Municipality> municipalities{{"GM9001", "A", {{2026, 1000}}},
                                                 {"GM9002", "B", {{2026, 3000}}}};
  const auto changed =
      at_mean_per_inhabitant(terms, "medicine", municipalities, 2026, "GM9001").value();
  EXPECT_EQ(changed.volumes.at("medicine")[0].value, 100_d);
  EXPECT_EQ(changed.volumes.at("medicine")[1].value, 320_d);
  const auto before = objective_allocation(terms, two, 2026, 4000_eur).value();
  const auto after = objective_allocation(changed, two, 2026, 4000_eur).value();
  EXPECT_EQ(amounts(before), (std::vector<Cents>{940_eur, 3060_eur}));
  EXPECT_EQ(amounts(after), (std::vector<Cents>{985.22_eur, 3014.78_eur}));
  EXPECT_EQ(
      at_mean_per_inhabitant(terms, "medicin", municipalities, 2026, {}).error()[0].suggestion,
      "medicine");
  EXPECT_EQ(at_mean_per_inhabitant(terms, "medicine", municipalities, 2027, {}).error()[0].code,
            "funding/inhabitants-missing");
}

}  // namespace
}  // namespace houvast
