// SPDX-License-Identifier: EUPL-1.2
// What many draws say about contracts, as tables and charts.
#pragma once

#include <optional>
#include <span>

#include "houvast/contract_study.h"
#include "houvast/report.h"
#include "views/run_report.h"

namespace houvast::views {

/// How a variant is called: its label in the dossier, or the dossier itself.
[[nodiscard]] Text contract_variant(const std::string& name, const Dossier& dossier);

/// Of the first variant: a row a contract and year, what was paid and how far it swings.
[[nodiscard]] Table contract_chances(const study::ContractStudy& study, const Dossier& dossier);
/// Of the first variant: a row a provider and year, with the chances of a loss and an empty till.
[[nodiscard]] Table provider_chances(const study::ContractStudy& study, const Dossier& dossier);

/// Payment forms side by side: a row a variant and year.
[[nodiscard]] Table compare_totals(const study::ContractStudy& study, const Dossier& dossier);
/// A row a municipality and variant: what it pays in all years, and its risk.
[[nodiscard]] Table compare_municipalities(const study::ContractStudy& study,
                                           std::span<const study::Variant> variants);
/// A row a provider and variant, all years together.
[[nodiscard]] Table compare_providers(const study::ContractStudy& study,
                                      std::span<const study::Variant> variants);
[[nodiscard]] BandChart paid_bands(const study::ContractStudy& study, const Dossier& dossier);
[[nodiscard]] BarChart waiting_bars(const study::ContractStudy& study, const Dossier& dossier);

/// receipt.json of a settlement that is no study.
[[nodiscard]] Receipt contract_receipt(const Dossier& dossier, const std::string& scenario);

}  // namespace houvast::views
