// SPDX-License-Identifier: EUPL-1.2
// Whose care a contract pays.
#include "contracts/book.h"

#include <gtest/gtest.h>

#include "contracts/testing.h"

namespace houvast::contracts {
namespace {

using namespace testing;

TEST(ContractBook, LeavesCareInKindToAnotherContractThanThatOfBudgets) {
  ContractTerms terms = four_providers();
  AdvanceClause advance;
  advance.expected = {{2026, 1'000_eur}};
  terms.contracts = {
      contract("budgets", {"a"}, {"day"}, {clause(PersonalBudgetClause{}), clause(advance)}),
      contract("in kind", {"a"}, {"day"}, {clause(UnitClause{})})};
  const ContractBook book(terms, small_facts());
  EXPECT_EQ(book.contract_of(0, 0, 0, 0), 1U);
  CareOrder budget = order(0, 0, 0, 0, 31, 1'000'000);
  budget.form = DeliveryForm::personal_budget;
  CareSheet sheet;
  sheet.orders = {order(0, 0, 0, 0, 31, 2'000'000), budget};
  Cents in_kind, budgets;
  for (const ContractLine& line : settle_sheet(book, sheet).lines)
    (line.contract == 1 ? in_kind : budgets) += line.amount;
  EXPECT_EQ(in_kind, 80_eur);
  EXPECT_EQ(budgets, 40_eur);  // The advance is taken back in December.
}

TEST(ContractBook, PaysNothingForProductsOutsideTheContractOfAClause) {
  ContractTerms terms = four_providers();
  terms.contracts = {contract("k", {"a"}, {"day"}, {clause(UnitClause{}, {"day", "talk"})}),
                     contract("l", {"a"}, {"talk"}, {clause(UnitClause{})})};
  const ContractBook book(terms, small_facts());
  CareSheet sheet;
  sheet.orders = {order(0, 1, 0, 0, 31, 1'000'000)};
  const std::vector<ContractLine> lines = settle_sheet(book, sheet).lines;
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_EQ(lines[0].contract, 1U);
  EXPECT_EQ(lines[0].amount, 90_eur);
}

TEST(ContractBook, PaysOnceWhoIsNamedTwice) {
  ContractTerms terms = four_providers();
  terms.contracts = {contract("k", {"b", "a", "b"}, {"day"}, {clause(UnitClause{})})};
  const ContractBook book(terms, small_facts());
  EXPECT_EQ(book.impl().contracts[0].providers, (std::vector<std::uint16_t>{1, 0}));
  CareSheet sheet;
  sheet.orders = {order(0, 0, 1, 0, 31, 1'000'000)};
  EXPECT_EQ(total(settle_sheet(book, sheet).lines), 40_eur);
}

}  // namespace
}  // namespace houvast::contracts
