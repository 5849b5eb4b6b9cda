// SPDX-License-Identifier: EUPL-1.2
// What contracts pay for the care of a simulation: with memory of its own, one for each thread.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "houvast/ceiling_room.h"
#include "houvast/contracts.h"
#include "houvast/demand.h"

namespace houvast::study {

/// How many kinds of lines there are.
inline constexpr std::size_t line_kinds =
    static_cast<std::size_t>(contracts::LineKind::subcontract) + 1;

/// Who gets money under a contract: its providers, and behind them all others (residents with a
/// personal budget, an insurer) as one.
struct Payee {
  std::size_t contract = 0;
  std::optional<std::uint16_t> provider;

  friend auto operator<=>(const Payee&, const Payee&) = default;
};
/// By contract; providers by place, the others last.
[[nodiscard]] std::vector<Payee> payees_of(const contracts::ContractBook& book);

/// What municipalities pay under contracts, by year.
class PaidByYear {
 public:
  PaidByYear() = default;
  PaidByYear(const contracts::ContractBook& book, std::span<const std::size_t> municipalities,
             const contracts::Settlement& settlement);

  struct Sum {
    Cents amount;
    std::int64_t quantity = 0;  ///< Millionths of what the kind counts.
  };
  /// `municipality`: place in the list that was given; `payee`: in payees_of().
  [[nodiscard]] const Sum& by_kind(std::size_t municipality, std::size_t payee,
                                   contracts::LineKind kind, int year) const {
    return by_kind_[((municipality * payees_.size() + payee) * line_kinds +
                     static_cast<std::size_t>(kind)) *
                        static_cast<std::size_t>(years_.count()) +
                    static_cast<std::size_t>(year - years_.from)];
  }
  /// Lines about one product.
  [[nodiscard]] Cents of_product(std::size_t municipality, std::size_t product, int year) const {
    return of_product_[(municipality * products_ + product) *
                           static_cast<std::size_t>(years_.count()) +
                       static_cast<std::size_t>(year - years_.from)];
  }
  [[nodiscard]] Cents of_contract(std::size_t municipality, std::size_t contract, int year) const;

 private:
  Years years_;
  std::vector<Payee> payees_;
  std::size_t products_ = 0;
  std::vector<Sum> by_kind_;       ///< [municipality][payee][kind][year]
  std::vector<Cents> of_product_;  ///< [municipality][product][year]
};

/// Counts and pays the care of clusters, one after the other or together.
class ContractCare {
 public:
  explicit ContractCare(const contracts::ContractBook& book);

  /// Forgets what was counted.
  void clear();
  /// Orders and room for Simulator::simulate(); what a cluster did is put behind what is there.
  void ask(demand::SimulateOptions& options);
  /// Takes notice of what levers made of the prices in a cluster that was simulated.
  void take_prices(const demand::CareFigures& figures);
  /// Counts and pays all that is there.
  const contracts::Settlement& pay();

  [[nodiscard]] const contracts::CareTally& tally() const { return tally_; }
  [[nodiscard]] const contracts::Settlement& settlement() const { return settlement_; }
  [[nodiscard]] const CareSheet& sheet() const { return sheet_; }

 private:
  const contracts::ContractBook& book_;
  contracts::CeilingRoom room_;
  CareSheet sheet_;
  contracts::CareTally tally_;
  contracts::Settlement settlement_;
};

}  // namespace houvast::study
