// SPDX-License-Identifier: EUPL-1.2
// Settles with one client more, fast: only contracts that can differ by him are settled, and of
// those only the ones that see him are counted anew. Private to the part.
#pragma once

#include <vector>

#include "contracts/clause.h"
#include "contracts/incentive_parts.h"

namespace houvast::contracts {

/// What everybody receives and pays over all years, apart from contracts that cannot differ.
struct Money {
  std::vector<Cents> received;  ///< By provider, less what it paid to others.
  Cents elsewhere;              ///< By residents and insurers.
  Cents municipalities;         ///< Paid by all of them.
};

class Trial {
 public:
  Trial(const ContractBook& book, const CareTally& tally);

  /// The contracts that can differ by these clients: those that may pay for one, those of teams
  /// that are paid by referrals, and all that share a ceiling or savings with one of them.
  void choose(std::span<const TrialClient> clients);

  /// With this client, who is like one of them, or without.
  [[nodiscard]] Money with(const TrialClient* client);

 private:
  [[nodiscard]] Money money_of_lines() const;
  [[nodiscard]] bool sees(std::size_t contract, const CareOrder& order) const;
  void link_contracts();
  void pay_contract(std::size_t contract, std::vector<ContractLine>& lines) const;

  const ContractBook::Impl& book_;
  ContractBook::Impl linked_;  ///< The book with only the ceilings and savings that can differ.
  CareTally tally_;
  std::vector<std::size_t> group_;               ///< Of each contract: equal when linked.
  std::vector<bool> differs_;                    ///< Contracts, by the clients that were chosen.
  std::vector<std::vector<ContractLine>> paid_;  ///< By contract, without a client.
  std::vector<bool> is_paid_;                    ///< Is `paid_` filled in?
  std::optional<Money> nobody_;                  ///< Without a client, of the same contracts.
  std::vector<ContractLine> lines_;              ///< Room that is used again.
};

}  // namespace houvast::contracts
