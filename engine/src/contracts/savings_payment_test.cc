// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

#include "houvast/shared_savings.h"
#include "support/random_input.h"

namespace houvast::contracts {
namespace {

using namespace literals;
using testing::for_random_input;
using testing::RandomInput;
using Kind = SavingsStep::Kind;

constexpr Cents ten_million = 10'000'000_eur;

/// 42 CFR 425.604: half of the saving, at most a tenth of the benchmark.
SavingsTerms half_up_to_a_tenth() {
  return {.minimum_rate = 0.039_d, .sharing = 0.5_d, .cap = 0.1_d};
}

Cents paid(Cents actual, const SavingsTerms& terms) {
  return savings_payment(ten_million, actual, terms).paid;
}

/// The steps that add up to the payment.
Cents sum_of_shares(const SavingsPayment& payment) {
  Cents sum;
  for (const SavingsStep& step : payment.steps)
    if (step.kind >= Kind::share) sum += step.amount;
  return sum;
}

TEST(SharedSavings, PayNothingBelowTheMinimumRateAndFromTheFirstEuroAboveIt) {
  const SavingsTerms terms = half_up_to_a_tenth();  // K-G, first row.
  EXPECT_EQ(paid(9'700'000_eur, terms), 0_eur);
  EXPECT_EQ(paid(9'610'000_eur, terms), 195'000_eur);
  EXPECT_EQ(paid(9'500'000_eur, terms), 250'000_eur);
  EXPECT_EQ(paid(7'500'000_eur, terms), 1'000'000_eur);
}

TEST(SharedSavings, CountTheQualityThatWasReached) {
  SavingsTerms terms = half_up_to_a_tenth();  // K-G, second row.
  terms.minimum_rate = 0.02_d;
  terms.quality = 0.9_d;
  EXPECT_EQ(paid(9'700'000_eur, terms), 135'000_eur);
  EXPECT_EQ(paid(9'610'000_eur, terms), 175'500_eur);
  EXPECT_EQ(paid(9'500'000_eur, terms), 225'000_eur);
  EXPECT_EQ(paid(7'500'000_eur, terms), 1'000'000_eur);
}

TEST(SharedSavings, PayAtExactlyTheMinimumRateAndNotACentBelowIt) {
  const SavingsTerms terms = half_up_to_a_tenth();
  EXPECT_EQ(paid(9'610'000_eur, terms), 195'000_eur);
  EXPECT_EQ(paid(9'610'000.01_eur, terms), 0_eur);
}

TEST(SharedSavings, TellEveryStepToThePayment) {
  SavingsTerms terms = half_up_to_a_tenth();
  terms.quality = 0.9_d;
  const SavingsPayment payment = savings_payment(ten_million, 7'500'000_eur, terms);
  EXPECT_EQ(payment.rate, 0.25_d);
  EXPECT_EQ(payment.steps, (std::vector<SavingsStep>{{Kind::benchmark, ten_million},
                                                     {Kind::counted, 7'500'000_eur},
                                                     {Kind::saving, 2'500'000_eur},
                                                     {Kind::share, 1'250'000_eur},
                                                     {Kind::quality, -125'000_eur},
                                                     {Kind::above_cap, -125'000_eur}}));
}

TEST(SharedSavings, CorrectForClaimsThatAreStillToCome) {
  SavingsTerms terms = half_up_to_a_tenth();
  terms.completion = 0.96_d;  // 9,120,000 is 96% of 9,500,000.
  const SavingsPayment payment = savings_payment(ten_million, 9'120'000_eur, terms);
  EXPECT_EQ(payment.saving, 500'000_eur);
  EXPECT_EQ(payment.paid, 250'000_eur);
  EXPECT_EQ(payment.steps[2], (SavingsStep{Kind::late_claims, 380'000_eur}));
}

TEST(SharedSavings, BringBackPartOfALossOnlyWhenTwoSided) {
  SavingsTerms terms = half_up_to_a_tenth();
  EXPECT_EQ(paid(10'800'000_eur, terms), 0_eur);
  terms.losses = {.minimum_rate = 0.02_d, .sharing = 0.4_d, .cap = 0.05_d};
  EXPECT_EQ(paid(10'100'000_eur, terms), 0_eur);         // 1% of loss.
  EXPECT_EQ(paid(10'200'000_eur, terms), -80'000_eur);   // Exactly 2%: 40% of 200,000.
  EXPECT_EQ(paid(10'800'000_eur, terms), -320'000_eur);  // 40% of 800,000.
  EXPECT_EQ(paid(12'000'000_eur, terms), -500'000_eur);  // 5% of the benchmark.
}

TEST(SharedSavings, PayNothingWithoutABenchmark) {
  const SavingsPayment payment = savings_payment(Cents(), -1_eur, half_up_to_a_tenth());
  EXPECT_EQ(payment.paid, Cents());
  EXPECT_FALSE(payment.rate);
}

TEST(SharedSavings, NeverPassACapByACentAndAddUp) {
  for_random_input(20'000, [](RandomInput& input) {
    const auto share = [&] { return Decimal(input.number(0, 1000), 3); };
    SavingsTerms terms{.completion = Decimal(input.number(500, 1000), 3),
                       .minimum_rate = Decimal(input.number(0, 100), 3),
                       .sharing = share(),
                       .quality = share(),
                       .cap = share()};
    if (input.one_in(2)) terms.losses = {Decimal(input.number(0, 100), 3), share(), share()};
    const Cents benchmark(input.magnitude(100'000'000'000));
    const Cents actual(input.magnitude(100'000'000'000));
    const SavingsPayment payment = savings_payment(benchmark, actual, terms);
    EXPECT_EQ(sum_of_shares(payment), payment.paid);
    // 100 * cent <= 100 * cap * benchmark, in thousandths, exact in 64 bits.
    const auto is_within = [&](Cents amount, Decimal cap) {
      std::int64_t thousandths = cap.units();
      for (int i = cap.decimals(); i < 3; ++i) thousandths *= 10;
      return amount.count() * 1000 <= benchmark.count() * thousandths;
    };
    EXPECT_TRUE(is_within(payment.paid, terms.cap));
    EXPECT_TRUE(terms.losses ? is_within(-payment.paid, terms.losses->cap)
                             : payment.paid >= Cents());
    EXPECT_LE(payment.paid, std::max(payment.saving, Cents()));
    EXPECT_GE(payment.paid, std::min(payment.saving, Cents()));
  });
}

}  // namespace
}  // namespace houvast::contracts
