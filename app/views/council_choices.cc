// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cmath>

#include "houvast/format.h"
#include "views/council_sections.h"
#include "views/council_words.h"

namespace houvast::views {
namespace {

std::string share(const Decimal& fraction, Language language) {
  return format_percent(fraction, language, 0);
}

/// A deficit must be covered, a surplus may be kept.
std::string about_money(const CouncilFigures& figures, Language language) {
  if (figures.result < Cents())
    return say(language, "Dekking. Er is een tekort van ", "Cover. There is a deficit of ") +
           amount_words(figures.result, language) +
           say(language,
               ": de raad kan het dekken uit eigen middelen, de uitgaven verlagen, of eerst de "
               "andere "
               "keuzes hieronder laten doorrekenen.",
               ": council can cover it from its own means, lower spending, or first have the other "
               "choices below computed.");
  if (figures.result > Cents())
    return say(language, "Bestemming. Er is een overschot van ", "Use. There is a surplus of ") +
           amount_words(figures.result, language) +
           say(language,
               ": de raad kan het bewaren voor slechtere jaren, inzetten voor preventie, of vrij "
               "laten "
               "vallen.",
               ": council can keep it for worse years, use it for prevention, or release it.");
  return {};
}

/// R4, choice 6.
std::string about_own_share(const Agreement& agreement, Language language) {
  const SolidarityTerms& terms = *agreement.solidarity;
  const bool dutch = language == Language::dutch;
  return (dutch ? "Eigen deel. In de afspraak " + agreement.id + " blijft nu " +
                      share(terms.own_share_deficit, language) + " van een tekort en " +
                      share(terms.own_share_surplus, language) +
                      " van een overschot voor eigen rekening. "
                : "Own share. In agreement " + agreement.id + " " +
                      share(terms.own_share_deficit, language) + " of a deficit and " +
                      share(terms.own_share_surplus, language) +
                      " of a surplus stay one's own now. ") +
         (dutch
              ? "Meer voor eigen rekening geeft een sterkere prikkel om zuinig te zijn, en minder "
                "bescherming tegen een slecht jaar."
              : "A larger own share gives a stronger incentive to spend wisely, and less "
                "protection in a bad year.");
}

/// R2.
std::string about_key(const Agreement& agreement, Language language) {
  return language == Language::dutch
             ? "Verdeelsleutel. Nu loopt " + share(agreement.contribution->pooled_share, language) +
                   " van de zorg van de afspraak " + agreement.id +
                   " via de regio. Een andere sleutel of een ander deel verschuift wie betaalt, "
                   "niet "
                   "wat het samen kost."
             : "Key. Now " + share(agreement.contribution->pooled_share, language) +
                   " of the care of agreement " + agreement.id +
                   " runs through the region. Another key or another part shifts who pays, not "
                   "what "
                   "it costs together.";
}

/// R3.
std::string about_band(const Agreement& agreement, Language language) {
  const ReserveTerms& terms = *agreement.reserve;
  const bool dutch = language == Language::dutch;
  return (dutch ? "Bandbreedte. De reserve van de afspraak " + agreement.id + " mag tussen " +
                      share(terms.minimum, language) + " en " + share(terms.maximum, language) +
                      " van de rijksinkomsten liggen. "
                : "Band. The reserve of agreement " + agreement.id + " may lie between " +
                      share(terms.minimum, language) + " and " + share(terms.maximum, language) +
                      " of the state income. ") +
         (dutch ? "Een ruimere band vangt meer op en houdt meer geld vast."
                : "A wider band catches more and keeps more money.");
}

/// Two warnings from R6: who always pays, and an incentive that is gone.
std::string about_support(const study::AgreementOutcome& outcome, bool is_one_year,
                          Language language) {
  const auto& lines = outcome.effect.municipalities;
  const auto always = std::count_if(lines.begin(), lines.end(),
                                    [](const auto& line) { return line.share_paid >= 1; });
  std::string words;
  if (always > 0 && !is_one_year)
    words =
        say(language, "Draagvlak. In de afspraak ", "Support. In agreement ") + outcome.agreement +
        (language == Language::dutch
             ? std::string(always == 1 ? " betaalt " : " betalen ") +
                   municipality_words(always, language) + " elk jaar."
             : " " + municipality_words(always, language) +
                   (always == 1 ? " pays every year." : " pay every year.")) +
        say(language, " Dat is geen verzekering tegen pech; de raad kan vragen waarom dat zo is.",
            " That is no insurance against bad luck; council can ask why it is so.");
  const auto& left = outcome.effect.incentive_left;
  if (left && *left < 0.5) {
    if (!words.empty()) words += " ";
    words += language == Language::dutch
                 ? "Prikkel. In de afspraak " + outcome.agreement +
                       " draagt een gemeente van een euro "
                       "extra minder dan de helft zelf: wie meer uitgeeft, laat anderen meebetalen."
                 : "Incentive. In agreement " + outcome.agreement +
                       " a municipality bears less than "
                       "half of an extra euro itself: who spends more makes others pay.";
  }
  return words;
}

/// The variants that the dossier holds ready.
std::string about_scenarios(const Dossier& dossier, Language language) {
  std::vector<std::string> names;
  for (const auto& [id, label] : dossier.scenarios)
    names.push_back("\"" + (label.nl.empty() ? id : label.in(language)) + "\"");
  if (names.empty()) return {};
  return (language == Language::dutch
              ? std::string(names.size() == 1 ? "Variant. In het dossier staat al uitgewerkt: "
                                              : "Varianten. In het dossier staan al uitgewerkt: ")
              : std::string(names.size() == 1 ? "Variant. The dossier has ready: "
                                              : "Variants. The dossier has ready: ")) +
         list_words(names, language) + ".";
}

}  // namespace

Chapter council_choices(const CouncilRun& of) {
  Chapter chapter;
  chapter.emplace_back(Heading{{"Wat de raad kan besluiten", "What council can decide"}});
  const auto add = [&](auto sentence) {
    const Text text = in_both(sentence);
    if (!text.nl.empty()) chapter.emplace_back(Paragraph{text});
  };
  add([&](Language language) { return about_money(of.figures, language); });
  for (const study::AgreementOutcome& outcome : of.run.agreements) {
    const auto agreement =
        std::find_if(of.dossier.agreements.begin(), of.dossier.agreements.end(),
                     [&](const auto& one) { return one.id == outcome.agreement; });
    if (agreement == of.dossier.agreements.end()) continue;
    if (agreement->solidarity)
      add([&](Language language) { return about_own_share(*agreement, language); });
    if (agreement->contribution)
      add([&](Language language) { return about_key(*agreement, language); });
    if (agreement->reserve)
      add([&](Language language) { return about_band(*agreement, language); });
    add([&](Language language) {
      return about_support(outcome, of.figures.is_one_year(), language);
    });
  }
  add([&](Language language) { return about_scenarios(of.dossier, language); });
  if (chapter.size() == 1)
    chapter.emplace_back(Paragraph{
        {"Deze cijfers vragen niet om een besluit.", "These figures ask for no decision."}});
  return chapter;
}

}  // namespace houvast::views
