// SPDX-License-Identifier: EUPL-1.2
// Who does the work of a study (S6): one thread, many, or many machines. Units of work are
// numbered, and what a unit yields depends on its number alone, so results do not depend on who
// does it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace houvast::study {

/// What a unit of work yields: whole numbers, so that it does not matter in which order they are
/// added up.
using Row = std::vector<std::int64_t>;

/// Does one unit. Every worker makes one for itself, with memory of its own.
using UnitWork = std::function<Row(std::uint64_t unit)>;
using MakeUnitWork = std::function<UnitWork()>;

/// Takes what a unit yielded; false: enough, the rest may be left undone. Always called by one
/// thread at a time, that of run(); the order of units is not known.
using RowSink = std::function<bool(std::uint64_t unit, Row row)>;

/// Hands out units and collects rows (NL: uitvoerder).
class Executor {
 public:
  Executor() = default;
  Executor(const Executor&) = delete;
  Executor& operator=(const Executor&) = delete;
  virtual ~Executor() = default;

  /// Reads and writes happen here alone. With many machines every process runs the same program;
  /// one of them leads, and the others only work.
  [[nodiscard]] virtual bool leads() const { return true; }

  /// Do all processes say the same? Asked once, by all of them, before the work.
  [[nodiscard]] virtual bool agree(std::string_view what) { return !what.empty(); }

  /// Does all units, handed out in this order, until they are done or the sink has enough. Who does
  /// not lead gives no units and gets no rows: it works for who leads.
  virtual void run(std::span<const std::uint64_t> units, const MakeUnitWork& make,
                   const RowSink& sink) = 0;
};

/// On the calling thread (1), or on so many threads beside it.
[[nodiscard]] std::unique_ptr<Executor> threads_executor(int threads);

}  // namespace houvast::study
