// SPDX-License-Identifier: EUPL-1.2
#include "houvast/rates.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <random>

#include "houvast/demand_terms.h"
#include "money/exact.h"

namespace houvast::demand {
namespace {

using namespace literals;
using Element = RateLine::Element;
using Codes = std::vector<std::string>;

/// An hour of ambulatory support whose build-up was published: wage cost 24.68 (FWG 45), 80%
/// productive, 20% overhead, rate 38.00.
RateTerms support() {
  return {.id = "begeleiding",
          .from = 2019,
          .functions = {{.label = "FWG 45", .wage = 24.68_d}},
          .productive = 0.80_d,
          .overhead = 0.20_d,
          .agreed = {{2019, 38.00_d}}};
}

Decimal sum_of(const Rate& rate) {
  Exact sum = 0;
  for (const RateLine& line : rate.lines) sum += exact(line.amount);
  return *round_to_decimal(sum, 6);
}

Codes codes_of(const Result<Rate>& rate) {
  Codes codes;
  if (rate) return codes;
  for (const Problem& problem : rate.error()) {
    EXPECT_NE(to_string(problem, Language::dutch), "");
    EXPECT_NE(to_string(problem, Language::english), "");
    codes.push_back(problem.code);
  }
  return codes;
}

TEST(BuildRate, GivesThePublishedRateOfSupport) {
  const Rate rate = build_rate(support(), 2019).value();
  EXPECT_EQ(rate.cost_price, 37.02_d);  // 24.68 / 0.80 * 1.20
  EXPECT_EQ(rate.price, 38_d);
  EXPECT_EQ(rate.gap, 0.98_d);
  EXPECT_EQ(rate.gap_share, 0.026472_d);  // published: 2.647%
  EXPECT_EQ(rate.lines, (std::vector<RateLine>{{Element::wage, "FWG 45", 24.68_d},
                                               {Element::non_productive_hours, "", 6.17_d},
                                               {Element::overhead, "", 6.17_d}}));
}

TEST(BuildRate, GivesThePublishedRateOfTreatment) {
  RateTerms terms = support();
  terms.functions = {{.label = "FWG 65", .wage = 42.22_d}};
  terms.agreed = {{2019, 64.00_d}};
  const Rate rate = build_rate(terms, 2019).value();
  EXPECT_EQ(rate.cost_price, 63.33_d);   // 42.22 / 0.80 * 1.20
  EXPECT_EQ(rate.gap_share, 0.01058_d);  // published: 1.058%
}

TEST(BuildRate, DividesAnHourOverAGroup) {
  const RateTerms terms{
      .from = 2019, .functions = {{.label = "groep", .wage = 64.00_d}}, .group_size = 6};
  const Rate rate = build_rate(terms, 2019).value();
  EXPECT_EQ(rate.cost_price, 10.67_d);  // 64 / 6, published
  EXPECT_EQ(rate.lines.back(), (RateLine{Element::rounding, "", 0.003333_d}));
  EXPECT_EQ(sum_of(rate), 10.67_d);
}

// The other reading of "20% overhead" is a share of turnover, the same as a surcharge of 25%:
// 24.68 / 0.8 / 0.8 = 38.5625. The published rate would be below the cost it was built from.
TEST(BuildRate, TakesOverheadAsASurchargeAndNotAsAShareOfTurnover) {
  RateTerms terms = support();
  terms.overhead = 0.25_d;
  terms.decimals = 4;
  const Rate of_turnover = build_rate(terms, 2019).value();
  EXPECT_EQ(of_turnover.cost_price, 38.5625_d);
  EXPECT_TRUE(of_turnover.gap.is_negative());
  EXPECT_FALSE(build_rate(support(), 2019).value().gap.is_negative());
}

TEST(BuildRate, BuildsAnHourFromTheWageOfAMonth) {
  const RateTerms terms{.from = 2026,
                        .functions = {{.label = "begeleider",
                                       .wage = MonthlyWage{.wage = 3'000_d,
                                                           .holiday_allowance = 0.08_d,
                                                           .year_end_bonus = 0.0833_d,
                                                           .employer_charges = 0.25_d,
                                                           .contract_hours = 1'878_d}}}};
  // 3,000 * 12 * 1.1633 * 1.25 / 1,878 = 52,348.50 / 1,878 = 27.8746...
  EXPECT_EQ(build_rate(terms, 2026).value().cost_price, 27.87_d);
}

TEST(BuildRate, FindsTheProductiveShareInTheHoursOfAContract) {
  RateTerms terms = support();
  terms.productive = ContractHours{
      .contract = 1'878_d, .leave = 250_d, .absence = 112_d, .training = 56_d, .meetings = 60_d};
  const Rate rate = build_rate(terms, 2019).value();
  EXPECT_EQ(rate.productive_share, 0.745474_d);  // 1,400 / 1,878
  EXPECT_EQ(rate.cost_price, 39.73_d);           // 24.68 * 1,878 / 1,400 * 1.20 = 39.7277
}

TEST(BuildRate, PutsTheMarginOnEverythingButTravel) {
  RateTerms terms = support();
  terms.housing = 2_d;
  terms.municipal_demands = 0.98_d;
  terms.risk_margin = 0.03_d;
  terms.travel = 1.50_d;
  // (37.02 + 2 + 0.98) * 1.03 + 1.50
  EXPECT_EQ(build_rate(terms, 2019).value().cost_price, 42.70_d);
}

TEST(BuildRate, MixesFunctionsByTheirShareOfTheHours) {
  const RateTerms terms{.from = 2026,
                        .functions = {{.label = "a", .share = 0.75_d, .wage = 20_d},
                                      {.label = "b", .share = 0.25_d, .wage = 40_d}},
                        .minutes = 10,
                        .decimals = 4};
  EXPECT_EQ(build_rate(terms, 2026).value().cost_price, 4.1667_d);  // 25 an hour
}

TEST(BuildRate, IndexesTheCostButNotWhatWasAgreed) {
  RateTerms terms = support();
  terms.index = 0.03_d;
  terms.index_in = {{2021, 0.05_d}};
  const Rate rate = build_rate(terms, 2021).value();
  EXPECT_EQ(rate.cost_price, 40.04_d);  // 37.02 * 1.03 * 1.05 = 40.03713
  EXPECT_EQ(rate.gap, -2.04_d);
  terms.agreed[2021] = 41_d;
  EXPECT_EQ(build_rate(terms, 2020).value().price, 38_d);
  EXPECT_EQ(build_rate(terms, 2022).value().price, 41_d);
}

TEST(BuildRate, PaysTheCostPriceWhereNothingWasAgreed) {
  RateTerms terms = support();
  terms.agreed = {{2020, 40_d}};
  const Rate rate = build_rate(terms, 2019).value();
  EXPECT_EQ(rate.price, 37.02_d);
  EXPECT_EQ(rate.gap, 0_d);
}

TEST(BuildRate, TellsEverythingThatIsWrongAtOnce) {
  RateTerms terms = support();
  terms.functions = {{.label = "a", .share = 0.5_d, .wage = 0_d},
                     {.label = "b", .share = 0.4_d, .wage = MonthlyWage{.contract_hours = 0_d}}};
  terms.productive = ContractHours{.contract = 100_d, .leave = 100_d};
  terms.overhead = -0.1_d;
  terms.index_in = {{2020, -1_d}};
  terms.group_size = 0;
  terms.decimals = 7;
  EXPECT_EQ(codes_of(build_rate(terms, 2018)),
            (Codes{"demand/rate-before-its-year", "demand/rate-without-wage",
                   "demand/rate-without-wage", "demand/rate-hours", "demand/rate-shares",
                   "demand/rate-productive-share", "demand/rate-negative", "demand/rate-index",
                   "demand/rate-unit", "demand/rate-decimals"}));
}

TEST(BuildRate, RefusesWhatIsTooLargeOrNothing) {
  RateTerms terms = support();
  terms.functions[0].wage = 900'000'000'000'000_d;
  EXPECT_EQ(codes_of(build_rate(terms, 2019)), Codes{"money/out-of-range"});
  terms.functions[0].wage = 0.000001_d;
  EXPECT_EQ(codes_of(build_rate(terms, 2019)), Codes{"money/out-of-range"});
}

TEST(BuildRate, HasLinesThatAddUpToTheCostPrice) {
  constexpr std::uint64_t seed = 20261122;
  std::printf("seed %llu\n", static_cast<unsigned long long>(seed));
  std::mt19937_64 random(seed);
  const auto number = [&](std::uint64_t most, int decimals) {
    return Decimal(1 + static_cast<std::int64_t>(random() % most), decimals);
  };
  for (int round = 0; round < 300; ++round) {
    const RateTerms terms{.from = 2026,
                          .functions = {{.label = "a", .share = 0.3_d, .wage = number(9'000, 2)},
                                        {.label = "b", .share = 0.7_d, .wage = number(9'000, 2)}},
                          .productive = number(1'000, 3),
                          .overhead = number(500, 3),
                          .housing = number(500, 2),
                          .travel = number(500, 2),
                          .risk_margin = number(100, 3),
                          .index = number(50, 3),
                          .minutes = 1 + round % 90,
                          .group_size = 1 + round % 8};
    const Rate rate = build_rate(terms, 2026 + round % 9).value();
    EXPECT_EQ(sum_of(rate), rate.cost_price);
  }
}

TEST(WithRates, PricesEveryYearOfAProductThatNamesARate) {
  DemandTerms terms{.products = {{.id = "a", .price = 1_d}, {.id = "b", .rate = "begeleiding"}},
                    .rates = {support()}};
  terms.rates[0].index = 0.03_d;
  terms.rates[0].agreed.clear();
  const DemandTerms priced = with_rates(terms, {2019, 2021}).value();
  EXPECT_EQ(priced.products[0].price, 1_d);
  EXPECT_TRUE(priced.products[0].price_in.empty());
  EXPECT_EQ(priced.products[1].price, 37.02_d);
  // 37.02 * 1.03 = 38.1306; * 1.03 = 39.274518: from the exact cost, not from the rounded rate.
  EXPECT_EQ(priced.products[1].price_in,
            (std::map<int, Decimal>{{2019, 37.02_d}, {2020, 38.13_d}, {2021, 39.27_d}}));
}

TEST(WithRates, TellsOfRatesThatAreNotThereOrCannotBe) {
  DemandTerms terms{.products = {{.id = "a", .rate = "huis"}, {.id = "b", .rate = "begeleiding"}},
                    .rates = {support()}};
  const auto priced = with_rates(terms, {2018, 2021});
  ASSERT_FALSE(priced.has_value());
  ASSERT_EQ(priced.error().size(), 2u);
  EXPECT_EQ(priced.error()[0].code, "demand/rate-unknown");
  EXPECT_EQ(priced.error()[1].code, "demand/rate-before-its-year");
}

}  // namespace
}  // namespace houvast::demand
