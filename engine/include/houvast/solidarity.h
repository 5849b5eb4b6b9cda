// SPDX-License-Identifier: EUPL-1.2
// R4. Solidarity between municipalities by the six design choices (NL: onderlinge solidariteit).
// Terms: SolidarityTerms in agreement.h. Method: docs/methods/R4-solidarity.md.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "houvast/agreement.h"
#include "houvast/cents.h"
#include "houvast/decimal.h"
#include "houvast/ledger.h"
#include "houvast/problem.h"

namespace houvast::region {

/// R4. Who takes part (NL: deelnemer).
struct SolidarityMember {
  std::string municipality;      ///< Code.
  std::int64_t inhabitants = 0;  ///< Read only where they are the weight.
};

/// R4. The figures of one municipality in one year, after R2 and R3.
struct SolidarityFigures {
  Cents income;
  Cents spending;   ///< Actual care, by own account and through the region.
  Cents execution;  ///< Actual execution cost; not part of the cost where a surcharge stands in.
  /// What is really left of the year, and what capping protects: income less what was really
  /// borne. Empty: income - spending - execution.
  std::optional<Cents> real_result;
};

/// R4. Did money move, and if not, why not.
enum class SolidarityOutcome {
  settled,
  no_deficit,      ///< No pooled deficit: nobody to pay to.
  no_surplus,      ///< No pooled surplus: nobody to pay.
  no_weight,       ///< There is a pooled surplus, but no payer has a weight above zero.
  no_room,         ///< Capped, and no payer has a real surplus.
  below_one_cent,  ///< The total is less than one cent.
};

/// "Er is geen verrekenbaar tekort": the sentence for the user.
[[nodiscard]] Text to_text(SolidarityOutcome outcome);

/// R4, one municipality. Figures that are not whole cents are shown rounded; the settlement
/// itself used them exactly, so a difference of two shown figures may be a cent off.
struct SolidarityLine {
  std::string municipality;
  SolidarityFigures figures;      ///< As given.
  Cents execution_counted;        ///< Choice 2: actual, or spending times the surcharge.
  Cents correction;               ///< Choice 5: taken off the cost.
  Cents cost;                     ///< X
  Cents baseline;                 ///< B, choice 1
  Cents result;                   ///< B - X
  Decimal own_share;              ///< Choice 6, by the sign of the result.
  Cents pooled;                   ///< (1 - own share) * result; above zero: a payer.
  std::optional<Decimal> weight;  ///< Choice 4; empty where weights do not apply.
  std::optional<Cents> cap;       ///< Choice 3: the most a payer may pay; empty: no limit.
  Cents due;                      ///< Exact payment (-) or receipt (+), rounded to be shown.
  Cents moved;                    ///< Received (+) or paid (-), in whole cents.
  Cents real_before;              ///< The real result without solidarity.
  Cents real_after;               ///< real_before + moved
};

/// R4. The settlement of one region and year (NL: verrekening).
struct SolidaritySettlement {
  int year = 0;
  SolidarityOutcome outcome = SolidarityOutcome::settled;
  Cents income;                       ///< Of all.
  Cents cost;                         ///< Sum of X, rounded to be shown.
  Cents deficits;                     ///< D: pooled deficits, rounded to be shown.
  Cents surpluses;                    ///< S: pooled surpluses, rounded to be shown.
  std::optional<Cents> caps;          ///< Sum of what payers may pay at most; empty: not capped.
  Cents total;                        ///< What moved: paid, and received.
  std::vector<SolidarityLine> lines;  ///< In order of municipality code.
};

/// R4, the same settlement many times over: prepared once, then amounts only and nothing allocated
/// (but for amounts beyond 128 bits of intermediate results, which are settled with big integers).
/// One object a thread. settle_solidarity() below is this code and the lines it leaves behind.
class SolidaritySettler {
 public:
  /// Members in order of code. Errors: as settle_solidarity().
  [[nodiscard]] static Result<SolidaritySettler> prepare(const SolidarityTerms& terms, int year,
                                                         std::span<const SolidarityMember> members);

  SolidaritySettler(SolidaritySettler&&) noexcept;
  SolidaritySettler& operator=(SolidaritySettler&&) noexcept;
  ~SolidaritySettler();

  /// One figure and one amount a member, in their order. `moved`: received (+) or paid (-); adds
  /// up to zero. Errors: region/no-income, region/negative-income, money/negative-weight,
  /// money/out-of-range; then `moved` holds nothing of use.
  [[nodiscard]] Result<SolidarityOutcome> settle(std::span<const SolidarityFigures> figures,
                                                 std::span<Cents> moved);

 private:
  struct Impl;
  explicit SolidaritySettler(std::unique_ptr<Impl> impl);
  friend Result<SolidaritySettlement> settle_solidarity(const SolidarityTerms& terms, int year,
                                                        std::span<const SolidarityMember> members,
                                                        std::span<const SolidarityFigures> figures);
  std::unique_ptr<Impl> impl_;
};

/// R4. Settles one year. Members in any order, one figure each in the same order; the result is in
/// order of code and does not depend on the order of the input. Pure.
///
///     X = spending + execution cost, or spending * (1 + surcharge);   X = X - correction
///     B = income, or income * sum X / sum income;   pooled = (1 - own share) * (B - X)
///
/// and then as the model says for either baseline, capped or not. The total is cut to whole cents
/// and split twice, in proportion to the exact payments and to the exact receipts.
/// Errors: region/municipality-twice, region/too-many-municipalities, region/share-out-of-range,
/// region/surcharge-out-of-range, region/weight-missing, money/negative-weight, region/no-income,
/// region/negative-income, money/out-of-range.
[[nodiscard]] Result<SolidaritySettlement> settle_solidarity(
    const SolidarityTerms& terms, int year, std::span<const SolidarityMember> members,
    std::span<const SolidarityFigures> figures);

/// Payers to the joint account (R8: the region's, or that of the municipality that plays its part)
/// and from there to receivers; rules R4.payment (_weighted, _capped) and R4.receipt. Who holds the
/// joint account does not pay itself.
[[nodiscard]] std::vector<Transfer> transfers(const SolidaritySettlement& settlement,
                                              std::string_view scheme, const Account& joint);

}  // namespace houvast::region
