// SPDX-License-Identifier: EUPL-1.2
// From units of work to rows of whole replications. Knows nothing about care.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <vector>

#include "houvast/executor.h"
#include "study/records.h"

namespace houvast::study {

/// How the replications of all variants are cut into units: some replications of one block of a
/// variant's clusters. Blocks are numbered from the largest amount of work to the smallest.
struct UnitPlan {
  std::vector<std::size_t> blocks;  ///< By variant: how many there are.
  std::size_t replications = 0;     ///< Of every variant.
  std::size_t replications_a_unit = 1;

  struct Unit {
    std::size_t variant = 0;
    std::size_t block = 0;
    std::size_t from = 0, to = 0;  ///< Replications, the last not included.
  };
  [[nodiscard]] Unit unit(std::uint64_t number) const;

  /// Units of which a replication is not there yet. Replications in order; of each the large blocks
  /// first, so that at the end only small ones are left to wait for.
  [[nodiscard]] std::vector<std::uint64_t> missing(const Records& records) const;

 private:
  [[nodiscard]] std::size_t most_blocks() const;
};

/// What blocks yielded in one replication, in order of block; each a part of the unit's row, which
/// holds its replications one after the other.
using BlockRows = std::vector<Row>;

/// Makes the row that is kept out of what the blocks yielded.
using FinishRow = std::function<Result<Row>(ReplicationKey, const BlockRows&)>;

/// Is it enough, with so many first replications of all variants finished? Asked in order: at 32,
/// 64, 128, ... of them, whatever order they were finished in.
using EnoughReplications = std::function<Result<bool>(std::size_t replications)>;

inline constexpr std::size_t first_look = 32;

struct CollectOptions {
  FinishRow finish;
  EnoughReplications enough;  ///< May be empty: never.
  std::function<void(std::int64_t done, std::int64_t all)> progress;
  std::function<bool()> go_on;  ///< May be empty: always. Else study/stopped.
};

/// Does all units that are missing and puts their rows into the records. Gives how many
/// replications the study has: those of the plan, or fewer when that was enough.
[[nodiscard]] Result<std::size_t> collect(const UnitPlan& plan, Executor& executor,
                                          const MakeUnitWork& make, Records& records,
                                          const CollectOptions& options);

}  // namespace houvast::study
