// SPDX-License-Identifier: EUPL-1.2
// Where the margin of the provider and the cost of the municipality point apart, and why.
#include "contracts/incentive_parts.h"
#include "houvast/format.h"
#include "money/exact.h"

namespace houvast::contracts {
namespace {

/// An incentive line with what counts as a difference for it.
struct Look {
  const Incentive& line;
  Cents small = round_to_cents(exact(line.value) * smallest_incentive_percent / 100);

  [[nodiscard]] bool gains() const { return line.margin > small; }
  [[nodiscard]] bool loses() const { return line.margin < -small; }
  /// The municipality pays nothing more, or less than the care is worth.
  [[nodiscard]] bool pays_less_than_value() const { return line.municipality < line.value - small; }
  /// Of care that is not delivered the municipality gets back less than it is worth.
  [[nodiscard]] bool saves_less_than_value() const {
    return line.municipality > small - line.value;
  }
  [[nodiscard]] bool saves() const { return line.municipality < -small; }
  [[nodiscard]] bool team_is_indifferent() const { return !line.team || *line.team <= small; }
};

struct Words {
  const Incentive& line;
  Language language;

  [[nodiscard]] std::string euro(Cents amount) const {
    return "€ " + format_euro(amount < Cents() ? -amount : amount, language, 0);
  }
  [[nodiscard]] std::string margin() const { return euro(line.margin); }
  [[nodiscard]] std::string paid() const { return euro(line.municipality); }
  [[nodiscard]] std::string value() const { return euro(line.value); }
  [[nodiscard]] std::string cost() const { return euro(line.cost); }
  [[nodiscard]] std::string paid_more() const {
    if (language == Language::dutch)
      return line.municipality < Cents()    ? "betaalt de gemeente " + paid() + " minder"
             : line.municipality == Cents() ? "betaalt de gemeente evenveel"
                                            : "betaalt de gemeente " + paid() + " meer";
    return line.municipality < Cents()    ? "the municipality pays " + paid() + " less"
           : line.municipality == Cents() ? "the municipality pays the same"
                                          : "the municipality pays " + paid() + " more";
  }
};

Text why(Perverse perverse, const Incentive& line) {
  const Words nl{line, Language::dutch}, en{line, Language::english};
  switch (perverse) {
    case Perverse::volume:
      return {"Eén cliënt meer brengt de aanbieder " + nl.margin() + " marge op en " +
                  nl.paid_more() + ": instroom loont, ook van wie met de basis toe kan.",
              "One client more brings the provider a margin of " + en.margin() + " and " +
                  en.paid_more() + ": inflow pays, also of who could do with the basis."};
    case Perverse::waiting_list:
      return {"Eén cliënt meer kost de aanbieder " + nl.margin() +
                  " marge, want van zorg ter "
                  "waarde van " +
                  nl.value() + " " + nl.paid_more() + ": cliënten laten wachten loont.",
              "One client more costs the provider a margin of " + en.margin() +
                  ", since of care worth " + en.value() + " " + en.paid_more() +
                  ": it pays to let clients wait."};
    case Perverse::overtreatment:
      return {"Een eenheid meer brengt de aanbieder " + nl.margin() + " marge op en " +
                  nl.paid_more() + ": meer leveren dan nodig is loont.",
              "A unit more brings the provider a margin of " + en.margin() + " and " +
                  en.paid_more() + ": it pays to deliver more than is needed."};
    case Perverse::minimal_effort:
      return {"Een eenheid minder scheelt de aanbieder " + nl.margin() +
                  ", terwijl van zorg ter "
                  "waarde van " +
                  nl.value() + " " + nl.paid_more() + ": zo min mogelijk inspanning loont.",
              "A unit less saves the provider " + en.margin() + ", while of care worth " +
                  en.value() + " " + en.paid_more() + ": minimal effort pays."};
    case Perverse::holding_on:
      return {"Een maand langer in zorg brengt de aanbieder " + nl.margin() + " marge op en " +
                  nl.paid_more() + ": vasthouden van cliënten loont.",
              "A month longer in care brings the provider a margin of " + en.margin() + " and " +
                  en.paid_more() + ": holding on to clients pays."};
    case Perverse::cutting_short:
      return {"Een maand korter in zorg scheelt de aanbieder " + nl.margin() +
                  ", terwijl van zorg "
                  "ter waarde van " +
                  nl.value() + " " + nl.paid_more() + ": te vroeg afsluiten loont.",
              "A month shorter in care saves the provider " + en.margin() +
                  ", while of care worth " + en.value() + " " + en.paid_more() +
                  ": ending too soon pays."};
    case Perverse::waiting_is_free:
      return {"Een maand later beginnen kost de aanbieder niets (marge " +
                  format_euro(line.margin, Language::dutch, 0) +
                  "): hij heeft geen belang bij een korte wachttijd.",
              "Starting a month later costs the provider nothing (margin " +
                  format_euro(line.margin, Language::english, 0) +
                  "): it has no interest in a short waiting time."};
    case Perverse::risk_selection:
      return {"Een cliënt die twee keer zoveel nodig heeft kost de aanbieder " + nl.margin() +
                  " meer dan hij oplevert, want van de extra zorg ter waarde van " + nl.value() +
                  " " + nl.paid_more() + ": zware cliënten weren loont.",
              "A client who needs twice as much costs the provider " + en.margin() +
                  " more than he brings in, since of the extra care worth " + en.value() + " " +
                  en.paid_more() + ": keeping heavy clients out pays."};
    case Perverse::no_outcome:
      return {"Of de cliënt zijn doel haalt of uitvalt maakt de aanbieder niets uit (marge " +
                  format_euro(line.margin, Language::dutch, 0) + ").",
              "Whether the client reaches the goal or drops out makes no difference to the "
              "provider (margin " +
                  format_euro(line.margin, Language::english, 0) + ")."};
    case Perverse::no_substitution:
      return {"Een cliënt in de basis helpen scheelt de gemeente " + nl.paid() +
                  " en kost de aanbieder " + nl.margin() +
                  " marge: hij werkt niet mee aan lichtere zorg.",
              "Helping a client in the basis saves the municipality " + en.paid() +
                  " and costs the provider a margin of " + en.margin() +
                  ": it does not help towards lighter care."};
    case Perverse::referral_is_free:
      if (!line.team)
        return {"Een verwijzing minder scheelt de gemeente " + nl.paid() +
                    ", maar geen afspraak laat het wijkteam daarin delen.",
                "A referral less saves the municipality " + en.paid() +
                    ", but no agreement lets the neighbourhood team share in it."};
      return {"Een verwijzing minder scheelt de gemeente " + nl.paid() +
                  ", maar het wijkteam krijgt er niets voor.",
              "A referral less saves the municipality " + en.paid() +
                  ", but the neighbourhood team gets nothing for it."};
  }
  check(false);
  return {};
}

std::optional<Perverse> perverse_in(const Look& look) {
  switch (look.line.action) {
    case Action::client_more:
      if (look.gains()) return Perverse::volume;
      if (look.loses() && look.pays_less_than_value()) return Perverse::waiting_list;
      return std::nullopt;
    case Action::unit_more:
      if (look.gains()) return Perverse::overtreatment;
      return std::nullopt;
    case Action::unit_less:
      if (look.gains() && look.saves_less_than_value()) return Perverse::minimal_effort;
      return std::nullopt;
    case Action::month_longer:
      if (look.gains()) return Perverse::holding_on;
      return std::nullopt;
    case Action::month_shorter:
      if (look.gains() && look.saves_less_than_value()) return Perverse::cutting_short;
      return std::nullopt;
    case Action::start_later:
      if (!look.loses() && look.saves_less_than_value()) return Perverse::waiting_is_free;
      return std::nullopt;
    case Action::heavier_client:
      if (look.loses() && look.pays_less_than_value()) return Perverse::risk_selection;
      return std::nullopt;
    case Action::better_outcome:
      if (!look.gains() && !look.loses()) return Perverse::no_outcome;
      return std::nullopt;
    case Action::to_basis:
      if (look.loses() && look.saves()) return Perverse::no_substitution;
      return std::nullopt;
    case Action::referral_less:
      if (look.saves() && look.team_is_indifferent()) return Perverse::referral_is_free;
      return std::nullopt;
  }
  check(false);
  return std::nullopt;
}

}  // namespace

std::vector<IncentiveFlag> find_flags(const Incentive& line) {
  std::vector<IncentiveFlag> flags;
  if (const auto perverse = perverse_in(Look{line}))
    flags.push_back({*perverse, why(*perverse, line)});
  return flags;
}

}  // namespace houvast::contracts
