// SPDX-License-Identifier: EUPL-1.2
// What contracts do, as reports: what they pay, payment forms side by side, where they push, who
// decides about access, and what an agreement about savings is worth.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "houvast/contract_study.h"
#include "houvast/dossier.h"
#include "houvast/report.h"
#include "houvast/shared_savings.h"

namespace houvast::views {

/// The care that was paid for: records of a file, or a draw.
struct PaidCare {
  std::optional<std::string> records;  ///< As the user calls the file.
  std::uint64_t seed = 1;
};

/// C1 to C9, C12: what contracts pay for care. With a study also the chances of providers.
[[nodiscard]] Report contracts_report(const PaidCare& care, const Dossier& dossier,
                                      const study::SettledDraw& draw,
                                      const study::ContractStudy* study);

/// C, S3: payment forms side by side. The first variant is the dossier as it is.
[[nodiscard]] Result<Report> compare_report(const study::ContractStudy& study,
                                            std::span<const study::Variant> variants,
                                            std::uint64_t seed);

struct IncentivesOptions {
  std::optional<int> year;  ///< Of the action; empty: the first of the contract.
  bool all = false;         ///< Every provider and product of a contract; else the largest.
  std::uint64_t seed = 1;
};

/// C10, C11.
[[nodiscard]] Result<Report> incentives_report(const Dossier& dossier,
                                               const IncentivesOptions& options);

/// D6, D7.
[[nodiscard]] Result<Report> access_report(const Dossier& dossier);

/// C9. The payment is shown when both benchmark and actual cost are given.
struct SavingsQuestion {
  contracts::SavingsTerms terms;
  contracts::LuckTerms luck;
  double use = 0;  ///< Clients for each inhabitant.
  double cost_euro = 0;
  std::optional<Cents> benchmark, actual;
  std::vector<std::int64_t> inhabitants;
};
[[nodiscard]] Report savings_report(const SavingsQuestion& asked);

}  // namespace houvast::views
