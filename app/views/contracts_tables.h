// SPDX-License-Identifier: EUPL-1.2
// What contracts paid and what it meant to providers, as tables.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "houvast/contract_study.h"
#include "houvast/contracts.h"
#include "houvast/provider_economics.h"
#include "houvast/report.h"
#include "views/run_report.h"

namespace houvast::views {

/// The label, or the id of what has none.
template <class Thing>
[[nodiscard]] std::string label_of(const Thing& thing) {
  return thing.label.empty() ? thing.id : thing.label;
}

/// What a line is about, in words.
[[nodiscard]] Text kind_label(contracts::LineKind kind);

/// What payers pay under contracts, for the care of a year: a row a contract, a column a year.
[[nodiscard]] Table paid_by_contract(const contracts::ContractBook& book,
                                     std::span<const contracts::ContractLine> lines);
[[nodiscard]] Table paid_by_municipality(const contracts::ContractBook& book,
                                         std::span<const contracts::ContractLine> lines,
                                         const Names& names);
/// A row a clause of a contract.
[[nodiscard]] Table paid_by_clause(const contracts::ContractBook& book,
                                   std::span<const contracts::ContractLine> lines);

/// C12. A row a provider and year.
[[nodiscard]] Table provider_table(const contracts::ContractBook& book,
                                   const contracts::Economics& economics);
/// C12. A row a product, year and provider.
[[nodiscard]] Table market_table(const contracts::ContractBook& book,
                                 const contracts::Economics& economics);

/// C6. A row a ceiling and year; empty where there are none.
[[nodiscard]] std::optional<Table> ceiling_table(const contracts::ContractBook& book,
                                                 const contracts::CareTally& tally,
                                                 const contracts::Settlement& settlement,
                                                 const Names& names);
/// C9. A row an agreement and year, with the chance that luck alone pays; empty where there are
/// none.
[[nodiscard]] std::optional<Table> savings_table(const study::SettledDraw& draw);

/// Every line with all it says, for files.
[[nodiscard]] Table line_table(const contracts::ContractBook& book,
                               std::span<const contracts::ContractLine> lines);

}  // namespace houvast::views
