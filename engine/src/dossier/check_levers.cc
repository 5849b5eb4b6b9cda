// SPDX-License-Identifier: EUPL-1.2
// What does not fit together in drivers (D2), levers (D9) and the reaction of a council (D14).
#include <algorithm>

#include "dossier/check_demand.h"
#include "money/exact.h"

namespace houvast::dossier {
namespace {

constexpr Decimal highest_factor{100};
constexpr Decimal most_months{1200};

std::string in_words(Years years) {
  return to_string(Period{years.from, 1}) + " - " + to_string(Period{years.to, 12});
}

void report_outside(Reader& reader, const Section& section, std::string_view key, Period month) {
  reader.report("dossier/month-outside", section.place(key), to_string(month),
                in_words(*reader.known.years));
}

/// D2. A driver may have begun before the dossier does, but works in it.
void check_driver(Reader& reader, const Section& section) {
  check_scope(reader, section);
  check_order(reader, section);
  check_range(reader, section, "factor", Decimal(), highest_factor);
  check_range(reader, section, "ramp_months", Decimal(), most_months);
  require_beside(reader, section, "income_per_year", "income_scheme");
  require_beside(reader, section, "income_scheme", "income_per_year");
  if (!reader.known.years) return;
  const auto from = section.month("from");
  const auto to = section.month("to");
  if (from && from->year > reader.known.years->to) report_outside(reader, section, "from", *from);
  if (to && to->year < reader.known.years->from) report_outside(reader, section, "to", *to);
}

/// Does any product in the scope of an effect have what the effect changes?
bool has_what_it_changes(const Effect& effect, const DemandTerms& terms) {
  const auto any = [&](auto has) {
    return std::any_of(terms.products.begin(), terms.products.end(), [&](const Product& product) {
      return covers(effect.scope.products, product.id) && has(product);
    });
  };
  switch (effect.kind) {
    case Effect::Kind::exits:
      return any([&](const Product& product) {
        const auto leads_there = [&](const auto& way) { return way.to == effect.to; };
        return std::any_of(product.exits.begin(), product.exits.end(), leads_there);
      });
    case Effect::Kind::review:
      return any([](const Product& product) { return product.review.has_value(); });
    case Effect::Kind::capacity:
      return any([&](const Product& product) {
        return std::any_of(
            terms.capacities.begin(), terms.capacities.end(),
            [&](const Capacity& capacity) { return covers(capacity.products, product.id); });
      });
    default:
      return true;
  }
}

/// D9. Which keys an effect reads beside its factor.
void check_effect(Reader& reader, const Section& section, const Effect& effect,
                  const DemandTerms& terms) {
  using Kind = Effect::Kind;
  check_scope(reader, section);
  check_range(reader, section, "lag_months", Decimal(), most_months);
  check_range(reader, section, "ramp_months", Decimal(), most_months);
  const bool is_substitution = effect.kind == Kind::substitution;
  const auto factor = section.decimal("factor");
  if (is_substitution && factor && *factor > Decimal(1)) {
    reader.report("dossier/share-outside", section.place("factor"), to_string(*factor));
  } else {
    check_range(reader, section, "factor", Decimal(), highest_factor);
  }
  if (!section.text("kind")) return;
  const std::string kind = "kind = \"" + *section.text("kind") + "\"";
  const bool reads_to = is_substitution || effect.kind == Kind::exits;
  const bool reads_channels = is_substitution || effect.kind == Kind::inflow;
  if (reads_to) require(reader, section, "to");
  if (!reads_to && section.has("to"))
    reader.report("dossier/key-unused", section.place("to"), effect.to, kind);
  if (!reads_channels && section.has("channels"))
    reader.report("dossier/key-unused", section.place("channels"), "", kind);
  const auto& products = effect.scope.products;
  if (is_substitution) require(reader, section, "products");
  if (is_substitution && std::find(products.begin(), products.end(), effect.to) != products.end())
    reader.report("dossier/same-product", section.place("to"), effect.to);
  if (!has_what_it_changes(effect, terms))
    reader.report("dossier/effect-nothing", section.place("kind"), section.text("kind").value());
}

/// D9. A lever begins within the years: before them it is part of what already is.
void check_lever(Reader& reader, const Section& section, const Lever& lever,
                 const DemandTerms& terms) {
  check_scope(reader, section);
  check_order(reader, section);
  const auto from = section.month("from");
  if (from && reader.known.years && !reader.known.years->holds(from->year))
    report_outside(reader, section, "from", *from);
  const auto effects = section.sections("effect");
  for (std::size_t i = 0; i < effects.size(); ++i)
    check_effect(reader, effects[i].second, lever.effects[i], terms);
}

/// D14. A council reacts on a scheme whose clients are simulated.
void check_reaction(Reader& reader, const Section& section, const BudgetReaction& reaction,
                    const DemandTerms& terms) {
  const bool has_products =
      std::any_of(terms.products.begin(), terms.products.end(),
                  [&](const Product& product) { return product.scheme == reaction.scheme; });
  const auto& known = reader.known.schemes;
  const bool is_known = std::find(known.begin(), known.end(), reaction.scheme) != known.end();
  if (is_known && !has_products)
    reader.report("dossier/reaction-without-products", section.place(), reaction.scheme);
  require_beside(reader, section, "prevention", "cut_prevention");
  require_beside(reader, section, "channels", "threshold");
  for (const std::string_view key : {"threshold", "budget_cut"})
    check_range(reader, section, key, Decimal(), Decimal(1));
}

}  // namespace

void check_levers(Reader& reader, const Section& root, const DemandTerms& terms) {
  for (const Driver& driver : terms.drivers)
    check_driver(reader, root.section("driver").section(driver.id));
  for (const Lever& lever : terms.levers)
    check_lever(reader, root.section("lever").section(lever.id), lever, terms);
  for (const BudgetReaction& reaction : terms.reactions)
    check_reaction(reader, root.section("reaction").section(reaction.scheme), reaction, terms);
}

}  // namespace houvast::dossier
