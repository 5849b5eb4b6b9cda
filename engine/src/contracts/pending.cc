// SPDX-License-Identifier: EUPL-1.2
// Clauses that are being built: each function moves to a file of its own and leaves this one.
#include "contracts/clause.h"

namespace houvast::contracts {

void pay(const CharacteristicsClause&, const ClauseContext&, std::vector<ContractLine>&) {}  // C3
void pay(const HistoryClause&, const ClauseContext&, std::vector<ContractLine>&) {}          // C3
void pay(const NetworkClause&, const ClauseContext&, std::vector<ContractLine>&) {}          // C3
void pay(const TeamClause&, const ClauseContext&, std::vector<ContractLine>&) {}             // C3
void pay(const ResultClause&, const ClauseContext&, std::vector<ContractLine>&) {}           // C4
void pay(const PersonalBudgetClause&, const ClauseContext&, std::vector<ContractLine>&) {}   // C5

void add_guarantees(const ContractBook::Impl&, const CareTally::Impl&, std::vector<ContractLine>&) {
}  // C7
void add_savings(const ContractBook::Impl&, const CareTally::Impl&, std::vector<ContractLine>&) {
}  // C9
void add_advances(const ContractBook::Impl&, const CareTally::Impl&, std::vector<ContractLine>&) {
}  // C8

}  // namespace houvast::contracts
