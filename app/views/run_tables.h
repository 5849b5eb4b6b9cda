// SPDX-License-Identifier: EUPL-1.2
// The blocks of a run's report, each from the figures it needs.
#pragma once

#include <optional>
#include <span>

#include "houvast/study.h"
#include "views/run_report.h"

namespace houvast::views {

/// All municipalities and schemes together: a row a year, a column an item.
[[nodiscard]] Table result_by_year(std::span<const ItemAmount> results);

/// All years together: a row a municipality, a column an item.
[[nodiscard]] Table result_by_municipality(std::span<const ItemAmount> results, const Names& names);

/// F1: how a macro budget came to be what it is.
[[nodiscard]] Table macro_table(const study::SchemeOutcome& scheme);

/// R3: the reserve of one agreement; empty where there is none.
[[nodiscard]] std::optional<Table> reserve_table(const std::string& agreement,
                                                 std::span<const study::AgreementYear> years,
                                                 const Names& names);

/// R6: what an agreement does for each of its members.
[[nodiscard]] Table effect_table(const study::AgreementOutcome& outcome, const Names& names);
[[nodiscard]] BarChart before_and_after(const study::AgreementOutcome& outcome, const Names& names);

/// R3 over replications.
[[nodiscard]] Table reserve_chances(const study::AgreementOutcome& outcome);

/// The spread of the result after the agreement beside that before it, mean over the years.
[[nodiscard]] std::optional<BandChart> result_bands(std::span<const Distribution> distributions,
                                                    const std::string& scheme, const Names& names);

/// Where a drawing shows an account: municipalities as one when they are many, and what every
/// municipality has of its own (residents, running cost) always as one.
[[nodiscard]] Account drawn_as(const Account& account, const Names& names);
[[nodiscard]] Text drawn_name(const Account& drawn, const Names& names);

/// R1: all transfers summed by payer and payee. With many municipalities they are one node.
[[nodiscard]] FlowChart money_streams(std::span<const Transfer> transfers, const Names& names);

}  // namespace houvast::views
