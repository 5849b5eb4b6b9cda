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

/// What all agreements carry from year to year.
struct RegionState {
  std::vector<AgreementState> agreements;  ///< By place in RegionRun::chains().
  std::vector<Cents> reserves;             ///< The same; read where an agreement has its own.
};

/// All agreements of a dossier, year after year, with what they carry along. One object a thread.
class RegionRun {
 public:
  RegionRun(const Dossier& dossier, const FundedDossier& funded);

  [[nodiscard]] Problems prepare();

  /// In order of scheme: the order in which agreements that share a reserve are settled.
  [[nodiscard]] const std::deque<AgreementChain>& chains() const { return chains_; }
  [[nodiscard]] std::size_t scheme_of(std::size_t agreement) const { return schemes_[agreement]; }

  using Step = std::function<Problems(const AgreementStep&)>;

  /// All years; `step` sees every agreement and year in order. Clients are those of the dossier's
  /// tables, unless they are given.
  [[nodiscard]] Problems follow(const SpendingTables& spending, const Step& step,
                                const ClientTables* clients = nullptr);

  /// The same, a year at a time: start(), and then the years in order.
  [[nodiscard]] RegionState start() const;
  [[nodiscard]] Problems follow_year(int year, const SpendingTables& spending, const Step& step,
                                     const ClientTables* clients, RegionState& state);
  /// Will every later year be the same after the one as after the other?
  [[nodiscard]] bool goes_on_the_same(const RegionState& one, const RegionState& other) const;

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
