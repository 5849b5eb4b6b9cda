// SPDX-License-Identifier: EUPL-1.2
// F5. What redistribution over several schemes together may cost a municipality in a year.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "houvast/cents.h"
#include "houvast/ledger.h"
#include "houvast/municipality.h"
#include "houvast/problem.h"
#include "houvast/scheme.h"
#include "houvast/transition.h"

namespace houvast::funding {

/// What the change of one scheme does to one municipality in one year.
struct RedistributionEffect {
  int year = 0;
  std::string scheme;
  std::string municipality;
  Cents effect;  ///< The allocation less what history alone would have given.
  Cents base;    ///< The allocation itself: all_by_base shares by it.
};

/// The effects of an allocation (F4), one a municipality. An allocation without a historical part
/// to compare with has none.
[[nodiscard]] std::vector<RedistributionEffect> effects(const Allocation& allocation,
                                                        std::string_view scheme);

/// One municipality in one year. `effect + compensation == felt`, `felt - financing == kept`.
struct CumulatedLine {
  std::string municipality;
  std::int64_t inhabitants = 0;
  std::map<std::string, Cents> by_scheme;  ///< Effects before capping; they are summed first.
  Cents effect;
  Cents base;          ///< Allocations of those schemes together.
  Cents start;         ///< growth_per_year: last year's felt effect for this year's inhabitants.
  Cents loss_limit;    ///< The least that may be felt this year.
  Cents felt;          ///< After capping, before financing.
  Cents compensation;  ///< Above zero: paid to it. Below zero: a gain that is held back.
  Cents financing;     ///< Above zero: it pays for others. Below zero: it shares in what is left.
  Cents kept;          ///< After financing.

  friend bool operator==(const CumulatedLine&, const CumulatedLine&) = default;
};

struct CumulatedYear {
  int year = 0;
  int step = 0;      ///< k: 1 in the first year of the change.
  Cents limit;       ///< Per inhabitant, for losses.
  Cents gain_limit;  ///< Per inhabitant, where gains are limited.
  Cents state;       ///< What the state pays: compensations less financing. Never hidden.
  std::vector<CumulatedLine> lines;  ///< In order of code.
};

/// The cumulated redistribution cap (NL: cumulatieregeling) applied.
struct Cumulation {
  CumulationTerms terms;
  std::vector<CumulatedYear> years;
  /// The years in which a municipality received compensation (003, figure 4); only who did.
  std::map<std::string, std::vector<int>> years_drawn;
};

/// F5. Effects of years before the change and of schemes that do not take part are left out.
/// Without schemes in the terms all take part. growth_per_year follows every municipality from the
/// first year of the change on, so effects of all those years must be there. What gainers cannot
/// bear stays with the state. Errors: funding/inhabitants-missing,
/// funding/inhabitants-not-positive, funding/unknown-municipality, funding/year-outside-path,
/// funding/negative-amount (a limit), funding/years-missing, funding/figure-twice,
/// money/negative-weight and money/no-weight (a base that cannot be a key), money/out-of-range.
[[nodiscard]] Result<Cumulation> cumulate(const CumulationTerms& terms,
                                          std::span<const Municipality> municipalities,
                                          std::span<const RedistributionEffect> effects);

/// State to municipality F5.compensation; municipality to state F5.limited_gain and F5.financing;
/// state to municipality F5.returned. `scheme` is the id under which they are booked.
[[nodiscard]] std::vector<Transfer> transfers(const CumulatedYear& year,
                                              const CumulationTerms& terms,
                                              std::string_view scheme);

/// The path of the general fund of 2023 to 2025: at most 7.50, 22.50 and 37.50 euro per inhabitant
/// up or down, at the state's account (domain: the cumulative reading is an assumption).
[[nodiscard]] CumulationTerms general_fund_2023();

}  // namespace houvast::funding
