// SPDX-License-Identifier: EUPL-1.2
#include "houvast/format.h"
#include "views/council_sections.h"
#include "views/council_words.h"

namespace houvast::views {
namespace {

/// What stands on the left, and what was assumed.
class Assumptions {
 public:
  void add(const Text& subject, const Text& assumed) { table_.rows.push_back({subject, assumed}); }

  template <class Make>
  void add_words(const Text& subject, const Make& make) {
    add(subject, in_both(make));
  }

  [[nodiscard]] Table table() && { return std::move(table_); }

 private:
  Table table_{.key = "council_assumptions",
               .title = {"Waarmee is gerekend", "What was reckoned with"},
               .columns = {{"subject", {"Onderwerp", "Subject"}},
                           {"assumed", {"Aanname of keuze", "Assumption or choice"}}}};
};

std::string share(const Decimal& fraction, Language language, int decimals = 1) {
  return format_percent(fraction, language, decimals);
}

void add_scheme(Assumptions& list, const Scheme& scheme) {
  const std::string name = scheme.label.empty() ? scheme.id : scheme.label;
  if (scheme.macro)
    list.add_words({name + ": budget van het Rijk", name + ": budget of the state"},
                   [&](Language language) {
                     return share(scheme.macro->volume_index, language) +
                            say(language, " meer volume en ", " more volume and ") +
                            share(scheme.macro->price_index, language) +
                            say(language, " hogere prijzen per jaar", " higher prices a year");
                   });
  if (scheme.transition && scheme.transition->years > 0)
    list.add_words({name + ": ingroeipad", name + ": transition path"}, [&](Language language) {
      return say(language, "van historisch naar objectief in ",
                 "from historical to objective in ") +
             number_words(scheme.transition->years, language) +
             say(language, " jaar, vanaf ", " years, from ") +
             std::to_string(scheme.transition->from);
    });
}

void add_agreement(Assumptions& list, const Agreement& agreement) {
  const Text name{"Afspraak " + agreement.id, "Agreement " + agreement.id};
  const auto subject = [&](const char* nl, const char* en) {
    return Text{name.nl + ": " + nl, name.en + ": " + en};
  };
  if (agreement.reserve)
    list.add_words(subject("reserve", "reserve"), [&](Language language) {
      const ReserveTerms& terms = *agreement.reserve;
      return share(terms.surplus_share, language, 0) +
             say(language, " van een overschot erin, ", " of a surplus in, ") +
             share(terms.deficit_share, language, 0) +
             say(language, " van een tekort eruit; op de ondergrens ",
                 " of a deficit out; at the minimum ") +
             (terms.at_minimum == ReserveTerms::AtMinimum::top_up
                  ? say(language, "storten gemeenten bij", "municipalities top up")
                  : say(language, "volgt een taakstelling", "a savings task follows"));
    });
  if (!agreement.solidarity) return;
  const SolidarityTerms& terms = *agreement.solidarity;
  list.add_words(subject("solidariteit", "solidarity"), [&](Language language) {
    return (terms.baseline == SolidarityTerms::Baseline::income
                ? say(language, "tegenover de eigen inkomsten", "against own income")
                : say(language, "tegenover het regionaal gemiddelde",
                      "against the regional average")) +
           (terms.capped ? say(language, ", niemand betaalt meer dan zijn overschot",
                               ", nobody pays more than its surplus")
                         : say(language, ", zonder maximum", ", without a maximum"));
  });
}

void add_chance(Assumptions& list, const std::string& scheme, const SpendingChance& chance) {
  list.add_words({"Onzekerheid " + scheme, "Uncertainty " + scheme}, [&](Language language) {
    return say(language, "spreiding ", "spread ") + share(chance.regional_cv, language) +
           say(language, " die gemeenten delen en ", " that municipalities share and ") +
           share(chance.own_cv, language) + say(language, " van elk apart", " of each alone");
  });
}

Table assumptions(const CouncilRun& of) {
  Assumptions list;
  const bool simulates = !of.dossier.demand.products.empty();
  list.add({"Uitgaven", "Spending"},
           simulates
               ? Text{"cliënt voor cliënt gesimuleerd, en anders uit de tabellen van het dossier",
                      "simulated client by client, and else from the tables of the dossier"}
               : Text{"uit de tabellen van het dossier", "from the tables of the dossier"});
  for (const Scheme& scheme : of.dossier.schemes) add_scheme(list, scheme);
  for (const Agreement& agreement : of.dossier.agreements) add_agreement(list, agreement);
  for (const auto& [scheme, chance] : of.dossier.chance) add_chance(list, scheme, chance);
  return std::move(list).table();
}

Table receipt(const Receipt& receipt) {
  Table table{.key = "council_receipt",
              .title = {"Bon: hiermee zijn de cijfers opnieuw te maken",
                        "Receipt: with this the figures can be made again"},
              .columns = {{"subject", {"Gegeven", "Item"}}, {"value", {"Waarde", "Value"}}}};
  const auto add = [&](const Text& subject, const std::string& value) {
    if (!value.empty()) table.rows.push_back({subject, value});
  };
  add({"Programma", "Program"}, "Houvast " + receipt.engine_version);
  add({"Revisie", "Revision"}, receipt.engine_revision);
  add({"Dossier", "Dossier"}, receipt.dossier);
  add({"Kenmerk van het dossier (SHA-256)", "Hash of the dossier (SHA-256)"}, receipt.dossier_hash);
  add({"Scenario", "Scenario"}, receipt.scenario);
  add({"Trekkingen", "Draws"}, std::to_string(receipt.replications));
  add({"Startgetal", "Seed"}, std::to_string(receipt.seed));
  add({"Gerekend op (UTC)", "Computed at (UTC)"}, receipt.started_at);
  return table;
}

}  // namespace

Chapter council_appendix(const CouncilRun& of) {
  Chapter chapter;
  chapter.emplace_back(
      Heading{{"Bijlage: waar de cijfers op rusten", "Appendix: what the figures rest on"}});
  chapter.emplace_back(Paragraph{
      {"Elk bedrag is een som van boekingen in hele centen en is tot op de boeking na te gaan. In "
       "de tekst zijn bedragen afgerond; de tabellen tonen hele euro's. Een tekort is negatief.",
       "Every amount is a sum of transfers in whole cents and can be followed to the transfer. In "
       "the text amounts are rounded; tables show whole euros. A deficit is negative."}});
  chapter.emplace_back(assumptions(of));
  chapter.emplace_back(receipt(of.run.record.receipt));
  return chapter;
}

}  // namespace houvast::views
