// SPDX-License-Identifier: EUPL-1.2
// One variant of a study made ready: what units of work do, and how a row of a replication is made
// of what they yield.
#pragma once

#include <memory>
#include <vector>

#include "houvast/ensemble.h"
#include "study/collect.h"
#include "study/draw.h"
#include "study/simulated_care.h"

namespace houvast::study {

/// A variant made ready. Units use `care` and `blocks`, on any thread; finish() is for the leader.
class EnsembleCase {
 public:
  /// `leads`: will rows be finished here? Who only works needs no agreements.
  [[nodiscard]] static Result<std::unique_ptr<EnsembleCase>> prepare(const Dossier& dossier,
                                                                     std::uint64_t seed,
                                                                     bool leads);

  /// Clusters by block: about as much work each as a unit should be, the largest first.
  [[nodiscard]] const std::vector<std::vector<std::size_t>>& blocks() const { return blocks_; }
  /// Trajectories of one replication, about.
  [[nodiscard]] double work() const { return work_; }
  /// Null: nothing is simulated, and a unit yields nothing.
  [[nodiscard]] const CareCase* care() const { return care_ ? &*care_ : nullptr; }

  /// The row of a replication: care, schemes with the agreements, reactions, and their totals.
  [[nodiscard]] Result<Row> finish(const StudyLayout& layout, std::uint32_t replication,
                                   const BlockRows& rows);

 private:
  EnsembleCase(const Dossier& dossier, FundedDossier funded, std::uint64_t seed);

  void make_blocks();
  [[nodiscard]] Row packets_of(const BlockRows& rows) const;
  void fill_care(const StudyLayout& layout, const Row& packets, Row& row) const;
  void fill_schemes(const StudyLayout& layout, const Row& packets, const Draw& draw,
                    Row& row) const;
  void fill_reactions(const StudyLayout& layout, const Row& packets, Row& row) const;

  const Dossier& dossier_;
  FundedDossier funded_;
  std::uint64_t seed_;
  std::optional<CareCase> care_;
  std::vector<std::vector<std::size_t>> blocks_;
  double work_ = 0;
  SpendingTables expected_;
  std::unique_ptr<RegionRun> region_;
};

/// About so many trajectories make a unit of work: some tens of milliseconds, long beside handing
/// it out and short beside a study.
inline constexpr double trajectories_a_unit = 500'000;

}  // namespace houvast::study
