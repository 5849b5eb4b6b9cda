// SPDX-License-Identifier: EUPL-1.2
// What was paid by lines that were made: for clauses that look at the sum (C7, C9). Private to the
// part.
#pragma once

#include <span>
#include <vector>

#include "contracts/clause.h"

namespace houvast::contracts {

/// Is a line paid for care or its availability? Not what is only earlier or later (C8), what is
/// shared afterwards (C9), or what providers pay each other (C12).
[[nodiscard]] bool is_payment(LineKind kind);

/// Payments of a contract in a year (from 0) about the products of a clause, in the order of
/// BookContract::municipalities. All of the contract when the clause names no products.
[[nodiscard]] std::vector<Cents> paid_by_payer(const ClauseContext& at, int year,
                                               std::span<const ContractLine> lines);

/// An amount over the payers of a contract by what each paid; by inhabitants when nobody paid.
[[nodiscard]] std::vector<Cents> split_like(Cents amount, std::span<const Cents> paid,
                                            const ContractBook::Impl& book, std::size_t contract,
                                            int year);

}  // namespace houvast::contracts
