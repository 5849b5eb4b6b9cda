// SPDX-License-Identifier: EUPL-1.2
// Payment forms side by side on the same simulated care (C, S3): what they cost, who waits, what is
// left to providers, and how far all of that swings. Method: docs/methods/C12-market.md.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "houvast/care_record.h"
#include "houvast/contracts.h"
#include "houvast/ensemble.h"
#include "houvast/executor.h"
#include "houvast/run.h"

namespace houvast::study {

/// The contracts of a dossier made ready. Errors: study/no-contracts, study/no-products, those of
/// rates (D10).
[[nodiscard]] Result<std::shared_ptr<const contracts::ContractBook>> book_of(
    const Dossier& dossier);

/// Care with all that contracts pay for it.
struct SettledDraw {
  std::shared_ptr<const contracts::ContractBook> book;
  CareSheet sheet;
  contracts::CareTally tally;
  contracts::Settlement settlement;
};
/// One draw of simulated care. Errors: as book_of().
[[nodiscard]] Result<SettledDraw> draw_contracts(const Dossier& dossier, std::uint64_t seed,
                                                 std::uint32_t replication = 0);
/// Observed care (M1). Errors: as book_of().
[[nodiscard]] Result<SettledDraw> settle_records(const Dossier& dossier,
                                                 std::span<const CareRecord> records);

/// State income of all municipalities in a year, by scheme, mean over the years of the dossier.
/// Schemes without any are left out. Errors: those of the mechanisms.
[[nodiscard]] Result<std::map<std::string, Cents>> mean_income(const Dossier& dossier);

/// What a column counts.
enum class ContractFigure : std::uint8_t {
  paid,         ///< Cents that payers pay for the care of the year; advances left out.
  savings,      ///< Cents of it: shared savings less shared losses (C9).
  unpaid,       ///< Cents delivered above ceilings and not paid (C6).
  waiting,      ///< Clients on 31 December.
  users,        ///< In care on some day of the year.
  starts,       ///< New clients.
  revenue,      ///< Cents.
  margin,       ///< Cents: revenue less fixed and variable cost (C12).
  lowest_cash,  ///< Cents, at the end of a month.
  occupancy,    ///< Millionths of the places; of providers with places.
};
[[nodiscard]] std::string_view to_string(ContractFigure figure);

/// Who or what a column is about; the place is that in the dossier of the variant.
enum class ContractSubject : std::uint8_t { all, contract, municipality, line, product, provider };
[[nodiscard]] std::string_view to_string(ContractSubject subject);

struct ContractColumn {
  ContractFigure figure = ContractFigure::paid;
  ContractSubject subject = ContractSubject::all;
  std::size_t place = 0;
  int year = 0;  ///< 0: all years together; of cash the lowest.

  friend constexpr auto operator<=>(const ContractColumn&, const ContractColumn&) = default;
};

/// One column over the replications, in its own unit.
struct ContractStatistics {
  ContractColumn column;
  Statistics statistics;
  double below_zero = 0;  ///< Share of the replications: of a margin the chance of a loss, of cash
                          ///< that of running out of it.

  friend bool operator==(const ContractStatistics&, const ContractStatistics&) = default;
};

struct ContractOutcome {
  std::string name;                         ///< Of the variant.
  std::vector<ContractStatistics> columns;  ///< In order of column.

  /// Null when the variant has no such column.
  [[nodiscard]] const ContractStatistics* find(const ContractColumn& column) const;
};

struct ContractStudy {
  Receipt receipt;
  std::int64_t replications = 0;
  std::vector<ContractOutcome> variants;
};

struct ContractStudyOptions {
  std::int64_t replications = 100;
  std::uint64_t seed = 1;
  std::string started_at;
  std::function<void(std::int64_t done, std::int64_t all)> progress;
  /// Asked now and then, by any thread: false stops the work with study/stopped. Empty: go on.
  std::function<bool()> go_on;
};

/// Runs every variant on the same random numbers (D12). The same variants, options and engine give
/// the same bytes, whoever executes it. On a process that does not lead: works, and gives an empty
/// study. Errors: those of the mechanisms, study/processes-differ, study/stopped.
[[nodiscard]] Result<ContractStudy> run_contract_study(std::span<const Variant> variants,
                                                       const ContractStudyOptions& options,
                                                       Executor& executor);

}  // namespace houvast::study
