// SPDX-License-Identifier: EUPL-1.2
#include "houvast/survey.h"

#include <algorithm>
#include <set>

namespace houvast::quickscan {
namespace {

using AnswersByYear = std::map<int, const SurveyAnswer*>;
using AnswersByScheme = std::map<std::string, AnswersByYear>;

Problem problem(const char* code, const SurveyAnswer& answer, const std::string& file,
                std::string field, std::string found) {
  return {.code = code,
          .place = {.file = file, .line = answer.line, .field = std::move(field)},
          .found = std::move(found)};
}

void check_answer(const SurveyQuestions& questions, const SurveyAnswer& answer,
                  const std::string& file, Problems& problems) {
  const auto& schemes = questions.schemes;
  if (std::find(schemes.begin(), schemes.end(), answer.scheme) == schemes.end()) {
    problems.push_back(
        problem("quickscan/survey-not-asked", answer, file, "scheme", answer.scheme));
    problems.back().suggestion = nearest_name(answer.scheme, schemes);
  }
  const auto& years = questions.years;
  if (std::find(years.begin(), years.end(), answer.year) == years.end())
    problems.push_back(
        problem("quickscan/survey-not-asked", answer, file, "year", std::to_string(answer.year)));
  for (const auto& [field, amount] :
       {std::pair("income", answer.income), std::pair("spending", answer.spending)})
    if (amount && *amount < Cents())
      problems.push_back(
          problem("quickscan/survey-negative", answer, file, field, to_string(*amount)));
}

void flag_scheme(const std::string& name, const std::string& scheme, const AnswersByYear& years,
                 std::vector<SurveyFlag>& flags) {
  using enum SurveyFlag::Kind;
  const SurveyAnswer* before = nullptr;
  for (const auto& [year, answer] : years) {
    const auto flag = [&, in = year](SurveyFlag::Kind kind) {
      flags.push_back({name, scheme, in, kind});
    };
    if (answer->kind == SpendingKind::budget && answer->income && answer->spending &&
        *answer->income == *answer->spending)
      flag(balanced_budget);
    if (before != nullptr && before->spending && answer->spending) {
      const std::int64_t a = before->spending->count();
      const std::int64_t b = answer->spending->count();
      // A thousandth, or a thousand times as much, give or take half.
      const auto thousandfold = [](std::int64_t small, std::int64_t large) {
        return small > 0 && large / small >= 500 && large / small <= 2'000;
      };
      if (thousandfold(a, b) || thousandfold(b, a))
        flag(amount_in_thousands);
      else if (2 * std::abs(b - a) > a)
        flag(large_jump);
    }
    if (before != nullptr && answer->kind == SpendingKind::actual &&
        before->kind != SpendingKind::actual)
      flag(kind_changes_back);
    before = answer;
  }
}

SurveyRespondent respondent_of(const SurveyQuestions& questions, const std::string& name,
                               const AnswersByScheme& answers) {
  SurveyRespondent respondent{.municipality = name};
  for (const int year : questions.years) {
    bool whole = true;
    Cents income, spending;
    for (const std::string& scheme : questions.schemes) {
      const SurveyAnswer* answer = nullptr;
      if (const auto of_scheme = answers.find(scheme); of_scheme != answers.end())
        if (const auto of_year = of_scheme->second.find(year); of_year != of_scheme->second.end())
          answer = of_year->second;
      const auto missing = [&](const char* field) {
        whole = false;
        respondent.missing.push_back(scheme + " " + std::to_string(year) + " " + field);
      };
      if (answer == nullptr || !answer->income) missing("income");
      if (answer == nullptr || !answer->spending) missing("spending");
      if (answer == nullptr || !answer->income || !answer->spending) continue;
      income += *answer->income;
      spending += *answer->spending;
    }
    if (!whole) continue;
    respondent.income[year] = income;
    respondent.result[year] = income - spending;
  }
  const bool deficit = std::any_of(respondent.result.begin(), respondent.result.end(),
                                   [](const auto& of_year) { return of_year.second < Cents(); });
  respondent.status = !respondent.missing.empty() ? SurveyStatus::incomplete
                      : deficit                   ? SurveyStatus::complete_deficit
                                                  : SurveyStatus::complete_none;
  return respondent;
}

}  // namespace

Result<Survey> take_in(const SurveyQuestions& questions, std::span<const SurveyAnswer> answers,
                       const std::string& file) {
  Problems problems;
  std::map<std::string, AnswersByScheme> by_name;
  for (const SurveyAnswer& answer : answers) {
    check_answer(questions, answer, file, problems);
    const auto [place, is_new] =
        by_name[answer.municipality][answer.scheme].try_emplace(answer.year, &answer);
    if (!is_new)
      problems.push_back(
          problem("quickscan/survey-answer-twice", answer, file, "",
                  answer.municipality + ", " + answer.scheme + ", " + std::to_string(answer.year)));
  }
  if (!problems.empty()) return tl::unexpected(std::move(problems));

  Survey survey;
  for (const auto& [name, schemes] : by_name) {
    survey.respondents.push_back(respondent_of(questions, name, schemes));
    ++survey.counts[survey.respondents.back().status];
    for (const auto& [scheme, years] : schemes) flag_scheme(name, scheme, years, survey.flags);
  }
  return survey;
}

}  // namespace houvast::quickscan
