// SPDX-License-Identifier: EUPL-1.2
// How long stays last, from stays of which some still run and some ran before anybody looked (D13).
// Statistics: doubles, but the same bits on every machine. Method: docs/methods/D13-calibration.md.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "houvast/demand_terms.h"

namespace houvast::demand {

/// A figure with what it may be off by (NL: schatting met standaardfout).
struct Estimate {
  double value = 0;
  double standard_error = 0;

  friend bool operator==(const Estimate&, const Estimate&) = default;
};

struct Interval {
  double from = 0;
  double to = 0;
};

/// Of a figure above zero, symmetric in its logarithm; `confidence` of 0.9 leaves out 5% each side.
[[nodiscard]] Interval interval_of(Estimate estimate, double confidence = 0.9);

/// A stay as it was watched (NL: verblijf). In days of the stay itself.
struct WatchedStay {
  double seen_from = 0;  ///< Above zero: in care before it was watched (left truncation).
  double seen_to = 0;    ///< Above seen_from.
  bool stopped = false;  ///< At seen_to; else it was still running (right censoring).
};

/// The share of stays that lasts longer than `days`: E.L. Kaplan and P. Meier (1958).
struct SurvivalStep {
  double days = 0;
  double at_risk = 0;  ///< Stays watched just before.
  double stops = 0;
  Estimate longer;  ///< From here to the next step; standard error by M. Greenwood (1926).
};
[[nodiscard]] std::vector<SurvivalStep> kaplan_meier(std::span<const WatchedStay> stays);

/// The share that lasts longer than `days`; 1 before the first step.
[[nodiscard]] Estimate longer_than(std::span<const SurvivalStep> steps, double days);

/// A distribution as it fits best, by maximum likelihood.
struct SpreadFit {
  Spread spread;
  bool exponential = false;  ///< A Weibull of which the shape is 1 and not estimated.
  Estimate mean;
  std::optional<Estimate> shape;  ///< Weibull and gamma.
  std::optional<Estimate> cv;     ///< Lognormal.
  double log_likelihood = 0;
  double aic = 0;  ///< Akaike: 2 for each parameter less twice the log-likelihood.
};

/// One family, when it can be fitted: enough stops, and a maximum that exists.
[[nodiscard]] std::optional<SpreadFit> fit_exponential(std::span<const WatchedStay> stays);
[[nodiscard]] std::optional<SpreadFit> fit_family(std::span<const WatchedStay> stays,
                                                  Spread::Kind kind);

/// Exponential, Weibull, lognormal and gamma, the lowest AIC first; of stays that all last as long,
/// one constant. Empty when fewer than `fewest_stops` were seen to stop.
inline constexpr int fewest_stops = 5;
[[nodiscard]] std::vector<SpreadFit> fit_spreads(std::span<const WatchedStay> stays);

/// The chance that a quantity is larger than `value`, above zero, under weibull, lognormal or
/// gamma.
[[nodiscard]] double chance_above(const Spread& spread, double value);

}  // namespace houvast::demand
