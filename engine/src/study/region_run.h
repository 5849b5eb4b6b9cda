// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <deque>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "study/agreement_chain.h"

namespace houvast::study {

/// Spending by scheme, in the order of the dossier: what the care of each municipality's residents
/// costs, after F8.
using SpendingTables = std::vector<Grid<Cents>>;

/// Clients by scheme, in the order of the dossier, where they are known.
using ClientTables = std::vector<Grid<std::optional<std::int64_t>>>;

/// One agreement in one year, as it was computed.
struct AgreementStep {
  std::size_t agreement = 0;  ///< Index into RegionRun::chains().
  int year = 0;
  const AgreementAmounts& amounts;
  std::span<const Cents> spending;  ///< Of the members.
};

/// All agreements of a dossier, year after year, with what they carry along. One object a thread.
class RegionRun {
 public:
  RegionRun(const Dossier& dossier, const FundedDossier& funded);

  [[nodiscard]] Problems prepare();

  /// In order of scheme: the order in which agreements that share a reserve are settled.
  [[nodiscard]] const std::deque<AgreementChain>& chains() const { return chains_; }
  [[nodiscard]] std::size_t scheme_of(std::size_t agreement) const { return schemes_[agreement]; }

  /// All years; `step` sees every agreement and year in order. Clients are those of the dossier's
  /// tables, unless they are given.
  [[nodiscard]] Problems follow(const SpendingTables& spending,
                                const std::function<Problems(const AgreementStep&)>& step,
                                const ClientTables* clients = nullptr);

 private:
  [[nodiscard]] std::optional<Cents> band_income(std::size_t agreement, int year) const;

  const Dossier& dossier_;
  const FundedDossier& funded_;
  std::deque<AgreementChain> chains_;
  std::vector<std::size_t> schemes_;         ///< By chain: index of its scheme.
  std::vector<std::size_t> reserve_owners_;  ///< By chain: the chain whose reserve it uses.
};

/// What the tables of the dossier expect, after F8.
[[nodiscard]] SpendingTables expected_spending(const Dossier& dossier, const FundedDossier& funded);

}  // namespace houvast::study
