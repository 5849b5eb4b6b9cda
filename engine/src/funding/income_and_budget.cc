// SPDX-License-Identifier: EUPL-1.2
#include "houvast/income_and_budget.h"

#include <algorithm>
#include <map>

#include "funding/findings.h"

namespace houvast::funding {
namespace {

using Lines = std::map<std::string, BudgetLineUp>;

void add_other(std::span<const OtherIncome> other, int year, Lines& lines) {
  for (const OtherIncome& row : other) {
    if (row.year != year) continue;
    BudgetLineUp& line = lines[row.municipality];
    switch (row.kind) {
      case OtherIncome::Kind::grant:
        line.grants += row.amount;
        break;
      case OtherIncome::Kind::own_contribution:
        line.own_contributions += row.amount;
        break;
      case OtherIncome::Kind::own_means:
        line.own_means += row.amount;
        break;
    }
  }
}

/// Budget lines of one product group that stand there more often are added.
void add_budget(std::span<const BudgetLine> budget, int year, Lines& lines, Findings& findings) {
  std::map<std::pair<std::string, std::string>, BudgetLine> groups;
  for (const BudgetLine& row : budget) {
    if (row.year != year) continue;
    findings.refuse_negative(row.assumed_cut, figure_name(row.municipality, year));
    BudgetLine& group = groups[{row.municipality, row.product_group}];
    group.municipality = row.municipality;
    group.year = year;
    group.product_group = row.product_group;
    group.income += row.income;
    group.spending += row.spending;
    group.assumed_cut += row.assumed_cut;
  }
  for (auto& [key, group] : groups) {
    BudgetLineUp& line = lines[key.first];
    line.budgeted_income += group.income;
    line.budgeted_spending += group.spending;
    line.assumed_cuts += group.assumed_cut;
    line.groups.push_back(std::move(group));
  }
}

Account payer_of(const OtherIncome& income) {
  switch (income.kind) {
    case OtherIncome::Kind::grant:
      return state();
    case OtherIncome::Kind::own_contribution:
      return {AccountKind::residents, income.municipality};
    case OtherIncome::Kind::own_means:
      return {AccountKind::own_means, income.municipality};
  }
  check(false);
  return {};
}

std::string rule_of(OtherIncome::Kind kind) {
  switch (kind) {
    case OtherIncome::Kind::grant:
      return "F9.grant";
    case OtherIncome::Kind::own_contribution:
      return "F9.own_contribution";
    case OtherIncome::Kind::own_means:
      return "F9.own_means";
  }
  check(false);
  return {};
}

}  // namespace

Result<IncomeAndBudget> income_and_budget(int year, std::span<const Figure<Cents>> from_state,
                                          std::span<const OtherIncome> other,
                                          std::span<const BudgetLine> budget) {
  Findings findings;
  Lines lines;
  for (const Figure<Cents>& figure : from_state)
    if (figure.year == year) lines[figure.municipality].from_state += figure.value;
  add_other(other, year, lines);
  add_budget(budget, year, lines, findings);
  if (!findings.none()) return findings.failure();

  IncomeAndBudget result{.year = year};
  for (auto& [code, line] : lines) {
    line.municipality = code;
    line.received = line.from_state + line.grants + line.own_contributions + line.own_means;
    line.not_translated = line.received - line.budgeted_income;
    line.spending_before_cuts = line.budgeted_spending + line.assumed_cuts;
    line.budgeted_result = line.budgeted_income - line.budgeted_spending;
    line.result_without_cuts = line.budgeted_income - line.spending_before_cuts;
    result.lines.push_back(std::move(line));
  }
  return result;
}

std::vector<Transfer> transfers(std::span<const OtherIncome> other, int year,
                                std::string_view scheme) {
  std::vector<const OtherIncome*> rows;
  for (const OtherIncome& row : other)
    if (row.year == year && row.amount != Cents()) rows.push_back(&row);
  std::stable_sort(rows.begin(), rows.end(), [](const OtherIncome* a, const OtherIncome* b) {
    return a->municipality < b->municipality;
  });
  std::vector<Transfer> all;
  for (const OtherIncome* row : rows)
    all.push_back({.period = {year, 0},
                   .from = payer_of(*row),
                   .to = municipality(row->municipality),
                   .amount = row->amount,
                   .scheme = std::string(scheme),
                   .reason = {.rule = rule_of(row->kind), .inputs = {{"label", row->label}}}});
  return all;
}

std::vector<Transfer> given_income_transfers(std::span<const Figure<Cents>> given, int year,
                                             std::string_view scheme) {
  std::map<std::string, Cents> sums;
  for (const Figure<Cents>& figure : given)
    if (figure.year == year) sums[figure.municipality] += figure.value;
  std::vector<Transfer> all;
  for (const auto& [code, amount] : sums) {
    if (amount == Cents()) continue;
    all.push_back({.period = {year, 0},
                   .from = state(),
                   .to = municipality(code),
                   .amount = amount,
                   .scheme = std::string(scheme),
                   .reason = {.rule = "F9.given_income", .inputs = {{"amount", amount}}}});
  }
  return all;
}

}  // namespace houvast::funding
