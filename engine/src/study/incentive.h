// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "houvast/agreement_effect.h"
#include "study/region_run.h"

namespace houvast::study {

/// What is spent more in a sample: small beside any budget, large beside a rounded cent.
inline constexpr Cents extra_of_sample{100'000};

/// R6, the incentive left: every agreement once more with a thousand euro of extra spending of one
/// municipality in one year, for all members and years. A sample counts the result of that year and
/// of all years after it, so that what is paid later (a reserve, a mean of past years) is in it.
/// One list an agreement.
[[nodiscard]] Result<std::vector<std::vector<region::IncentiveSample>>> sample_incentives(
    const Dossier& dossier, RegionRun& region, const SpendingTables& spending);

}  // namespace houvast::study
