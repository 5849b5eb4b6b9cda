// SPDX-License-Identifier: EUPL-1.2
#include <array>
#include <cmath>

#include "contracts/access_parts.h"
#include "houvast/check.h"
#include "money/exact.h"
#include "money/unit_price.h"

namespace houvast::contracts {
namespace {

using namespace literals;

/// All assumptions about deciding stand here; docs/methods/D6-access.md says why.
constexpr std::array defaults = {
    DeciderDefaults{Decider::resident, 0_eur, 1.00, 0.10, 0.00},
    DeciderDefaults{Decider::provider, 75_eur, 0.30, 0.02, 0.10},
    DeciderDefaults{Decider::team, 250_eur, 0.20, 0.10, 0.00},
    DeciderDefaults{Decider::other, 600_eur, 0.08, 0.04, 0.00},
};

/// What advice and ratification leave of errors and of own interest, and what they cost.
struct Mending {
  Cents cost;
  double too_heavy, too_late, own_interest;
};
constexpr Mending without_advice{0_eur, 1, 1, 1};
constexpr Mending independent_advice{100_eur, 0.7, 0.7, 0.4};
constexpr Mending joint_advice{200_eur, 0.6, 0.6, 0.2};
constexpr Mending ratification{600_eur, 0.5, 1, 0.25};

Mending mending_of(Access::Advice advice) {
  switch (advice) {
    case Access::Advice::none:
      return without_advice;
    case Access::Advice::independent:
      return independent_advice;
    case Access::Advice::joint:
      return joint_advice;
  }
  check(false);
  return without_advice;
}

}  // namespace

std::span<const DeciderDefaults> decider_defaults() { return defaults; }

DecisionWay decision_way(const Access::Way& way, Cents client_cost) {
  const DeciderDefaults& known = defaults[static_cast<std::size_t>(way.decider)];
  check(known.decider == way.decider);
  const Mending advice = mending_of(way.advice);
  const bool is_ratified = way.ratify_above && client_cost >= *way.ratify_above;
  const Mending third = is_ratified ? ratification : without_advice;
  DecisionWay made{.decider = way.decider, .advice = way.advice};
  made.cost = way.cost.value_or(known.cost + advice.cost);
  if (is_ratified) made.ratification = third.cost;
  made.too_heavy = way.too_heavy.value_or(known.too_heavy * advice.too_heavy * third.too_heavy);
  made.too_late = way.too_late.value_or(known.too_late * advice.too_late * third.too_late);
  made.own_interest =
      way.own_interest.value_or(known.own_interest * advice.own_interest * third.own_interest);
  return made;
}

DecisionShares decision_shares(const Access& access, const DecisionWay& way) {
  const double light = access.light_share, heavy = 1 - light;
  DecisionShares shares;
  shares.needs_it = heavy * (1 - way.too_late);
  shares.too_heavy = light * way.too_heavy;
  shares.drawn_in = (shares.needs_it + shares.too_heavy) * way.own_interest;
  shares.too_late = heavy * way.too_late;
  shares.to_basis = light * (1 - way.too_heavy) + shares.too_late;
  return shares;
}

Millionths to_millionths(double number) { return std::llround(number * 1e6); }

Cents cost_of(Millionths clients, Cents each) {
  return round_to_cents(exact(each) * clients / 1'000'000);
}

Cents client_cost(const ProductFacts& product, Years years, int year) {
  constexpr double days_a_month = 365.25 / 12;
  const Millionths units = to_millionths(product.mean_monthly * (product.mean_days / days_a_month));
  return amount_of(units, unit_price(product.price[static_cast<std::size_t>(year - years.from)]));
}

std::vector<AccessCase> access_cases(const ContractTerms& terms, const ContractFacts& facts) {
  std::vector<AccessCase> cases;
  for (const Access& access : terms.access) {
    const auto product = product_place(facts, access.product);
    check(product.has_value());  // The dossier was checked.
    AccessCase made{.access = &access, .product = *product};
    if (!access.basis.empty()) made.basis = product_place(facts, access.basis);
    made.client_cost = client_cost(facts.products[*product], facts.years, facts.years.from);
    made.today = decision_way(access.today, made.client_cost);
    if (access.chosen) made.chosen = decision_way(*access.chosen, made.client_cost);
    if (access.from) made.from = std::max(0, month_of(*access.from, facts.years.from));
    cases.push_back(made);
  }
  return cases;
}

std::string_view to_string(Decider decider) {
  constexpr std::array<std::string_view, 4> names = {"resident", "provider", "team", "other"};
  return names[static_cast<std::size_t>(decider)];
}

Text decider_name(Decider decider) {
  switch (decider) {
    case Decider::resident:
      return {"de inwoner zelf", "the resident"};
    case Decider::provider:
      return {"de aanbieder", "the provider"};
    case Decider::team:
      return {"het wijkteam", "the neighbourhood team"};
    case Decider::other:
      return {"een andere partij", "another party"};
  }
  check(false);
  return {};
}

}  // namespace houvast::contracts
