// SPDX-License-Identifier: EUPL-1.2
#include "study/budget_reaction.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "houvast/check.h"
#include "money/exact.h"

namespace houvast::study {
namespace {

constexpr std::int64_t whole = 1'000'000;  ///< Factors are in millionths.

std::int64_t millionths(double share) {
  return std::clamp<std::int64_t>(static_cast<std::int64_t>(std::floor(share * whole + 0.5)), 0,
                                  whole);
}

Cents share_of(Cents amount, std::int64_t share) {
  return Cents(static_cast<std::int64_t>(
      divide_half_away(static_cast<Int128>(amount.count()) * share, whole)));
}

double as_factor(std::int64_t share) { return static_cast<double>(share) / whole; }

/// The councils of one cluster in one replication.
class Councils {
 public:
  Councils(const CareCase& care, std::span<const std::size_t> members)
      : care_(care), members_(members), years_(static_cast<std::size_t>(care.years.count())) {
    reacted.years.resize(members.size() * care.reactions.size() * years_);
    for (const std::size_t m : members) {
      for (const Grid<Cents>& cost : care.lever_costs)
        for (int year = care.years.from; year <= care.years.to; ++year)
          reacted.lever_costs.push_back(cost.at(year, m));
      for (const CareCase::ReactionFacts& facts : care.reactions)
        reserves_.push_back(facts.reserves[m]);
    }
  }

  /// Looks at a year that was simulated; whether anything will change after it.
  bool look_at(int year, const demand::CareFigures& figures) {
    const std::size_t before = reacted.adjustments.size();
    for (std::size_t m = 0; m < members_.size(); ++m)
      for (std::size_t r = 0; r < care_.reactions.size(); ++r) react(m, r, year, figures);
    return reacted.adjustments.size() > before;
  }

  Reacted reacted;

 private:
  [[nodiscard]] Cents& lever_cost(std::size_t m, std::size_t lever, int year) {
    return reacted.lever_costs[(m * care_.lever_costs.size() + lever) * years_ +
                               static_cast<std::size_t>(year - care_.years.from)];
  }

  [[nodiscard]] Cents spending(std::size_t m, const CareCase::ReactionFacts& facts, int year,
                               const demand::CareFigures& figures) {
    if (const auto& actual = facts.actual.at(year, members_[m])) return *actual;
    Cents sum;
    if (care_.is_contracted[facts.scheme]) {
      for (std::size_t c = 0; c < care_.contract_schemes.size(); ++c)
        if (care_.contract_schemes[c] == facts.scheme) sum += reacted.paid.of_contract(m, c, year);
    } else {
      for (const std::size_t p : facts.products) sum += figures.year(m, p, year).spending;
    }
    for (std::size_t l = 0; l < care_.lever_costs.size(); ++l)
      if (care_.lever_schemes[l] == facts.scheme) sum += lever_cost(m, l, year);
    return sum;
  }

  void react(std::size_t m, std::size_t r, int year, const demand::CareFigures& figures) {
    const CareCase::ReactionFacts& facts = care_.reactions[r];
    const BudgetReaction& terms = care_.terms.reactions[r];
    BudgetReactionYear& did = reacted.years[(m * care_.reactions.size() + r) * years_ +
                                            static_cast<std::size_t>(year - care_.years.from)];
    const Cents income = facts.income.at(year, members_[m]);
    const Cents result =
        income - spending(m, facts, year, figures) - facts.execution.at(year, members_[m]);
    did.deficit = std::max(Cents(), -result);
    Cents& reserve = reserves_[m * care_.reactions.size() + r];
    did.reserve_used = std::min(reserve, did.deficit);
    reserve -= did.reserve_used;
    const Cents borne = times(std::max(Cents(), income), terms.tolerated);
    const Cents excess = did.deficit - did.reserve_used - borne;
    if (excess <= Cents() || year == care_.years.to) return;
    cut_prevention(m, facts, terms, year + 1, excess, did);
    // Without income there is no percentage to speak of; then all that can be done is done.
    const double percent = income > Cents() ? 100.0 * static_cast<double>(excess.count()) /
                                                  static_cast<double>(income.count())
                                            : 100.0;
    did.inflow_factor = millionths(1 - terms.threshold * percent);
    const auto& budgets = care_.terms.budgets;
    const bool has_budget = std::any_of(budgets.begin(), budgets.end(),
                                        [&](const PlainBudget& b) { return is_about(b, facts); });
    if (has_budget) did.budget_factor = millionths(1 - terms.budget_cut * percent);
    raise_thresholds(m, facts, terms, year + 1, did);
    lower_budgets(m, facts, year + 1, did);
  }

