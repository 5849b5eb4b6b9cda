// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>
#include <regex>
#include <string>

#include "houvast/problem.h"

namespace houvast {
namespace {

std::size_t count(std::string_view text, std::string_view mark) {
  std::size_t found = 0;
  for (auto at = text.find(mark); at != std::string_view::npos; at = text.find(mark, at + 1))
    ++found;
  return found;
}

/// Braces with a name or nothing between them.
std::size_t marks(std::string_view text) {
  static const std::regex mark(R"(\{[a-z_]*\})");
  const std::string copy(text);
  return static_cast<std::size_t>(
      std::distance(std::sregex_iterator(copy.begin(), copy.end(), mark), {}));
}

bool is_code(std::string_view code) {
  const std::size_t slash = code.find('/');
  if (slash == 0 || slash == std::string_view::npos || code.ends_with('/')) return false;
  return std::all_of(code.begin(), code.end(), [&](const char& c) {
    const auto at = static_cast<std::size_t>(&c - code.data());
    return (c >= 'a' && c <= 'z') || (at > slash && (c == '-' || (c >= '0' && c <= '9'))) ||
           at == slash;
  });
}

}  // namespace

TEST(ProblemCatalogue, HasCodesOfOneForm) {
  for (const ProblemText& text : problem_catalogue()) EXPECT_TRUE(is_code(text.code)) << text.code;
}

TEST(ProblemCatalogue, SaysInBothLanguagesWhatIsWrongAndWhatToDo) {
  for (const ProblemText& text : problem_catalogue()) {
    EXPECT_FALSE(text.sentence_nl.empty()) << text.code;
    EXPECT_FALSE(text.cure_nl.empty()) << text.code;
    EXPECT_FALSE(text.sentence_en.empty()) << text.code;
    EXPECT_FALSE(text.cure_en.empty()) << text.code;
    EXPECT_EQ(text.expected_nl.empty(), text.expected_en.empty()) << text.code;
  }
}

TEST(ProblemCatalogue, HasNoFullStopsBecauseTheyAreAddedWhenItIsShown) {
  for (const ProblemText& text : problem_catalogue())
    for (const std::string_view sentence : {text.sentence_nl, text.expected_nl, text.cure_nl,
                                            text.sentence_en, text.expected_en, text.cure_en})
      EXPECT_FALSE(sentence.ends_with('.') || sentence.ends_with(' ')) << text.code << sentence;
}

TEST(ProblemCatalogue, LeavesTheSamePlacesOpenInBothLanguages) {
  for (const ProblemText& text : problem_catalogue()) {
    EXPECT_EQ(count(text.sentence_nl, "{found}"), count(text.sentence_en, "{found}")) << text.code;
    EXPECT_EQ(count(text.expected_nl, "{}"), count(text.expected_en, "{}")) << text.code;
    EXPECT_LE(count(text.sentence_nl, "{found}"), 1U) << text.code;
    EXPECT_LE(count(text.expected_nl, "{}"), 1U) << text.code;
  }
}

// An example of TOML, { inhabitants = 0.5 }, has blanks within its braces.
TEST(ProblemCatalogue, HasNoOtherPlacesThatLookOpen) {
  for (const ProblemText& text : problem_catalogue()) {
    EXPECT_EQ(marks(text.sentence_nl), count(text.sentence_nl, "{found}")) << text.code;
    EXPECT_EQ(marks(text.sentence_en), count(text.sentence_en, "{found}")) << text.code;
    EXPECT_EQ(marks(text.expected_nl), count(text.expected_nl, "{}")) << text.code;
    EXPECT_EQ(marks(text.expected_en), count(text.expected_en, "{}")) << text.code;
    EXPECT_EQ(marks(text.cure_nl) + marks(text.cure_en), 0U) << text.code;
  }
}

TEST(ProblemCatalogue, CanShowEveryProblemInBothLanguages) {
  for (const ProblemText& text : problem_catalogue())
    for (const Language language : {Language::dutch, Language::english}) {
      const std::string line =
          to_string({.code = std::string(text.code), .found = "abc"}, language);
      EXPECT_TRUE(line.ends_with("[" + std::string(text.code) + "]")) << line;
      EXPECT_NE(line.find("abc"), std::string::npos) << line;
    }
}

}  // namespace houvast
