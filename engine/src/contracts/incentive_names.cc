// SPDX-License-Identifier: EUPL-1.2
// The words of the incentive table. Mitigations after source 001.
#include <array>

#include "houvast/check.h"
#include "houvast/incentives.h"

namespace houvast::contracts {
namespace {

struct ActionWords {
  std::string_view id;
  std::string_view nl, en;
};

// In the order of Action.
constexpr std::array<ActionWords, action_count> actions = {{
    {"client_more", "één cliënt meer", "one client more"},
    {"unit_more", "een eenheid meer", "a unit more"},
    {"unit_less", "een eenheid minder", "a unit less"},
    {"month_longer", "een maand langer", "a month longer"},
    {"month_shorter", "een maand korter", "a month shorter"},
    {"start_later", "een maand laten wachten", "let wait for a month"},
    {"heavier_client", "een zwaardere cliënt", "a heavier client"},
    {"better_outcome", "een betere uitkomst", "a better outcome"},
    {"to_basis", "een cliënt naar de basis", "a client to the basis"},
    {"referral_less", "een verwijzing minder", "a referral less"},
}};

// In the order of Perverse.
constexpr std::array<std::string_view, 11> perverses = {
    "volume",     "waiting_list",    "overtreatment",   "minimal_effort",
    "holding_on", "cutting_short",   "waiting_is_free", "risk_selection",
    "no_outcome", "no_substitution", "referral_is_free"};

// In the order of Mitigation.
constexpr std::array<ActionWords, 9> mitigation_table = {{
    {"good_access",
     "Richt de toegang goed in, zodat alleen wacht wie de zorg echt nodig heeft, en in de juiste "
     "volgorde.",
     "Arrange access well, so that only those wait who really need the care, and in the right "
     "order."},
    {"independent_advice",
     "Laat deskundigen het wijkteam onafhankelijk adviseren, of deskundigen van meer aanbieders "
     "samen; laat "
     "dure en zeldzame zorg bekrachtigen.",
     "Let experts advise the neighbourhood team independently, or experts of several providers "
     "together; have "
     "expensive and rare care ratified."},
    {"minimum_demands",
     "Stel eisen aan structuur en proces, zoals bekwaam personeel en een minimum aan uren per "
     "traject.",
     "Make demands on structure and process, such as skilled staff and a minimum of hours a "
     "trajectory."},
    {"measured_results",
     "Meet wat cliënten bereiken en maak op termijn een deel van de betaling daarvan afhankelijk.",
     "Measure what clients reach, and in time let part of the payment depend on it."},
    {"review",
     "Laat het wijkteam ook na de start sturen: is de zorg nog nodig, en kan het lichter?",
     "Let the neighbourhood team keep steering after the start: is care still needed, and can it "
     "be lighter?"},
    {"wider_budget",
     "Verruim het plafond: één budget voor de hele tweede lijn, of voor alle lijnen, in plaats van "
     "een per "
     "aanbieder.",
     "Widen the ceiling: one budget for all of the second line, or for all lines, instead of one a "
     "provider."},
    {"shared_savings", "Laat wie bespaart delen in wat bespaard wordt.",
     "Let who saves share in what is saved."},
    {"team_incentive", "Betaal het wijkteam naar bevolking, gemeten resultaten en verwijzingen.",
     "Pay the neighbourhood team by population, measured results and referrals."},
    {"weighted_price", "Maak de prijs afhankelijk van hoe zwaar de zorg van de cliënt is.",
     "Let the price depend on how heavy the care of the client is."},
}};

using enum Mitigation;
constexpr std::array against_volume = {good_access, independent_advice, wider_budget};
constexpr std::array against_waiting = {good_access, wider_budget};
constexpr std::array against_units = {minimum_demands, review, measured_results};
constexpr std::array against_minimal = {minimum_demands, measured_results};
constexpr std::array against_holding = {review, measured_results};
constexpr std::array against_selection = {weighted_price, good_access};
constexpr std::array against_no_outcome = {measured_results, minimum_demands};
constexpr std::array against_no_substitution = {shared_savings, wider_budget};
constexpr std::array against_free_referral = {team_incentive, shared_savings};

}  // namespace

Actor actor_of(Action action) {
  return action == Action::referral_less ? Actor::team : Actor::provider;
}

std::string_view to_string(Action action) { return actions[static_cast<std::size_t>(action)].id; }

std::string_view to_string(Actor actor) { return actor == Actor::team ? "team" : "provider"; }

Text action_name(Action action) {
  const ActionWords& words = actions[static_cast<std::size_t>(action)];
  return {std::string(words.nl), std::string(words.en)};
}

std::string_view to_string(Perverse perverse) {
  return perverses[static_cast<std::size_t>(perverse)];
}

std::string_view to_string(Mitigation mitigation) {
  return mitigation_table[static_cast<std::size_t>(mitigation)].id;
}

Text mitigation_text(Mitigation mitigation) {
  const ActionWords& words = mitigation_table[static_cast<std::size_t>(mitigation)];
  return {std::string(words.nl), std::string(words.en)};
}

std::span<const Mitigation> mitigations_of(Perverse perverse) {
  switch (perverse) {
    case Perverse::volume:
      return against_volume;
    case Perverse::waiting_list:
    case Perverse::waiting_is_free:
      return against_waiting;
    case Perverse::overtreatment:
      return against_units;
    case Perverse::minimal_effort:
    case Perverse::cutting_short:
      return against_minimal;
    case Perverse::holding_on:
      return against_holding;
    case Perverse::risk_selection:
      return against_selection;
    case Perverse::no_outcome:
      return against_no_outcome;
    case Perverse::no_substitution:
      return against_no_substitution;
    case Perverse::referral_is_free:
      return against_free_referral;
  }
  check(false);
  return {};
}

}  // namespace houvast::contracts
