// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "houvast/agreement_effect.h"
#include "study/region_run.h"

namespace houvast::study {

/// The whole chain for one table of spending, with every transfer and its reason.
struct Booked {
  std::vector<Transfer> transfers;  ///< Funding, care, agreements, relief: in the order of a year.
  std::vector<AgreementYear> agreement_years;
  std::vector<region::EffectRun> effects;            ///< One run an agreement.
  std::vector<std::vector<funding::Relief>> relief;  ///< F10, by scheme.
};

/// Books all years; `care` says what simulated care is made of and may be null. What the ledger
/// says of a municipality is held against what the agreements computed: a difference of a cent
/// stops the program.
[[nodiscard]] Result<Booked> book(const Dossier& dossier, const FundedDossier& funded,
                                  RegionRun& region, const SpendingTables& spending,
                                  const ClientTables* clients, const CareBook* care);

}  // namespace houvast::study
