// SPDX-License-Identifier: EUPL-1.2
// Whole replications of a dossier with contracts: care of all municipalities, counted and paid.
#pragma once

#include <cstdint>
#include <vector>

#include "houvast/dossier.h"
#include "study/care_case.h"
#include "study/contract_care.h"
#include "study/contract_figures.h"

namespace houvast::study {

/// A dossier with contracts made ready: shared by all threads, never changed. Behaviour of
/// providers (D11) and access (D6) are in it; reactions of councils (D14) are left out.
/// Errors: study/no-contracts, study/no-products and those of the mechanisms.
[[nodiscard]] Result<CareCase> prepare_contracts(const Dossier& dossier, std::uint64_t seed);

/// Simulates replications, with memory of its own: one for each thread.
class ContractDraws {
 public:
  explicit ContractDraws(const CareCase& contracts);

  /// Valid until the next.
  [[nodiscard]] PaidCare simulate(std::uint32_t replication);

  [[nodiscard]] const CareSheet& sheet() const { return care_.sheet(); }

 private:
  const CareCase& case_;
  demand::Simulator simulator_;
  ContractCare care_;
  std::vector<demand::CareYear> by_year_;
};

}  // namespace houvast::study
