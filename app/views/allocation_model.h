// SPDX-License-Identifier: EUPL-1.2
// F2 to F5 of a dossier: what measures bring, how the old distribution becomes the new one, and
// what the cumulated cap takes off the change.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "houvast/cumulation.h"
#include "houvast/dossier.h"
#include "houvast/macro_budget.h"
#include "houvast/report.h"
#include "houvast/transition.h"

namespace houvast::views {

/// F3. One measure, as if the whole budget were shared objectively.
struct MeasureOutcome {
  MeasureTerms terms;
  std::optional<double> volume;  ///< Of all municipalities together; a fixed amount has none.
  std::vector<Cents> amounts;    ///< By municipality.
  Cents total;
};

/// The distribution of one scheme over the years.
struct SchemeModel {
  std::string id;
  std::string label;
  std::optional<TransitionTerms> transition;
  std::vector<funding::MacroBudget> macro;  // F1
  std::vector<funding::Allocation> years;   // F4
  int measures_year = 0;                    ///< Of `measures`: the last year there is.
  std::vector<MeasureOutcome> measures;     ///< Empty without an objective allocation.
  Decimal factor;
  bool factor_is_solved = false;
};

/// One municipality in one year, over all schemes of the model.
struct ModelLine {
  int year = 0;
  std::size_t municipality = 0;
  std::int64_t inhabitants = 0;
  Cents amount;        ///< F4 of all schemes.
  Cents unchanged;     ///< What history alone would have given.
  Cents compensation;  ///< F5, above zero: received.
  Cents financing;     ///< F5, above zero: paid for others.
  Cents income;        ///< Everything that the state pays in the year, whatever the scheme.

  [[nodiscard]] Cents effect() const { return amount - unchanged; }
  /// What it keeps of the change after the cap.
  [[nodiscard]] Cents kept() const { return effect() + compensation - financing; }
  /// To the cent; empty where nobody lives.
  [[nodiscard]] std::optional<Cents> each(Cents amount) const;
};

struct AllocationModel {
  std::vector<Municipality> municipalities;
  std::vector<int> years;
  std::vector<SchemeModel> schemes;  ///< Those that share a budget by history or measures.
  std::optional<funding::Cumulation> cumulation;
  std::vector<ModelLine> lines;  ///< By year, then municipality.

  [[nodiscard]] const ModelLine& line(int year, std::size_t municipality) const;
};

/// Care, contracts and agreements play no part in it and are left out.
/// Errors: those of the mechanisms F1 to F7, with the scheme as field.
[[nodiscard]] Result<AllocationModel> allocation_model(Dossier dossier);

/// What somebody would like to see otherwise; what is empty stays.
struct SchemeChange {
  std::map<std::string, Decimal> weights;  ///< By measure.
  std::optional<int> transition_years;
  std::optional<Cents> macro;  ///< Of the first year; later years grow from there.
};
struct ModelChanges {
  std::map<std::string, SchemeChange> schemes;  ///< By id.
  std::optional<Cents> cap_per_inhabitant;
};

/// A dossier with these changes. Names of schemes and measures must be those of the dossier.
[[nodiscard]] Dossier with_changes(Dossier dossier, const ModelChanges& changes);

/// One sentence: who gains and who loses in the last year.
[[nodiscard]] Text sentence_of(const AllocationModel& model);
/// One sentence: what a change does to whom, in the last year.
[[nodiscard]] Text sentence_of(const AllocationModel& before, const AllocationModel& after);

[[nodiscard]] Report report_of(const AllocationModel& model);
/// Before and after, by year and municipality; both of the same municipalities and years.
[[nodiscard]] Report report_of(const AllocationModel& before, const AllocationModel& after);

}  // namespace houvast::views
