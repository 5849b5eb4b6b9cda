// SPDX-License-Identifier: EUPL-1.2
// C11. What is done in one domain changes cost in another: money that moves, and what an agreement
// would pay (NL: domeinoverstijgende effecten). Method: docs/methods/C11-insurer-effects.md.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "houvast/contracts.h"

namespace houvast::contracts {

/// The table of source 001 in our words, without amounts: a start for a dossier.
[[nodiscard]] const std::vector<InsurerEffect>& known_insurer_effects();

/// Client-years in care by product and year, in millionths: days in care over days in the year.
using ClientYears = std::vector<std::vector<Millionths>>;
[[nodiscard]] ClientYears client_years(const CareSheet& sheet, const ContractFacts& facts);

/// What an effect came to in a year.
struct InsurerEffectLine {
  std::size_t effect = 0;  ///< Place in the terms.
  int year = 0;
  Millionths client_years = 0;
  Account who_acts, who_feels;
  Cents moved;  ///< Cost of who feels it: below zero it falls.
  /// What would be paid under an agreement: who gains pays who acts, or who acts pays who loses.
  Account payer, receiver;
  Cents agreed;
};
/// One line an effect with an amount and year; effects without amount or product have none. Nothing
/// of it is in the ledger: these transfers did not happen.
[[nodiscard]] std::vector<InsurerEffectLine> insurer_effects(const ContractTerms& terms,
                                                             const ContractFacts& facts,
                                                             const ClientYears& clients);

}  // namespace houvast::contracts
