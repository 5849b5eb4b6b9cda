// SPDX-License-Identifier: EUPL-1.2
// Where simulated care meets the chain: its spending and clients take the place of those of the
// tables, except where an actual is known.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "houvast/study.h"
#include "study/care_book.h"
#include "study/care_case.h"
#include "study/region_run.h"

namespace houvast::study {

/// What one draw of care costs and who uses it, by scheme. A scheme without products has the cost
/// of its levers alone.
struct CareDraw {
  SpendingTables spending;
  std::vector<Grid<std::int64_t>> clients;
};

/// Of the packets of all municipalities, in their order.
[[nodiscard]] CareDraw draw_of(const CareCase& care, std::size_t municipalities,
                               std::span<const std::int64_t> packets);

/// Puts a draw in the place of table spending (after F8) and clients, where no actual is known.
void put_in_place(const CareCase& care, const FundedDossier& funded, const CareDraw& draw,
                  SpendingTables& spending, ClientTables& clients);

/// The clients that the tables know.
[[nodiscard]] ClientTables known_clients(const FundedDossier& funded);

/// The care of a run: all its draws, and what they are on average.
struct SimulatedCare {
  CareCase care;
  std::vector<CareDraw> draws;
  std::optional<CareBook> mean;
  std::optional<CareBook> first;  ///< Of draw 0.
};

/// How many draws the tables of a run are the mean of when it has no replications of its own.
inline constexpr std::int64_t draws_without_replications = 100;

/// Null for a dossier without products.
[[nodiscard]] Result<std::unique_ptr<SimulatedCare>> simulate_care(const Dossier& dossier,
                                                                   const FundedDossier& funded,
                                                                   const RunOptions& options);

/// The mean as the spending, clients and, where the dossier plans nothing, the budget of its
/// tables.
void plan_with(const SimulatedCare& care, FundedDossier& funded);

}  // namespace houvast::study
