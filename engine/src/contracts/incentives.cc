// SPDX-License-Identifier: EUPL-1.2
// C10. Applies all clauses with and without an action.
#include "houvast/incentives.h"

#include <algorithm>
#include <array>
#include <set>

#include "contracts/incentive_trial.h"
#include "houvast/check.h"
#include "money/exact.h"

namespace houvast::contracts {
namespace {

/// The provider that is paid by referrals to the product of a case (C3), if there is one.
std::optional<std::size_t> team_of(const ContractBook::Impl& book, const IncentiveCase& on) {
  for (std::size_t c = 0; c < book.contracts.size(); ++c) {
    const BookContract& contract = book.contracts[c];
    const bool is_there = std::find(contract.municipalities.begin(), contract.municipalities.end(),
                                    on.municipality) != contract.municipalities.end();
    if (!is_there || contract.providers.empty()) continue;
    for (const Clause& clause : book.terms.contracts[c].clauses) {
      const auto* team = std::get_if<TeamClause>(&clause.terms);
      if (team == nullptr || !team->referrals) continue;
      const std::vector<std::string>& products = team->referrals->products;
      const ProductFacts& product = book.facts.products[on.product];
      if (products.empty()
              ? product.line == 2
              : std::find(products.begin(), products.end(), product.id) != products.end())
        return contract.providers.front();
    }
  }
  return std::nullopt;
}

/// A client before and after; none: he is not there.
struct Step {
  std::optional<TrialClient> before, after;
};

/// What an action does to an ordinary client; empty: the case does not allow it.
std::optional<Step> step_of(const ContractBook::Impl& book, const IncentiveCase& on,
                            const TrialClient& client, Action action) {
  if (action == Action::client_more) return Step{std::nullopt, client};
  if (action == Action::referral_less) return Step{client, std::nullopt};
  std::optional<TrialClient> after = client_after(book, on, client, action);
  if (!after) return std::nullopt;
  if (action != Action::better_outcome) return Step{client, std::move(after)};
  TrialClient failed = client;
  failed.order.reason = StopReason::dropped_out;
  failed.order.chance = UINT32_MAX;
  return Step{std::move(failed), std::move(after)};
}

/// With a client of whom is not known whether he will reach outcomes that are agreed with a chance
/// (C4): the mean over his draw, weighed by how much of it lies between their chances.
Money expected(Trial& trial, const ContractBook::Impl& book, TrialClient client) {
  constexpr std::uint64_t all = std::uint64_t{1} << 32;
  const CareOrder& order = client.order;
  const Cell& cell =
      book.cells[book.cell_of(order.municipality, order.product, order.provider, order.form)];
  std::set<std::uint64_t> bounds{0, all};
  for (std::uint32_t m = cell.meters_from; m < cell.meters_to; ++m)
    if (book.meters[m].kind == Meter::Kind::agreed_ends) bounds.insert(book.meters[m].chance_below);
  if (bounds.size() == 2) return trial.with(&client);

  std::vector<Int128> received(book.terms.providers.size());
  Int128 elsewhere = 0;
  for (auto from = bounds.begin(); std::next(from) != bounds.end(); ++from) {
    client.order.chance = static_cast<std::uint32_t>(*from);
    const auto weight = static_cast<Int128>(*std::next(from) - *from);
    const Money money = trial.with(&client);
    for (std::size_t p = 0; p < received.size(); ++p)
      received[p] += weight * money.received[p].count();
    elsewhere += weight * money.elsewhere.count();
  }
  const auto mean = [](Int128 sum) {
    return Cents(static_cast<std::int64_t>(divide_half_away(sum, all)));
  };
  Money money;
  money.elsewhere = mean(elsewhere);
  money.municipalities = money.elsewhere;
  for (const Int128 sum : received) {
    money.received.push_back(mean(sum));
    money.municipalities += money.received.back();
  }
  return money;
}

Cents size(Cents amount) { return amount < Cents() ? -amount : amount; }

/// Of the care that the action is about.
Cents value_of(const ContractBook::Impl& book, const TrialClient& client, const Step& step,
               Action action) {
  const Cents whole = list_value(book, client);
  if (!step.before || !step.after || action == Action::to_basis || action == Action::better_outcome)
    return whole;
  return size(list_value(book, *step.after) - list_value(book, *step.before));
}

/// What the clients of a step cost this provider more or less.
Cents cost_of_step(const ContractBook::Impl& book, const Step& step, std::size_t provider) {
  Cents cost;
  if (step.after && step.after->order.provider == provider)
    cost += delivery_cost(book, *step.after);
  if (step.before && step.before->order.provider == provider)
    cost -= delivery_cost(book, *step.before);
  return cost;
}

void fill_in(Incentive& line, const ContractBook::Impl& book, const Money& before,
             const Money& after) {
  const std::size_t provider = line.on.provider;
  line.revenue = after.received[provider] - before.received[provider];
  line.margin = line.revenue - line.cost;
  line.municipality = after.municipalities - before.municipalities;
  line.others = after.elsewhere - before.elsewhere;
  for (std::size_t p = 0; p < after.received.size(); ++p)
    if (p != provider) line.others += after.received[p] - before.received[p];
  check(line.revenue + line.others == line.municipality);
  if (const auto team = team_of(book, line.on); team && *team != provider)
    line.team = after.received[*team] - before.received[*team];
}

}  // namespace

std::vector<Incentive> incentives(const ContractBook& book, const CareTally& tally,
                                  std::span<const IncentiveCase> cases,
                                  const IncentiveOptions& options) {
  const ContractBook::Impl& known = book.impl();
  std::vector<Incentive> lines;
  if (cases.empty()) return lines;
  Trial trial(book, tally);
  for (const IncentiveCase& on : cases) {
    const TrialClient client = ordinary_client(known, on, options);
    std::vector<TrialClient> tried{client};
    if (auto moved = client_after(known, on, client, Action::to_basis))
      tried.push_back(*std::move(moved));
    trial.choose(tried);
    const Money nobody = trial.with(nullptr);
    const Money ordinary = expected(trial, known, client);
    for (std::size_t a = 0; a < action_count; ++a) {
      const auto action = static_cast<Action>(a);
      const std::optional<Step> step = step_of(known, on, client, action);
      if (!step) continue;
      Incentive line{.on = on, .action = action};
      line.cost_is_assumed = !has_unit_cost(known, on);
      line.cost = cost_of_step(known, *step, on.provider);
      line.value = value_of(known, client, *step, action);
      // An outcome is compared with a failure; all else with nobody, or with the ordinary client.
      const bool is_outcome = action == Action::better_outcome;
      const bool is_new = action == Action::client_more;
      const Money before = is_outcome     ? trial.with(&*step->before)
                           : step->before ? ordinary
                                          : nobody;
      const Money after = is_new         ? ordinary
                          : !step->after ? nobody
                          : is_outcome   ? trial.with(&*step->after)
                                         : expected(trial, known, *step->after);
      fill_in(line, known, before, after);
      line.flags = find_flags(line);
      lines.push_back(std::move(line));
    }
  }
  return lines;
}

}  // namespace houvast::contracts
