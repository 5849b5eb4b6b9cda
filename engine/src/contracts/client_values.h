// SPDX-License-Identifier: EUPL-1.2
// C9. What the care of every client came to in a year, at the price of the product: to truncate it,
// and to know how it spreads. Private to the part.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <vector>

#include "contracts/book.h"
#include "contracts/tally.h"

namespace houvast::contracts {

/// Adds up orders by client and year (from 0), as far as contracts of an agreement pay them.
class ClientValues {
 public:
  ClientValues(const ContractBook::Impl& book, std::size_t agreement);

  void add(const CareOrder& order, std::span<const Delivery> delivered, int times,
           std::span<const double> price_factors);

  [[nodiscard]] const std::map<std::uint64_t, std::vector<Cents>>& by_client() const {
    return values_;
  }
  /// What clients cost above a limit, by year.
  [[nodiscard]] std::vector<Cents> above(Cents limit) const;

 private:
  void add_month(const CareOrder& order, std::uint32_t cell, int month, Millionths volume,
                 int times, std::span<const double> price_factors);

  const ContractBook::Impl& book_;
  std::vector<bool> contracts_, municipalities_;  ///< Of the agreement, by place.
  std::map<std::uint64_t, std::vector<Cents>> values_;
};

}  // namespace houvast::contracts
