// SPDX-License-Identifier: EUPL-1.2
// C9. Agreements about savings on lines that were made. Private to the part.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "contracts/clause.h"
#include "houvast/shared_savings.h"

namespace houvast::contracts {

/// What an agreement counts of lines.
class SavingsCount {
 public:
  SavingsCount(const ContractBook::Impl& book, const CareTally::Impl& tally, std::size_t agreement,
               std::span<const ContractLine> lines);

  /// Places of the municipalities that pay.
  [[nodiscard]] const std::vector<std::uint16_t>& municipalities() const { return municipalities_; }
  /// What each paid in a year (from 0), in that order.
  [[nodiscard]] const std::vector<Cents>& paid(int year) const {
    return paid_[static_cast<std::size_t>(year)];
  }
  /// What all of them paid, without what clients cost above the limit.
  [[nodiscard]] Cents actual(int year) const;
  /// Empty: none in that year.
  [[nodiscard]] std::optional<Cents> benchmark(int year) const;
  /// Empty: nothing is settled in that year.
  [[nodiscard]] std::optional<SavingsPayment> payment(int year) const;

 private:
  const ContractBook::Impl& book_;
  const SharedSavings& terms_;
  std::vector<std::uint16_t> municipalities_;
  std::vector<std::vector<Cents>> paid_;  ///< [year][municipality]
  std::vector<Cents> left_out_;           ///< [year]
};

}  // namespace houvast::contracts
