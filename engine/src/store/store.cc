// SPDX-License-Identifier: EUPL-1.2
#include "houvast/store.h"

#include "store/edge.h"
#include "store/fields.h"
#include "store/run_rows.h"
#include "store/transfer_rows.h"

namespace houvast {
namespace {

tl::unexpected<Problems> no_such_run(const store::Database& database, soci::session& sql,
                                     std::int64_t id) {
  std::string known;
  for (const KeptRun& run : store::select_runs(sql, {}, {}))
    known += (known.empty() ? "" : ", ") + std::to_string(run.receipt.id);
  return failure({.code = "store/no-such-run",
                  .place = {.file = database.name()},
                  .found = std::to_string(id),
                  .expected = known.empty() ? "-" : known});
}

/// What a function selects of a run that is there.
template <class Select>
auto of_run(const store::Database& database, std::int64_t id, const Select& select) {
  using Rows = std::invoke_result_t<const Select&, soci::session&, const KeptRun&>;
  return store::read(database, [&](soci::session& sql) -> Result<Rows> {
    const auto run = store::select_runs(sql, id, {});
    if (run.empty()) return no_such_run(database, sql, id);
    return select(sql, run.front());
  });
}

}  // namespace

Result<Store> Store::open(const std::filesystem::path& file) {
  return store::Database::open(file.string()).map([](store::Database database) {
    return Store(std::move(database));
  });
}

Result<std::int64_t> Store::save(const RunRecord& run, const RunOrigin& origin) {
  return store::write(database_,
                      [&](soci::session& sql) { return store::insert_run(sql, run, origin); });
}

Result<std::vector<Receipt>> Store::list() {
  return list_kept().map([](const std::vector<KeptRun>& runs) {
    std::vector<Receipt> receipts;
    for (const KeptRun& run : runs) receipts.push_back(run.receipt);
    return receipts;
  });
}

Result<std::vector<KeptRun>> Store::list_kept(const std::optional<std::int64_t>& dossier) {
  return store::read(database_,
                     [&](soci::session& sql) { return store::select_runs(sql, {}, dossier); });
}

Result<RunRecord> Store::load(std::int64_t id) {
  return of_run(database_, id, [&](soci::session& sql, const KeptRun& run) {
    return RunRecord{run.receipt, store::select_results(sql, id),
                     store::select_transfers(sql, id, {}), store::select_distributions(sql, id)};
  });
}

Result<KeptRun> Store::head(std::int64_t id) {
  return of_run(database_, id, [](soci::session&, const KeptRun& run) { return run; });
}

Result<std::vector<ItemAmount>> Store::results(std::int64_t id) {
  return of_run(database_, id,
                [&](soci::session& sql, const KeptRun&) { return store::select_results(sql, id); });
}

Result<std::vector<Distribution>> Store::distributions(std::int64_t id) {
  return of_run(database_, id, [&](soci::session& sql, const KeptRun&) {
    return store::select_distributions(sql, id);
  });
}

Result<std::vector<Transfer>> Store::transfers(std::int64_t id, const TransferFilter& filter) {
  return of_run(database_, id, [&](soci::session& sql, const KeptRun&) {
    return store::select_transfers(sql, id, filter);
  });
}

Result<void> Store::remove(std::int64_t id) {
  return store::write(database_, [&](soci::session& sql) -> Result<void> {
    if (store::select_runs(sql, id, {}).empty()) return no_such_run(database_, sql, id);
    for (const char* table : {"note", "transfer", "result", "distribution", "run"})
      store::Query(sql, std::string("DELETE FROM ") + table + " WHERE run_id = :id").with(id).run();
    return {};
  });
}

}  // namespace houvast
