// SPDX-License-Identifier: EUPL-1.2
// F6. Price times quantity of two years before: guardianship and 18+ (NL: voogdij/18+).
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "houvast/cents.h"
#include "houvast/decimal.h"
#include "houvast/ledger.h"
#include "houvast/problem.h"
#include "houvast/scheme.h"

namespace houvast::funding {

/// One care form in one municipality.
struct PxqLine {
  std::string municipality;
  std::string form;       ///< As the figures have it.
  std::string priced_as;  ///< The pooled form, where there were too few cases.
  Decimal volume;
  Cents price;   ///< National mean of a unit.
  Cents amount;  ///< Posted: volume * price, scaled to the macro budget where there is one.

  friend bool operator==(const PxqLine&, const PxqLine&) = default;
};

/// What a municipality's own price level means for it (Zeist in source 003).
struct PxqGap {
  std::string municipality;
  Cents at_national_price;  ///< Forms whose actual cost is known, before scaling.
  Cents actual_cost;
  Cents gap;  ///< Actual cost less the national price: above zero it is dearer than is paid.

  friend bool operator==(const PxqGap&, const PxqGap&) = default;
};

struct Pxq {
  int year = 0;
  int data_year = 0;
  std::optional<Cents> macro;
  Cents before_scaling;                   ///< Sum of volume * price, rounded to a cent.
  std::vector<PxqLine> lines;             ///< In order of municipality and form.
  std::map<std::string, Cents> amounts;   ///< By municipality.
  std::vector<PxqGap> gaps;               ///< Municipalities with a known actual cost.
  std::map<std::string, Cents> prices;    ///< By form, as used.
  std::vector<std::string> pooled_forms;  ///< Too few cases nationally.
};

/// F6. amount[i] = sum over forms of volume[t-lag] * price; with a macro budget scaled so that all
/// amounts add up to it. A form with fewer cases nationally than `fewest_cases` is priced as the
/// pooled form. A price that is not given is the national mean of the figures (actual cost over
/// volume, rounded to a cent); for the pooled form the mean price of its forms by volume.
/// Errors: funding/no-figures-of-year, funding/no-price, funding/negative-amount,
/// funding/figure-twice, funding/nothing-to-scale.
[[nodiscard]] Result<Pxq> pxq(const PxqTerms& terms, int year, std::optional<Cents> macro);

/// State to municipality, one transfer a care form (F6.pxq, F6.pxq_scaled).
[[nodiscard]] std::vector<Transfer> transfers(const Pxq& pxq, std::string_view scheme);

}  // namespace houvast::funding
