// SPDX-License-Identifier: EUPL-1.2
// F9. Other income, and what the council made of it in the budget.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "houvast/cents.h"
#include "houvast/ledger.h"
#include "houvast/municipality.h"
#include "houvast/problem.h"
#include "houvast/scheme.h"

namespace houvast::funding {

/// Income of a municipality in a year beside what the council voted (NL: begroting).
struct BudgetLineUp {
  std::string municipality;
  Cents from_state;                ///< Allocation and compensation: as received.
  Cents grants;                    ///< F9
  Cents own_contributions;         ///< F9, from residents.
  Cents own_means;                 ///< F9, from own reserves.
  Cents received;                  ///< All of them.
  std::vector<BudgetLine> groups;  ///< By product group, in order of name.
  Cents budgeted_income;
  Cents not_translated;  ///< Received less budgeted: above zero it did not reach the budget.
  Cents budgeted_spending;
  Cents assumed_cuts;          ///< Savings booked beforehand.
  Cents spending_before_cuts;  ///< What the budget would have been without them.
  Cents budgeted_result;       ///< Budgeted income less budgeted spending.
  Cents result_without_cuts;   ///< The same if no assumed cut comes true.
};

struct IncomeAndBudget {
  int year = 0;
  std::vector<BudgetLineUp> lines;  ///< Everyone with income or a budget, in order of code.
};

/// F9. `from_state` is what transfers of F4 to F7 brought; figures of other years are left out.
/// Errors: funding/negative-amount (a cut).
[[nodiscard]] Result<IncomeAndBudget> income_and_budget(int year,
                                                        std::span<const Figure<Cents>> from_state,
                                                        std::span<const OtherIncome> other,
                                                        std::span<const BudgetLine> budget);

/// Grants from the state, contributions from residents and own means (F9.grant,
/// F9.own_contribution, F9.own_means), of one year.
[[nodiscard]] std::vector<Transfer> transfers(std::span<const OtherIncome> other, int year,
                                              std::string_view scheme);

/// Income that came from elsewhere as it is, of one year (F9.given_income).
[[nodiscard]] std::vector<Transfer> given_income_transfers(std::span<const Figure<Cents>> given,
                                                           int year, std::string_view scheme);

}  // namespace houvast::funding
