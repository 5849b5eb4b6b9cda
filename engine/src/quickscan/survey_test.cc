// SPDX-License-Identifier: EUPL-1.2
#include "houvast/survey.h"

#include <gtest/gtest.h>

namespace houvast::quickscan {
namespace {

using namespace literals;
using enum SpendingKind;

const SurveyQuestions asked{{"jeugd", "wmo"}, {2025, 2026}};

std::vector<SurveyAnswer> complete(const std::string& name, Cents income, Cents spending) {
  std::vector<SurveyAnswer> answers;
  for (const std::string& scheme : asked.schemes)
    for (const int year : asked.years)
      answers.push_back({name, scheme, year, estimate, income, spending, "", 2});
  return answers;
}

TEST(TakeInSurvey, KeepsIncompleteAnswersApart) {
  std::vector<SurveyAnswer> answers = complete("Aa", 100_eur, 120_eur);
  for (SurveyAnswer& answer : complete("Bb", 100_eur, 90_eur)) answers.push_back(answer);
  answers.push_back({"Cc", "jeugd", 2025, actual, 100_eur, {}, "", 9});
  const Survey survey = take_in(asked, answers, "uitvraag.csv").value();
  EXPECT_EQ(survey.counts.at(SurveyStatus::complete_deficit), 1);
  EXPECT_EQ(survey.counts.at(SurveyStatus::complete_none), 1);
  EXPECT_EQ(survey.counts.at(SurveyStatus::incomplete), 1);
  EXPECT_EQ(survey.respondents[0].result.at(2025), -40_eur);
  EXPECT_EQ(survey.respondents[2].missing.front(), "jeugd 2025 spending");
  EXPECT_TRUE(survey.respondents[2].result.empty());
}

TEST(TakeInSurvey, FlagsWhatMustBeAskedAbout) {
  const std::vector<SurveyAnswer> answers = {
      {"Aa", "jeugd", 2025, budget, 100_eur, 100_eur, "", 2},
      {"Aa", "jeugd", 2026, actual, 100_eur, 160_eur, "", 3},
      {"Aa", "wmo", 2025, actual, 50'000_eur, 60'000_eur, "", 4},
      {"Aa", "wmo", 2026, estimate, 50_eur, 61_eur, "", 5}};
  const Survey survey = take_in(asked, answers, "uitvraag.csv").value();
  std::vector<SurveyFlag::Kind> kinds;
  for (const SurveyFlag& flag : survey.flags) kinds.push_back(flag.kind);
  EXPECT_EQ(kinds, (std::vector{SurveyFlag::Kind::balanced_budget, SurveyFlag::Kind::large_jump,
                                SurveyFlag::Kind::kind_changes_back,
                                SurveyFlag::Kind::amount_in_thousands}));
}

TEST(TakeInSurvey, RefusesWhatWasNotAskedAndWhatIsThereTwice) {
  std::vector<SurveyAnswer> answers = complete("Aa", 100_eur, 120_eur);
  answers.push_back({"Aa", "jeudg", 2025, actual, 1_eur, 1_eur, "", 7});
  answers.push_back({"Aa", "jeugd", 2025, actual, 1_eur, -1_eur, "", 8});
  answers.push_back({"Aa", "jeugd", 2031, actual, 1_eur, 1_eur, "", 9});
  const auto refused = take_in(asked, answers, "uitvraag.csv");
  ASSERT_FALSE(refused.has_value());
  std::vector<std::string> codes;
  for (const Problem& problem : refused.error()) codes.push_back(problem.code);
  EXPECT_EQ(codes, (std::vector<std::string>{
                       "quickscan/survey-not-asked", "quickscan/survey-negative",
                       "quickscan/survey-answer-twice", "quickscan/survey-not-asked"}));
  EXPECT_EQ(refused.error().front().suggestion, "jeugd");
}

}  // namespace
}  // namespace houvast::quickscan
