// SPDX-License-Identifier: EUPL-1.2
// F2. Shares in proportion to what was spent in the base years. Shares stay exact: they are weights
// in cents, not percentages.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "houvast/cents.h"
#include "houvast/municipality.h"
#include "houvast/problem.h"
#include "houvast/scheme.h"

namespace houvast::funding {

/// One municipality's historical share (NL: historisch aandeel): `weight` of the total weight.
struct HistoricalShare {
  std::string municipality;
  std::string receiver;  ///< Who receives the historical part: the centre, or itself.
  Cents spending;        ///< Over all base years.
  Cents own_money;       ///< Of which a former financier's own.
  Cents weight;          ///< What the share is in proportion to: with or without own money.

  friend bool operator==(const HistoricalShare&, const HistoricalShare&) = default;
};

struct HistoricalShares {
  std::vector<HistoricalShare> lines;  ///< Every municipality, in order of code.
  std::vector<int> base_years;
  bool with_own_money = true;
  Cents total;  ///< Of the weights, above zero.
};

/// F2. Several base years count together: the share is that of the summed spending. A municipality
/// without figures has weight zero.
/// Errors: funding/unknown-municipality, funding/figure-twice, funding/negative-amount,
/// funding/own-money-above-spending, funding/no-base.
[[nodiscard]] Result<HistoricalShares> historical_shares(
    const HistoricalTerms& terms, std::span<const Municipality> municipalities);

/// What it means for a municipality that a former financier's own money is left out of the base
/// (Leeuwarden in source 003): the historical amount with it, without it, and the difference.
struct OwnMoneyEffect {
  std::string municipality;
  Cents own_money;
  Cents with;
  Cents without;
  Cents effect;  ///< without - with; adds up to zero over all.

  friend bool operator==(const OwnMoneyEffect&, const OwnMoneyEffect&) = default;
};

/// Over a whole macro budget, before any centre municipality receives for others. Empty when one
/// of the two bases is wholly zero.
[[nodiscard]] std::vector<OwnMoneyEffect> own_money_effect(const HistoricalShares& shares,
                                                           Cents macro_budget);

}  // namespace houvast::funding
