// SPDX-License-Identifier: EUPL-1.2
#include "houvast/executor.h"

#include "houvast/check.h"
#include "study/worker_pool.h"

namespace houvast::study {
namespace {

class Serial final : public Executor {
 public:
  void run(std::span<const std::uint64_t> units, const MakeUnitWork& make,
           const RowSink& sink) override {
    if (units.empty()) return;
    const UnitWork work = make();
    for (const std::uint64_t unit : units)
      if (!sink(unit, work(unit))) return;
  }
};

class Threads final : public Executor {
 public:
  explicit Threads(int threads) : threads_(threads) {}

  void run(std::span<const std::uint64_t> units, const MakeUnitWork& make,
           const RowSink& sink) override {
    if (units.empty()) return;
    WorkerPool pool(threads_, make);
    std::size_t next = 0;
    while (next < units.size() || pool.under_way() > 0) {
      while (next < units.size() && pool.under_way() < pool.room()) pool.give(units[next++]);
      if (auto done = pool.take(std::chrono::seconds(1)))
        if (!sink(done->unit, std::move(done->row))) return;
    }
  }

 private:
  int threads_;
};

}  // namespace

std::unique_ptr<Executor> threads_executor(int threads) {
  check(threads >= 1);
  if (threads == 1) return std::make_unique<Serial>();
  return std::make_unique<Threads>(threads);
}

}  // namespace houvast::study
