// SPDX-License-Identifier: EUPL-1.2
// Keeping and reading back a run with 100,000 transfers, and one figure of it, on both databases.
// PostgreSQL is measured where it is installed.
#include <benchmark/benchmark.h>

#include <filesystem>

#include "houvast/store.h"
#include "support/postgresql_server.h"

namespace houvast {
namespace {

using namespace literals;

constexpr int transfer_count = 100'000;

const RunRecord& large_run() {
  static const RunRecord run = [] {
    RunRecord made;
    made.receipt.started_at = "2026-11-22T08:00:00Z";
    for (int i = 0; i < transfer_count; ++i)
      made.transfers.push_back({{2026 + i / 10'000, i % 13},
                                municipality("GM" + std::to_string(9000 + i % 20)),
                                {AccountKind::provider, "Zorghuis"},
                                Cents(i),
                                "bw",
                                {"C0.own_care", {{"spending", Cents(i)}, {"pooled", 0.25_d}}}});
    return made;
  }();
  return run;
}

/// A folder, and a server when it is asked for, as long as a measurement takes.
class Place {
 public:
  explicit Place(bool on_server) {
    std::string name = (std::filesystem::temp_directory_path() / "houvast-bench-XXXXXX").string();
    folder_ = mkdtemp(name.data());
    if (on_server) server_ = std::make_unique<testing::PostgresqlServer>();
  }
  ~Place() { std::filesystem::remove_all(folder_); }
  Place(const Place&) = delete;
  Place& operator=(const Place&) = delete;

  [[nodiscard]] Store open() {
    return Store(store::Database::open(server_ ? server_->make_database()
                                               : (folder_ / "houvast.db").string())
                     .value());
  }

 private:
  std::filesystem::path folder_;
  std::unique_ptr<testing::PostgresqlServer> server_;
};

bool cannot_start(benchmark::State& state) {
  if (state.range(0) == 0 || testing::PostgresqlServer::programs()) return false;
  state.SkipWithError("PostgreSQL is not installed");
  return true;
}

void keep_run(benchmark::State& state) {
  if (cannot_start(state)) return;
  Place place(state.range(0) != 0);
  Store store = place.open();
  for (auto _ : state) benchmark::DoNotOptimize(store.save(large_run()).value());
  state.SetItemsProcessed(state.iterations() * transfer_count);
}
BENCHMARK(keep_run)->ArgName("postgresql")->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond);

void read_run(benchmark::State& state) {
  if (cannot_start(state)) return;
  Place place(state.range(0) != 0);
  Store store = place.open();
  const auto id = store.save(large_run()).value();
  for (auto _ : state) benchmark::DoNotOptimize(store.load(id).value());
  state.SetItemsProcessed(state.iterations() * transfer_count);
}
BENCHMARK(read_run)->ArgName("postgresql")->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond);

/// What `why` asks: one municipality in one year, 500 of the transfers.
void read_figure(benchmark::State& state) {
  if (cannot_start(state)) return;
  Place place(state.range(0) != 0);
  Store store = place.open();
  const auto id = store.save(large_run()).value();
  const TransferFilter filter{.year = 2026, .account = municipality("GM9003")};
  for (auto _ : state) benchmark::DoNotOptimize(store.transfers(id, filter).value());
}
BENCHMARK(read_figure)->ArgName("postgresql")->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace houvast
