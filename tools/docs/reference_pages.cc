// SPDX-License-Identifier: EUPL-1.2
#include "reference_pages.h"

#include <algorithm>
#include <tuple>
#include <vector>

#include "houvast/ledger.h"
#include "houvast/problem.h"

namespace houvast {
namespace {

constexpr std::string_view written_by_a_program =
    "<!-- Written by houvast_write_docs from the tables in the program. Change those, not this. "
    "-->\n";

/// Text as it should be read: no letter of it is Markdown.
std::string plain(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    if (c == '<') {
      escaped += "&lt;";
      continue;
    }
    if (c == '*' || c == '|' || c == '[' || c == '`' || c == '\\') escaped += '\\';
    escaped += c;
  }
  return escaped;
}

/// What stands before the first of these marks: the part of a code, the mechanism of a rule.
std::string_view head(std::string_view id, char mark) { return id.substr(0, id.find(mark)); }

std::string line(std::string_view label, std::string_view text) {
  if (text.empty()) return "";
  return "- " + std::string(label) + ": " + plain(text) + ".\n";
}

std::string entry(const ProblemText& text) {
  return "\n### `" + std::string(text.code) + "`\n\n" + plain(text.sentence_nl) + ".\n\n" +
         line("Verwacht", text.expected_nl) + line("Wat te doen", text.cure_nl) +
         line("English", text.sentence_en) + line("Expected", text.expected_en) +
         line("What to do", text.cure_en);
}

/// F2 before F10: by the letter of the mechanism, then by its number.
std::vector<Rule> in_order_of_the_model() {
  std::vector<Rule> ordered = rules();
  const auto place = [](const Rule& rule) {
    const std::string_view mechanism = head(rule.id, '.');
    return std::tuple(mechanism[0], mechanism.size(), mechanism);
  };
  std::stable_sort(ordered.begin(), ordered.end(),
                   [&](const Rule& a, const Rule& b) { return place(a) < place(b); });
  return ordered;
}

}  // namespace

std::string errors_page() {
  std::string page =
      "# Errors\n\n" + std::string(written_by_a_program) +
      "\nEvery code that a message can end with, in order of the part that it comes from: what is "
      "wrong, what\nwas expected there and what to do about it. `{found}` stands for what was "
      "found, "
      "`{}` for what the\nplace in question asks for. Codes do not change between versions.\n";
  std::string_view part;
  for (const ProblemText& text : problem_catalogue()) {
    if (head(text.code, '/') != part) {
      part = head(text.code, '/');
      page += "\n## " + std::string(part) + "\n";
    }
    page += entry(text);
  }
  return page;
}

std::string rules_page() {
  std::string page = "# Rules\n\n" + std::string(written_by_a_program) +
                     "\nEvery rule by which money moves. A transfer names its rule and the figures "
                     "that the rule was "
                     "fed; they\nstand here between braces. The letter and number are the "
                     "mechanism of the model; the "
                     "item is the\nline of a result table that the rule adds to.\n";
  std::string_view mechanism;
  for (const Rule& rule : in_order_of_the_model()) {
    if (head(rule.id, '.') != mechanism) {
      mechanism = head(rule.id, '.');
      page += "\n## " + std::string(mechanism) + "\n";
    }
    page += "\n### `" + std::string(rule.id) + "`\n\n" + plain(rule.nl) + ".\n\n" +
            line("English", rule.en) + "- Item: `" + std::string(rule.item) + "` (" +
            plain(item_label(rule.item).nl) + "; " + plain(item_label(rule.item).en) + ")\n";
  }
  return page;
}

}  // namespace houvast
