// SPDX-License-Identifier: EUPL-1.2
#include "houvast/measures.h"

#include <gtest/gtest.h>

#include <cmath>

namespace houvast {
namespace {

using namespace literals;

struct Row {
  const char* number;
  Decimal count;
  Decimal weight;
  Cents published;
};

// Maassluis, annual report 2018, calculation of the allocation from the gemeentefonds; 28 of the
// 31 rows. https://maassluis.jaarverslag-2018.nl/p8013/
const std::vector<Row> maassluis_2018{
    {"1a", 2'366'400'000_d, -0.001054_d, -2'494'186_eur},
    {"1b", 284'900'000_d, -0.001259_d, -358'689_eur},
    {"1e", 294_d, 380.70_d, 111'926_eur},
    {"8a", 842.33_d, 2120.26_d, 1'785'959_eur},
    {"8b", 16_d, 1930.16_d, 30'883_eur},
    {"3a", 1128_d, 208.5_d, 235'188_eur},
    {"2", 32518_d, 153.67_d, 4'997'041_eur},
    {"4", 6958_d, 242.65_d, 1'688'359_eur},
    {"5", 7389_d, 79.63_d, 588'386_eur},
    {"5a", 2117_d, 26.25_d, 55'571_eur},
    {"7", 4557_d, 29.75_d, 135'571_eur},
    {"7c", 3046.7_d, 459.51_d, 1'399'989_eur},
    {"12", 4885_d, 320.55_d, 1'565'887_eur},
    {"11a", 2349.33_d, 85.71_d, 201'361_eur},
    {"3b", 14971_d, 90.5_d, 1'354'876_eur},  // 1,354,875.50: the half goes up
    {"3c", 5006_d, 21.61_d, 108'180_eur},
    {"13", 30910_d, 39.2_d, 1'211'672_eur},
    {"14", 12420_d, 22.37_d, 277'835_eur},
    {"15e", 806.4_d, 370.5_d, 298'771_eur},
    {"15d", 126.72_d, 230.78_d, 29'244_eur},
    {"38", 2525_d, 76.36_d, 192'809_eur},
    {"30", 2422_d, 85.74_d, 207'662_eur},
    {"29", 2422_d, 31.5_d, 76'293_eur},
    {"27a", 14_d, 3222.18_d, 45'111_eur},
    {"28a", 3750_d, 15.58_d, 58'425_eur},
    {"36", 1_d, 9065.28_d, 9'065_eur},
    {"37", 1.22_d, 14875.86_d, 18'149_eur},
    {"36a", 1_d, 55518.40_d, 55'518_eur},
};

TEST(ExplainedRow, EqualsWhatMaassluisPublishedFor2018) {
  for (const Row& row : maassluis_2018)
    EXPECT_EQ(explained_row(row.count, row.weight).value(), row.published) << row.number;
}

// Three rows of that table cannot follow from what is printed beside them.
TEST(ExplainedRow, ShowsWhichRowsOfMaassluisAreMisprinted) {
  EXPECT_EQ(explained_row(284'900'000_d, -0.001562_d).value(), -445'014_eur);
  EXPECT_EQ(explained_row(294'000'000_d, -0.001562_d).value(), -459'228_eur);  // as printed
  EXPECT_EQ(explained_row(0.0005_d, 6133771.60_d).value(), 3'067_eur);         // printed 3,048
  EXPECT_EQ(explained_row(0.00225_d, 3764536.49_d).value(), 8'470_eur);        // printed 8,472
  EXPECT_EQ(-2'494'186_eur + -358'689_eur + -459'228_eur, -3'312'103_eur);
}

TEST(ExplainedRow, RefusesAmountsOutOfRange) {
  EXPECT_EQ(explained_row(999'999'999'999'999'999_d, 1000_d).error()[0].code, "money/out-of-range");
}

// The threshold of Maassluis: 15,103 dwellings give its published 3,046.7.
TEST(LowIncomesAboveThreshold, CountsWhatIsAboveATenthOfTheDwellings) {
  EXPECT_EQ(low_incomes_above_threshold(4557_d, 15103_d).value(), 3046.7_d);
  EXPECT_EQ(low_incomes_above_threshold(1000_d, 15103_d).value(), 0_d);
  EXPECT_EQ(low_incomes_above_threshold(-1_d, 1_d).error()[0].code, "funding/volume-negative");
}

TEST(ScaleDisadvantage, FollowsTheDecree) {
  EXPECT_EQ(scale_disadvantage(0_d).value(), 0_d);
  EXPECT_EQ(scale_disadvantage(50_d).value(), 0.125_d);
  EXPECT_EQ(scale_disadvantage(350_d).value(), 0.5_d);
  EXPECT_EQ(scale_disadvantage(842.33_d).value(), 0.706457_d);
}

TEST(ScaleAdvantage, FollowsTheDecree) {
  EXPECT_EQ(scale_advantage(0_d).value(), 0_d);
  EXPECT_EQ(scale_advantage(1_d).value(), 1_d);
  EXPECT_EQ(scale_advantage(50_d).value(), 30.067956_d);
  EXPECT_EQ(scale_advantage(350_d).value(), 163.432791_d);
  EXPECT_EQ(scale_advantage(842.33_d).value(), 350.888854_d);
  EXPECT_EQ(scale_advantage(1'000'001_d).error()[0].code, "money/out-of-range");
}

TEST(ScaleAdvantage, IsNearWhatTheMachineComputes) {
  for (const Decimal n : {0.000000000000000001_d, 0.5_d, 123.456_d, 99999.99_d, 1'000'000_d})
    EXPECT_NEAR(scale_advantage(n).value().to_double(), std::pow(n.to_double(), 0.87), 6e-7);
}

TEST(ShrinkingPopulation, CountsWhatIsLostBeyondOnePercent) {
  EXPECT_EQ(shrinking_population(20'000_d, 19'900_d).value(), 0_d);
  EXPECT_EQ(shrinking_population(20'000_d, 19'800_d).value(), 0_d);
  EXPECT_EQ(shrinking_population(20'000_d, 19'500_d).value(), 300_d);
}

TEST(WaddenInhabitants, FallInThreeBands) {
  using Bands = std::array<Decimal, 3>;
  EXPECT_EQ(wadden_inhabitants(900_d).value(), (Bands{900_d, 0_d, 0_d}));
  EXPECT_EQ(wadden_inhabitants(4900_d).value(), (Bands{2500_d, 2400_d, 0_d}));
  EXPECT_EQ(wadden_inhabitants(13800_d).value(), (Bands{2500_d, 5000_d, 6300_d}));
}

}  // namespace
}  // namespace houvast
