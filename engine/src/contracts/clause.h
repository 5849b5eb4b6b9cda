// SPDX-License-Identifier: EUPL-1.2
// Clauses: each makes lines of the care that was counted. Private to the part.
#pragma once

#include <cstddef>
#include <vector>

#include "contracts/book.h"
#include "contracts/tally.h"

namespace houvast::contracts {

/// A clause of a contract, by place, and what it is applied to.
struct ClauseContext {
  const ContractBook::Impl& book;
  const CareTally::Impl& tally;
  std::size_t contract = 0, clause = 0;

  [[nodiscard]] const BookContract& of_contract() const { return book.contracts[contract]; }
  [[nodiscard]] const BookClause& of_clause() const { return of_contract().clauses[clause]; }
  [[nodiscard]] const Contract& contract_terms() const { return book.terms.contracts[contract]; }
  /// A line of the clause, to be filled in further.
  [[nodiscard]] ContractLine line(LineKind kind, std::uint16_t municipality, int month) const {
    ContractLine line;
    line.contract = static_cast<std::uint16_t>(contract);
    line.source = static_cast<std::uint16_t>(clause);
    line.kind = kind;
    line.municipality = municipality;
    line.month = month;
    return line;
  }
  /// The product of a clause that is about one.
  [[nodiscard]] std::optional<std::uint16_t> only_product() const {
    const std::vector<std::uint16_t>& products = of_clause().products;
    return products.size() == 1 ? std::optional(products.front()) : std::nullopt;
  }
};

// C1, C2
void pay(const AvailabilityClause& terms, const ClauseContext& at, std::vector<ContractLine>& to);
void pay(const UnitClause& terms, const ClauseContext& at, std::vector<ContractLine>& to);
void pay(const FunctionClause& terms, const ClauseContext& at, std::vector<ContractLine>& to);
void pay(const TrajectoryClause& terms, const ClauseContext& at, std::vector<ContractLine>& to);
void pay(const PersonYearClause& terms, const ClauseContext& at, std::vector<ContractLine>& to);
void pay(const ClientFollowingClause& terms, const ClauseContext& at,
         std::vector<ContractLine>& to);
// C3, C4, C5
void pay(const CharacteristicsClause& terms, const ClauseContext& at,
         std::vector<ContractLine>& to);
void pay(const HistoryClause& terms, const ClauseContext& at, std::vector<ContractLine>& to);
void pay(const NetworkClause& terms, const ClauseContext& at, std::vector<ContractLine>& to);
void pay(const TeamClause& terms, const ClauseContext& at, std::vector<ContractLine>& to);
void pay(const ResultClause& terms, const ClauseContext& at, std::vector<ContractLine>& to);
void pay(const PersonalBudgetClause& terms, const ClauseContext& at, std::vector<ContractLine>& to);

// What looks at lines that were made; these clauses themselves pay nothing in the first round.
inline void pay(const GuaranteeClause&, const ClauseContext&, std::vector<ContractLine>&) {}
inline void pay(const AdvanceClause&, const ClauseContext&, std::vector<ContractLine>&) {}
void add_ceilings(const ContractBook::Impl& book, const CareTally::Impl& tally,
                  std::vector<ContractLine>& lines);  // C6
void add_guarantees(const ContractBook::Impl& book, const CareTally::Impl& tally,
                    std::vector<ContractLine>& lines);  // C7
void add_savings(const ContractBook::Impl& book, const CareTally::Impl& tally,
                 std::vector<ContractLine>& lines);  // C9
void add_advances(const ContractBook::Impl& book, const CareTally::Impl& tally,
                  std::vector<ContractLine>& lines);  // C8
void add_subcontracts(const ContractBook::Impl& book, const CareTally::Impl& tally,
                      std::vector<ContractLine>& lines);  // C12

}  // namespace houvast::contracts
