// SPDX-License-Identifier: EUPL-1.2
// Summaries of the replications of one figure (S2). Statistics, in cents as doubles; never a
// balance. Sums are made in whole numbers, so the order of the replications, and with it the number
// of threads, makes no difference to any bit.
#pragma once

#include <cstddef>
#include <optional>
#include <span>

#include "houvast/cents.h"

namespace houvast::study {

/// What replications say together (NL: samenvatting).
struct Summary {
  std::size_t count = 0;
  double mean_cents = 0;
  /// Of the sample, with count - 1; empty for one replication.
  std::optional<double> standard_deviation_cents;
  /// Of the mean: the standard deviation over the root of the count.
  std::optional<double> standard_error_cents;
};

/// Of at least one value.
[[nodiscard]] Summary summarise(std::span<const Cents> values);

/// The quantile for a probability from 0 to 1 of at least one value, in order from low to high:
/// between the two nearest in proportion (type 7 of R, the default there and in spreadsheets).
[[nodiscard]] double quantile_cents(std::span<const Cents> sorted, double probability);

/// Results are worst when they are lowest, costs when they are highest.
enum class Worst { lowest, highest };

/// The mean of the worst share of the values, in order from low to high (NL: gemiddelde van de
/// slechtste jaren; expected shortfall): for a share of 0.05 of the 5% worst. A value that the
/// share cuts through counts for the part within it. Share above 0, at most 1.
[[nodiscard]] double mean_of_worst_cents(std::span<const Cents> sorted, double share, Worst worst);

}  // namespace houvast::study
