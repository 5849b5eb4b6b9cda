// SPDX-License-Identifier: EUPL-1.2
// R5. Risk equalisation between municipalities (NL: risicoverevening), in nine forms.
// Terms: EqualisationTerms in agreement.h. Method: docs/methods/R5-risk-equalisation.md.
#pragma once

#include <cstdint>
#include <map>
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

/// R5. What is known of one municipality in one year. A figure that the form does not use may be
/// left out.
struct EqualisationInput {
  std::string municipality;  ///< Code.
  Cents cost;                ///< Actual cost of the year (NL: kosten).
  std::int64_t inhabitants = 0;
  Cents income;                         ///< State income of the scheme.
  std::optional<Cents> budget;          ///< threshold, insurance.
  std::optional<std::int64_t> clients;  ///< For a key by use.
  std::map<int, Cents> past_cost;       ///< By year; goes before EqualisationTerms::past_cost.
};

/// R5, one municipality. Parts that are not whole cents are shown rounded; contribution, premium,
/// correction and what the fund pays are whole cents and exact.
struct EqualisationLine {
  std::string municipality;
  Cents cost;
  Cents own_part;                    ///< What stays for own account.
  Cents shared_part;                 ///< Its part of what is shared out.
  Cents contribution;                ///< What the municipality bears in the end (NL: bijdrage).
  Cents difference;                  ///< contribution - cost: above zero it pays others.
  std::optional<Cents> own_average;  ///< deferred_user_pays: mean cost of the past years.
  std::optional<Cents> own_risk;     ///< threshold, insurance: budget * (1 + threshold).
  std::optional<Cents> excess;       ///< threshold, stop_loss, insurance: cost above the own risk.
  std::optional<Cents> mean_past_excess;  ///< insurance: what the premium is counted from.
  Cents premium;                          ///< insurance: into the fund.
  Cents premium_correction;               ///< insurance: into the fund, where it falls short.
  Cents paid_by_fund;                     ///< insurance: out of the fund.
  Decimal share;                          ///< Of what is shared out; 12 decimals, to be shown.
};

/// R5. One year of risk equalisation. Always: sum of contributions = cost + joint_cost +
/// (fund_closing - fund_opening).
struct Equalisation {
  int year = 0;
  EqualisationForm form = EqualisationForm::solidarity;
  Cents cost;          ///< Of all municipalities.
  Cents shared;        ///< What is shared out; may be below zero (deferred_user_pays).
  Cents joint_cost;    ///< shared_under_use: paid to providers for what was not used.
  Cents fund_opening;  ///< insurance.
  Cents fund_closing;
  std::vector<Input> terms;  ///< What was agreed, as far as this form uses it: for the reasons.
  std::vector<EqualisationLine> lines;  ///< In order of municipality code.
};

/// R5. Applies one form to one year. Inputs in any order; the result is in order of code. Pure.
/// `fund` is what the fund holds at the start of the year; empty: EqualisationTerms::fund_opening.
/// Errors: region/municipality-twice, region/too-many-municipalities,
/// region/terms-out-of-range, region/years-of-the-mean,
/// region/past-cost-missing, region/budget-missing, region/volume-missing,
/// region/fixed-cost-missing, region/clients-above-cost, those of split_by_key() (field: code),
/// money/negative-weight, money/no-weight, money/out-of-range.
[[nodiscard]] Result<Equalisation> equalise(const EqualisationTerms& terms, int year,
                                            std::span<const EqualisationInput> inputs,
                                            std::optional<Cents> fund = {});

/// The differences through the joint account (R8), premiums and what the fund pays through the
/// fund, what was not used to the providers; rules R5.*. Who holds an account does not pay itself.
[[nodiscard]] std::vector<Transfer> transfers(const Equalisation& equalisation,
                                              std::string_view scheme, const Account& joint,
                                              const Account& fund);

}  // namespace houvast::region
