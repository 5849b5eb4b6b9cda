// SPDX-License-Identifier: EUPL-1.2
// D11. How providers react to how they are paid (NL: gedrag van aanbieders): one response to the
// payoff of an action, as ordinary levers with providers as their scope. Method:
// docs/methods/D11-behaviour.md.
#pragma once

#include <span>
#include <vector>

#include "houvast/incentives.h"

namespace houvast::contracts {

/// exp(elasticity * payoff), at least 0.5 and at most 2. Exactly 1 when either is 0.
[[nodiscard]] double response(double elasticity, double payoff);

/// Share of the elasticity that reaches clients whom the provider does not send to itself.
inline constexpr double reach_of_other_channels = 0.25;

/// One thing that a provider does, because of one line of the incentive table.
struct BehaviourLine {
  IncentiveCase on;
  Action action = Action::client_more;
  double elasticity = 0;
  double payoff = 0;  ///< Margin over value of the care of the action.
  Effect::Kind kind = Effect::Kind::inflow;
  double factor = 1;  ///< On starts of channel provider, duration or units; or share substituted.
  Text sentence;
};

struct Behaviour {
  std::vector<BehaviourLine> lines;
  std::vector<Lever> levers;  ///< In order of id ("behaviour."), without cost.
};

/// What providers with an elasticity do, from incentives of all_cases().
[[nodiscard]] Behaviour behaviour(const ContractBook& book, std::span<const Incentive> incentives);

/// The same from care that was counted: with no elasticity anywhere nothing is tried.
[[nodiscard]] Behaviour behaviour(const ContractBook& book, const CareTally& tally);

}  // namespace houvast::contracts
