// SPDX-License-Identifier: EUPL-1.2
#include "houvast/reserve.h"

#include <gtest/gtest.h>

namespace houvast::region {
namespace {

using namespace literals;
using AtMinimum = ReserveTerms::AtMinimum;
using AtMaximum = ReserveTerms::AtMaximum;

/// K-C3: state income 120, band 5% to 15%, so 6 to 18; in millions of euro.
const Cents income = 120'000'000_eur;

ReserveTerms terms(AtMinimum at_minimum, AtMaximum at_maximum = AtMaximum::pay_out,
                   Decimal share = 1_d) {
  return {.surplus_share = share,
          .deficit_share = share,
          .minimum = 0.05_d,
          .maximum = 0.15_d,
          .at_minimum = at_minimum,
          .at_maximum = at_maximum};
}

ReserveYear year(const ReserveTerms& agreed, Cents opening, Cents result) {
  return reserve_year(agreed, opening, income, result).value();
}

TEST(ReserveCase, EndsAsTheFourRowsHaveIt) {
  const ReserveTerms agreed = terms(AtMinimum::savings_task);
  const ReserveYear large = year(agreed, 10'000'000_eur, -10'000'000_eur);
  EXPECT_EQ(large.closing, 6'000'000_eur);
  EXPECT_EQ(large.savings_task, 6'000'000_eur);

  const ReserveYear small = year(agreed, 10'000'000_eur, -2'000'000_eur);
  EXPECT_EQ(small.closing, 8'000'000_eur);
  EXPECT_EQ(small.savings_task, 0_eur);

  const ReserveYear surplus = year(agreed, 14'000'000_eur, 10'000'000_eur);
  EXPECT_EQ(surplus.closing, 18'000'000_eur);
  EXPECT_EQ(surplus.paid_out, 6'000'000_eur);

  const ReserveYear at_minimum = year(agreed, 6'000'000_eur, -1'000'000_eur);
  EXPECT_EQ(at_minimum.closing, 6'000'000_eur);
  EXPECT_EQ(at_minimum.savings_task, 1'000'000_eur);
}

TEST(ReserveAtTheMinimum, IsToppedUpByKeyWhenSoAgreed) {
  const ReserveYear topped = year(terms(AtMinimum::top_up), 10'000'000_eur, -10'000'000_eur);
  EXPECT_EQ(topped.withdrawn, 4'000'000_eur);
  EXPECT_EQ(topped.topped_up, 6'000'000_eur);
  EXPECT_EQ(topped.refilled, 0_eur);
  EXPECT_EQ(topped.savings_task, 0_eur);
  EXPECT_EQ(topped.closing, 6'000'000_eur);
}

TEST(ReserveAtTheMaximum, SetsTheSurplusApartWhenSoAgreed) {
  const ReserveYear invested =
      year(terms(AtMinimum::top_up, AtMaximum::invest), 14'000'000_eur, 10'000'000_eur);
  EXPECT_EQ(invested.added, 4'000'000_eur);
  EXPECT_EQ(invested.invested, 6'000'000_eur);
  EXPECT_EQ(invested.paid_out, 0_eur);
  EXPECT_EQ(invested.closing, 18'000'000_eur);
}

TEST(Reserve, TakesOnlyItsShare) {
  const ReserveTerms half = terms(AtMinimum::top_up, AtMaximum::pay_out, 0.5_d);
  const ReserveYear deficit = year(half, 10'000'000_eur, -2'000'000_eur);
  EXPECT_EQ(deficit.withdrawn, 1'000'000_eur);
  EXPECT_EQ(deficit.remainder, -1'000'000_eur);
  const ReserveYear surplus = year(half, 10'000'000_eur, 2'000'000_eur);
  EXPECT_EQ(surplus.added, 1'000'000_eur);
  EXPECT_EQ(surplus.remainder, 1'000'000_eur);
}

TEST(Reserve, DoesNothingWhenTheShareIsZero) {
  const ReserveTerms none = terms(AtMinimum::savings_task, AtMaximum::pay_out, 0_d);
  const ReserveYear deficit = year(none, 10'000'000_eur, -7'000'000_eur);
  EXPECT_EQ(deficit.closing, 10'000'000_eur);
  EXPECT_EQ(deficit.remainder, -7'000'000_eur);
}

TEST(ReserveAboveItsMaximum, PaysOutWhatIsAboveItEvenInAYearOfDeficit) {
  const ReserveYear without_result = year(terms(AtMinimum::top_up), 20'000'000_eur, 0_eur);
  EXPECT_EQ(without_result.released, 2'000'000_eur);
  EXPECT_EQ(without_result.paid_out, 2'000'000_eur);
  EXPECT_EQ(without_result.closing, 18'000'000_eur);
  const ReserveYear deficit = year(terms(AtMinimum::top_up), 20'000'000_eur, -500'000_eur);
  EXPECT_EQ(deficit.withdrawn, 500'000_eur);
  EXPECT_EQ(deficit.released, 1'500'000_eur);
  EXPECT_EQ(deficit.closing, 18'000'000_eur);
}

TEST(ReserveBelowItsMinimum, IsRefilledByKeyAtATopUp) {
  const ReserveYear refilled = year(terms(AtMinimum::top_up), 4'000'000_eur, -1'000'000_eur);
  EXPECT_EQ(refilled.withdrawn, 0_eur);
  EXPECT_EQ(refilled.refilled, 2'000'000_eur);
  EXPECT_EQ(refilled.topped_up, 3'000'000_eur);
  EXPECT_EQ(refilled.closing, 6'000'000_eur);
}

TEST(ReserveBelowItsMinimum, WaitsForSurplusesAtASavingsTask) {
  const ReserveYear waiting = year(terms(AtMinimum::savings_task), 4'000'000_eur, -1'000'000_eur);
  EXPECT_EQ(waiting.withdrawn, 0_eur);
  EXPECT_EQ(waiting.savings_task, 1'000'000_eur);
  EXPECT_EQ(waiting.closing, 4'000'000_eur);
  EXPECT_EQ(year(terms(AtMinimum::savings_task), 4'000'000_eur, 1'500'000_eur).closing,
            5'500'000_eur);
}

TEST(Reserve, RefusesTermsThatCannotBe) {
  ReserveTerms share = terms(AtMinimum::top_up);
  share.deficit_share = 1.5_d;
  EXPECT_EQ(reserve_year(share, 0_eur, income, 0_eur).error()[0].code, "region/reserve-share");
  ReserveTerms band = terms(AtMinimum::top_up);
  band.minimum = 0.2_d;
  EXPECT_EQ(reserve_year(band, 0_eur, income, 0_eur).error()[0].code, "region/reserve-band");
  EXPECT_EQ(reserve_year(terms(AtMinimum::top_up), -1_eur, income, 0_eur).error()[0].code,
            "region/negative-reserve");
}

TEST(ReserveScope, IsTheOwnSchemeUnlessNamed) {
  ReserveTerms agreed = terms(AtMinimum::top_up);
  EXPECT_TRUE(covers(agreed, "bw", "bw"));
  EXPECT_FALSE(covers(agreed, "bw", "mo"));
  agreed.scope = {"bw", "mo"};
  EXPECT_TRUE(covers(agreed, "bw", "mo"));
}

TEST(ReserveStatistics, CountsHowOftenTheBoundsAreReached) {
  const ReserveTerms agreed = terms(AtMinimum::top_up);
  const std::vector<std::vector<ReserveYear>> runs{
      {year(agreed, 10'000'000_eur, -10'000'000_eur), year(agreed, 6'000'000_eur, 1'000'000_eur)},
      {year(agreed, 10'000'000_eur, 1'000'000_eur), year(agreed, 11'000'000_eur, 9'000'000_eur)}};
  const ReserveStatistics statistics = reserve_statistics(runs, 2026);
  ASSERT_EQ(statistics.years.size(), 2u);
  EXPECT_EQ(statistics.years[0].year, 2026);
  EXPECT_DOUBLE_EQ(statistics.years[0].chance_at_minimum, 0.5);
  EXPECT_DOUBLE_EQ(statistics.years[0].chance_of_top_up, 0.5);
  EXPECT_DOUBLE_EQ(statistics.years[0].mean_top_up, 600'000'000);
  EXPECT_DOUBLE_EQ(statistics.years[0].mean_closing, 850'000'000);
  EXPECT_DOUBLE_EQ(statistics.years[0].p25_closing, 725'000'000);
  EXPECT_DOUBLE_EQ(statistics.years[0].p75_closing, 975'000'000);
  EXPECT_DOUBLE_EQ(statistics.years[1].chance_at_maximum, 0.5);
  EXPECT_DOUBLE_EQ(statistics.chance_ever_at_minimum, 0.5);
  EXPECT_DOUBLE_EQ(statistics.chance_ever_at_maximum, 0.5);
}

}  // namespace
}  // namespace houvast::region