  void cut_prevention(std::size_t m, const CareCase::ReactionFacts& facts,
                      const BudgetReaction& terms, int next, Cents excess,
                      BudgetReactionYear& did) {
    Cents cost;
    for (const std::size_t l : facts.prevention) cost += lever_cost(m, l, next);
    const Cents wanted = std::min(cost, share_of(excess, millionths(terms.cut_prevention)));
    if (wanted <= Cents()) return;
    const auto kept = static_cast<std::int64_t>(static_cast<Int128>((cost - wanted).count()) *
                                                whole / cost.count());
    for (const std::size_t l : facts.prevention) {
      const Cents before = lever_cost(m, l, next);
      for (int year = next; year <= care_.years.to; ++year)
        lever_cost(m, l, year) = share_of(lever_cost(m, l, year), kept);
      did.prevention_cut += before - lever_cost(m, l, next);
      reacted.adjustments.push_back(
          {.year = next, .municipality = members_[m], .lever = l, .factor = as_factor(kept)});
    }
  }

  void raise_thresholds(std::size_t m, const CareCase::ReactionFacts& facts,
                        const BudgetReaction& terms, int next, const BudgetReactionYear& did) {
    if (did.inflow_factor == whole) return;
    std::vector<Channel> channels = terms.channels;
    if (channels.empty())
      for (std::size_t c = 0; c < channel_count; ++c) channels.push_back(static_cast<Channel>(c));
    reacted.adjustments.push_back({.year = next,
                                   .municipality = members_[m],
                                   .products = facts.products,
                                   .channels = std::move(channels),
                                   .factor = as_factor(did.inflow_factor)});
  }

  /// A budget that municipalities share falls by the part of it that is this one's, by inhabitants.
  void lower_budgets(std::size_t m, const CareCase::ReactionFacts& facts, int next,
                     const BudgetReactionYear& did) {
    if (did.budget_factor == whole) return;
    for (std::size_t b = 0; b < care_.terms.budgets.size(); ++b) {
      const PlainBudget& budget = care_.terms.budgets[b];
      if (!is_about(budget, facts)) continue;
      const double part = budget.shared ? inhabitants_of(m) / inhabitants_of(budget) : 1;
      reacted.adjustments.push_back({.year = next,
                                     .municipality = members_[m],
                                     .budget = b,
                                     .factor = 1 - (1 - as_factor(did.budget_factor)) * part});
    }
  }

  [[nodiscard]] bool is_about(const PlainBudget& budget,
                              const CareCase::ReactionFacts& facts) const {
    if (budget.products.empty()) return true;
    return std::any_of(facts.products.begin(), facts.products.end(), [&](std::size_t p) {
      return std::find(budget.products.begin(), budget.products.end(),
                       care_.terms.products[p].id) != budget.products.end();
    });
  }

  [[nodiscard]] double inhabitants_of(std::size_t m) const {
    return static_cast<double>(care_.inhabitants[members_[m]]);
  }
  /// A shared budget makes one cluster of who shares it.
  [[nodiscard]] double inhabitants_of(const PlainBudget& budget) const {
    if (!budget.municipalities.empty()) {
      std::int64_t sum = 0;
      for (std::size_t m = 0; m < members_.size(); ++m)
        if (std::find(budget.municipalities.begin(), budget.municipalities.end(),
                      care_.municipality_codes[members_[m]]) != budget.municipalities.end())
          sum += care_.inhabitants[members_[m]];
      return static_cast<double>(std::max<std::int64_t>(sum, 1));
    }
    return static_cast<double>(
        std::accumulate(care_.inhabitants.begin(), care_.inhabitants.end(), std::int64_t{0}));
  }

  const CareCase& care_;
  std::span<const std::size_t> members_;
  std::size_t years_;
  std::vector<Cents> reserves_;  ///< [municipality of the cluster][reaction]: what is left.
};

}  // namespace

Reacted simulate_with_reactions(const CareCase& care, demand::Simulator& simulator,
                                std::size_t cluster, std::uint32_t replication,
                                ContractCare* contracts, bool months) {
  check((contracts != nullptr) == (care.book != nullptr));
  Councils councils(care, care.model.clusters()[cluster]);
  Reacted& reacted = councils.reacted;
  const auto simulate = [&] {
    demand::SimulateOptions options{.replication = replication,
                                    .months = months,
                                    .records = {},
                                    .adjustments = reacted.adjustments};
    if (contracts != nullptr) {
      contracts->clear();
      contracts->ask(options);
    }
    reacted.figures = &simulator.simulate(cluster, options);
    if (contracts == nullptr) return;
    contracts->take_prices(*reacted.figures);
    reacted.paid = PaidByYear(*care.book, care.model.clusters()[cluster], contracts->pay());
  };
  simulate();
  if (!care.reactions.empty())
    for (int year = care.years.from; year <= care.years.to; ++year)
      if (councils.look_at(year, *reacted.figures)) simulate();
  return std::move(reacted);
}

}  // namespace houvast::study
