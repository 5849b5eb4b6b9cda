// SPDX-License-Identifier: EUPL-1.2
#include "houvast/execution_cost.h"

#include <algorithm>
#include <array>

#include "funding/findings.h"

namespace houvast::funding {
namespace {

constexpr std::array<std::string_view, 6> kinds = {
    "ict", "staff", "tendering", "contract_management", "access", "administration"};

using Lines = std::map<std::string, ExecutionCostLine>;
using Form = std::pair<std::string, std::string>;  ///< Payment form and action.

void add_costs(const Scheme& scheme, int year, Lines& lines, Findings& findings) {
  const std::vector<std::string> known(kinds.begin(), kinds.end());
  for (const ExecutionCost& cost : scheme.execution) {
    if (cost.year != year) continue;
    const std::string place = figure_name(cost.municipality, year);
    findings.refuse_negative(cost.amount, place);
    if (std::ranges::find(known, cost.kind) == known.end())
      findings.add_unknown("funding/unknown-execution-kind", place, cost.kind, known);
    ExecutionCostLine& line = lines[cost.municipality];
    (cost.is_joint ? line.joint : line.own)[cost.kind] += cost.amount;
    (cost.is_joint ? line.joint_total : line.own_total) += cost.amount;
  }
}

std::map<Form, Cents> price_list(const Scheme& scheme, Findings& findings) {
  std::map<Form, Cents> prices;
  for (const AdministrativeBurden& burden : scheme.burden) {
    const std::string place = burden.payment_form + " " + burden.action;
    findings.refuse_negative(burden.cost_per_action, place);
    if (!prices.emplace(Form{burden.payment_form, burden.action}, burden.cost_per_action).second)
      findings.add("funding/figure-twice", place);
  }
  return prices;
}

void add_burden(const Scheme& scheme, int year, Lines& lines, Findings& findings) {
  const std::map<Form, Cents> prices = price_list(scheme, findings);
  std::vector<std::string> known;
  for (const auto& [form, price] : prices) known.push_back(form.first + " " + form.second);
  std::map<std::pair<std::string, Form>, std::int64_t> counts;
  for (const AdministrativeActions& actions : scheme.burden_actions) {
    if (actions.year != year) continue;
    const std::string place = figure_name(actions.municipality, year);
    const Form form{actions.payment_form, actions.action};
    if (actions.count < 0 || actions.count > largest_population)
      findings.add("funding/count-out-of-range", place, std::to_string(actions.count));
    else if (!prices.contains(form))
      findings.add_unknown("funding/unknown-burden", place, form.first + " " + form.second, known);
    else
      counts[{actions.municipality, form}] += actions.count;
  }
  for (const auto& [key, count] : counts) {
    const auto& [code, form] = key;
    const Cents price = prices.at(form);
    const Exact cost = exact(price) * count;
    if (!fits(cost)) {
      findings.add("money/out-of-range", figure_name(code, year));
      continue;
    }
    ExecutionCostLine& line = lines[code];
    line.burden.push_back({.payment_form = form.first,
                           .action = form.second,
                           .count = count,
                           .cost_per_action = price,
                           .amount = round_to_cents(cost)});
    line.own_total += line.burden.back().amount;
  }
}

}  // namespace

std::span<const std::string_view> execution_cost_kinds() { return kinds; }

Result<ExecutionCosts> execution_costs(const Scheme& scheme, int year) {
  Findings findings;
  Lines lines;
  add_costs(scheme, year, lines, findings);
  add_burden(scheme, year, lines, findings);
  if (!findings.none()) return findings.failure();
  ExecutionCosts costs{.year = year};
  for (auto& [code, line] : lines) {
    line.municipality = code;
    for (const BurdenLine& burden : line.burden)
      costs.by_payment_form[burden.payment_form] += burden.amount;
    costs.lines.push_back(std::move(line));
  }
  return costs;
}

std::vector<Transfer> transfers(const ExecutionCosts& costs, std::string_view scheme) {
  std::vector<Transfer> all;
  const auto post = [&](const std::string& code, Cents amount, Reason reason) {
    if (amount == Cents()) return;
    all.push_back({.period = {costs.year, 0},
                   .from = municipality(code),
                   .to = {AccountKind::execution, code},
                   .amount = amount,
                   .scheme = std::string(scheme),
                   .reason = std::move(reason)});
  };
  for (const ExecutionCostLine& line : costs.lines) {
    for (const auto& [kind, amount] : line.own)
      post(line.municipality, amount, {.rule = "F12.own", .inputs = {{"kind", kind}}});
    for (const BurdenLine& burden : line.burden)
      post(line.municipality, burden.amount,
           {.rule = "F12.burden",
            .inputs = {{"payment_form", burden.payment_form},
                       {"action", burden.action},
                       {"count", Decimal(burden.count)},
                       {"cost_per_action", burden.cost_per_action}}});
  }
  return all;
}

}  // namespace houvast::funding
