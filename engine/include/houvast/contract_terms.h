// SPDX-License-Identifier: EUPL-1.2
// What a dossier says about providers, contracts and access (C1 to C12, D6, D7, D11): facts and
// choices, no functions. Prices, amounts and shares of money are exact; chances, qualities and
// elasticities are statistics and therefore doubles.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "houvast/cents.h"
#include "houvast/decimal.h"
#include "houvast/demand_terms.h"
#include "houvast/period.h"

namespace houvast {

/// Values by first year in which they hold, until the next; nothing before the first.
template <class Value>
using ByYear = std::map<int, Value>;

/// Who delivers care (NL: aanbieder). C12, D11.
struct Provider {
  std::string id;
  std::string label;
  std::vector<std::string> municipalities;  ///< In which it delivers; empty: all.
  std::optional<Period> from;               ///< First month on the market; empty: always there.
  std::optional<Period> to;                 ///< Last month in which clients may start.

  // What it costs to deliver.
  ByYear<Cents> fixed_cost;                   ///< A year.
  std::map<std::string, Decimal> unit_cost;   ///< Euro a unit of a product, in the first year.
  std::map<std::string, Decimal> start_cost;  ///< Euro a client who starts, in the first year.
  Decimal cost_index;                         ///< Rise of all three a year.
  ByYear<std::int64_t> capacity;              ///< Clients at once; empty: as many as come.
  Cents cash;                                 ///< Money in hand at the start.
  int payment_months = 1;                     ///< From a claim to its money.

  // What makes it attractive to clients (C12).
  double quality = 0;
  double guarantee = 0;                         ///< How sure a client is of a place there.
  double distance = 0;                          ///< In whatever unit the dossier counts, unless in:
  std::map<std::string, double> distance_from;  ///< By municipality.

