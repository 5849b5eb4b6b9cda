// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cmath>

#include "views/council_sections.h"
#include "views/council_words.h"
#include "views/run_tables.h"

namespace houvast::views {
namespace {

Cents cents(double amount) { return Cents(std::llround(amount)); }

using Line = region::MunicipalityEffect;

/// Less than half a cent a year is nothing.
bool pays(const Line& line) { return cents(line.mean_net) < Cents(); }
bool receives(const Line& line) { return cents(line.mean_net) > Cents(); }

/// Who pays and who receives, on average a year.
std::string who_pays_whom(const std::vector<Line>& lines, const Names& names, Language language) {
  const auto payers = std::count_if(lines.begin(), lines.end(), pays);
  const auto receivers = std::count_if(lines.begin(), lines.end(), receives);
  if (payers == 0 && receivers == 0)
    return say(language, "Gemiddeld over de jaren betaalt of ontvangt geen enkele gemeente iets.",
               "On average over the years no municipality pays or receives anything.");
  std::string words =
      say(language, "Gemiddeld per jaar", "On average a year") +
      (payers == 1 ? say(language, " betaalt ", " ") : say(language, " betalen ", " ")) +
      municipality_words(payers, language) +
      (language == Language::dutch
           ? std::string(receivers == 1 ? " en ontvangt " : " en ontvangen ") +
                 number_words(receivers, language)
           : std::string(payers == 1 ? " pays and " : " pay and ") +
                 number_words(receivers, language) + (receivers == 1 ? " receives" : " receive")) +
      ".";
  const auto [most_paid, most_received] =
      std::minmax_element(lines.begin(), lines.end(),
                          [](const Line& a, const Line& b) { return a.mean_net < b.mean_net; });
  if (receivers > 0)
    words += say(language, " Het meest ontvangt ", " Most is received by ") +
             name_in(names, most_received->municipality) + ": " +
             amount_words(cents(most_received->mean_net), language) +
             say(language, " per jaar.", " a year.");
  if (payers > 0)
    words += say(language, " Het meest betaalt ", " Most is paid by ") +
             name_in(names, most_paid->municipality) + ": " +
             amount_words(cents(most_paid->mean_net), language) +
             say(language, " per jaar.", " a year.");
  return words;
}

/// Who pays every year: support for an agreement wears out there (002).
std::string who_always_pays(const std::vector<Line>& lines, const Names& names, Language language) {
  std::vector<std::string> always;
  for (const Line& line : lines)
    if (line.share_paid >= 1) always.push_back(name_in(names, line.municipality));
  if (always.empty())
    return say(language, "Geen enkele gemeente betaalt elk jaar.",
               "No municipality pays every year.");
  return list_words(always, language) +
         (always.size() == 1 ? say(language, " betaalt elk jaar.", " pays every year.")
                             : say(language, " betalen elk jaar.", " pay every year."));
}

/// What is taken away, what goes one way, what incentive is left (R6).
std::string what_it_does(const region::AgreementEffect& effect, Language language) {
  std::string words;
  if (effect.risk_taken_away) {
    const double share = *effect.risk_taken_away;
    words = say(language, "De schommelingen van de resultaten worden door de afspraak ",
                "The agreement makes the swings of the results ") +
            share_words(share, language) +
            (share >= 0 ? say(language, " kleiner.", " smaller.")
                        : say(language, " groter.", " larger."));
  }
  const Cents moved = cents(effect.moved), structural = cents(effect.structural);
  if (moved > Cents())
    words += std::string(words.empty() ? "" : " ") +
             say(language, "Gemiddeld per jaar gaat ", "On average ") +
             amount_words(moved, language) +
             say(language, " van de ene gemeente naar de andere; ",
                 " a year goes from one municipality to another; ") +
             (structural == Cents()
                  ? say(language, "niets daarvan", "none of it")
                  : amount_words(structural, language) + say(language, " daarvan", " of it")) +
             say(language, " gaat jaar na jaar dezelfde kant op.",
                 " goes the same way year after year.");
  if (effect.incentive_left) {
    const auto part = static_cast<std::int64_t>(std::llround(*effect.incentive_left * 100));
    words += std::string(words.empty() ? "" : " ") +
             say(language, "Van elke euro die een gemeente extra uitgeeft, draagt zij gemiddeld ",
                 "Of each extra euro that a municipality spends, it bears on average ") +
             std::to_string(part) +
             say(language, " cent zelf.", part == 1 ? " cent itself." : " cents itself.");
  }
  return words;
}

Table short_effect(const study::AgreementOutcome& outcome, const Names& names) {
  Table table{.key = "council_effect_" + outcome.agreement,
              .title = {"Gemiddeld per jaar zonder en met de afspraak " + outcome.agreement,
                        "On average a year without and with agreement " + outcome.agreement},
              .columns = {{"municipality", {"Gemeente", "Municipality"}},
                          {"before_euro", {"Zonder afspraak", "Without"}, Unit::euro_whole},
                          {"after_euro", {"Met afspraak", "With"}, Unit::euro_whole},
                          {"net_euro", {"Verschil", "Difference"}, Unit::euro_whole},
                          {"years_paid", {"Jaren betaald", "Years paid"}, Unit::percent, 0},
                          {"incentive_left", {"Draagt zelf", "Bears itself"}, Unit::percent, 0}},
              .notes = {{"Draagt zelf: het deel van een euro extra eigen uitgaven dat de gemeente "
                         "zelf draagt.",
                         "Bears itself: the part of one extra euro of own spending that the "
                         "municipality bears itself."}}};
  for (const Line& line : outcome.effect.municipalities)
    table.rows.push_back({name_in(names, line.municipality), cents(line.before.mean),
                          cents(line.after.mean), cents(line.mean_net), line.share_paid,
                          line.incentive_left ? Cell(*line.incentive_left) : Cell()});
  return table;
}

}  // namespace

Chapter council_agreements(const CouncilRun& of) {
  Chapter chapter;
  const Names names = names_of(of.dossier);
  for (const study::AgreementOutcome& outcome : of.run.agreements) {
    const auto& lines = outcome.effect.municipalities;
    if (lines.empty()) continue;
    if (chapter.empty())
      chapter.emplace_back(Heading{{"Wat de afspraken doen", "What the agreements do"}});
    chapter.emplace_back(Paragraph{in_both([&](Language language) {
      return (language == Language::dutch ? "De afspraak " + outcome.agreement + " geldt voor "
                                          : "The agreement " + outcome.agreement + " holds for ") +
             municipality_words(static_cast<std::int64_t>(lines.size()), language) + ". " +
             who_pays_whom(lines, names, language) +
             (!of.figures.is_one_year() && std::any_of(lines.begin(), lines.end(), pays)
                  ? " " + who_always_pays(lines, names, language)
                  : "");
    })});
    const Text does =
        in_both([&](Language language) { return what_it_does(outcome.effect, language); });
    if (!does.nl.empty()) chapter.emplace_back(Paragraph{does});
    chapter.emplace_back(before_and_after(outcome, names));
    chapter.emplace_back(short_effect(outcome, names));
  }
  return chapter;
}

}  // namespace houvast::views
