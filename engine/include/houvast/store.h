// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

#include "houvast/problem.h"
#include "houvast/run.h"

namespace houvast {

/// The embedded store of runs (NL: opslag): one SQLite file that analysts may open as it is; its
/// tables and views stand in docs/formats/store.md. A run is in it whole or not at all.
/// Errors: store/*; they are failures of the machine, not of the input.
class Store {
 public:
  /// Opens the file, makes it when it is not there, and brings its tables up to date.
  [[nodiscard]] static Result<Store> open(const std::filesystem::path& file);

  Store(Store&&) noexcept;
  Store& operator=(Store&&) noexcept;
  ~Store();

  /// Keeps a run and gives the number under which it is kept.
  [[nodiscard]] Result<std::int64_t> save(const RunRecord& run);

  /// Receipts of all runs, the oldest first.
  [[nodiscard]] Result<std::vector<Receipt>> list();

  /// One run with everything in it. Error store/no-such-run names the runs there are.
  [[nodiscard]] Result<RunRecord> load(std::int64_t id);

 private:
  class Database;
  explicit Store(std::unique_ptr<Database> database);
  std::unique_ptr<Database> database_;
};

}  // namespace houvast
