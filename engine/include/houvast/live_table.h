// SPDX-License-Identifier: EUPL-1.2
// The live table (NL: de tafel): a dossier of which everything but an agreement was computed
// beforehand, so that another agreement is computed while people look. It says what study::run()
// says of the same dossier with that agreement, seed and number of draws, bit for bit. Method:
// docs/methods/live-table.md.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "houvast/agreement.h"
#include "houvast/dossier.h"
#include "houvast/key_criteria.h"
#include "houvast/ledger.h"
#include "houvast/period.h"
#include "houvast/reserve.h"
#include "houvast/run.h"
#include "houvast/study.h"

namespace houvast::study {

struct LiveOptions {
  std::int64_t draws = 1'000;  ///< Stochastic years: RunOptions::replications.
  std::uint64_t seed = 1;
  int threads = 1;  ///< Of prepare() and of every question. Results do not depend on it.
  /// Called now and then from one thread with what is done of what there is to do.
  std::function<void(std::int64_t done, std::int64_t all)> progress;
  /// Asked now and then while care is simulated: false stops prepare() with study/stopped.
  std::function<bool()> go_on;
};

/// One year of the agreement as the tables of the dossier expect it: members in order of code.
/// Always, for each of them:
///
///     after = before + pool + execution + solidarity + equalisation
struct LiveYear {
  int year = 0;
  std::vector<Cents> before;
  std::vector<Cents> pool;          ///< R2, R3: its own pooled cost less its contribution.
  std::vector<Cents> execution;     ///< R8: its own joint execution cost less its share.
  std::vector<Cents> solidarity;    ///< R4
  std::vector<Cents> equalisation;  ///< R5
  std::vector<Cents> after;
  std::optional<region::ReserveYear> reserve;  ///< R3
};

struct LiveOutcome {
  AgreementOutcome agreement;  ///< R6 and R3 over the draws.
  std::vector<LiveYear> years;
  /// Of the agreement's scheme: RunRecord::distributions.
  std::vector<Distribution> distributions;
};

/// An agreement under discussion, and the years that people look at.
struct LiveQuestion {
  Agreement agreement;  ///< Takes the place of the dossier's agreement with this id, if any.
  /// Summaries are about these years only; all years before them are computed too. Empty: those of
  /// the dossier.
  std::optional<Years> years;
};

/// Prepared once; may be asked by many threads at a time.
class LiveTable {
 public:
  /// Funds the schemes, simulates care and draws spending. Errors: study/live-draws and those of
  /// run().
  [[nodiscard]] static Result<LiveTable> prepare(const Dossier& dossier,
                                                 const LiveOptions& options);

  LiveTable(LiveTable&&) noexcept;
  LiveTable& operator=(LiveTable&&) noexcept;
  ~LiveTable();

  /// Errors: study/live-scheme, study/live-member, study/live-years, and those of the mechanisms of
  /// part region with the agreement as field.
  [[nodiscard]] Result<LiveOutcome> evaluate(const LiveQuestion& question) const;

  /// The reasons (NL: Waarom?): what the agreement moved, as the tables of the dossier expect it;
  /// transfers of rules R2 to R8, in the years asked for. Errors: as evaluate().
  [[nodiscard]] Result<std::vector<Transfer>> explain(const LiveQuestion& question) const;

  /// The five criteria of each key over the draws; the agreement says what is pooled and by when
  /// figures are final. Errors: as evaluate(); a key without data has those of
  /// region::compare_keys() in its own place.
  [[nodiscard]] Result<std::vector<Result<region::KeyCriteria>>> compare_keys(
      const LiveQuestion& question, std::span<const KeyBlend> keys) const;

  /// What it keeps, about: for whoever keeps several.
  [[nodiscard]] std::size_t memory_bytes() const;

 private:
  struct Impl;
  explicit LiveTable(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace houvast::study
