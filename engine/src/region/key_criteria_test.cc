// SPDX-License-Identifier: EUPL-1.2
#include "houvast/key_criteria.h"

#include <gtest/gtest.h>

namespace houvast::region {
namespace {

using namespace literals;

const std::vector<KeyBlend> keys{
    {{Key::inhabitants, 1_d}},
    {{Key::spending, 1_d}},
    {{Key::inhabitants, 0.5_d}, {Key::spending, 0.5_d}},
};

PoolFigures year(Cents first, Cents second) {
  return {.members = {{.municipality = "GM9001",
                       .inhabitants = 50,
                       .income = 100_eur,
                       .spending = first,
                       .clients = 1},
                      {.municipality = "GM9002",
                       .inhabitants = 50,
                       .income = 100_eur,
                       .spending = second,
                       .clients = 1}}};
}

/// Need 75/25 on average, swinging; the sum is 100 in both years.
const std::vector<std::vector<PoolFigures>> runs{{year(60_eur, 40_eur), year(90_eur, 10_eur)}};

std::vector<KeyCriteria> criteria(const Agreement& agreement = {}) {
  return compare_keys(agreement, keys, runs).value();
}

TEST(KeyCriteria, MeasureHowFarContributionsAreFromTheTask) {
  EXPECT_DOUBLE_EQ(criteria()[0].off_task, 0.25);
  EXPECT_DOUBLE_EQ(criteria()[1].off_task, 0);
  EXPECT_DOUBLE_EQ(criteria()[2].off_task, 0.125);
}

TEST(KeyCriteria, FindTheLargestLossInTheWorstYears) {
  // By spending the first municipality pays 90 of its 100: even then 10% is left.
  EXPECT_DOUBLE_EQ(criteria()[0].worst_loss.value(), -0.5);
  EXPECT_DOUBLE_EQ(criteria()[1].worst_loss.value(), -0.1);
  EXPECT_EQ(criteria()[1].worst_loss_of, "GM9001");
}

TEST(KeyCriteria, MeasureStabilityAsYearlyChangeOverTheMean) {
  EXPECT_DOUBLE_EQ(criteria()[0].yearly_change.value(), 0);
  EXPECT_DOUBLE_EQ(criteria()[1].yearly_change.value(), 30.0 / 50);
  EXPECT_DOUBLE_EQ(criteria()[2].yearly_change.value(), 15.0 / 50);
}

TEST(KeyCriteria, HaveNoStabilityOverOneYear) {
  const std::vector<std::vector<PoolFigures>> one_year_twice{{year(60_eur, 40_eur)},
                                                             {year(90_eur, 10_eur)}};
  EXPECT_EQ(compare_keys({}, keys, one_year_twice).value()[1].yearly_change, std::nullopt);
}

TEST(KeyCriteria, CountWhatThereIsToCollectAndAgreeOn) {
  EXPECT_EQ(criteria()[0].data_fields, 1);
  EXPECT_EQ(criteria()[0].reconciliations, 0);
  EXPECT_EQ(criteria()[2].data_fields, 3);
  EXPECT_EQ(criteria()[2].administration_fields, 2);
  EXPECT_EQ(criteria()[2].reconciliations, 2);
}

TEST(KeyCriteria, AreAsFastAsTheSlowestKey) {
  EXPECT_EQ(criteria()[2].months_until_final, 3_d);
  Agreement agreement;
  agreement.months_until_final = {{Key::inhabitants, 6_d}, {Key::spending, 4.5_d}};
  EXPECT_EQ(criteria(agreement)[2].months_until_final, 6_d);
  agreement.months_until_final = {{Key::inhabitants, 6_d}};
  EXPECT_EQ(criteria(agreement)[2].months_until_final, std::nullopt);
}

TEST(KeyCriteria, LeaveCareThatIsNotPooledWithTheMunicipality) {
  Agreement agreement;
  agreement.contribution = ContributionTerms{.pooled_share = 0.5_d};
  // By inhabitants, year two: own care 45, contribution 25, income 100.
  EXPECT_DOUBLE_EQ(criteria(agreement)[0].worst_loss.value(), -0.3);
}

TEST(KeyCriteria, WantYearsWithTheSameMunicipalities) {
  EXPECT_EQ(compare_keys({}, keys, {}).error()[0].code, "region/no-years");
  std::vector<std::vector<PoolFigures>> uneven = runs;
  uneven[0][1].members.pop_back();
  EXPECT_EQ(compare_keys({}, keys, uneven).error()[0].code, "region/uneven-years");
}

}  // namespace
}  // namespace houvast::region
