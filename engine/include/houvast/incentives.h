// SPDX-License-Identifier: EUPL-1.2
// C10. Where a contract pushes (NL: prikkeltabel): what an action changes in the margin of the
// provider and the cost of the municipality, by applying all clauses with and without it. Method:
// docs/methods/C10-incentives.md.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "houvast/contracts.h"

namespace houvast::contracts {

/// Something that an actor can do with one ordinary client.
enum class Action : std::uint8_t {
  client_more,     ///< The provider takes one client more.
  unit_more,       ///< It delivers one unit more to a client,
  unit_less,       ///< or one less, of what was ordered.
  month_longer,    ///< It keeps a client a month longer,
  month_shorter,   ///< or lets him go a month earlier.
  start_later,     ///< It lets a client wait a month, and lets him go on the same day.
  heavier_client,  ///< It takes a client who needs twice as much, instead of an ordinary one.
  better_outcome,  ///< The client reaches the outcome, instead of dropping out.
  to_basis,        ///< The client is helped in the basis instead.
  referral_less,   ///< The team refers one client less.
};
inline constexpr std::size_t action_count = 10;
/// Who acts.
enum class Actor : std::uint8_t { provider, team };
[[nodiscard]] Actor actor_of(Action action);
[[nodiscard]] std::string_view to_string(Action action);  ///< "client_more"
[[nodiscard]] std::string_view to_string(Actor actor);
[[nodiscard]] Text action_name(Action action);

/// What an incentive is tried on.
struct IncentiveCase {
  std::size_t contract = 0, provider = 0, product = 0, municipality = 0;
  friend auto operator<=>(const IncentiveCase&, const IncentiveCase&) = default;
};

/// Why an action pushes the wrong way (NL: perverse prikkel).
enum class Perverse : std::uint8_t {
  volume,            ///< Gains by one more client, whoever it is.
  waiting_list,      ///< Loses on one more client, while the municipality pays nothing more.
  overtreatment,     ///< Gains by units more.
  minimal_effort,    ///< Gains by units less, which the municipality does not get back in full.
  holding_on,        ///< Gains by a longer stay.
  cutting_short,     ///< Gains by a shorter stay, which the municipality does not get back in full.
  waiting_is_free,   ///< Lets a client wait without losing by it.
  risk_selection,    ///< A heavier client is worth less than an ordinary one.
  no_outcome,        ///< Nothing depends on the outcome.
  no_substitution,   ///< Loses when a client is helped in the basis, while that saves money.
  referral_is_free,  ///< The team gains nothing by a referral less, while that saves money.
};
[[nodiscard]] std::string_view to_string(Perverse perverse);  ///< "waiting_list"

/// What helps against it, after source 001.
enum class Mitigation : std::uint8_t {
  good_access,         ///< Who really needs care is in front of the line.
  independent_advice,  ///< Experts beside who decides, or of several providers together.
  minimum_demands,     ///< On structure and process: skilled staff, hours a trajectory.
  measured_results,    ///< Measure outcomes, and pay by them later.
  review,              ///< The team keeps steering: is care still needed?
  wider_budget,        ///< One budget for line 2, or for all lines, instead of one a provider.
  shared_savings,      ///< Who saves shares in what is saved.
  team_incentive,      ///< The team is paid by population, results and referrals.
  weighted_price,      ///< Prices by weight of the client.
};
[[nodiscard]] std::string_view to_string(Mitigation mitigation);
[[nodiscard]] Text mitigation_text(Mitigation mitigation);
[[nodiscard]] std::span<const Mitigation> mitigations_of(Perverse perverse);

struct IncentiveFlag {
  Perverse perverse = Perverse::volume;
  Text why;  ///< With the figures.
};

/// One line of the table: the difference that the action makes, over all years together.
struct Incentive {
  IncentiveCase on;
  Action action = Action::client_more;
  Cents revenue;       ///< Of the provider, from all contracts,
  Cents cost;          ///< what it costs him to deliver,
  Cents margin;        ///< and the difference.
  Cents municipality;  ///< Paid by all municipalities together: above zero costs them money.
  /// Of the team that is paid by referrals, when there is one and it is another provider.
  std::optional<Cents> team;
  Cents others;  ///< Revenue of other providers, and of residents and insurers.
  Cents value;   ///< Of the care of the action at the price of the product; its size.
  bool cost_is_assumed = false;  ///< The dossier has no unit cost: assumed_variable_share.
  std::vector<IncentiveFlag> flags;
};

/// Of the price of a unit, where a dossier does not say what a unit costs its provider: the share
/// of staff in the cost of youth care in 2020 (Jeugdautoriteit).
inline constexpr Decimal assumed_variable_share = Decimal(71, 2);

struct IncentiveOptions {
  std::optional<int> year;  ///< In which it happens; empty: the first that a contract fills.
};

/// For every contract the provider, product and municipality of which most care was counted.
[[nodiscard]] std::vector<IncentiveCase> main_cases(const ContractBook& book,
                                                    const CareTally& tally);
/// For every contract each provider and product of which care was counted, where most of it was.
[[nodiscard]] std::vector<IncentiveCase> all_cases(const ContractBook& book,
                                                   const CareTally& tally);

/// All actions that a case allows, in order of case and action. The tally stays as it is.
[[nodiscard]] std::vector<Incentive> incentives(const ContractBook& book, const CareTally& tally,
                                                std::span<const IncentiveCase> cases,
                                                const IncentiveOptions& options = {});

}  // namespace houvast::contracts
