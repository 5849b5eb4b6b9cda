// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cmath>
#include <utility>

#include "contracts/access_parts.h"

namespace houvast::contracts {
namespace {

Period period_of(int month, int first_year) { return {first_year + month / 12, month % 12 + 1}; }

bool is_same(const DecisionWay& a, const DecisionWay& b) {
  return a.too_heavy == b.too_heavy && a.too_late == b.too_late && a.own_interest == b.own_interest;
}

/// The new starts of the product, and of them who go to the basis: for each request of which
/// `starts` come in and `to_basis` more than today are helped in the basis.
void add_starts(const AccessCase& at, double starts, double to_basis, Lever& lever) {
  const double diverted = at.basis ? std::max(0.0, to_basis) : 0;
  const Scope scope{.products = {at.access->product}, .channels = at.access->channels};
  const double factor = (starts + diverted) / at.starts_a_request();
  if (factor != 1)
    lever.effects.push_back({.kind = Effect::Kind::inflow, .scope = scope, .factor = factor});
  if (diverted > 0)
    lever.effects.push_back({.kind = Effect::Kind::substitution,
                             .scope = scope,
                             .factor = diverted / (starts + diverted),
                             .to = at.access->basis});
}

/// Who was sent to the basis and is not any more is missed there.
void add_fewer_in_basis(const AccessCase& at, double fewer, const ContractFacts& facts,
                        const ExpectedStarts& starts, Lever& lever) {
  double asked = 0, in_basis = 0;
  for (int year = facts.years.from; year <= facts.years.to; ++year) {
    asked += at.requests(starts.in_year(at.product, at.access->channels, year));
    in_basis += starts.in_year(*at.basis, at.access->channels, year);
  }
  if (in_basis <= 0) return;
  lever.effects.push_back(
      {.kind = Effect::Kind::inflow,
       .scope = {.products = {at.access->basis}, .channels = at.access->channels},
       .factor = std::max(0.0, 1 - fewer * asked / in_basis)});
}

/// Who came late stays longer: the mean stay moves with the share of who came late, as new clients
/// take the place of old ones.
void add_longer_stays(const AccessCase& at, const DecisionShares& today,
                      const DecisionShares& chosen, const ContractFacts& facts, Lever& lever) {
  const auto mean_stay = [&](const DecisionShares& shares) {
    return (shares.at_once() + shares.too_late * at.access->late_weight) / shares.let_in();
  };
  if (today.let_in() <= 0 || chosen.let_in() <= 0) return;
  const double factor = mean_stay(chosen) / mean_stay(today);
  if (factor == 1) return;
  constexpr double days_a_month = 365.25 / 12;
  const double months = facts.products[at.product].mean_days / days_a_month;
  lever.effects.push_back(
      {.kind = Effect::Kind::duration,
       .scope = {.products = {at.access->product}, .channels = at.access->channels},
       .factor = factor,
       .ramp_months = static_cast<int>(std::lround(months))});
}

void add_levers(const AccessCase& at, const ContractFacts& facts, const ExpectedStarts& starts,
                std::vector<Lever>& levers) {
  const DecisionShares today = decision_shares(*at.access, at.today);
  const DecisionShares chosen = decision_shares(*at.access, *at.chosen);
  const double more_in_basis = chosen.to_basis - today.to_basis;
  const int last = static_cast<int>(facts.months()) - 1;
  const int late = at.from + at.access->late_months;
  const auto begin = [&](const char* phase, int month) {
    return Lever{.id = "access." + at.access->product + "." + phase,
                 .label = "Toegang " + facts.products[at.product].label,
                 .scheme = facts.products[at.product].scheme,
                 .from = period_of(month, facts.years.from)};
  };
  const auto keep = [&](Lever lever) {
    if (!lever.effects.empty()) levers.push_back(std::move(lever));
  };
  // First those still come who were sent away under the old way; then those of the new one.
  if (late > at.from) {
    Lever first = begin("1", at.from);
    if (late <= last) first.to = period_of(late - 1, facts.years.from);
    add_starts(at, chosen.at_once() + today.too_late, more_in_basis, first);
    keep(std::move(first));
  }
  if (late <= last) {
    Lever then = begin("2", late);
    add_starts(at, chosen.let_in(), more_in_basis, then);
    add_longer_stays(at, today, chosen, facts, then);
    keep(std::move(then));
  }
  if (at.basis && more_in_basis < 0) {
    Lever basis = begin("basis", at.from);
    add_fewer_in_basis(at, -more_in_basis, facts, starts, basis);
    keep(std::move(basis));
  }
}

}  // namespace

std::vector<Lever> access_levers(const ContractTerms& terms, const ContractFacts& facts,
                                 const ExpectedStarts& starts) {
  std::vector<Lever> levers;
  for (const AccessCase& at : access_cases(terms, facts)) {
    const bool begins = at.chosen && at.from < static_cast<int>(facts.months());
    if (begins && !is_same(at.today, *at.chosen) && at.starts_a_request() > 0)
      add_levers(at, facts, starts, levers);
  }
  std::sort(levers.begin(), levers.end(),
            [](const Lever& a, const Lever& b) { return a.id < b.id; });
  return levers;
}

}  // namespace houvast::contracts
