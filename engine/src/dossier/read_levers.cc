// SPDX-License-Identifier: EUPL-1.2
// What shifts demand and what holds it: drivers (D2), levers (D9), places, houses and budgets (D5),
// and the reaction of a council (D14).
#include "dossier/read_contracts.h"

namespace houvast::dossier {
namespace {

Scope read_scope(Reader& reader, const Section& section) {
  return {.products = section.texts("products"),
          .channels = read_channels(section),
          .municipalities = read_municipalities(reader, section)};
}

int months(const Section& section, std::string_view key) {
  return static_cast<int>(section.whole(key).value_or(0));
}

Driver read_driver(Reader& reader, const std::string& id, const Section& section) {
  return {.id = id,
          .label = section.text("label").value_or(id),
          .scope = read_scope(reader, section),
          .from = section.month("from").value_or(Period()),
          .to = section.month("to"),
          .factor = section.number("factor").value_or(1),
          .ramp_months = months(section, "ramp_months"),
          .income_per_year = section.euro("income_per_year").value_or(Cents()),
          .income_scheme = section.text("income_scheme").value_or("")};
}

Effect read_effect(Reader& reader, const Section& section) {
  using Kind = Effect::Kind;
  const auto kind = section.choice<Kind>("kind", {{"inflow", Kind::inflow},
                                                  {"duration", Kind::duration},
                                                  {"intensity", Kind::intensity},
                                                  {"exits", Kind::exits},
                                                  {"review", Kind::review},
                                                  {"price", Kind::price},
                                                  {"capacity", Kind::capacity},
                                                  {"substitution", Kind::substitution}});
  return {.kind = kind.value_or(Kind::inflow),
          .scope = read_scope(reader, section),
          .factor = section.number("factor").value_or(1),
          .to = section.text("to").value_or(""),
          .lag_months = months(section, "lag_months"),
          .ramp_months = months(section, "ramp_months")};
}

Lever read_lever(Reader& reader, const std::string& id, const Section& section) {
  Lever lever{.id = id,
              .label = section.text("label").value_or(id),
              .scheme = section.text("scheme").value_or(""),
              .from = section.month("from").value_or(Period()),
              .to = section.month("to"),
              .cost_per_year = section.euro("cost_per_year").value_or(Cents()),
              .cost_once = section.euro("cost_once").value_or(Cents()),
              .municipalities = read_municipalities(reader, section)};
  for (const auto& [none, effect] : section.sections("effect"))
    lever.effects.push_back(read_effect(reader, effect));
  return lever;
}

Capacity read_capacity(Reader& reader, const std::string& id, const Section& section) {
  return {.id = id,
          .label = section.text("label").value_or(id),
          .products = section.texts("products"),
          .municipalities = read_municipalities(reader, section),
          .shared = section.truth("shared").value_or(false),
          .per_thousand = section.number("per_thousand").value_or(0),
          .places = section.wholes_by_year("places")};
}

ExitQueue read_exit_queue(Reader& reader, const std::string& id, const Section& section) {
  return {.id = id,
          .label = section.text("label").value_or(id),
          .product = section.text("product").value_or(""),
          .municipalities = read_municipalities(reader, section),
          .shared = section.truth("shared").value_or(false),
          .houses_per_year = section.wholes_by_year("houses_per_year")};
}

PlainBudget read_budget(Reader& reader, const std::string& id, const Section& section) {
  return {.id = id,
          .label = section.text("label").value_or(id),
          .products = section.texts("products"),
          .municipalities = read_municipalities(reader, section),
          .shared = section.truth("shared").value_or(false),
          .budget = section.euros_by_year("budget")};
}

BudgetReaction read_reaction(Reader&, const std::string& scheme, const Section& section) {
  return {.scheme = scheme,
          .tolerated = section.decimal("tolerated").value_or(Decimal()),
          .reserve = section.euro("reserve").value_or(Cents()),
          .cut_prevention = section.number("cut_prevention").value_or(0),
          .prevention = section.texts("prevention"),
          .threshold = section.number("threshold").value_or(0),
          .channels = read_channels(section),
          .budget_cut = section.number("budget_cut").value_or(0)};
}

}  // namespace

void read_levers(Reader& reader, const Section& root, DemandTerms& terms) {
  terms.drivers = read_all(reader, root, "driver", read_driver);
  terms.levers = read_all(reader, root, "lever", read_lever);
  terms.capacities = read_all(reader, root, "capacity", read_capacity);
  terms.exit_queues = read_all(reader, root, "exit_queue", read_exit_queue);
  terms.budgets = read_all(reader, root, "budget_ceiling", read_budget);
  terms.reactions = read_all(reader, root, "reaction", read_reaction);
}

}  // namespace houvast::dossier
