// SPDX-License-Identifier: EUPL-1.2
// Q1. Intake of a survey among municipalities (NL: uitvraag): what they say they receive and spend.
// Method: docs/methods/Q1-survey.md.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "houvast/cents.h"
#include "houvast/problem.h"
#include "houvast/quickscan.h"
#include "houvast/scheme.h"

namespace houvast::quickscan {

/// Q1. One answer: a scheme in a year. An empty amount was not filled in.
struct SurveyAnswer {
  std::string municipality;
  std::string scheme;
  int year = 0;
  SpendingKind kind = SpendingKind::estimate;  ///< NL: realisatie, begroting, raming
  std::optional<Cents> income;
  std::optional<Cents> spending;
  std::string remark;
  int line = 0;  ///< Of the file.
};

/// What was asked: an answer is complete when it has income and spending of all of these.
struct SurveyQuestions {
  std::vector<std::string> schemes;
  std::vector<int> years;
};

enum class SurveyStatus {
  complete_deficit,  ///< Complete, and a deficit in at least one year.
  complete_none,     ///< Complete, without a deficit.
  incomplete,        ///< Something asked is missing: kept apart from the figures.
};

/// Something to look at in an answer; it stays in the figures.
struct SurveyFlag {
  std::string municipality;
  std::string scheme;
  int year = 0;
  enum class Kind {
    balanced_budget,      ///< A budget that exactly meets the income: the deficit may be hidden.
    large_jump,           ///< Spending changed by more than half from one year to the next.
    kind_changes_back,    ///< A later year is called actual while an earlier one is not.
    amount_in_thousands,  ///< A thousandth of what other years say: perhaps in thousands of euro.
  } kind = Kind::balanced_budget;
};

struct SurveyRespondent {
  std::string municipality;
  SurveyStatus status = SurveyStatus::incomplete;
  std::map<int, Cents> result;  ///< Of all schemes together, for the years that are whole.
  std::map<int, Cents> income;
  std::vector<std::string> missing;  ///< "jeugd 2017 spending"
};

struct Survey {
  std::vector<SurveyRespondent> respondents;  ///< In order of name.
  std::vector<SurveyFlag> flags;
  std::map<SurveyStatus, std::int64_t> counts;
};

/// Q1. Errors: quickscan/survey-answer-twice, quickscan/survey-not-asked (with the nearest scheme),
/// quickscan/survey-negative.
[[nodiscard]] Result<Survey> take_in(const SurveyQuestions& questions,
                                     std::span<const SurveyAnswer> answers,
                                     const std::string& file);

}  // namespace houvast::quickscan
