// SPDX-License-Identifier: EUPL-1.2
// R6. What an agreement does (NL: wat een afspraak doet): risk taken away, who pays whom, and the
// incentive left. Figures in, figures out: whoever drives the years fills in the results of any
// design. Method: docs/methods/R6-what-an-agreement-does.md.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "houvast/cents.h"
#include "houvast/problem.h"

namespace houvast::region {

/// One year of all municipalities, in their order: the result without and with the agreement.
struct EffectYear {
  std::vector<Cents> before;
  std::vector<Cents> after;
};

/// The years of one replication, or the observed years.
using EffectRun = std::vector<EffectYear>;

/// The whole design once more, with extra spending of one municipality in one year.
struct IncentiveSample {
  std::size_t municipality = 0;  ///< Index into the municipalities.
  Cents extra;                   ///< More own spending than in the base; above zero.
  Cents after;                   ///< Result of that municipality in the base.
  Cents after_with_extra;        ///< Its result with the extra spending.
};

/// Cents as doubles; all of one municipality, over all years of all runs.
struct ResultSummary {
  double mean = 0;
  double spread = 0;  ///< Standard deviation (NL: spreiding), n - 1.
  double worst = 0;   ///< Mean of the 5% worst years, at least one.
};

struct MunicipalityEffect {
  std::string municipality;
  ResultSummary before, after;
  std::optional<double> risk_taken_away;  ///< 1 - spread after / spread before; empty: no spread.
  double mean_net = 0;                    ///< What the agreement brings (+) or costs (-) a year.
  double share_paid = 0;                  ///< Share of the years in which it paid.
  double share_received = 0;
  double always_payer = 0;  ///< Share of the runs in which it paid in every year.
  double always_receiver = 0;
  std::optional<double> incentive_left;  ///< Of one extra euro, what stays; empty: not sampled.
};

/// Who pays whom a year, on average: payments shared over receivers in proportion.
struct MeanPayment {
  std::size_t from = 0;
  std::size_t to = 0;
  double amount = 0;
};

struct AgreementEffect {
  std::vector<MunicipalityEffect> municipalities;
  /// 1 - sum of spreads after / sum of spreads before.
  std::optional<double> risk_taken_away;
  /// The same for the sum of the losses in the 5% worst years, each against its mean.
  std::optional<double> tail_taken_away;
  /// Sum of |mean net| / 2: what moves the same way year after year.
  double structural = 0;
  /// Mean over the years of what was paid in all: sum of |net| / 2.
  double moved = 0;
  std::optional<double> incentive_left;  ///< Mean over the municipalities that were sampled.
  /// Only between municipalities; where a reserve or fund takes part, its share is left out.
  std::vector<MeanPayment> payments;
};

/// Errors: region/no-years, region/uneven-years.
[[nodiscard]] Result<AgreementEffect> effect_of_agreement(
    std::span<const std::string> municipalities, std::span<const EffectRun> runs,
    std::span<const IncentiveSample> incentives = {});

}  // namespace houvast::region
