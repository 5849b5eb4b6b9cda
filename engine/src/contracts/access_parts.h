// SPDX-License-Identifier: EUPL-1.2
// What the files about access share. Private to the part.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "houvast/access.h"

namespace houvast::contracts {

/// From January of the first year, which is 0; of a whole year its first or its last month.
[[nodiscard]] int month_of(Period period, int first_year);
[[nodiscard]] int last_month_of(Period period, int first_year);

[[nodiscard]] std::optional<std::size_t> product_place(const ContractFacts& facts,
                                                       const std::string& id);

/// An access decision with its places and both ways filled in.
struct AccessCase {
  const Access* access = nullptr;
  std::size_t product = 0;
  std::optional<std::size_t> basis;
  Cents client_cost;  ///< In the first year: what decides about ratification.
  DecisionWay today;
  std::optional<DecisionWay> chosen;
  int from = 0;  ///< Month in which the chosen way begins.

  /// Starts in the dossier for each request; 0 when nobody comes in.
  [[nodiscard]] double starts_a_request() const { return decision_shares(*access, today).let_in(); }
  /// What is asked when so many start.
  [[nodiscard]] double requests(double starts) const {
    const double share = starts_a_request();
    return share > 0 ? starts / share : 0;
  }
};
[[nodiscard]] std::vector<AccessCase> access_cases(const ContractTerms& terms,
                                                   const ContractFacts& facts);

/// To the nearest millionth.
[[nodiscard]] Millionths to_millionths(double number);

/// So many millionths of a client, at a cost each: rounded to the cent.
[[nodiscard]] Cents cost_of(Millionths clients, Cents each);

}  // namespace houvast::contracts
