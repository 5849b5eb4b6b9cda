// SPDX-License-Identifier: EUPL-1.2
// C7 and C8: what a contract brings at least, and when its money comes.
#include <gtest/gtest.h>

#include <map>

#include "contracts/cash.h"
#include "contracts/testing.h"
#include "support/random_input.h"

namespace houvast::contracts {
namespace {

using namespace testing;
using houvast::testing::for_random_input;
using houvast::testing::RandomInput;

std::vector<ContractLine> of_kind(const Settlement& settlement, LineKind kind) {
  std::vector<ContractLine> lines;
  for (const ContractLine& line : settlement.lines)
    if (line.kind == kind) lines.push_back(line);
  return lines;
}

TEST(GuaranteeClause, PaysWhatIsShortByWhatEachPaid) {
  ContractTerms terms = four_providers();
  const GuaranteeClause path{.minimum = {{2026, 10'000_eur}, {2027, 5'000_eur}}};
  terms.contracts = {contract("k", {"a"}, {"day"}, {clause(UnitClause{}), clause(path)})};
  const ContractBook book(terms, small_facts());
  CareSheet sheet;
  // 2026: GM1 100 * 40 = 4,000 and GM2 50 * 40 = 2,000. 2027: GM1 120 * 42 = 5,040: enough.
  sheet.orders = {order(0, 0, 0, 0, 31, 100'000'000), order(1, 0, 0, 0, 31, 50'000'000),
                  order(0, 0, 0, 365, 396, 120'000'000)};
  const auto lines = of_kind(settle_sheet(book, sheet), LineKind::guarantee);
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[0].amount, 2'666.67_eur);
  EXPECT_EQ(lines[1].amount, 1'333.33_eur);
  EXPECT_EQ(lines[0].month, 11);
  EXPECT_EQ(lines[0].provider, 0);
}

TEST(GuaranteeClause, IsSplitByInhabitantsWhenNobodyPaid) {
  ContractTerms terms = four_providers();
  terms.contracts = {
      contract("k", {"a"}, {"day"}, {clause(GuaranteeClause{.minimum = {{2027, 1'200_eur}}})})};
  terms.contracts[0].from = {2027, 7};  // Half of the year.
  const ContractBook book(terms, small_facts());
  const Settlement settlement = settle_sheet(book, {});
  EXPECT_EQ(settlement.paid(0, 0, 2027, book.facts()), 450_eur);
  EXPECT_EQ(settlement.paid(0, 1, 2027, book.facts()), 150_eur);
}

TEST(GuaranteeClause, BringsExactlyTheMinimumAndNeverMoreThanIsShort) {
  for_random_input(300, [](RandomInput& input) {
    ContractTerms terms = four_providers();
    const Cents minimum(input.magnitude(1'000'000));
    terms.contracts = {
        contract("k", {"a", "b"}, {"day", "talk"},
                 {clause(UnitClause{}), clause(GuaranteeClause{.minimum = {{2026, minimum}}}),
                  clause(AdvanceClause{.expected = {{2026, 9'999_eur}}})})};
    const ContractBook book(terms, small_facts());
    CareSheet sheet;
    for (std::int64_t i = input.number(0, 8); i > 0; --i)
      sheet.orders.push_back(order(
          static_cast<std::uint16_t>(input.index(2)), static_cast<std::uint16_t>(input.index(2)),
          static_cast<std::uint16_t>(input.index(2)), static_cast<int>(input.number(0, 300)), 330,
          input.magnitude(10'000'000)));
    Cents produced, guaranteed, advanced;
    for (const ContractLine& line : settle_sheet(book, sheet).lines) {
      if (line.month >= 12) continue;
      if (line.kind == LineKind::unit) produced += line.amount;
      if (line.kind == LineKind::guarantee) guaranteed += line.amount;
      if (line.kind == LineKind::advance || line.kind == LineKind::advance_settled)
        advanced += line.amount;
    }
    EXPECT_EQ(guaranteed, std::max(minimum - produced, Cents()));
    EXPECT_EQ(advanced, Cents());
  });
}

TEST(AdvanceClause, AddsUpToNothingForEveryPayerProviderAndYear) {
  for_random_input(200, [](RandomInput& input) {
    ContractTerms terms = four_providers();
    const AdvanceClause advance{.expected = {{2026, Cents(input.magnitude(100'000'000))},
                                             {2027, Cents(input.magnitude(100'000'000))}},
                                .share = Decimal(input.number(0, 100), 2)};
    terms.contracts = {contract("k", {"c", "a"}, {"day"}, {clause(advance)})};
    terms.contracts[0].from = {2026, static_cast<int>(input.number(1, 12))};
    terms.contracts[0].to = {2027, static_cast<int>(input.number(1, 12))};
    const Settlement settlement = settle_sheet(ContractBook(terms, small_facts()), {});
    std::map<std::tuple<int, int, int>, Cents> sums;
    for (const ContractLine& line : settlement.lines)
      sums[{line.municipality, *line.provider, line.month / 12}] += line.amount;
    for (const auto& entry : sums) EXPECT_EQ(entry.second, Cents());
  });
}

/// The worked example of the method: 10,500 a month, advances of 90% of 120,000.
ContractTerms with_advances(std::vector<Clause> clauses) {
  ContractTerms terms = four_providers();
  for (Provider& provider : terms.providers) provider.payment_months = 2;
  terms.contracts = {contract("k", {"a"}, {"day"}, std::move(clauses))};
  terms.contracts[0].municipalities = {"GM2"};
  return terms;
}

TEST(CashFlows, PayAdvancesMonthlyAndSettleAfterTheYear) {
  const AdvanceClause advance{.expected = {{2026, 120'000_eur}}, .share = 0.9_d};
  const ContractBook book(
      with_advances({clause(UnitClause{.price = {{2026, 42_d}}}), clause(advance)}), small_facts());
  CareSheet sheet;
  sheet.orders = {order(1, 0, 0, 0, 365, 250'000'000)};  // 250 * 42 = 10,500 a month.
  const auto cash = cash_flows(book, settle_sheet(book, sheet).lines);
  for (std::size_t month = 0; month < 12; ++month)
    EXPECT_EQ(cash[0].by_month[month], 9'000_eur) << month;
  // March 2027: what is left of 2026, and the advance of the month.
  EXPECT_EQ(cash[0].by_month[14], 27'000_eur);
  EXPECT_EQ(cash[0].by_month[15], 9'000_eur);
  EXPECT_EQ(cash[0].later, -108'000_eur);  // Nothing was delivered in 2027.
}

TEST(CashFlows, WaitForTheMoneyOfClaimsWithoutAdvances) {
  const ContractBook book(with_advances({clause(UnitClause{.price = {{2026, 42_d}}})}),
                          small_facts());
  CareSheet sheet;
  sheet.orders = {order(1, 0, 0, 0, 730, 250'000'000)};
  const auto cash = cash_flows(book, settle_sheet(book, sheet).lines);
  EXPECT_EQ(cash[0].by_month[1], 0_eur);
  EXPECT_EQ(cash[0].by_month[2], 10'500_eur);
  EXPECT_EQ(cash[0].by_month[23], 10'500_eur);
  EXPECT_EQ(cash[0].later, 21'000_eur);
}

TEST(CashFlows, HaveEveryLineOnce) {
  const AdvanceClause advance{.expected = {{2027, 50'000_eur}}, .settled_after = 5};
  const ContractBook book(with_advances({clause(UnitClause{}), clause(advance),
                                         clause(GuaranteeClause{.minimum = {{2026, 70'000_eur}}})}),
                          small_facts());
  CareSheet sheet;
  sheet.orders = {order(1, 0, 0, 17, 730, 12'345'678)};
  const Settlement settlement = settle_sheet(book, sheet);
  const ProviderCash cash = cash_flows(book, settlement.lines)[0];
  Cents sum = cash.later;
  for (const Cents amount : cash.by_month) sum += amount;
  EXPECT_EQ(sum, total(settlement.lines));
}

}  // namespace
}  // namespace houvast::contracts
