// SPDX-License-Identifier: EUPL-1.2
// Who decides about access (D6), from where on advice calls a risk high (D7), and what municipality
// and insurer bring about with each other (C11).
#include "dossier/read_contracts.h"

namespace houvast::dossier {
namespace {

Access::Way read_way(const Section& section) {
  const auto decider = section.choice<Decider>("decider", {{"resident", Decider::resident},
                                                           {"provider", Decider::provider},
                                                           {"team", Decider::team},
                                                           {"other", Decider::other}});
  using Advice = Access::Advice;
  const auto advice = section.choice<Advice>(
      "advice",
      {{"none", Advice::none}, {"independent", Advice::independent}, {"joint", Advice::joint}});
  return {.decider = decider.value_or(Decider::team),
          .advice = advice.value_or(Advice::none),
          .ratify_above = section.euro("ratify_above"),
          .cost = section.euro("cost"),
          .too_heavy = section.number("too_heavy"),
          .too_late = section.number("too_late"),
          .own_interest = section.number("own_interest")};
}

Access read_access_to(Reader&, const std::string& product, const Section& section) {
  Access access{.product = product,
                .basis = section.text("basis").value_or(""),
                .light_share = section.number("light_share").value_or(0),
                .late_months = static_cast<int>(section.whole("late_months").value_or(6)),
                .late_weight = section.number("late_weight").value_or(1),
                .today = read_way(section.section("today")),
                .from = section.month("from"),
                .expertise = section.number("expertise").value_or(0)};
  if (auto channels = read_channels(section); !channels.empty())
    access.channels = std::move(channels);
  if (const Section chosen = section.section("chosen")) access.chosen = read_way(chosen);
  return access;
}

AccessAdviceTerms read_advice(const Section& section) {
  AccessAdviceTerms terms;
  if (const auto risk = section.decimal("volume_risk")) terms.volume_risk = *risk;
  if (const auto expertise = section.number("expertise")) terms.expertise = *expertise;
  return terms;
}

InsurerEffect read_effect(Reader&, const std::string& id, const Section& section) {
  using Direction = InsurerEffect::Direction;
  const auto direction = section.choice<Direction>(
      "direction", {{"insurer_to_municipality", Direction::insurer_to_municipality},
                    {"municipality_to_insurer", Direction::municipality_to_insurer},
                    {"both", Direction::both}});
  return {.id = id,
          .label = section.text("label").value_or(id),
          .action = section.text("action").value_or(""),
          .effect = section.text("effect").value_or(""),
          .direction = direction.value_or(Direction::insurer_to_municipality),
          .lowers = section.truth("lowers").value_or(true),
          .product = section.text("product").value_or(""),
          .insurer = section.text("insurer").value_or(""),
          .amount = section.price("amount"),
          .agreed_share = section.decimal("agreed_share").value_or(Decimal())};
}

}  // namespace

void read_access(Reader& reader, const Section& root, ContractTerms& terms) {
  terms.access = read_all(reader, root, "access", read_access_to);
  terms.advice = read_advice(root.section("advice"));
  terms.insurer_effects = read_all(reader, root, "insurer_effect", read_effect);
}

}  // namespace houvast::dossier
