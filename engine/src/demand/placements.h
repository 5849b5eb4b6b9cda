// SPDX-License-Identifier: EUPL-1.2
// Which provider takes a start (C12), by shares that may differ from month to month. Private to the
// engine.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "houvast/demand_terms.h"

namespace houvast::demand {

/// Shares of the starts of one product, municipality and channel.
class ProviderTable {
 public:
  using Shares = std::vector<std::pair<std::uint16_t, double>>;

  /// From this month on; months in ascending order, the first from 0.
  void add(int month, const Shares& shares, int months);

  /// Empty: nobody takes starts in that month.
  [[nodiscard]] std::optional<std::uint16_t> at(int month, std::uint32_t word) const {
    for (const auto& [below, provider] : row(month))
      if (word < below) return provider;
    return std::nullopt;
  }
  using Row = std::vector<std::pair<std::uint64_t, std::uint16_t>>;  ///< Words below this, to whom.
  [[nodiscard]] const Row& row(int month) const {
    return rows_[of_month_[static_cast<std::size_t>(month)]];
  }

 private:
  std::vector<Row> rows_;
  std::vector<std::size_t> of_month_;
};

class Placements {
 public:
  Placements() = default;
  Placements(const DemandTerms& terms, std::size_t municipalities, int months);

  /// Are there providers at all?
  [[nodiscard]] bool empty() const { return tables_.empty(); }
  [[nodiscard]] bool has(std::size_t municipality, std::size_t product) const {
    return !tables_.empty() && index_[municipality * products_ + product] >= 0;
  }
  /// Who takes a start in a month.
  [[nodiscard]] std::optional<std::uint16_t> at(std::size_t municipality, std::size_t product,
                                                int month, std::uint32_t word) const {
    if (tables_.empty()) return std::nullopt;
    const std::int32_t table = index_[municipality * products_ + product];
    if (table < 0) return std::nullopt;
    return tables_[static_cast<std::size_t>(table)].at(month, word);
  }
  /// All who may take a start in some month, in order.
  [[nodiscard]] std::span<const std::uint16_t> providers(std::size_t municipality,
                                                         std::size_t product) const {
    if (tables_.empty()) return {};
    return providers_[municipality * products_ + product];
  }
  /// Who takes starts in a month, of a place that has providers.
  [[nodiscard]] const ProviderTable::Row& providers_in(std::size_t municipality,
                                                       std::size_t product, int month) const {
    return tables_[static_cast<std::size_t>(index_[municipality * products_ + product])].row(month);
  }
  [[nodiscard]] bool goes_elsewhere(std::size_t municipality, std::size_t product) const {
    return !tables_.empty() && goes_elsewhere_[municipality * products_ + product];
  }

 private:
  std::size_t products_ = 0;
  std::vector<std::int32_t> index_;  ///< [municipality][product]: place of its table.
  std::vector<ProviderTable> tables_;
  std::vector<std::vector<std::uint16_t>> providers_;  ///< [municipality][product]
  std::vector<bool> goes_elsewhere_;
};

}  // namespace houvast::demand
