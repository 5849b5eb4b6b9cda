// SPDX-License-Identifier: EUPL-1.2
// C9: shared savings of care that was settled.
#include <gtest/gtest.h>

#include <map>

#include "contracts/testing.h"
#include "houvast/shared_savings.h"
#include "support/random_input.h"

namespace houvast::contracts {
namespace {

using namespace testing;
using houvast::testing::for_random_input;
using houvast::testing::RandomInput;

/// Half of the saving on contract "k" in 2027, to provider "b".
SharedSavings half_to_b() {
  SharedSavings savings;
  savings.id = "s";
  savings.scheme = "wmo";
  savings.contracts = {"k"};
  savings.from = 2027;
  savings.to = 2027;
  savings.minimum_rate = 0.02_d;
  savings.sharing = 0.5_d;
  savings.receives = {{"b", 1_d}};
  return savings;
}

/// 2026: 100 units at 40 in GM1 and 50 in GM2. 2027: 60 and 40 units at 42 euro.
CareSheet falling_care() {
  CareSheet sheet;
  sheet.orders = {order(0, 0, 0, 0, 31, 100'000'000), order(1, 0, 0, 0, 31, 50'000'000),
                  order(0, 0, 0, 365, 396, 60'000'000), order(1, 0, 0, 365, 396, 40'000'000)};
  for (std::size_t i = 0; i < 4; ++i) sheet.orders[i].client = i;
  return sheet;
}

struct Outcome {
  std::vector<ContractLine> lines;  ///< Of savings and losses.
  std::vector<SettledSavings> settled;
};

Outcome share(const SharedSavings& savings, const CareSheet& sheet) {
  ContractTerms terms = four_providers();
  terms.contracts = {contract("k", {"a"}, {"day"}, {clause(UnitClause{})}),
                     contract("l", {"b"}, {"talk"}, {clause(UnitClause{})})};
  terms.savings = {savings};
  const ContractBook book(terms, small_facts());
  CareTally tally(book);
  tally.add(sheet);
  const Settlement settlement = settle(book, tally);
  Outcome outcome{{}, settled_savings(book, tally, settlement.lines)};
  for (const ContractLine& line : settlement.lines)
    if (line.kind == LineKind::savings || line.kind == LineKind::losses)
      outcome.lines.push_back(line);
  return outcome;
}

TEST(SavingsOfContracts, CompareWithTheMeanOfEarlierYearsAndTheirRise) {
  SharedSavings savings = half_to_b();
  savings.baseline = {2026, 2026, 0.05_d};
  const Outcome outcome = share(savings, falling_care());
  // Benchmark 6,000 * 1.05 = 6,300; actual 100 * 42 = 4,200; half of 2,100 by 2,520 : 1,680.
  ASSERT_EQ(outcome.settled.size(), 1U);
  EXPECT_EQ(outcome.settled[0].payment.saving, 2'100_eur);
  ASSERT_EQ(outcome.lines.size(), 2U);
  EXPECT_EQ(outcome.lines[0].amount, 630_eur);
  EXPECT_EQ(outcome.lines[1].amount, 420_eur);
  EXPECT_EQ(outcome.lines[0].provider, 1);
  EXPECT_EQ(outcome.lines[0].month, 23);
  EXPECT_EQ(outcome.lines[0].quantity, 333'333);
  EXPECT_FALSE(outcome.lines[0].from_provider);
}

TEST(SavingsOfContracts, CompareWithAGivenBenchmark) {
  SharedSavings savings = half_to_b();
  savings.benchmark = {{2027, 5'000_eur}};
  savings.municipalities = {"GM1"};
  const Outcome outcome = share(savings, falling_care());
  ASSERT_EQ(outcome.lines.size(), 1U);
  EXPECT_EQ(outcome.lines[0].amount, 1'240_eur);  // (5,000 - 60 * 42) / 2
}

TEST(SavingsOfContracts, LeaveOutWhatAClientCostsAboveTheLimit) {
  SharedSavings savings = half_to_b();
  savings.baseline = {2026, 2026, 0_d};
  savings.truncate_at = 2'000_eur;
  const Outcome outcome = share(savings, falling_care());
  // 2026: 2,000 and 2,000. 2027: 2,000 and 1,680. Half of 320.
  ASSERT_EQ(outcome.settled.size(), 1U);
  EXPECT_EQ(outcome.settled[0].payment.saving, 320_eur);
  EXPECT_EQ(total(outcome.lines), 160_eur);
}

TEST(SavingsOfContracts, MayBePaidByOneProviderToAnother) {
  SharedSavings savings = half_to_b();
  savings.form = SharedSavings::Form::among_providers;
  savings.payer = "a";
  savings.receives = {{"b", 0.4_d}, {"c", 0.6_d}};
  savings.benchmark = {{2027, 6'300_eur}};
  const Outcome outcome = share(savings, falling_care());
  ASSERT_EQ(outcome.lines.size(), 4U);
  std::map<std::optional<std::uint16_t>, Cents> received;
  for (const ContractLine& line : outcome.lines) {
    EXPECT_EQ(line.from_provider, 0);
    received[line.provider] += line.amount;
  }
  EXPECT_EQ(received[1], 420_eur);
  EXPECT_EQ(received[2], 630_eur);
}

TEST(SavingsOfContracts, MayBeSharedWithAnInsurer) {
  SharedSavings savings = half_to_b();
  savings.form = SharedSavings::Form::with_insurer;
  savings.payer = "zorgkantoor";
  savings.receives.clear();
  savings.benchmark = {{2027, 6'300_eur}};
  const Outcome outcome = share(savings, falling_care());
  ASSERT_EQ(outcome.lines.size(), 2U);
  EXPECT_FALSE(outcome.lines[0].provider);
  EXPECT_EQ(total(outcome.lines), 1'050_eur);
}

TEST(SavingsOfContracts, BringBackLosses) {
  SharedSavings savings = half_to_b();
  savings.benchmark = {{2027, 4'000_eur}};
  EXPECT_TRUE(share(savings, falling_care()).lines.empty());
  savings.losses = {.minimum_rate = 0.05_d, .sharing = 0.3_d, .cap = 1_d};
  const Outcome outcome = share(savings, falling_care());  // 5% of loss, 30% of 200.
  EXPECT_EQ(total(outcome.lines), -60_eur);
  EXPECT_EQ(outcome.lines[0].kind, LineKind::losses);
}

TEST(SavingsOfContracts, AddUpToThePaymentWithinItsCap) {
  for_random_input(300, [](RandomInput& input) {
    SharedSavings savings = half_to_b();
    savings.benchmark = {{2027, Cents(input.magnitude(2'000'000))}};
    savings.receives = {{"b", 0.37_d}, {"c", 0.29_d}, {"d", 0.34_d}};
    savings.cap = Decimal(input.number(0, 100), 2);
    if (input.one_in(2)) savings.losses = {Decimal(), 0.7_d, Decimal(input.number(0, 100), 2)};
    const Outcome outcome = share(savings, falling_care());
    ASSERT_EQ(outcome.settled.size(), 1U);
    EXPECT_EQ(total(outcome.lines), outcome.settled[0].payment.paid);
    EXPECT_LE(total(outcome.lines).count() * 100,
              savings.benchmark.at(2027).count() * 100);  // A cap is at most all of it.
  });
}

TEST(SavingsBars, AddUpToWhatMunicipalitiesPaid) {
  ContractFacts facts = small_facts();
  facts.products[1].line = 1;
  ContractTerms terms = four_providers();
  terms.contracts = {contract("k", {"a"}, {"day"}, {clause(UnitClause{})}),
                     contract("l", {"b"}, {"talk"}, {clause(UnitClause{})})};
  const ContractBook now(terms, facts);
  SharedSavings savings = half_to_b();
  savings.contracts = {"k", "l"};
  savings.benchmark = {{2027, 8'000_eur}};
  terms.savings = {savings};
  const ContractBook intervention(terms, facts);

  CareSheet care;  // 2027: 150 * 42 = 6,300 specialist, 10 * 92 = 920 of the basis.
  care.orders = {order(0, 0, 0, 365, 396, 150'000'000), order(0, 1, 1, 365, 396, 10'000'000)};
  CareSheet less;  // 80 * 42 = 3,360 and 25 * 92 = 2,300.
  less.orders = {order(0, 0, 0, 365, 396, 80'000'000), order(0, 1, 1, 365, 396, 25'000'000)};
  const Settlement before = settle_sheet(now, care);
  const Settlement after = settle_sheet(intervention, less);
  const SavingsBars bars =
      savings_bars({&now, before.lines}, {&intervention, after.lines}, "wmo", 2027);
  EXPECT_EQ(bars.now, (SavingsBar{.specialist = 6'300_eur, .basis = 920_eur}));
  // (8,000 - 5,660) / 2 is shared.
  EXPECT_EQ(bars.intervention, (SavingsBar{.specialist = 3'360_eur,
                                           .basis = 920_eur,
                                           .substitution = 1'380_eur,
                                           .shared = 1'170_eur}));
  EXPECT_EQ(bars.now.total(), total(before.lines));
  EXPECT_EQ(bars.intervention.total(), total(after.lines));
}

TEST(CostsByClient, AreWhatCareIsWorth) {
  ContractTerms terms = four_providers();
  terms.contracts = {contract("k", {"a"}, {"day"}, {clause(UnitClause{})})};
  terms.savings = {half_to_b()};
  const ContractBook book(terms, small_facts());
  CareSheet sheet = falling_care();
  sheet.orders[1].client = 0;
  const auto costs = costs_by_client(book, sheet, 0);
  EXPECT_EQ(costs, (std::vector<std::vector<Cents>>{{6'000_eur}, {2'520_eur, 1'680_eur}}));
}

}  // namespace
}  // namespace houvast::contracts
