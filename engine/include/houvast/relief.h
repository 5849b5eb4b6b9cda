// SPDX-License-Identifier: EUPL-1.2
// F10. Relief: a supplementary payment (NL: artikel 12) or a deficit fund (NL: tekortfonds).
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "houvast/cents.h"
#include "houvast/fraction.h"
#include "houvast/ledger.h"
#include "houvast/problem.h"
#include "houvast/scheme.h"

namespace houvast::funding {

/// One municipality that may ask for relief.
struct ReliefCase {
  std::string municipality;
  std::int64_t inhabitants = 0;
  std::map<int, Cents> results;  ///< By year, before relief; below zero is a deficit.
  Cents income;                  ///< article_12: allocation and grants of the year of payment.
};

enum class ReliefStatus {
  granted,
  below_threshold,
  years_missing,   ///< Results of all the years that count are not known.
  not_structural,  ///< article_12: one of the three years after it has no such deficit.
  conditions_missing,
};

struct ReliefLine {
  std::string municipality;
  std::int64_t inhabitants = 0;
  ReliefStatus status = ReliefStatus::below_threshold;
  Cents deficit;    ///< Of the years that count, zero or more.
  Cents threshold;  ///< As an amount of this municipality.
  Cents own_part;   ///< Stays, of the deficit.
  Cents eligible;   ///< deficit - own part, when granted.
  Cents granted;
  std::vector<std::string> missing_conditions;
  Cents financed;  ///< What it pays for the relief of all.

  friend bool operator==(const ReliefLine&, const ReliefLine&) = default;
};

struct Relief {
  int year = 0;
  ReliefTerms::Kind kind = ReliefTerms::Kind::deficit_fund;
  Cents eligible;
  Cents granted;
  Fraction coverage;  ///< granted / eligible, in cents; 1 when nothing was asked.
  Cents by_municipalities;
  Cents by_state;
  std::vector<ReliefLine> lines;  ///< In order of code.
};

/// F10. deficit_fund: who had a combined deficit above the threshold per inhabitant is paid in
/// proportion to the deficit less the own part, as far as the fund reaches. article_12: who has a
/// deficit of at least the threshold in the year and the three after it is paid the deficit of the
/// year less the own part; what inspectors would find is not modelled.
/// Nothing is paid in other years than that of payment: the result is empty then.
/// Errors: funding/inhabitants-not-positive, funding/figure-twice, funding/unknown-condition,
/// funding/negative-amount, funding/no-deficit-years.
[[nodiscard]] Result<Relief> relief(const ReliefTerms& terms, int year,
                                    std::span<const ReliefCase> cases);

/// F10. The line that a deficit must reach: share * (tax capacity + allocation and grants).
[[nodiscard]] Cents article_12_threshold(Decimal share, Cents tax_capacity, Cents income);

/// One condition under which relief strengthens the change it is meant for (after source 003, 4.3).
struct ReliefCondition {
  std::string_view id;
  std::string_view nl;
  std::string_view en;
};

[[nodiscard]] std::span<const ReliefCondition> relief_conditions();

/// State to municipality F10.article_12 or F10.deficit_fund; municipality to state F10.financing.
[[nodiscard]] std::vector<Transfer> transfers(const Relief& relief, std::string_view scheme);

}  // namespace houvast::funding
