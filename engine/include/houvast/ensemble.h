// SPDX-License-Identifier: EUPL-1.2
// A study: many replications of a dossier and its scenarios, what they say together (S2) and how
// scenarios differ on common random numbers (S3). Method: docs/methods/S-studies.md.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "houvast/dossier.h"
#include "houvast/executor.h"
#include "houvast/run.h"

namespace houvast::study {

/// A dossier with or without changes, as one of the compared (NL: variant).
struct Variant {
  std::string
      name;  ///< Id of a scenario; empty: the dossier as it is. Levers: see lever_variants().
  Dossier dossier;
  std::optional<std::size_t> against;  ///< Which variant before it this one is compared with.
};

/// The dossier without any lever ("-"), and with each lever alone ("+lever"), compared with none:
/// what every lever contributes. `first` is the place that the first of them will have.
[[nodiscard]] std::vector<Variant> lever_variants(const Dossier& dossier, std::size_t first);

/// What a column of a study counts.
enum class StudyFigure : std::uint8_t {
  spending,  ///< Cents; of a scheme with the cost of levers.
  volume,    ///< Millionths of the product's unit.
  users,     ///< In care on some day of the year; of a scheme: counted for every product.
  starts,
  waiting,        ///< On 31 December.
  lever_cost,     ///< Cents.
  result_before,  ///< Cents: state income less spending and execution cost, without agreements.
  result_after,   ///< Cents: with all that agreements move.
  // D14, by scheme and municipality, where there are budget reactions: what the council of a year
  // saw and did.
  deficit,         ///< Cents, before anything was done about it; zero or more.
  reserve_used,    ///< Cents.
  prevention_cut,  ///< Cents of next year's cost of levers.
  inflow_factor,   ///< Millionths: what is left of inflow by the channels, from next year on.
  budget_factor,   ///< Millionths: what is left of plain budgets, from next year on.
};
[[nodiscard]] std::string_view to_string(StudyFigure figure);
/// Cents, or counts and millionths?
[[nodiscard]] bool is_amount(StudyFigure figure);

/// What a column is about. No municipality: all of them together. No scheme: all together, or the
/// column is about a product.
struct ColumnKey {
  std::optional<std::size_t> municipality;
  std::optional<std::size_t> product;
  std::optional<std::size_t> scheme;
  int year = 0;
  StudyFigure figure = StudyFigure::spending;

  friend constexpr bool operator==(const ColumnKey&, const ColumnKey&) = default;
};

/// The columns of a study: the same for every variant. Municipalities, products and schemes by
/// place in the dossier.
class StudyLayout {
 public:
  StudyLayout() = default;
  /// `reacts`: are there budget reactions (D14) in any variant?
  StudyLayout(Years years, std::size_t municipalities, std::size_t products, std::size_t schemes,
              bool reacts);

  [[nodiscard]] std::size_t columns() const { return columns_; }
  [[nodiscard]] ColumnKey key(std::size_t column) const;

  /// A product in one municipality, or in all.
  [[nodiscard]] std::size_t care(std::optional<std::size_t> municipality, std::size_t product,
                                 int year, StudyFigure figure) const;
  /// A scheme, or all together, in one municipality, or in all.
  [[nodiscard]] std::size_t scheme(std::optional<std::size_t> municipality,
                                   std::optional<std::size_t> scheme, int year,
                                   StudyFigure figure) const;
  /// The budget reaction of a scheme in one municipality.
  [[nodiscard]] std::size_t reaction(std::size_t municipality, std::size_t scheme, int year,
                                     StudyFigure figure) const;

  static constexpr std::size_t care_figures = 5;      ///< spending to waiting
  static constexpr std::size_t scheme_figures = 8;    ///< spending to result_after
  static constexpr std::size_t reaction_figures = 5;  ///< deficit to budget_factor

  [[nodiscard]] Years years() const { return years_; }
  [[nodiscard]] std::size_t municipalities() const { return municipalities_; }
  [[nodiscard]] std::size_t products() const { return products_; }
  [[nodiscard]] std::size_t schemes() const { return schemes_; }
  [[nodiscard]] bool reacts() const { return reactions_ > 0; }

 private:
  Years years_;
  std::size_t municipalities_ = 0, products_ = 0, schemes_ = 0;
  std::size_t reactions_ = 0;  ///< None, or one a scheme.
  std::size_t schemes_begin_ = 0, reactions_begin_ = 0, columns_ = 0;
};

/// What replications say together about one column; in its own unit, cents for amounts. Of less
/// than two values the standard deviation and error are zero.
struct Statistics {
  double mean = 0, standard_deviation = 0, standard_error = 0;
  double p5 = 0, p25 = 0, p50 = 0, p75 = 0, p95 = 0;

  friend bool operator==(const Statistics&, const Statistics&) = default;
};

/// When a variant has paid itself back: the first year in which its spending and that of the years
/// before it, levers included, are together lower than those of the other (NL: terugverdientijd).
struct BreakEven {
  std::vector<std::int64_t> replications;  ///< That break even first in each year of the dossier.
  double chance = 0;                       ///< Of breaking even within the years.
  std::optional<int> p5, p50, p95;  ///< Year by which so many have; empty: later than the dossier.

  friend bool operator==(const BreakEven&, const BreakEven&) = default;
};

/// How a variant differs from the one it is compared with, replication by replication.
struct Comparison {
  /// Columns in which any replication differs.
  struct Line {
    std::size_t column = 0;
    Statistics statistics;
  };
  std::vector<Line> lines;
  std::vector<Statistics> by_year;     ///< Spending of all schemes, all municipalities together.
  std::vector<Statistics> cumulative;  ///< The same, with the years before.
  BreakEven break_even;
};

struct VariantOutcome {
  std::string name;
  std::optional<std::size_t> against;
  std::vector<Statistics> columns;
  std::optional<Comparison> comparison;
};

struct Ensemble {
  Receipt receipt;
  StudyLayout layout;
  std::vector<VariantOutcome> variants;
  std::int64_t replications = 0;
  /// The largest relative standard error of what a scheme costs all municipalities in a year.
  std::optional<double> precision;
};

struct EnsembleOptions {
  std::int64_t replications = 1'000;  ///< At most.
  /// Stop at 32, 64, 128, ... replications when the relative standard error of every scheme's
  /// spending in every year and variant is at most this.
  std::optional<double> precision;
  std::uint64_t seed = 1;
  std::optional<std::filesystem::path> state;  ///< Keeps finished replications, to go on with.
  std::string started_at;
  /// Called now and then with replications finished in all variants of what there is to do.
  std::function<void(std::int64_t done, std::int64_t all)> progress;
  /// Asked now and then, by any thread: false stops the work with study/stopped. Empty: go on.
  std::function<bool()> go_on;
  std::size_t memory_bytes = std::size_t{512} << 20U;  ///< For values of columns at a time.
};

/// Runs a study. The same variants, options and engine give the same bytes, whoever executes it,
/// and whether or not it was stopped and went on. On a process that does not lead: works, and gives
/// an empty ensemble.
/// Errors: study/state-*, study/variants-differ, study/processes-differ, study/stopped, and those
/// of the mechanisms.
[[nodiscard]] Result<Ensemble> run_ensemble(std::span<const Variant> variants,
                                            const EnsembleOptions& options, Executor& executor);

}  // namespace houvast::study
