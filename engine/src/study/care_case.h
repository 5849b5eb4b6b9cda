// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "houvast/behaviour.h"
#include "houvast/demand.h"
#include "houvast/executor.h"
#include "study/contract_care.h"
#include "study/scheme_tables.h"

namespace houvast::study {

/// Which numbers a municipality has in what a worker yields, one after the other: its packet.
struct PacketLayout {
  std::size_t products = 0, levers = 0, reactions = 0, payees = 0;
  Years years;

  static constexpr std::size_t care_figures = 5;      ///< spending, volume, users, starts, waiting
  static constexpr std::size_t reaction_figures = 5;  ///< As BudgetReactionYear.

  static constexpr std::size_t paid_figures = 2;  ///< amount, quantity

  [[nodiscard]] std::size_t size() const { return paid(payees, contracts::LineKind(), years.from); }
  [[nodiscard]] std::size_t care(std::size_t product, int year) const {
    return (product * count() + index(year)) * care_figures;
  }
  [[nodiscard]] std::size_t lever_cost(std::size_t lever, int year) const {
    return care(products, years.from) + lever * count() + index(year);
  }
  [[nodiscard]] std::size_t reaction(std::size_t reaction, int year) const {
    return lever_cost(levers, years.from) + (reaction * count() + index(year)) * reaction_figures;
  }
  [[nodiscard]] std::size_t paid(std::size_t payee, contracts::LineKind kind, int year) const {
    return reaction(reactions, years.from) +
           ((payee * line_kinds + static_cast<std::size_t>(kind)) * count() + index(year)) *
               paid_figures;
  }

 private:
  [[nodiscard]] std::size_t count() const { return static_cast<std::size_t>(years.count()); }
  [[nodiscard]] std::size_t index(int year) const {
    return static_cast<std::size_t>(year - years.from);
  }
};

/// The care of a dossier made ready to be simulated: shared by all threads, never changed.
struct CareCase {
  DemandTerms terms;  ///< With prices by rate (D10).
  Years years;
  demand::Model model;
  PacketLayout packet;
  std::vector<std::size_t> scheme_of;  ///< By product: place of its scheme in the dossier.
  /// By scheme: does its spending come from the simulation?
  std::vector<bool> is_simulated;
  /// C1 to C12; null: care is paid by volume and price.
  std::shared_ptr<const contracts::ContractBook> book;
  std::vector<std::size_t> contract_schemes;  ///< By contract: place of its scheme.
  std::vector<Payee> payees;                  ///< Of all contracts.
  std::vector<bool> is_contracted;            ///< By scheme: is its care paid by contracts?
  contracts::Behaviour behaviour;             ///< D11, what providers do.
  /// D9, by lever: cost by year and municipality; and the scheme that carries it.
  std::vector<Grid<Cents>> lever_costs;
  std::vector<std::size_t> lever_schemes;
  /// D14, by reaction: what its scheme brings in and what running it costs, spending that is known,
  /// and the reserve of each municipality.
  struct ReactionFacts {
    std::size_t scheme = 0;
    Grid<Cents> income;
    Grid<Cents> execution;
    Grid<std::optional<Cents>> actual;
    std::vector<Cents> reserves;
    std::vector<std::size_t> prevention;  ///< Levers.
    std::vector<std::size_t> products;
  };
  std::vector<ReactionFacts> reactions;
  std::vector<std::string> municipality_codes;
  std::vector<std::int64_t> inhabitants;  ///< By municipality, in the first year.
};

/// Empty for a dossier without products. Errors: those of rates (D10).
[[nodiscard]] Result<std::optional<CareCase>> prepare_care(const Dossier& dossier,
                                                           const FundedDossier& funded,
                                                           std::uint64_t seed);

/// Simulates clusters of one case, with memory of its own: one for each thread.
class CareWorker {
 public:
  explicit CareWorker(const CareCase& care);

  /// Puts the packets of the municipalities of a cluster behind what is there.
  void simulate(std::size_t cluster, std::uint32_t replication, Row& row);

 private:
  const CareCase& care_;
  demand::Simulator simulator_;
  std::optional<ContractCare> contracts_;
};

}  // namespace houvast::study
