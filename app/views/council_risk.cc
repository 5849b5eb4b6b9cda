// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cmath>
#include <set>

#include "houvast/format.h"
#include "views/council_sections.h"
#include "views/council_words.h"
#include "views/run_tables.h"

namespace houvast::views {
namespace {

Cents cents(double amount) { return Cents(std::llround(amount)); }

/// All years together, with the agreements, of one scheme.
std::vector<const Distribution*> over_all_years(const CouncilRun& of, const std::string& scheme) {
  std::vector<const Distribution*> lines;
  for (const Distribution& line : of.run.record.distributions)
    if (line.year == 0 && line.figure == "result_after" && line.scheme == scheme)
      lines.push_back(&line);
  return lines;
}

std::string bounds(const Distribution& line, Language language) {
  const Cents low = cents(line.p5), high = cents(line.p95);
  if (same_words(low, high))
    return say(language, "vrijwel zeker uit op ", "almost surely at ") +
           result_words(low, language);
  return say(language, "tussen ", "between ") + result_words(low, language) +
         say(language, " en ", " and ") + result_words(high, language);
}

std::string scheme_risk(const CouncilRun& of, const std::vector<const Distribution*>& lines,
                        Language language) {
  const Names names = names_of(of.dossier);
  const auto widest = *std::max_element(
      lines.begin(), lines.end(),
      [](const auto* a, const auto* b) { return a->p95 - a->p5 < b->p95 - b->p5; });
  const std::string name = name_in(names, widest->municipality);
  std::string words;
  if (lines.size() > 1)
    words = say(language, "De onzekerheid is het grootst voor ", "Uncertainty is largest for ") +
            name + ": ";
  words += language == Language::dutch ? "met een kans van 90% ligt het resultaat van " + name + " "
                                       : "with a chance of 90% the result of " + name + " lies ";
  words = capital(words) + bounds(*widest, language) + ".";
  if (lines.size() < 2) return words;
  const auto open = std::count_if(lines.begin(), lines.end(), [](const Distribution* line) {
    return line->p5 < 0 && line->p95 > 0;
  });
  const auto sure = std::count_if(lines.begin(), lines.end(),
                                  [](const Distribution* line) { return line->p95 < 0; });
  if (open > 0)
    words += say(language, " Voor ", " For ") + municipality_words(open, language) +
             say(language, " is niet zeker of het een tekort of een overschot wordt.",
                 " it is not certain whether it will be a deficit or a surplus.");
  if (sure > 0)
    words += " " + capital(municipality_words(sure, language)) +
             (sure == 1 ? say(language, " heeft", " has") : say(language, " hebben", " have")) +
             say(language, " vrijwel zeker een tekort.", " almost surely a deficit.");
  return words;
}

}  // namespace

Chapter council_risk(const CouncilRun& of) {
  Chapter chapter;
  chapter.emplace_back(Heading{{"Hoe zeker is dit?", "How certain is this?"}});
  const std::int64_t draws = of.run.record.receipt.replications;
  if (draws == 0 || of.run.record.distributions.empty()) {
    chapter.emplace_back(Paragraph{
        {"De cijfers in dit rapport zijn één verwachting per jaar. Hoe ver het anders kan "
         "uitkomen, "
         "is niet berekend.",
         "The figures in this report are one expectation a year. How far it may turn out otherwise "
         "was not computed."}});
    return chapter;
  }
  chapter.emplace_back(Paragraph{in_both([&](Language language) {
    return say(language, "De uitgaven zijn ", "Spending was drawn ") +
           format_number(draws, language) +
           say(language,
               " keer getrokken, telkens met andere aantallen cliënten en kosten. Zo is te zien "
               "hoe "
               "ver het resultaat over alle jaren samen kan afwijken.",
               " times, each time with other numbers of clients and costs. So it can be seen how "
               "far the result of all years together may differ.");
  })});
  std::set<std::string> schemes;
  for (const Distribution& line : of.run.record.distributions) schemes.insert(line.scheme);
  for (const std::string& scheme : schemes) {
    const auto lines = over_all_years(of, scheme);
    if (lines.empty()) continue;
    chapter.emplace_back(
        Paragraph{in_both([&](Language language) { return scheme_risk(of, lines, language); })});
    if (auto bands = result_bands(of.run.record.distributions, scheme, names_of(of.dossier)))
      chapter.emplace_back(std::move(*bands));
  }
  return chapter;
}

}  // namespace houvast::views
