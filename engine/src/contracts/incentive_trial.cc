// SPDX-License-Identifier: EUPL-1.2
#include "contracts/incentive_trial.h"

#include <algorithm>
#include <numeric>

#include "contracts/ceiling_scope.h"

namespace houvast::contracts {
namespace {

bool holds(const std::vector<std::uint16_t>& places, std::size_t place) {
  return std::find(places.begin(), places.end(), place) != places.end();
}

bool is_paid_by_referrals(const Contract& contract) {
  return std::any_of(contract.clauses.begin(), contract.clauses.end(), [](const Clause& clause) {
    const auto* team = std::get_if<TeamClause>(&clause.terms);
    return team != nullptr && team->referrals;
  });
}

bool shares(const SharedSavings& savings, const Contract& contract) {
  if (savings.contracts.empty()) return savings.scheme == contract.scheme;
  return std::find(savings.contracts.begin(), savings.contracts.end(), contract.id) !=
         savings.contracts.end();
}

}  // namespace

Trial::Trial(const ContractBook& book, const CareTally& tally)
    : book_(book.impl()),
      linked_(book.impl()),
      tally_(tally),
      differs_(book_.contracts.size()),
      paid_(book_.contracts.size()),
      is_paid_(book_.contracts.size()) {
  link_contracts();
}

/// Contracts under one ceiling, or in one agreement to share savings, look at each other's lines.
void Trial::link_contracts() {
  const std::vector<Contract>& contracts = book_.terms.contracts;
  group_.resize(contracts.size());
  std::iota(group_.begin(), group_.end(), std::size_t{0});
  const auto link = [&](const auto& is_in) {
    std::optional<std::size_t> first;
    for (std::size_t c = 0; c < contracts.size(); ++c) {
      if (!is_in(contracts[c])) continue;
      if (!first) first = c;
      const std::size_t old = group_[c], now = group_[*first];
      std::replace(group_.begin(), group_.end(), old, now);
    }
  };
  for (const Ceiling& ceiling : book_.terms.ceilings)
    link([&](const Contract& contract) { return is_under(ceiling, contract); });
  for (const SharedSavings& savings : book_.terms.savings)
    link([&](const Contract& contract) { return shares(savings, contract); });
}

/// Does a contract count care like that of the order?
bool Trial::sees(std::size_t contract, const CareOrder& order) const {
  const BookContract& known = book_.contracts[contract];
  if (!holds(known.municipalities, order.municipality)) return false;
  if (is_paid_by_referrals(book_.terms.contracts[contract])) return true;
  return holds(known.products, order.product) && holds(known.providers, *order.provider);
}

void Trial::choose(std::span<const TrialClient> clients) {
  std::vector<bool> groups(group_.size());
  for (std::size_t c = 0; c < group_.size(); ++c)
    for (const TrialClient& client : clients)
      if (sees(c, client.order)) groups[group_[c]] = true;
  const std::vector<bool> before = differs_;
  for (std::size_t c = 0; c < group_.size(); ++c) differs_[c] = groups[group_[c]];
  if (differs_ != before) nobody_.reset();
  // What is about other contracts is the same with and without a client.
  const auto is_about = [&](const auto& is_in) {
    for (std::size_t c = 0; c < group_.size(); ++c)
      if (differs_[c] && is_in(book_.terms.contracts[c])) return true;
    return false;
  };
  linked_.terms.ceilings.clear();
  for (const Ceiling& ceiling : book_.terms.ceilings)
    if (is_about([&](const Contract& contract) { return is_under(ceiling, contract); }))
      linked_.terms.ceilings.push_back(ceiling);
  linked_.terms.savings.clear();
  for (const SharedSavings& savings : book_.terms.savings)
    if (is_about([&](const Contract& contract) { return shares(savings, contract); }))
      linked_.terms.savings.push_back(savings);
}

void Trial::pay_contract(std::size_t contract, std::vector<ContractLine>& lines) const {
  for (std::size_t k = 0; k < book_.contracts[contract].clauses.size(); ++k) {
    const ClauseContext at{book_, tally_.impl(), contract, k};
    std::visit([&](const auto& terms) { pay(terms, at, lines); },
               book_.terms.contracts[contract].clauses[k].terms);
  }
}

Money Trial::with(const TrialClient* client) {
  if (client == nullptr && nobody_) return *nobody_;
  // What nobody touches is kept from one trial to the next.
  for (std::size_t c = 0; c < book_.contracts.size(); ++c)
    if (differs_[c] && !is_paid_[c]) {
      pay_contract(c, paid_[c]);
      is_paid_[c] = true;
    }
  if (client != nullptr) tally_.add(client->order, client->delivered, 1);
  lines_.clear();
  for (std::size_t c = 0; c < book_.contracts.size(); ++c) {
    if (!differs_[c]) continue;
    if (client != nullptr && sees(c, client->order))
      pay_contract(c, lines_);
    else
      lines_.insert(lines_.end(), paid_[c].begin(), paid_[c].end());
  }
  add_ceilings(linked_, tally_.impl(), lines_);
  add_guarantees(linked_, tally_.impl(), lines_);
  add_savings(linked_, tally_.impl(), lines_);
  add_advances(linked_, tally_.impl(), lines_);
  add_subcontracts(linked_, tally_.impl(), lines_);
  if (client != nullptr) tally_.add(client->order, client->delivered, -1);
  const Money money = money_of_lines();
  if (client == nullptr) nobody_ = money;
  return money;
}

Money Trial::money_of_lines() const {
  Money money;
  money.received.resize(book_.terms.providers.size());
  for (const ContractLine& line : lines_) {
    (line.provider ? money.received[*line.provider] : money.elsewhere) += line.amount;
    (line.from_provider ? money.received[*line.from_provider] : money.municipalities) +=
        line.from_provider ? -line.amount : line.amount;
  }
  return money;
}

}  // namespace houvast::contracts
