// SPDX-License-Identifier: EUPL-1.2
// What clauses that pay for a population have in common (C3): people, months and who receives.
// Private to the part.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "contracts/clause.h"

namespace houvast::contracts {

/// Inhabitants in an age band in the year of a month: all of them for the whole band, else the rows
/// that lie within the band, each of the latest year that is known.
[[nodiscard]] std::int64_t people_in(const ContractBook::Impl& book, std::size_t municipality,
                                     AgeBand ages, int month);

/// An amount of a contract over those who receive its money: the main contractor; or all providers,
/// by the fixed shares of a network, or alike. In order of BookContract::providers.
[[nodiscard]] std::vector<Cents> split_over_receivers(const ContractBook::Impl& book,
                                                      std::size_t contract, Cents amount);

/// Shares by id in the order of BookContract::providers; who is not named has none.
[[nodiscard]] std::vector<Decimal> weights_of(const ContractBook::Impl& book, std::size_t contract,
                                              const std::map<std::string, Decimal>& shares);

/// First and last month of a year (from 0) in which a contract runs; last before first: none.
struct MonthSpan {
  int first = 0, last = -1;
  [[nodiscard]] int count() const { return last < first ? 0 : last - first + 1; }
};
[[nodiscard]] MonthSpan months_of_year(const BookContract& contract, int year);

/// Lines like `line` for an amount of a year: a twelfth in every month in which the contract runs,
/// over those who receive.
void add_by_month(const ClauseContext& at, ContractLine line, int year, Cents amount,
                  std::vector<ContractLine>& to);

/// Lines like `line`, over those who receive.
void add_to_receivers(const ClauseContext& at, ContractLine line, Cents amount,
                      std::vector<ContractLine>& to);

/// Term 1 of a team, and all of a clause by characteristics: euro an inhabitant in an age band, in
/// a year (from 0). Adds the lines and gives what they come to when the contract runs all year.
Cents add_inhabitants(const ClauseContext& at, LineKind kind, std::uint16_t municipality, int year,
                      const std::vector<InhabitantAmount>& rows, std::vector<ContractLine>& to);

/// As a line shows it; 0 when it is below zero or has more than four decimals.
[[nodiscard]] std::int64_t shown_price(Decimal price);

}  // namespace houvast::contracts
