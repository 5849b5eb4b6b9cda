// SPDX-License-Identifier: EUPL-1.2
// C12. What contracts mean for who delivers: revenue, cost, margin, occupancy and cash, and how the
// market of a product is divided. Method: docs/methods/C12-market.md.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "houvast/contracts.h"

namespace houvast::contracts {

/// A year of one provider (NL: aanbiedersjaar). Revenue and cost are those of the care and the
/// terms of the year, whenever the money moved; cash is what was on the account.
struct ProviderYear {
  std::uint16_t provider = 0;
  int year = 0;
  Cents revenue;        ///< From payers and main contractors, less what is passed on to others.
  Cents fixed_cost;     ///< At the prices of the year.
  Cents variable_cost;  ///< Of units delivered and clients who started, paid for or not.
  Cents unpaid;         ///< Taken off above ceilings (C6), as an amount of zero or more.
  Cents received;       ///< Money that came in, less what was paid back or passed on.
  Cents lowest_cash;    ///< At the end of a month.
  Cents closing_cash;   ///< At the end of the year.
  std::int64_t starts = 0;
  double clients = 0;               ///< In care, mean of the first days of the months.
  std::optional<double> occupancy;  ///< Clients over places; empty: as many as come.

  [[nodiscard]] Cents margin() const { return revenue - fixed_cost - variable_cost; }
};

/// A product in a year, all municipalities together (NL: markt).
struct MarketYear {
  std::uint16_t product = 0;
  int year = 0;
  struct Share {
    std::uint16_t provider = 0;
    std::int64_t starts = 0;
    Millionths volume = 0;
    double share = 0;  ///< Of the volume.
  };
  std::vector<Share> shares;  ///< Who delivered, in order of provider.
  /// Sum of the squares of the shares: 1 is one provider, 1/n are n alike (NL: concentratiegraad;
  /// Herfindahl-Hirschman). Empty: nothing was delivered.
  std::optional<double> concentration;
};

struct Economics {
  std::vector<ProviderYear> years;  ///< In order of provider and year.
  std::vector<Cents> cash;          ///< At the end of the month: [provider][month].
  std::vector<MarketYear> market;   ///< In order of product and year.

  [[nodiscard]] const ProviderYear& of(std::size_t provider, int year, Years years_of_book) const {
    return years[provider * static_cast<std::size_t>(years_of_book.count()) +
                 static_cast<std::size_t>(year - years_of_book.from)];
  }
};

/// Revenue, cost and cash of every provider, from what was counted and what was paid for it.
[[nodiscard]] Economics provider_years(const ContractBook& book, const CareTally& tally,
                                       const Settlement& settlement);

}  // namespace houvast::contracts
