// SPDX-License-Identifier: EUPL-1.2
#include "houvast/behaviour.h"

#include <algorithm>
#include <map>

#include "contracts/book.h"
#include "houvast/check.h"
#include "houvast/format.h"
#include "random/portable_math.h"

namespace houvast::contracts {
namespace {

double payoff_of(const Incentive& line) {
  if (line.value <= Cents()) return 0;
  return static_cast<double>(line.margin.count()) / static_cast<double>(line.value.count());
}

/// What a provider changes by an action; empty: it is not the one who acts, or it changes nothing
/// that is simulated.
std::optional<Effect::Kind> kind_of(Action action) {
  switch (action) {
    case Action::client_more:
      return Effect::Kind::inflow;
    case Action::unit_more:
      return Effect::Kind::intensity;
    case Action::month_longer:
      return Effect::Kind::duration;
    case Action::to_basis:
      return Effect::Kind::substitution;
    default:
      return std::nullopt;
  }
}

Text sentence_of(const BehaviourLine& line) {
  const auto say = [&](Language language) {
    const bool nl = language == Language::dutch;
    const std::string payoff = format_percent(line.payoff, language);
    const std::string change = format_percent(
        line.kind == Effect::Kind::substitution ? line.factor : line.factor - 1, language);
    switch (line.kind) {
      case Effect::Kind::inflow:
        return nl ? "Eén cliënt meer levert " + payoff +
                        " van zijn waarde op: de eigen instroom "
                        "van de aanbieder verandert met " +
                        change + "."
                  : "One client more brings " + payoff +
                        " of its value: the provider's own "
                        "inflow changes by " +
                        change + ".";
      case Effect::Kind::intensity:
        return nl ? "Een eenheid meer levert " + payoff +
                        " van haar waarde op: de inzet per "
                        "cliënt verandert met " +
                        change + "."
                  : "A unit more brings " + payoff +
                        " of its value: the units a client change by " + change + ".";
      case Effect::Kind::duration:
        return nl ? "Een maand langer levert " + payoff +
                        " van haar waarde op: de duur van zorg "
                        "verandert met " +
                        change + "."
                  : "A month longer brings " + payoff +
                        " of its value: the length of care "
                        "changes by " +
                        change + ".";
      default:
        return nl ? "Een cliënt in de basis helpen levert " + payoff +
                        " van zijn waarde op: " + change + " van de starts gaat naar de basis."
                  : "Helping a client in the basis brings " + payoff + " of its value: " + change +
                        " of the starts goes to the basis.";
    }
  };
  return {say(Language::dutch), say(Language::english)};
}

/// The share that goes to the basis when that pays; when it does not, nobody goes.
double substituted(double elasticity, double payoff) {
  return std::clamp(response(elasticity, payoff) - 1, 0.0, 1.0);
}

std::string basis_of(const ContractTerms& terms, const std::string& product) {
  for (const Access& access : terms.access)
    if (access.product == product) return access.basis;
  return {};
}

void add_effects(const BehaviourLine& line, const ContractTerms& terms, const ContractFacts& facts,
                 Lever& lever) {
  const std::string& product = facts.products[line.on.product].id;
  const Scope scope{.products = {product}, .providers = {terms.providers[line.on.provider].id}};
  if (line.kind == Effect::Kind::substitution) {
    if (line.factor > 0)
      lever.effects.push_back({.kind = line.kind,
                               .scope = scope,
                               .factor = line.factor,
                               .to = basis_of(terms, product)});
    return;
  }
  if (line.factor == 1) return;
  if (line.kind != Effect::Kind::inflow) {
    lever.effects.push_back({.kind = line.kind, .scope = scope, .factor = line.factor});
    return;
  }
  // In full on who the provider sends to itself; less on who others send.
  Scope own = scope, others = scope;
  own.channels = {Channel::provider};
  for (std::size_t c = 0; c < channel_count; ++c)
    if (static_cast<Channel>(c) != Channel::provider)
      others.channels.push_back(static_cast<Channel>(c));
  lever.effects.push_back({.kind = line.kind, .scope = own, .factor = line.factor});
  lever.effects.push_back(
      {.kind = line.kind,
       .scope = others,
       .factor = response(line.elasticity * reach_of_other_channels, line.payoff)});
}

}  // namespace

double response(double elasticity, double payoff) {
  const double exponent = elasticity * payoff;
  if (exponent == 0) return 1;
  constexpr double double_at = 0.6931471805599453;  // ln 2
  if (exponent >= double_at) return 2;
  if (exponent <= -double_at) return 0.5;
  return std::clamp(portable_exp(exponent), 0.5, 2.0);
}

Behaviour behaviour(const ContractBook& book, std::span<const Incentive> incentives) {
  const ContractTerms& terms = book.terms();
  const ContractFacts& facts = book.facts();
  Behaviour made;
  std::map<std::string, Lever> levers;
  for (const Incentive& incentive : incentives) {
    const Provider& provider = terms.providers[incentive.on.provider];
    const auto kind = kind_of(incentive.action);
    if (provider.elasticity == 0 || !kind) continue;
    BehaviourLine line{.on = incentive.on,
                       .action = incentive.action,
                       .elasticity = provider.elasticity,
                       .payoff = payoff_of(incentive),
                       .kind = *kind};
    line.factor = *kind == Effect::Kind::substitution ? substituted(line.elasticity, line.payoff)
                                                      : response(line.elasticity, line.payoff);
    line.sentence = sentence_of(line);
    const Contract& contract = terms.contracts[line.on.contract];
    Lever lever{.id = "behaviour." + contract.id + "." + provider.id + "." +
                      facts.products[line.on.product].id,
                .label = "Gedrag " + (provider.label.empty() ? provider.id : provider.label),
                .scheme = contract.scheme,
                .from = std::max(contract.from, Period{facts.years.from, 1}),
                .to = contract.to,
                .municipalities = contract.municipalities};
    add_effects(line, terms, facts, levers.try_emplace(lever.id, lever).first->second);
    made.lines.push_back(std::move(line));
  }
  for (auto& [id, lever] : levers)
    if (!lever.effects.empty()) made.levers.push_back(std::move(lever));
  return made;
}

Behaviour behaviour(const ContractBook& book, const CareTally& tally) {
  const std::vector<Provider>& providers = book.terms().providers;
  const auto reacts = [](const Provider& provider) { return provider.elasticity != 0; };
  if (std::none_of(providers.begin(), providers.end(), reacts)) return {};
  std::vector<IncentiveCase> cases = all_cases(book, tally);
  std::erase_if(cases, [&](const IncentiveCase& on) { return !reacts(providers[on.provider]); });
  return behaviour(book, incentives(book, tally, cases));
}

}  // namespace houvast::contracts
