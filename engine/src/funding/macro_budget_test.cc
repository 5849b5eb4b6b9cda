// SPDX-License-Identifier: EUPL-1.2
#include "houvast/macro_budget.h"

#include <gtest/gtest.h>

#include <random>

#include "funding/testing.h"

namespace houvast::funding {
namespace {

using namespace literals;

MacroBudgetTerms terms_of_2026() {
  return {.from = 2026,
          .amount = 1'000'000_eur,
          .volume_index = 0.01_d,
          .price_index = 0.02_d,
          .structural_cut = {{2027, 50'000_eur}},
          .incidental = {{2027, 1'234.56_eur}}};
}

TEST(MacroBudget, ShowsEveryTermApart) {
  const auto lines = macro_budget(terms_of_2026(), {2026, 2028}).value();
  ASSERT_EQ(lines.size(), 3u);
  EXPECT_EQ(lines[0].amount, 1'000'000_eur);
  // 1,000,000 * 1.01 * 1.02 = 1,030,200: 10,000 by volume, 20,200 by prices.
  EXPECT_EQ(lines[1].volume_effect, 10'000_eur);
  EXPECT_EQ(lines[1].price_effect, 20'200_eur);
  EXPECT_EQ(lines[1].structural_cut, 50'000_eur);
  EXPECT_EQ(lines[1].structural, 980'200_eur);
  EXPECT_EQ(lines[1].amount, 981'434.56_eur);
}

TEST(MacroBudget, KeepsACutAndForgetsWhatIsIncidental) {
  const auto lines = macro_budget(terms_of_2026(), {2028, 2028}).value();
  ASSERT_EQ(lines.size(), 1u);
  // 980,200 * 1.0302 = 1,009,802.04
  EXPECT_EQ(lines[0].before, 980'200_eur);
  EXPECT_EQ(lines[0].amount, 1'009'802.04_eur);
}

TEST(MacroBudget, RoundsOnceAYearHalfAwayFromZero) {
  // 10.00 * 1.005 = 10.05; 10.05 * 1.005 = 10.10025; 10.10 * 1.005 = 10.1505
  const auto lines =
      macro_budget({.from = 2026, .amount = 10_eur, .price_index = 0.005_d}, {2026, 2029}).value();
  EXPECT_EQ(lines[1].amount, 10.05_eur);
  EXPECT_EQ(lines[2].amount, 10.10_eur);
  EXPECT_EQ(lines[3].amount, 10.15_eur);
}

TEST(MacroBudget, TakesTheIndexOfAYearThatDiffers) {
  MacroBudgetTerms terms = terms_of_2026();
  terms.volume_index_in = {{2028, 0_d}};
  terms.price_index_in = {{2028, -0.1_d}};
  EXPECT_EQ(macro_budget(terms, {2028, 2028}).value()[0].amount, 882'180_eur);
}

TEST(MacroBudget, TellsEverythingThatIsWrongAtOnce) {
  MacroBudgetTerms terms = terms_of_2026();
  terms.price_index_in = {{2026, 0.01_d}, {2030, -1.5_d}};
  EXPECT_EQ(codes_of(macro_budget(terms, {2025, 2030})),
            (Codes{"funding/year-before-macro-budget", "funding/index-below-minus-one",
                   "funding/value-without-effect"}));
}

TEST(MacroBudget, RefusesToBecomeNegative) {
  MacroBudgetTerms terms = terms_of_2026();
  terms.incidental = {{2028, -2'000'000_eur}};
  EXPECT_TRUE(macro_budget(terms, {2026, 2027}).has_value());
  EXPECT_EQ(codes_of(macro_budget(terms, {2026, 2028})), Codes{"funding/negative-macro-budget"});
}

TEST(MacroBudget, RefusesToOutgrowTheModel) {
  const MacroBudgetTerms terms{.from = 2026, .amount = max_amount, .volume_index = 0.01_d};
  EXPECT_EQ(codes_of(macro_budget(terms, {2026, 2027})), Codes{"money/out-of-range"});
}

TEST(MacroBudget, AddsUpWhateverTheIndices) {
  std::mt19937_64 random(seed());
  for (int round = 0; round < 200; ++round) {
    const MacroBudgetTerms terms{
        .from = 2026,
        .amount = Cents(static_cast<std::int64_t>(random() % 10'000'000'000)),
        .volume_index = Decimal(static_cast<std::int64_t>(random() % 2'000) - 1'000, 4),
        .price_index = Decimal(static_cast<std::int64_t>(random() % 2'000) - 1'000, 4),
    };
    const auto lines = macro_budget(terms, {2026, 2036}).value();
    for (const MacroBudget& line : lines) {
      EXPECT_EQ(line.before + line.volume_effect + line.price_effect, line.structural);
      EXPECT_EQ(line.structural, line.amount);
    }
  }
}

TEST(MacroBudget, IsNothingOfNothing) {
  const auto lines = macro_budget({.from = 2026, .volume_index = 0.5_d}, {2026, 2040}).value();
  for (const MacroBudget& line : lines) EXPECT_EQ(line.amount, Cents());
}

}  // namespace
}  // namespace houvast::funding
