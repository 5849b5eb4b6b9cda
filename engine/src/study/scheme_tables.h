// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "houvast/dossier.h"
#include "houvast/study.h"
#include "study/grid.h"

namespace houvast::study {

/// What the agreements need of one scheme, by year and municipality: facts that no chance touches,
/// and the expected spending that chance swings around.
struct SchemeTables {
  Grid<Cents> income;     ///< From the state: F4, F6, F7 and income given.
  Grid<Cents> spending;   ///< As charged: actual where known, else estimate, else budget.
  Grid<Cents> budget;     ///< Budget where known, else estimate, else actual.
  Grid<Cents> residence;  ///< F8: what the rule in force adds to what was charged.
  Grid<std::optional<Cents>> actual;  ///< Spending that is known: it wins from simulated care.
  Grid<std::optional<Cents>> plan;    ///< Budget, else estimate, else actual.
  Grid<std::optional<std::int64_t>> clients;
  Grid<std::optional<std::int64_t>> expected_clients;  ///< Known beforehand.
  Grid<Cents> own_execution;                           ///< F12
  Grid<Cents> joint_execution;                         ///< F12, shared by R8.
};

struct FundedDossier {
  std::vector<Transfer> transfers;
  std::vector<SchemeOutcome> outcomes;  ///< In the order of the dossier's schemes.
  std::vector<SchemeTables> tables;     ///< The same order.
  std::optional<funding::Cumulation> cumulation;
};

/// F1 to F9 and F12 for all schemes and years; relief (F10) needs results and comes later.
[[nodiscard]] Result<FundedDossier> fund_schemes(const Dossier& dossier);

/// Place of a municipality in the dossier's order; empty when it is not there.
[[nodiscard]] std::optional<std::size_t> index_of(const Dossier& dossier, std::string_view code);

/// Problems of a mechanism, told where in the dossier it was at work.
[[nodiscard]] Problems within(const std::string& where, Problems problems);

}  // namespace houvast::study