  double elasticity = 0;  ///< D11. 0: does not react to how it is paid.
};

/// C12. Who gets which share of the starts of a product (NL: marktaandeel).
struct Supply {
  std::string product;
  /// Fixed shares by provider; they add up to 1. Who does not serve a municipality, or is not on
  /// the market yet, leaves his share to the others in proportion.
  std::map<std::string, double> shares;
  /// Or: a share in proportion to exp(quality * q + price * p + distance * d + guarantee * g), with
  /// p the price of a unit over the mean price of the product. A new provider grows to his share.
  struct Attraction {
    double quality = 1, price = 0, distance = 0, guarantee = 0;
    int grows_in_months = 0;
  };
  std::optional<Attraction> attraction;
  std::vector<std::string> providers;  ///< Of attraction.
  /// Who finds the door of his provider closed waits for it; or goes to the first with room.
  bool goes_elsewhere = false;
};

// -- clauses
// -----------------------------------------------------------------------------------------

/// How much of what was delivered may be billed in a month (NL: uitvoeringsvariant). Rules IV076 to
/// IV081 of the standards iWmo and iJw.
struct BillingTerms {
  enum class Maximum {
    none,           ///< As delivered.
    weekly_effort,  ///< IV077: ISO weeks that touch the month, times the volume of a week.
    weekly_output,  ///< IV077: Sundays in the month, times the amount of a week.
    monthly,        ///< IV078: the volume of a month, also in a broken month.
  };
  Maximum maximum = Maximum::none;
  bool household_help = false;  ///< Effort: six weeks a month (Wmo category 01).
  bool whole_hours = false;     ///< IV079: minutes of the month to whole hours, at least one.
};

/// C1. A fixed amount a year, whatever the use (NL: beschikbaarheidsbekostiging).
struct AvailabilityClause {
  ByYear<Cents> amount;  ///< For all payers together; split by inhabitants, a twelfth a month.
};

/// C2. A price for each unit (NL: productiebekostiging, PxQ).
struct UnitClause {
  ByYear<Decimal> price;       ///< Euro a unit; empty: the price of the product.
  Decimal share = Decimal(1);  ///< Of that price.
  BillingTerms billing;
};

/// C2. A price for each function or activity (NL: functiebekostiging). How many of it a client gets
/// follows from his care.
struct FunctionClause {
  struct Function {
    std::string label;
    ByYear<Decimal> price;
    Decimal at_start, a_month, at_end;  ///< So many of it: at the start, each month, at the end.
  };
  std::vector<Function> functions;
};

/// C2. A price for a whole trajectory (NL: trajectprijs, dbc).
struct TrajectoryClause {
  ByYear<Decimal> price;  ///< Euro a trajectory.
  Decimal at_start;       ///< Shares of the price; with those of `parts` they add up to 1.
  Decimal at_end;         ///< When care has stopped, whatever the reason.
  std::vector<std::pair<int, Decimal>> parts;  ///< After so many months, also when it has stopped.
};

/// C2. A price for each person and year, by days in care (NL: integrale bekostiging).
struct PersonYearClause {
  ByYear<Decimal> price;
};

/// C2. The price of what the plan of the client says (NL: cliëntvolgende bekostiging): the ordered
/// units of every month in which the order runs, by days, whatever was delivered.
struct ClientFollowingClause {
  ByYear<Decimal> price;  ///< Empty: the price of the product.
};

/// An amount for each inhabitant in an age band.
struct InhabitantAmount {
  AgeBand ages;
  ByYear<Decimal> amount;  ///< Euro an inhabitant a year.
};

/// C3. By size and traits of the population (NL: objectieve bekostiging).
struct CharacteristicsClause {
  std::vector<InhabitantAmount> inhabitants;
  /// Or other measures: euro a year for each unit of it, by municipality and year.
  struct Measure {
    std::string label;
    ByYear<Decimal> amount;
    std::map<std::string, ByYear<Decimal>> volume;  ///< By municipality.
  };
  std::vector<Measure> measures;
};

/// C3. By what was used before (NL: historische bekostiging): volume reaches the budget with a lag.
struct HistoryClause {
  int lag_years = 1;      ///< 1: the year before.
  int mean_years = 1;     ///< Over so many years, of which the last is `lag_years` ago.
  ByYear<Cents> history;  ///< What the years before the dossier came to, all payers together.
  Decimal factor = Decimal(1);
  ByYear<Decimal> price;  ///< Of a unit of that volume, in the year of the budget.
};

/// C3. One budget for several providers (NL: netwerkbekostiging).
struct NetworkClause {
  ByYear<Cents> amount;  ///< For all payers together; split by inhabitants, a twelfth a month.
  /// Who gets which share; empty: by the value of what each delivered in the month.
  std::map<std::string, Decimal> shares;
};

/// C3. The three terms of the neighbourhood team (NL: wijkteam).
struct TeamClause {
  std::vector<InhabitantAmount> inhabitants;  ///< 1. Size and traits of the population.
  struct Result {                             ///< 2. How well the population does.
    std::string label;
    ByYear<Cents> amount;  ///< A year when the score is 1, all payers together.
    /// Measured, 0 to 1, by municipality and year; without a row of its own that of "".
    std::map<std::string, ByYear<Decimal>> score;
  };
  std::vector<Result> results;
  struct Referrals {                    ///< 3. Referrals to specialist care, and what they cost.
    std::vector<std::string> products;  ///< Empty: all of line 2.
    std::vector<Channel> channels = {Channel::municipal_access};
    Decimal expected;  ///< Starts a year per 1,000 inhabitants.
    Decimal each;      ///< Euro for each referral less than expected; a malus for each more.
    ByYear<Cents>
        expected_cost;          ///< A year, all payers together: value at the price of the product.
    Decimal cost_share;         ///< Of what that care cost less; a malus of what it cost more.
    Decimal most = Decimal(1);  ///< Bonus or malus is at most this share of term 1 of the year.
  };
  std::optional<Referrals> referrals;
};

/// C4. A price when an agreed outcome is reached (NL: resultaatbekostiging per cliënt).
struct ResultClause {
  enum class Measure {
    planned_end,  ///< Care ended as planned.
    no_return,    ///< The client was not back in care within `months` after it.
    agreed,       ///< Something measured outside this dossier, reached with `chance`.
  };
  ByYear<Decimal> price;  ///< Euro a client who reaches it.
  Measure measure = Measure::planned_end;
  std::string label;  ///< Of what is measured.
  int months = 12;
  double chance = 0;
};

/// C5. A personal budget (NL: persoonsgebonden budget, pgb).
struct PersonalBudgetClause {
  bool in_advance = true;  ///< Paid as ordered; what is not spent comes back in December. Else:
                           ///< reimbursed as spent.
  ByYear<Decimal> price;   ///< Empty: price of the product times its factor.
  Decimal unspent;         ///< Share of the budget.
  Decimal wrongly_spent;   ///< Share of what is spent on something else than the care it is for,
  Decimal recovered;       ///< and of that, what is claimed back in December.
};

/// C7. What a provider receives at least in a year (NL: garantiebedrag, afbouwpad).
struct GuaranteeClause {
  ByYear<Cents> minimum;  ///< From all payers together; what is short is paid in December.
};

/// C8. Advances, settled after the year (NL: bevoorschotting, eindafrekening).
struct AdvanceClause {
  ByYear<Cents> expected;      ///< Of a year, from all payers together.
  Decimal share = Decimal(1);  ///< Of it that is paid in advance, a twelfth a month.
  int settled_after = 3;       ///< Months after the year in which the difference is paid.
};

struct Clause {
  std::string preset;                 ///< Named form it came from; empty: composed by hand.
  std::vector<std::string> products;  ///< Of the contract that it is about; empty: all of them.
  std::variant<AvailabilityClause, UnitClause, FunctionClause, TrajectoryClause, PersonYearClause,
               ClientFollowingClause, CharacteristicsClause, HistoryClause, NetworkClause,
               TeamClause, ResultClause, PersonalBudgetClause, GuaranteeClause, AdvanceClause>
      terms;
};

/// An agreement between municipalities and a provider about how care is paid (NL: contract).
/// A product in a municipality, month and provider belongs to one contract.
struct Contract {
  std::string id;
  std::string label;
  std::string scheme;
  /// One; or a network that shares a budget; or a main contractor (NL: hoofdaannemer), who comes
  /// first and gets the money, with those who work for him.
  std::vector<std::string> providers;
  std::vector<std::string> products;        ///< Whose care it pays.
  std::vector<std::string> municipalities;  ///< Who pay; empty: all.
  Period from;                              ///< First and last month.
  Period to;
  std::vector<Clause> clauses;
  /// What the main contractor pays to who works for him: share of the price of the product.
  std::map<std::string, Decimal> subcontracts;
};

/// C6. A limit to what is paid (NL: budgetplafond).
struct Ceiling {
  enum class Level {
    provider,    ///< 1. Of one contract.
    specialist,  ///< 2. All of line 2 of a scheme, for a population.
    all_lines,   ///< 3. Lines 0, 1 and 2 together.
  };
  std::string id;
  std::string label;
  Level level = Level::provider;
  std::string contract;                     ///< Level 1.
  std::string scheme;                       ///< Levels 2 and 3.
  std::vector<std::string> municipalities;  ///< Whose care; empty: all.
  bool shared = true;                       ///< One limit for all of them; else one for each.
  ByYear<Cents> budget;                     ///< Of a year.
  ByYear<std::int64_t> clients;             ///< Level 1: at most so many clients in a year.
  ByYear<Decimal> activities;               ///< Level 1: at most so many units in a year.
  Decimal above;              ///< Share of the price that is paid above it: 0 is hard, else soft.
  bool closes_door = true;    ///< Hard: no starts when what runs will cost the budget (D5).
  bool pays_running = false;  ///< Hard: care that ran before the year is paid above it as well,
  bool pays_acute = false;    ///< acute care on a line of its own, outside the ceiling.
};

/// C9. Sharing what is saved (NL: shared savings).
struct SharedSavings {
  enum class Form {
    payer_and_providers,  ///< A municipality shares with its providers.
    among_providers,      ///< Who gains clients pays who invested.
    with_insurer,         ///< A municipality and an insurer or care office.
  };
  std::string id;
  std::string label;
  std::string scheme;
  Form form = Form::payer_and_providers;
  std::vector<std::string> contracts;       ///< Whose payments are the actual cost.
  std::vector<std::string> municipalities;  ///< Whose care; empty: all.
  int from = 0, to = 0;                     ///< Years.
  /// What it would have cost: given; or the mean of years of the care itself, with a rise a year.
  ByYear<Cents> benchmark;
  struct Baseline {
    int from = 0, to = 0;
    Decimal rise;
  };
  std::optional<Baseline> baseline;
  Decimal completion = Decimal(1);   ///< M2. Share of the claims that had come in at the count.
  std::optional<Cents> truncate_at;  ///< Of a client in a year; cost above it is left out.
  Decimal minimum_rate;              ///< Saving over benchmark from which on it is shared.
  Decimal sharing;                   ///< Share of the saving that is paid.
  Decimal quality = Decimal(1);      ///< Share of it that the quality reached earns.
  Decimal cap = Decimal(1);          ///< Paid at most this share of the benchmark.
  struct Losses {
    Decimal minimum_rate, sharing, cap;
  };
  std::optional<Losses> losses;             ///< Two-sided.
  std::map<std::string, Decimal> receives;  ///< Providers, shares adding up to 1.
  std::string payer;  ///< among_providers: the provider who pays. with_insurer: the insurer.
};

// -- access
// ------------------------------------------------------------------------------------------

enum class Decider : std::uint8_t { resident, provider, team, other };

/// D6. Who decides about access to a product (NL: toegangsbesluit), and how well.
struct Access {
  enum class Advice { none, independent, joint };
  /// One way to decide. What is not given is the default of the decider (docs/methods).
  struct Way {
    Decider decider = Decider::team;
    Advice advice = Advice::none;
    std::optional<Cents> ratify_above;   ///< Expected cost from which a third party ratifies.
    std::optional<Cents> cost;           ///< Of a decision.
    std::optional<double> too_heavy;     ///< Chance that who could do with the basis comes in.
    std::optional<double> too_late;      ///< Chance that who needs it is sent to the basis first.
    std::optional<double> own_interest;  ///< Extra starts that the decider draws in; 0.1 is 10%.
  };
  std::string product;
  std::string basis;  ///< Product of line 0 or 1 that who is not let in gets; empty: none.
  std::vector<Channel> channels = {Channel::municipal_access};  ///< That go through this decision.
  double light_share = 0;     ///< Of who asks: could do with the basis.
  int late_months = 6;        ///< After which who was sent to the basis by mistake comes after all,
  double late_weight = 1;     ///< with so much longer care.
  Way today;                  ///< How the inflow of the dossier was decided.
  std::optional<Way> chosen;  ///< How it will be, from `from` on.
  std::optional<Period> from;
  double expertise = 0;  ///< D7. Need to concentrate expertise, 0 to 1: a score of the user.
};

/// D7. From where on a risk counts as high.
struct AccessAdviceTerms {
  Decimal volume_risk = Decimal(5, 2);  ///< Spread of yearly cost over the income of the scheme.
  double expertise = 0.5;
};

// -- across domains
// ----------------------------------------------------------------------------------

/// C11. What is done in one domain changes cost in another (NL: domeinoverstijgend effect).
struct InsurerEffect {
  std::string id;
  std::string label;
  std::string action;  ///< What is done, and
  std::string effect;  ///< what it does elsewhere, in the user's words.
  enum class Direction { insurer_to_municipality, municipality_to_insurer, both };
  Direction direction = Direction::insurer_to_municipality;
  bool lowers = true;   ///< The cost of the other falls, or rises.
  std::string product;  ///< Municipal product that it is about; empty: none is known.
  std::string insurer;
  std::optional<Decimal> amount;  ///< Euro a year for each client of the product in care.
  /// Share of that amount that would be paid to who acts under an agreement.
  Decimal agreed_share;
};

struct ContractTerms {
  std::vector<Provider> providers;  ///< In order of id, as are all that follow.
  std::vector<Supply> supply;       ///< In order of product.
  std::vector<Contract> contracts;
  std::vector<Ceiling> ceilings;
  std::vector<SharedSavings> savings;
  std::vector<Access> access;  ///< In order of product.
  AccessAdviceTerms advice;
  std::vector<InsurerEffect> insurer_effects;
};

}  // namespace houvast
