// SPDX-License-Identifier: EUPL-1.2
#include "houvast/problem.h"

#include <algorithm>
#include <utility>

#include "houvast/check.h"

namespace houvast {
namespace {

const ProblemText& text_of(std::string_view code) {
  const auto& catalogue = problem_catalogue();
  const auto found = std::lower_bound(
      catalogue.begin(), catalogue.end(), code,
      [](const ProblemText& entry, std::string_view wanted) { return entry.code < wanted; });
  check(found != catalogue.end() && found->code == code);
  return *found;
}

std::string fill(std::string_view pattern, std::string_view mark, std::string_view value) {
  const auto at = pattern.find(mark);
  if (at == std::string_view::npos) return std::string(pattern);
  std::string text(pattern.substr(0, at));
  text += value;
  text += pattern.substr(at + mark.size());
  return text;
}

std::string describe(const Place& place, bool dutch) {
  std::string text = place.file;
  if (place.line > 0) text += ":" + std::to_string(place.line);
  if (!place.field.empty()) {
    if (!text.empty()) text += " ";
    const bool is_option = place.field.starts_with('-');
    text += is_option ? (dutch ? "optie " : "option ") : (dutch ? "veld " : "field ");
    text += place.field;
  }
  return text;
}

/// Restricted Damerau-Levenshtein distance: insertions, deletions, changes and swaps of neighbours.
std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before_last(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    before_last = std::exchange(last, row);
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] != b[j - 1])});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], before_last[j - 2] + 1);
    }
  }
  return row[b.size()];
}

}  // namespace

tl::unexpected<Problems> failure(Problem problem) {
  return tl::unexpected(Problems{std::move(problem)});
}

std::string to_string(const Problem& problem, Language language) {
  const ProblemText& text = text_of(problem.code);
  const bool dutch = language == Language::dutch;
  std::string line = describe(problem.place, dutch);
  if (!line.empty()) line += ": ";
  const auto sentence = dutch ? text.sentence_nl : text.sentence_en;
  line += fill(sentence, "{found}", problem.found);
  line += ".";
  const bool found_is_told = sentence.find("{found}") != std::string_view::npos;
  if (!problem.found.empty() && !found_is_told)
    line += (dutch ? " Gevonden: \"" : " Found: \"") + problem.found + "\".";
  const auto expected = fill(dutch ? text.expected_nl : text.expected_en, "{}", problem.expected);
  if (!expected.empty()) line += (dutch ? " Verwacht: " : " Expected: ") + expected + ".";
  if (!problem.suggestion.empty())
    line += (dutch ? " Bedoelt u \"" : " Do you mean \"") + problem.suggestion + "\"?";
  return line + " [" + problem.code + "]";
}

std::string nearest_name(std::string_view mistyped, const std::vector<std::string>& known) {
  if (mistyped.empty()) return {};
  // Never so many changes that nothing of what was typed is left.
  const std::size_t allowed =
      std::min(std::max<std::size_t>(1, mistyped.size() / 3), mistyped.size() - 1);
  std::string nearest;
  std::size_t least = allowed + 1;
  for (const std::string& name : known) {
    const std::size_t distance = edit_distance(mistyped, name);
    if (distance < least) {
      least = distance;
      nearest = name;
    }
  }
  return nearest;
}

}  // namespace houvast
