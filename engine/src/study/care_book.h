// SPDX-License-Identifier: EUPL-1.2
// What simulated care cost and what it is made of, to be told in transfers (D3, D9).
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "houvast/ledger.h"
#include "study/care_case.h"

namespace houvast::study {

/// The care of one municipality in one year and scheme, what a kind of clause pays, or a lever.
struct CarePart {
  Cents amount;
  std::optional<std::size_t> product;  ///< Else the contract, else the lever.
  struct Clause {
    Payee payee;
    contracts::LineKind kind = contracts::LineKind::unit;
  };
  std::optional<Clause> clause;
  std::size_t lever = 0;
  Decimal users;   ///< On average over the draws.
  Decimal volume;  ///< Units, on average; of a clause what its kind counts.
};

/// Care on average over draws, in whole cents: of every municipality, year and scheme the mean is
/// rounded once, and its products add up to it; of contracts each kind of clause is rounded.
class CareBook {
 public:
  /// `sums`: packets of all municipalities, added up over the draws.
  CareBook(const Dossier& dossier, const FundedDossier& funded, const CareCase& care,
           std::span<const std::int64_t> sums, std::int64_t draws);

  /// Empty where spending does not come from the simulation: another scheme, or an actual is known.
  [[nodiscard]] std::span<const CarePart> parts(std::size_t scheme, int year,
                                                std::size_t municipality) const {
    return parts_[scheme].at(year, municipality);
  }
  [[nodiscard]] Cents spending(std::size_t scheme, int year, std::size_t municipality) const;
  [[nodiscard]] std::int64_t clients(std::size_t scheme, int year, std::size_t municipality) const;
  [[nodiscard]] bool is_simulated(std::size_t scheme) const { return is_simulated_[scheme]; }

  /// Who pays for the care of residents of one municipality, and in how far.
  struct Payment {
    std::size_t scheme = 0;
    int year = 0;
    std::size_t municipality = 0;
    Account payer;
    Cents amount;
    Cents spending;                       ///< Of which `amount` is a part, or all.
    std::optional<Decimal> pooled_share;  ///< The region pays this share.
  };
  /// One transfer a part, adding up to the amount. Empty where there are no parts to tell.
  [[nodiscard]] std::vector<Transfer> transfers(const Payment& payment) const;

 private:
  [[nodiscard]] Reason reason_of(const CarePart& part, const Payment& payment) const;
  [[nodiscard]] Account payee_of(const CarePart& part, const Payment& payment) const;

  const Dossier& dossier_;
  const DemandTerms& terms_;
  std::int64_t draws_;
  std::vector<bool> is_simulated_;
  std::vector<Grid<std::vector<CarePart>>> parts_;  ///< By scheme.
  std::vector<Grid<std::int64_t>> clients_;         ///< By scheme.
};

/// The transfers of care that is paid: simulated care by product and lever, other care as a whole
/// (C0.own_care, C0.pooled_care). `book` may be null.
[[nodiscard]] std::vector<Transfer> care_transfers(const Dossier& dossier, const CareBook* book,
                                                   const CareBook::Payment& payment);

}  // namespace houvast::study
