// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cmath>

#include "contracts/access_parts.h"
#include "houvast/check.h"
#include "money/exact.h"

namespace houvast::contracts {
namespace {

AccessLine line_of(const AccessCase& at, const DecisionWay& way, bool is_chosen, double requests,
                   int year, const ContractFacts& facts) {
  const DecisionShares shares = decision_shares(*at.access, way);
  AccessLine line{.product = at.product, .year = year, .is_chosen = is_chosen, .way = way};
  line.requests = to_millionths(requests);
  line.decisions = to_millionths(requests * shares.decisions());
  line.let_in = to_millionths(requests * shares.let_in());
  line.too_heavy = to_millionths(requests * shares.too_heavy);
  line.drawn_in = to_millionths(requests * shares.drawn_in);
  line.too_late = to_millionths(requests * shares.too_late);
  line.to_basis = to_millionths(requests * shares.to_basis);
  line.decision_cost = cost_of(line.decisions, way.cost);
  if (way.ratification)
    line.decision_cost += cost_of(to_millionths(requests * shares.at_once()), *way.ratification);
  // Who came late is in care for `late_weight` times as long. The mean stay of the dossier holds
  // those of today already, so an ordinary stay is shorter than that by what they add.
  const DecisionShares now = decision_shares(*at.access, at.today);
  const double weight = at.access->late_weight;
  const double mean_now =
      now.let_in() > 0 ? (now.at_once() + now.too_late * weight) / now.let_in() : 1;
  const double stays = requests * (shares.at_once() + shares.too_late * weight) / mean_now;
  line.care_cost =
      cost_of(to_millionths(stays), client_cost(facts.products[at.product], facts.years, year));
  if (at.basis)
    line.basis_cost =
        cost_of(line.to_basis, client_cost(facts.products[*at.basis], facts.years, year));
  return line;
}

}  // namespace

AccessOutcome access_outcome(const ContractTerms& terms, const ContractFacts& facts,
                             const ExpectedStarts& starts) {
  AccessOutcome outcome;
  for (const AccessCase& at : access_cases(terms, facts))
    for (int year = facts.years.from; year <= facts.years.to; ++year) {
      const double requests = at.requests(starts.in_year(at.product, at.access->channels, year));
      outcome.lines.push_back(line_of(at, at.today, false, requests, year, facts));
      if (at.chosen) outcome.lines.push_back(line_of(at, *at.chosen, true, requests, year, facts));
    }
  return outcome;
}

namespace {

/// Decisions of a municipality under one way, over some months of a year.
AccessCost cost_in(const AccessCase& at, const DecisionWay& way, std::size_t municipality,
                   const ExpectedStarts& starts, int first_month, int last_month) {
  double sum = 0;
  for (int month = first_month; month <= last_month; ++month)
    sum += starts.in_month(municipality, at.product, at.access->channels, month);
  const double requests = at.requests(sum);
  const DecisionShares shares = decision_shares(*at.access, way);
  AccessCost cost{.municipality = municipality, .product = at.product, .way = way};
  cost.decisions = std::llround(requests * shares.decisions());
  cost.amount = round_to_cents(exact(way.cost) * cost.decisions);
  if (way.ratification) {
    cost.ratified = std::llround(requests * shares.at_once());
    cost.amount += round_to_cents(exact(*way.ratification) * cost.ratified);
  }
  return cost;
}

}  // namespace

std::vector<AccessCost> access_costs(const ContractTerms& terms, const ContractFacts& facts,
                                     const ExpectedStarts& starts) {
  std::vector<AccessCost> costs;
  for (const AccessCase& at : access_cases(terms, facts))
    for (int year = facts.years.from; year <= facts.years.to; ++year)
      for (std::size_t m = 0; m < facts.municipalities.size(); ++m) {
        const int january = (year - facts.years.from) * 12;
        const int change = at.chosen ? std::clamp(at.from, january, january + 12) : january + 12;
        const auto add = [&](const DecisionWay& way, bool is_chosen, int first, int last) {
          if (last < first) return;
          AccessCost cost = cost_in(at, way, m, starts, first, last);
          cost.year = year;
          cost.is_chosen = is_chosen;
          if (cost.amount != Cents()) costs.push_back(cost);
        };
        add(at.today, false, january, change - 1);
        if (at.chosen) add(*at.chosen, true, change, january + 11);
      }
  return costs;
}

std::vector<Transfer> transfers(const ContractFacts& facts, std::span<const AccessCost> costs) {
  std::vector<Transfer> all;
  for (const AccessCost& cost : costs) {
    const std::string& code = facts.municipalities[cost.municipality];
    const ProductFacts& product = facts.products[cost.product];
    Reason reason{.rule = cost.way.ratification ? "D6.ratified" : "D6.decision",
                  .inputs = {{"product", product.id},
                             {"decider", std::string(to_string(cost.way.decider))},
                             {"decisions", Decimal(cost.decisions)},
                             {"cost", cost.way.cost}}};
    if (cost.way.ratification) {
      reason.inputs.push_back({"ratified", Decimal(cost.ratified)});
      reason.inputs.push_back({"ratification", *cost.way.ratification});
    }
    all.push_back({.period = {cost.year, 0},
                   .from = municipality(code),
                   .to = {AccountKind::execution, code},
                   .amount = cost.amount,
                   .scheme = product.scheme,
                   .reason = std::move(reason)});
  }
  return all;
}

}  // namespace houvast::contracts
