// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

namespace houvast {

enum class Language { dutch, english };

/// A text for the user in both languages; Dutch is the one that counts.
struct Text {
  std::string nl;
  std::string en;

  [[nodiscard]] const std::string& in(Language language) const {
    return language == Language::dutch ? nl : en;
  }
  friend bool operator==(const Text&, const Text&) = default;
};

/// Where the user must look, in the user's own names.
struct Place {
  std::string file;   ///< As the user gave it; empty when there is no file.
  int line = 0;       ///< From 1; 0 when the whole file is meant.
  std::string field;  ///< Column, key or option; empty when the whole line is meant.

  friend bool operator==(const Place&, const Place&) = default;
};

/// One thing that is wrong with what the world gave us: a fact, not a verdict. What the code means
/// in words stands in the catalogue (texts/problems_*.inc) and in docs/errors.md.
struct Problem {
  std::string code;  ///< Stable: "part/what-is-wrong".
  Place place;
  std::string found;       ///< What stands there, as it stands there.
  std::string expected;    ///< Fills `{}` in the catalogue's expectation; often a list of choices.
  std::string suggestion;  ///< The nearest known name, when one is near; else empty.

  friend bool operator==(const Problem&, const Problem&) = default;
};

using Problems = std::vector<Problem>;

/// A value, or everything that is wrong: never only the first problem.
template <class T>
using Result = tl::expected<T, Problems>;

/// One problem as the error of a Result.
[[nodiscard]] tl::unexpected<Problems> failure(Problem problem);

/// What a code means. The sentence may hold `{found}`; the expectation may hold `{}`.
struct ProblemText {
  std::string_view code;
  std::string_view sentence_nl, expected_nl, cure_nl;
  std::string_view sentence_en, expected_en, cure_en;
};

/// Every code there is, in order of code.
[[nodiscard]] const std::vector<ProblemText>& problem_catalogue();

/// One line for the user: place, sentence, found, expected, suggestion and code.
/// A code that is not in the catalogue is our mistake and stops the program.
[[nodiscard]] std::string to_string(const Problem& problem, Language language);

/// The known name that is nearest to a mistyped one; empty when none is near.
[[nodiscard]] std::string nearest_name(std::string_view mistyped,
                                       const std::vector<std::string>& known);

}  // namespace houvast
