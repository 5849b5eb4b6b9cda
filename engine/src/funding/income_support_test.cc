// SPDX-License-Identifier: EUPL-1.2
#include "houvast/income_support.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "funding/testing.h"

namespace houvast::funding {
namespace {

using namespace literals;

IncomeSupportFigures figures(int number, int year, std::int64_t inhabitants, Cents cost,
                             Cents objective) {
  return {.municipality = code(number),
          .year = year,
          .cost_two_years_before = cost,
          .households_year_before = 1'000,
          .households_two_years_before = 1'000,
          .inhabitants_year_before = inhabitants,
          .objective_cost = objective};
}

/// K-B2: three municipalities that share 100 million; objective cost is at macro level already.
IncomeSupportTerms three(int year) {
  IncomeSupportTerms terms = statutory_income_support();
  terms.figures = {figures(1, year, 12'000, 5'000'000_eur, 4'000'000_eur),
                   figures(2, year, 27'500, 15'000'000_eur, 18'000'000_eur),
                   figures(3, year, 100'000, 85'000'000_eur, 80'000'000_eur)};
  terms.calibrate_objective = false;
  return terms;
}

std::vector<Cents> budgets(const IncomeSupport& year) {
  std::vector<Cents> all;
  for (const IncomeSupportLine& line : year.lines) all.push_back(line.budget);
  return all;
}

// K-B1: from 15,000 to 40,000 inhabitants by the decree; before 2015 from 25,000.
TEST(SizeClassWeight, GlidesBetweenTheBounds) {
  const auto now = [](std::int64_t count) { return size_class_weight(count, 15'000, 40'000); };
  EXPECT_EQ(now(14'999), Fraction(0));
  EXPECT_EQ(now(15'000), Fraction(0));
  EXPECT_EQ(now(15'001), Fraction(4, 100'000));
  EXPECT_EQ(now(20'000), Fraction(1, 5));
  EXPECT_EQ(now(27'500), Fraction(1, 2));
  EXPECT_EQ(now(32'500), Fraction(7, 10));
  EXPECT_EQ(now(39'999), Fraction(99'996, 100'000));
  EXPECT_EQ(now(40'000), Fraction(1));
  EXPECT_EQ(now(900'000), Fraction(1));
  const auto before = [](std::int64_t count) { return size_class_weight(count, 25'000, 40'000); };
  EXPECT_EQ(before(25'000), Fraction(0));
  EXPECT_EQ(before(30'000), Fraction(1, 3));
  EXPECT_EQ(before(32'500), Fraction(1, 2));
  EXPECT_EQ(before(40'000), Fraction(1));
}

// K-B2, first row (statute formula; the numbers of the example are ours): 4.761905, 15.990943 and
// 79.247152 in millions.
TEST(IncomeSupport, SharesByTheFormulaOfTheDecree) {
  const IncomeSupport year = income_support(three(2018), 2018, 100'000'000_eur).value();
  EXPECT_EQ(budgets(year),
            (std::vector<Cents>{4'761'904.76_eur, 15'990'943.18_eur, 79'247'152.06_eur}));
  EXPECT_EQ(year.lines[1].historical_at_macro, 14'285'714.29_eur);
  EXPECT_EQ(year.lines[1].mixed_cost, 16'142'857.14_eur);
  EXPECT_EQ(year.lines[2].mixed_cost, 80'000'000_eur);
  EXPECT_EQ(year.mixed_total_large, 96'142'857.14_eur);
}

// K-B2, second row: half historical, half mixed in 2015 and 2016.
TEST(IncomeSupport, IsHalfHistoricalInTheFirstTwoYears) {
  for (const int number : {2015, 2016})
    EXPECT_EQ(budgets(income_support(three(number), number, 100'000'000_eur).value()),
              (std::vector<Cents>{4'761'904.76_eur, 15'138'328.74_eur, 80'099'766.50_eur}));
}

// K-B2, third row: a quarter in 2017.
TEST(IncomeSupport, IsOneQuarterHistoricalInTheThirdYear) {
  EXPECT_EQ(budgets(income_support(three(2017), 2017, 100'000'000_eur).value()),
            (std::vector<Cents>{4'761'904.76_eur, 15'564'635.96_eur, 79'673'459.28_eur}));
}

TEST(IncomeSupport, BringsObjectiveCostToMacroLevel) {
  IncomeSupportTerms terms = three(2018);
  terms.calibrate_objective = true;
  const IncomeSupport year = income_support(terms, 2018, 100'000'000_eur).value();
  // 4 + 18 + 80 = 102 is brought to 100.
  EXPECT_EQ(year.lines[2].objective_cost, 78'431'372.55_eur);
  // The scale of objective cost no longer matters.
  for (IncomeSupportFigures& row : terms.figures)
    row.objective_cost = Cents(3 * row.objective_cost.count());
  EXPECT_EQ(budgets(income_support(terms, 2018, 100'000'000_eur).value()), budgets(year));
}

// K-B3.
TEST(IncomeSupport, BringsOwnCostUpToDateByHouseholds) {
  IncomeSupportTerms terms = three(2018);
  terms.figures[2].cost_two_years_before = 10'000'000_eur;
  terms.figures[2].households_two_years_before = 20'000;
  terms.figures[2].households_year_before = 20'400;
  EXPECT_EQ(income_support(terms, 2018, 1_eur).value().lines[2].historical_cost, 10'200'000_eur);
}

// K-B3b: the law does not say which way the five per cent go, so it is a parameter.
TEST(IncomeSupport, TakesOlderCostWithAFactorWhenInformationCameTooLate) {
  IncomeSupportTerms terms = three(2018);
  terms.figures[2].cost_three_years_before = 9'600'000_eur;
  const IncomeSupport up = income_support(terms, 2018, 1_eur).value();
  EXPECT_EQ(up.lines[2].historical_cost, 10'080'000_eur);
  EXPECT_TRUE(up.lines[2].late_information);
  terms.late_information_factor = 0.95_d;
  EXPECT_EQ(income_support(terms, 2018, 1_eur).value().lines[2].historical_cost, 9'120'000_eur);
}

TEST(IncomeSupport, LetsLargerMunicipalitiesFinanceSupplementsByAGlideOfItsOwn) {
  IncomeSupportTerms terms = three(2018);
  terms.multi_year_supplements = {{2018, 1'000'000_eur}};
  const IncomeSupport year = income_support(terms, 2018, 100'000'000_eur).value();
  // m' of 27,500 inhabitants is 2,500 / 15,000 = 1/6; of 100,000 it is 1.
  EXPECT_EQ(year.lines[0].supplements_financed, Cents());
  const double sixth = static_cast<double>(year.lines[1].before_supplements.count()) / 6;
  const double whole = static_cast<double>(year.lines[2].before_supplements.count());
  EXPECT_NEAR(static_cast<double>(year.lines[1].supplements_financed.count()),
              1e8 * sixth / (sixth + whole), 1);
  EXPECT_EQ(year.lines[1].supplements_financed + year.lines[2].supplements_financed, 1'000'000_eur);
  const auto posted = transfers(year, "buig");
  expect_explained(posted);
  EXPECT_EQ(total(posted), 102'000'000_eur);

  terms.figures.resize(1);
  EXPECT_EQ(codes_of(income_support(terms, 2018, 100'000'000_eur)),
            Codes{"funding/nobody-finances-supplements"});
}

// K-B11: Divosa's national sum for 2022, in millions: 6,019 less 2.5 for the safety net of 2020,
// plus 123 of income, less 6,134 of cost. The "more than 8" in its text fits 6,022 only.
TEST(IncomeSupport, AgreesWithTheNationalSumOf2022) {
  IncomeSupportTerms terms;
  terms.figures = {figures(1, 2022, 100'000, 1_eur, 1_eur)};
  const auto surplus = [&](Cents macro) {
    const auto year = income_support(terms, 2022, macro, 2.50_eur).value();
    return year.lines[0].budget + 123_eur - 6'134_eur;
  };
  EXPECT_EQ(surplus(6'019_eur), 5.50_eur);
  EXPECT_EQ(surplus(6'022_eur), 8.50_eur);
}

TEST(IncomeSupport, TellsWhatIsWrong) {
  IncomeSupportTerms terms = three(2018);
  terms.figures[0].households_two_years_before = 0;
  terms.figures[1].inhabitants_year_before = -3;
  terms.figures[2].objective_cost = -1_eur;
  EXPECT_EQ(codes_of(income_support(terms, 2018, 1_eur)),
            (Codes{"funding/no-households", "funding/inhabitants-not-positive",
                   "funding/negative-amount"}));
  EXPECT_EQ(codes_of(income_support(terms, 2019, 1_eur)), Codes{"funding/no-figures-of-year"});
  EXPECT_EQ(codes_of(income_support(three(2018), 2018, 1_eur, 2_eur)),
            Codes{"funding/macro-budget-used-up"});
  terms = three(2018);
  for (IncomeSupportFigures& row : terms.figures) row.cost_two_years_before = Cents();
  EXPECT_EQ(codes_of(income_support(terms, 2018, 1_eur)), Codes{"funding/no-base"});
}

IncomeSupportTerms random_terms(std::mt19937_64& random) {
  IncomeSupportTerms terms;
  const int count = 1 + static_cast<int>(random() % 30);
  for (int i = 1; i <= count; ++i) {
    terms.figures.push_back(figures(i, 2018, 1'000 + static_cast<std::int64_t>(random() % 90'000),
                                    Cents(1 + static_cast<std::int64_t>(random() % 1'000'000'000)),
                                    Cents(static_cast<std::int64_t>(random() % 1'000'000'000))));
    terms.figures.back().households_year_before += static_cast<std::int64_t>(random() % 100);
  }
  terms.historical_weight_in = {{2018, Decimal(static_cast<std::int64_t>(random() % 5), 1)}};
  return terms;
}

TEST(IncomeSupport, SharesOutTheMacroBudgetInAnyOrder) {
  std::mt19937_64 random(seed());
  for (int round = 0; round < 100; ++round) {
    IncomeSupportTerms terms = random_terms(random);
    const Cents macro(static_cast<std::int64_t>(random() % 100'000'000'000));
    const IncomeSupport year = income_support(terms, 2018, macro).value();
    Cents sum;
    for (const Cents budget : budgets(year)) {
      EXPECT_GE(budget, Cents());
      sum += budget;
    }
    EXPECT_EQ(sum, macro);
    std::shuffle(terms.figures.begin(), terms.figures.end(), random);
    EXPECT_EQ(income_support(terms, 2018, macro).value().lines, year.lines);
  }
}

TEST(IncomeSupportYears, PayTheSafetyNetTwoYearsLaterOutOfThatYearsMacroBudget) {
  IncomeSupportTerms terms;
  terms.safety_net = {{2024, {{0.1_d, {}, 1_d}}}};
  for (int year = 2024; year <= 2026; ++year) {
    terms.figures.push_back(figures(1, year, 100'000, 10_eur, 10_eur));
    terms.figures.push_back(figures(2, year, 100'000, 10_eur, 10_eur));
  }
  // In 2024 the first has a budget of 50 million and a cost of 60 million: 5 million above 110%.
  terms.figures[0].actual_cost = 61'000'000_eur;
  terms.figures[0].rejected_cost = 1'000'000_eur;
  const auto years =
      income_support(terms,
                     {{2024, 100'000'000_eur}, {2025, 100'000'000_eur}, {2026, 100'000'000_eur}})
          .value();
  ASSERT_EQ(years.safety_nets.size(), 1u);
  EXPECT_EQ(years.safety_nets[0].paid, 5'000'000_eur);
  EXPECT_EQ(years.budgets[1].shared, 100'000'000_eur);
  EXPECT_EQ(years.budgets[2].safety_nets_paid, 5'000'000_eur);
  EXPECT_EQ(years.budgets[2].shared, 95'000'000_eur);
  const auto posted = transfers(years.safety_nets[0], "buig");
  ASSERT_EQ(posted.size(), 1u);
  EXPECT_EQ(posted[0].period.year, 2026);
  EXPECT_EQ(posted[0].to, municipality("GM9001"));
  expect_explained(posted);

  terms.safety_net_paid_after = 0;
  EXPECT_EQ(codes_of(income_support(terms, {{2024, 1_eur}})), Codes{"funding/paid-too-early"});
}

}  // namespace
}  // namespace houvast::funding
