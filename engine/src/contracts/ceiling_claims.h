// SPDX-License-Identifier: EUPL-1.2
// C6: what clauses ask under ceilings, month by month. Private to the part.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "contracts/book.h"
#include "contracts/ceiling_scope.h"
#include "contracts/tally.h"
#include "houvast/contracts.h"

namespace houvast::contracts {

/// Who asks: a ceiling posts its lines for one of these.
struct Claimant {
  std::uint16_t contract = 0;
  std::uint16_t municipality = 0;
  std::optional<std::uint16_t> product, provider;
  CareClass care = CareClass::started;
  bool is_fixed = false;       ///< Whatever is used: known on 1 January.
  bool is_specialist = false;  ///< Line 2 and nothing else.

  friend auto operator<=>(const Claimant&, const Claimant&) = default;
};

struct Claims {
  std::size_t months = 0;
  std::vector<Claimant> claimants = {};  ///< In order.
  std::vector<Cents> asked = {};         ///< [claimant][month]: by the clauses.
  std::vector<Cents> left = {};          ///< Less what ceilings took off.
  std::vector<Millionths> volume = {};   ///< Units delivered.

  [[nodiscard]] std::size_t at(std::size_t claimant, std::size_t month) const {
    return claimant * months + month;
  }
};

/// Are lines of this kind known on 1 January, whatever will be used?
[[nodiscard]] bool is_fixed(LineKind kind);
/// Does a clause post lines of this kind? Only those count under ceilings.
[[nodiscard]] bool is_of_clause(LineKind kind);

/// Of contracts that stand under a ceiling: what clauses asked and the units of that care.
[[nodiscard]] Claims claims_of(const ContractBook::Impl& book, const CareTally::Impl& tally,
                               std::span<const ContractLine> lines);

/// Places of the claimants that a limit is about.
[[nodiscard]] std::vector<std::size_t> claimants_under(const ContractBook::Impl& book,
                                                       const Limited& limited,
                                                       const Claims& claims);

}  // namespace houvast::contracts
