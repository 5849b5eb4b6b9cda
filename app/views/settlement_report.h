// SPDX-License-Identifier: EUPL-1.2
// R4 and R5 as reports: the steps as tables, before and after as bars, the reason of every amount.
#pragma once

#include <string>

#include "houvast/account_names.h"
#include "houvast/agreement.h"
#include "houvast/equalisation.h"
#include "houvast/report.h"
#include "houvast/solidarity.h"

namespace houvast::views {

struct SettlementReportOptions {
  NamesByCode names;
  bool explain = false;  ///< With the reason of every line.
};

[[nodiscard]] Report solidarity_report(const SolidarityTerms& terms,
                                       const region::SolidaritySettlement& settlement,
                                       const SettlementReportOptions& options);

[[nodiscard]] Report equalisation_report(const EqualisationTerms& terms,
                                         const region::Equalisation& equalisation,
                                         const SettlementReportOptions& options);

/// A row a transfer: from, to, amount and the sentence that says why.
[[nodiscard]] Table reasons_in_words(const std::vector<Transfer>& transfers,
                                     const NamesByCode& names);

}  // namespace houvast::views
