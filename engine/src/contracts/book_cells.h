// SPDX-License-Identifier: EUPL-1.2
// Which cells a book counts in. Private to the part.
#pragma once

#include "contracts/book.h"

namespace houvast::contracts {

/// Gives all care that a contract pays a cell of its own, and all other care a cell by product and
/// provider; then the clauses their cells and meters.
void make_cells(ContractBook::Impl& book);

}  // namespace houvast::contracts
