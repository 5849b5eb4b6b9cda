// SPDX-License-Identifier: EUPL-1.2
// R8. What the cooperation models, the motives and the choice factors mean, as data.
#include <array>

#include "houvast/check.h"
#include "houvast/cooperation.h"

namespace houvast::region {

const CooperationText& describe(CooperationModel model) {
  static const std::array texts{
      CooperationText{
          .model = CooperationModel::account_holder,
          .name = {"Accounthouder (centrumgemeente)", "Account holder (centre municipality)"},
          .contracts = {"De centrumgemeente sluit de contracten en betaalt de aanbieders",
                        "The centre municipality holds the contracts and pays providers"},
          .reserve = {"De centrumgemeente houdt de reserve apart in haar boeken",
                      "The centre municipality keeps the reserve apart in its books"},
          .execution = {"De centrumgemeente maakt de gezamenlijke kosten; zij worden omgeslagen",
                        "The centre municipality makes the joint cost; it is shared out"},
          .mandate = {"Gemeenten dragen bevoegdheden over aan de centrumgemeente",
                      "Municipalities hand powers over to the centre municipality"},
          .strong = {"Goedkoop waar al een goede uitvoering staat; kennis op één plek",
                     "Cheap where good execution is there already; knowledge in one place"},
          .weak = {"Het beleid van de centrumgemeente kan voorgaan op dat van de regio",
                   "The centre's own policy may go before that of the region"}},
      CooperationText{
          .model = CooperationModel::host,
          .name = {"Gastheer", "Host"},
          .contracts = {"De regio heeft een eigen rekening; de gastheer voert die voor allen",
                        "The region has an account of its own; the host runs it for all"},
          .reserve = {"De gastheer beheert de reserve van de regio",
                      "The host keeps the region's reserve"},
          .execution = {"De gastheer heeft de mensen in dienst; de kosten worden omgeslagen",
                        "The host employs the people; the cost is shared out"},
          .mandate = {"Een overeenkomst per functie; bevoegdheden blijven bij de gemeenten",
                      "An agreement for each function; powers stay with the municipalities"},
          .strong = {"Eenvoudig te beginnen en per functie te kiezen",
                     "Simple to start and to choose function by function"},
          .weak = {"Vraagt overleg, en de regio leunt op één organisatie",
                   "Takes consultation, and the region leans on one organisation"}},
      CooperationText{
          .model = CooperationModel::network,
          .name = {"Netwerk", "Network"},
          .contracts = {"Elke gemeente contracteert en betaalt zelf; samen maken zij de afspraken",
                        "Each municipality contracts and pays itself; together they agree"},
          .reserve = {"Een gezamenlijke reserve vraagt een aparte afspraak over het beheer",
                      "A joint reserve takes a separate agreement on who keeps it"},
          .execution =
              {"Elke gemeente heeft eigen mensen; alleen wat is aangewezen, wordt omgeslagen",
               "Each municipality has people of its own; only what was named is shared"},
          .mandate = {"Meerjarige overeenkomsten; niets wordt overgedragen",
                      "Agreements for several years; nothing is handed over"},
          .strong = {"Lokale inbreng en zelfstandigheid blijven, en de vorm is soepel",
                     "Local say and independence stay, and the form is flexible"},
          .weak = {"Veel overleg, weinig doorzettingsmacht, het regionale belang staat zwak",
                   "Much consultation, little power to push on, the regional interest is weak"}},
      CooperationText{
          .model = CooperationModel::agency,
          .name = {"Onafhankelijk bureau", "Separate agency"},
          .contracts = {"Een eigen rechtspersoon contracteert en betaalt in opdracht van allen",
                        "A legal body of its own contracts and pays on behalf of all"},
          .reserve = {"Het bureau houdt de reserve", "The agency keeps the reserve"},
          .execution = {"Het bureau maakt de gezamenlijke kosten; zij worden omgeslagen",
                        "The agency makes the joint cost; it is shared out"},
          .mandate = {"Gemeenten zijn samen opdrachtgever, in een samenwerkingscontract",
                      "Municipalities are client together, in a contract of cooperation"},
          .strong = {"Treedt zelfstandig op, waakt over het regionale belang, stuurt op resultaat",
                     "Acts by itself, guards the regional interest, is steered on results"},
          .weak = {"De meest ingewikkelde vorm, met eigen vaste kosten",
                   "The most complex form, with fixed cost of its own"}},
  };
  for (const CooperationText& text : texts)
    if (text.model == model) return text;
  check(false);
  return texts[0];
}

std::span<const CooperationFactor> cooperation_factors() {
  static const std::array factors{
      CooperationFactor{"price_quality",
                        true,
                        {"Betere prijs en kwaliteit", "Better price and quality"},
                        {"Samen sterker tegenover aanbieders, geen dubbele investeringen, minder "
                         "lasten voor aanbieders, meer keuze voor inwoners",
                         "Stronger together towards providers, no investing twice, less burden "
                         "for providers, more choice for residents"}},
      CooperationFactor{"execution_cost",
                        true,
                        {"Lagere uitvoeringskosten", "Lower execution cost"},
                        {"Mensen, middelen en kennis worden één keer ingezet in plaats van door "
                         "elke gemeente",
                         "People, means and knowledge are employed once instead of by each "
                         "municipality"}},
      CooperationFactor{
          "availability",
          true,
          {"Zorg die beschikbaar blijft", "Care that stays available"},
          {"Dure voorzieningen blijven bestaan, en kosten worden voorspelbaarder voor "
           "wie ze alleen niet kan dragen",
           "Costly facilities continue, and cost becomes more predictable for who "
           "cannot bear it alone"}},
      CooperationFactor{"decisiveness",
                        false,
                        {"Besluitvorming en slagvaardigheid", "Decisions and decisiveness"},
                        {"Kan de organisatie besluiten nemen en doorzetten zonder veel overleg",
                         "Can the organisation decide and push on without much consultation"}},
      CooperationFactor{"policy_influence",
                        false,
                        {"Invloed op het gezamenlijke beleid", "Influence on the joint policy"},
                        {"Hoeveel ruimte houdt een wethouder om gedurende het jaar af te wijken",
                         "How much room does an alderman keep to deviate during the year"}},
      CooperationFactor{"flexibility",
                        false,
                        {"Ruimte en flexibiliteit", "Room and flexibility"},
                        {"Kan de kring van gemeenten wisselen en kan de vorm meegroeien",
                         "Can the circle of municipalities change and can the form grow along"}},
      CooperationFactor{"insurer_power",
                        false,
                        {"Positie tegenover zorgverzekeraars", "Position towards insurers"},
                        {"Staat de regio sterk waar zorg van gemeente en verzekeraar elkaar raken",
                         "Is the region strong where care of municipality and insurer meet"}},
      CooperationFactor{"local_differences",
                        false,
                        {"Aansluiten bij lokale verschillen", "Fit with local differences"},
                        {"Laten regionale afspraken genoeg over aan lokale afspraken",
                         "Do regional agreements leave enough to local ones"}},
      CooperationFactor{
          "accountability",
          false,
          {"Verantwoording", "Accountability"},
          {"Kan een wethouder zich aan raad en Rijk verantwoorden over wat de regio doet",
           "Can an alderman account to council and state for what the region does"}},
      CooperationFactor{"national_influence",
                        false,
                        {"Invloed op landelijke afspraken", "Influence on national agreements"},
                        {"Wordt de regio gehoord door het Rijk en bij landelijke afspraken",
                         "Is the region heard by the state and in national agreements"}},
  };
  return factors;
}

}  // namespace houvast::region
