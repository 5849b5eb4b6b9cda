// SPDX-License-Identifier: EUPL-1.2
// What a run has to say, as a report: the figures of a ledger first, then what each mechanism did.
#pragma once

#include <span>
#include <string>

#include "houvast/account_names.h"
#include "houvast/dossier.h"
#include "houvast/report.h"
#include "houvast/run.h"
#include "houvast/study.h"

namespace houvast::views {

/// Names by code, also those of accounts; a code that has none is shown as it is.
using Names = NamesByCode;
[[nodiscard]] Names names_of(const Dossier& dossier);
[[nodiscard]] std::string name_in(const Names& names, const std::string& code);
[[nodiscard]] std::string scheme_name(const std::string& scheme, const Names& names);

/// Of a run that was kept: results by year and municipality, money streams, distributions.
[[nodiscard]] Report report_of(const RunRecord& record, const Names& names);

/// Of a run that was just made: the same, and budgets, reserves and what agreements do.
[[nodiscard]] Report report_of(const study::Run& run, const Dossier& dossier);

/// results.csv: every figure.
[[nodiscard]] Table results_table(std::span<const ItemAmount> results);

/// distributions.csv: every distribution.
[[nodiscard]] Table distributions_table(std::span<const Distribution> distributions);

}  // namespace houvast::views
