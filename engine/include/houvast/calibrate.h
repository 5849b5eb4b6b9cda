// SPDX-License-Identifier: EUPL-1.2
// D13. The figures behind inflow, duration, intensity and what follows, taken from care records or
// scaled to published totals (NL: ijking). Method: docs/methods/D13-calibration.md.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "houvast/care_record.h"
#include "houvast/cents.h"
#include "houvast/demand_terms.h"
#include "houvast/municipality.h"
#include "houvast/period.h"
#include "houvast/problem.h"
#include "houvast/survival.h"

namespace houvast::demand {

struct CalibrateOptions {
  std::chrono::sys_days from;  ///< First day that was watched,
  std::chrono::sys_days to;    ///< and the first that was not.
  /// Stays from before this day began nobody knows when; they tell nothing about durations.
  std::optional<std::chrono::sys_days> starts_known_from;
  /// A next order of the same client within so many days of a stop belongs to the same trajectory;
  /// a later one is new inflow.
  int return_within_days = 365;
  /// One so soon after a stop is a transition and no return.
  int at_once_within_days = 3;
};

/// D2. Starts of new trajectories over the people who could have started.
struct InflowFit {
  std::string product;
  Channel channel = Channel::municipal_access;
  AgeBand ages;
  std::int64_t starts = 0;
  double exposure = 0;    ///< Inhabitants times years, times the trend.
  Estimate per_thousand;  ///< A year.
};

/// What a municipality has more or less than the hazards say, drawn towards 1 as far as chance
/// alone explains the differences.
struct LevelFit {
  std::string municipality;
  std::string product;
  std::int64_t starts = 0;
  double expected = 0;  ///< By the hazards of all municipalities together.
  Estimate level;
};

/// What followed on stays that ended by themselves.
struct ExitFit {
  std::string to;
  std::int64_t count = 0;
  Estimate share;
  std::optional<Spread> after;  ///< Days between; empty: at once.
};

struct TogetherFit {
  std::string other;
  Estimate chance;
};

/// D3. One product. What the records say too little about is empty.
struct ProductFit {
  std::string product;
  std::int64_t stays = 0;
  std::int64_t stops = 0;
  std::vector<SurvivalStep> survival;  ///< Kaplan-Meier, of stays that end by themselves.
  std::vector<SpreadFit> durations;    ///< Best first.
  std::vector<SpreadFit> intensities;  ///< Best first.
  std::vector<ExitFit> exits;          ///< At once first, then returns; in order of product.
  std::vector<TogetherFit> together;   ///< Of the combinations that the terms know.
  std::optional<Estimate> personal_budget_share;
  std::vector<double> reporting_delay;
};

struct Calibration {
  std::vector<InflowFit> inflow;     ///< In order of product, channel and ages.
  std::vector<LevelFit> levels;      ///< In order of municipality and product.
  std::vector<ProductFit> products;  ///< In order of id.
};

/// D13. Estimates all that `terms` describes and records can tell: which products, age bands and
/// combinations there are is taken from the terms. Errors: demand/calibrate-*.
[[nodiscard]] Result<Calibration> calibrate(std::span<const CareRecord> records,
                                            const DemandTerms& terms,
                                            const CalibrateOptions& options);

/// The terms with what was found in place of what stood there; what was not found stays.
[[nodiscard]] DemandTerms fitted(DemandTerms terms, const Calibration& calibration);

/// Clients in care on a day, as the records have them: a stock to begin a simulation with.
[[nodiscard]] std::vector<StockRow> stock_on(std::span<const CareRecord> records,
                                             std::chrono::sys_days day);

/// What was published about a product in a year; what is not known is empty.
struct PublishedTotal {
  std::string product;
  std::string municipality;  ///< Empty: all municipalities of the dossier together.
  int year = 0;
  std::optional<double> users;  ///< In care on some day of the year.
  std::optional<double> starts;
  std::optional<double> stops;
  std::optional<double> stock;      ///< In care on 1 January.
  std::optional<double> stock_end;  ///< And on 31 December.
  std::optional<Cents> spending;
};

/// What a total changed.
struct ScaleLine {
  enum class Figure { inflow, level, duration, intensity };
  std::string product;
  std::string municipality;  ///< For levels.
  Figure figure = Figure::inflow;
  double before = 0;
  double after = 0;
};

struct Scaled {
  DemandTerms terms;
  std::vector<ScaleLine> lines;
};

/// Scales terms until they give the totals when care neither grows nor shrinks: mean duration =
/// stock / stops (J.D.C. Little, 1961), inflow by starts or else by users, levels where a total is
/// of one municipality, intensity by spending. `first_year` is that of the prices. Errors:
/// demand/total-*.
[[nodiscard]] Result<Scaled> scale_to_totals(DemandTerms terms,
                                             std::span<const PublishedTotal> totals,
                                             int first_year);

/// One figure as it was and as the simulation has it.
struct FitLine {
  enum class Figure { starts, stops, users, stock_end, volume };
  std::string product;
  int year = 0;
  Figure figure = Figure::starts;
  double observed = 0;
  double simulated = 0;           ///< Mean over replications.
  double standard_deviation = 0;  ///< Of one replication.
  /// (observed - simulated) / standard deviation; beyond 2 or so the model misses something.
  double difference = 0;
};

struct FitOptions {
  Years years;  ///< Whole years within the window.
  std::uint64_t seed = 1;
  std::uint32_t replications = 20;
};

/// D13. Simulates the years of the records anew, from the clients who were in care at the start,
/// and sets both beside each other. Levers, drivers and limits of the terms are left out.
[[nodiscard]] std::vector<FitLine> compare_fit(std::span<const CareRecord> records,
                                               const DemandTerms& terms,
                                               std::span<const Municipality> municipalities,
                                               const FitOptions& options);

}  // namespace houvast::demand
