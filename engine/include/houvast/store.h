// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "houvast/database.h"
#include "houvast/ledger.h"
#include "houvast/problem.h"
#include "houvast/run.h"

namespace houvast {

/// What a run in the store was made from, and by whom; all empty for a run of the command.
struct RunOrigin {
  std::optional<std::int64_t> dossier;          ///< Number in the DossierStore.
  std::optional<std::int64_t> dossier_version;  ///< With `dossier`.
  std::optional<std::int64_t> scenario;         ///< Number in the ScenarioStore.
  std::string made_by;                          ///< Login name; empty: not known.

  friend bool operator==(const RunOrigin&, const RunOrigin&) = default;
};

struct KeptRun {
  Receipt receipt;
  RunOrigin origin;

  friend bool operator==(const KeptRun&, const KeptRun&) = default;
};

/// Which transfers to load; what is empty does not select.
struct TransferFilter {
  std::optional<int> year;         ///< Months of the year included.
  std::optional<Account> account;  ///< Payer or receiver, as in municipality("GM9001").
  std::optional<std::string> scheme;
  std::optional<std::string> item;  ///< "solidarity": every rule of that item.
};

/// The store of runs (NL: opslag), which analysts may open as it is; its tables and views stand in
/// docs/formats/store.md. A run is in it whole or not at all, and never changes.
/// Errors: store/*; they are failures of the machine, not of the input.
class Store {
 public:
  /// Opens the database, makes it when it is not there, and brings its tables up to date.
  [[nodiscard]] static Result<Store> open(const std::filesystem::path& file);

  explicit Store(store::Database database) : database_(std::move(database)) {}

  /// Keeps a run and gives the number under which it is kept. No number is given twice.
  [[nodiscard]] Result<std::int64_t> save(const RunRecord& run, const RunOrigin& origin = {});

  /// Receipts of all runs, the oldest first.
  [[nodiscard]] Result<std::vector<Receipt>> list();

  /// The same with what they were made from; of one dossier when it is named.
  [[nodiscard]] Result<std::vector<KeptRun>> list_kept(
      const std::optional<std::int64_t>& dossier = {});

  // Below: error store/no-such-run names the runs there are.

  /// One run with everything in it.
  [[nodiscard]] Result<RunRecord> load(std::int64_t id);
  [[nodiscard]] Result<KeptRun> head(std::int64_t id);
  [[nodiscard]] Result<std::vector<ItemAmount>> results(std::int64_t id);
  [[nodiscard]] Result<std::vector<Distribution>> distributions(std::int64_t id);

  /// In the order in which they were booked.
  [[nodiscard]] Result<std::vector<Transfer>> transfers(std::int64_t id,
                                                        const TransferFilter& filter = {});

  [[nodiscard]] Result<void> remove(std::int64_t id);

 private:
  store::Database database_;
};

}  // namespace houvast
