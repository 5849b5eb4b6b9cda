// SPDX-License-Identifier: EUPL-1.2
// What a dossier says about demand and care (D1 to D9, D14): facts and assumptions, no functions.
// Chances, means and factors are statistics and therefore doubles; prices and budgets are exact.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "houvast/cents.h"
#include "houvast/decimal.h"
#include "houvast/period.h"
#include "houvast/problem.h"
#include "houvast/rates.h"

namespace houvast {

/// Who sends a client to care (NL: verwijzer). The municipality controls only some of them.
enum class Channel : std::uint8_t {
  municipal_access,      ///< Municipal access or neighbourhood team (NL: gemeentelijke toegang).
  general_practitioner,  ///< NL: huisarts.
  specialist,  ///< Youth doctor or medical specialist (NL: jeugdarts, medisch specialist).
  certified_institution,  ///< Certified institution or court (NL: gecertificeerde instelling).
  school,
  veilig_thuis,  ///< Advice and reporting point for violence at home.
  provider,      ///< The provider itself.
  resident,      ///< Free access.
};
inline constexpr std::size_t channel_count = 8;
/// Names as a dossier has them, in the order of Channel.
inline constexpr std::array<std::string_view, channel_count> channel_names = {
    "municipal_access", "general_practitioner", "specialist", "certified_institution",
    "school",           "veilig_thuis",         "provider",   "resident"};

/// How care is delivered: in kind (NL: zorg in natura) or as a personal budget (NL: pgb).
enum class DeliveryForm : std::uint8_t { in_kind, personal_budget };

/// Ages from..to, both included (NL: leeftijdsklasse). An open end is 120.
struct AgeBand {
  int from = 0;
  int to = 120;

  friend constexpr auto operator<=>(const AgeBand&, const AgeBand&) = default;
};

/// D1. Inhabitants of a municipality in an age band on 1 January (NL: bevolking). A year without a
/// row has the inhabitants of the latest row before it.
struct PopulationRow {
  std::string municipality;
  int year = 0;
  AgeBand ages;
  std::int64_t inhabitants = 0;
};

/// A positive quantity that differs from client to client: a duration in days, an intensity in
/// units a month.
struct Spread {
  enum class Kind { constant, weibull, lognormal, gamma, empirical };
  Kind kind = Kind::constant;
  double mean = 0;   ///< Above zero. Empirical: not used.
  double shape = 1;  ///< Weibull and gamma; 1 is the exponential distribution.
  double cv = 0;     ///< Lognormal: standard deviation over mean.
  /// Empirical: values in ascending order with the cumulative share of clients at or below them;
  /// the last share is 1, and between two values the quantile is a straight line.
  std::vector<std::pair<double, double>> quantiles;
};

/// What happens when a stay in a product ends (NL: uitstroom). What the shares leave over is: out.
struct Exit {
  std::string to;               ///< Product; empty: out of care.
  double share = 0;             ///< Of the stays that end.
  std::optional<Spread> after;  ///< Days until the next product starts (return); empty: at once.
};

/// A chance per year of moving on that depends on age and on how long the stay has lasted. With
/// such rows a product needs no duration and no exits: the rows are competing risks.
struct HazardRow {
  AgeBand ages;
  int days_from = 0;  ///< From this day of the stay on, until the next row of the same kind.
  std::string to;     ///< Product; empty: out of care.
  double per_year = 0;
};

/// D8. Periodic review (NL: periodieke herbeoordeling).
struct Review {
  int every_months = 12;
  double ends = 0;        ///< Chance per review that care ends.
  double steps_down = 0;  ///< Chance per review that the client goes on in a lighter product.
  std::string to;         ///< That lighter product.
};

/// D8. More clients in one family (NL: één gezin, één plan).
struct Household {
  double chance = 0;      ///< That a next member of the family starts too; asked again for each.
  int most = 1;           ///< At most so many members besides the first; at most 7.
  bool one_plan = false;  ///< The family is reviewed together: one member's review counts for all.
};

/// D5. What happens to who waits for a product (NL: wachtlijst).
struct Waiting {
  double urgent_share = 0;           ///< Acute cases; they never wait.
  std::optional<Spread> patience;    ///< Days until a waiting client drops out.
  std::optional<Spread> escalation;  ///< Days until a waiting client needs a heavier product.
  std::string escalates_to;
  std::string bridge;  ///< Product of the basis that a client has as long as he waits.
};

/// A product (NL: product, voorziening) on one of three lines. D3.
struct Product {
  std::string id;
  std::string label;
  std::string scheme;
  int line = 2;  ///< 0 general, 1 basis, 2 specialist.
  std::string unit = "month";
  Spread intensity;                ///< Units a month.
  Spread duration;                 ///< Days.
  std::vector<HazardRow> hazards;  ///< Instead of duration and exits.
  Decimal price;                   ///< Euro a unit in the first year of the dossier.
  Decimal price_index;             ///< Rise a year, unless price_in has the year.
  std::map<int, Decimal> price_in;
  std::optional<std::string> rate;  ///< D10. Price by year from this build-up, by with_rates().
  double personal_budget_share = 0;
  Decimal personal_budget_factor = Decimal(1);  ///< Its price over that of care in kind.
  std::vector<Exit> exits;
  /// Products that some clients get at the same time (NL: stapeling), with the chance.
  std::vector<std::pair<std::string, double>> together_with;
  std::optional<Review> review;
  std::optional<Household> household;
  std::optional<Waiting> waiting;
  std::optional<int> until_age;  ///< Care ends on that birthday (18 for most youth care).
  std::string then;              ///< Product that follows on that birthday; empty: none.
  /// Share of the claims of a month that comes in 0, 1, 2, ... months after it; adds up to 1.
  std::vector<double> reporting_delay = {1};
};

/// D2. New trajectories: starts a year per thousand inhabitants of the ages.
struct InflowRow {
  std::string product;
  Channel channel = Channel::municipal_access;
  AgeBand ages;
  double per_thousand = 0;
};

/// D2, D13. What a municipality has more or less than the hazards say.
struct LevelRow {
  std::string municipality;
  std::string product;
  double level = 1;
};

/// Which inflow or care something is about; an empty list means all.
struct Scope {
  std::vector<std::string> products;
  std::vector<Channel> channels;
  std::vector<std::string> municipalities;
  /// Of effects on inflow, duration, intensity and substitution: only with these (D11).
  std::vector<std::string> providers;
};

/// D2. A dated shift from outside (NL: autonome ontwikkeling): beds closed, a threshold elsewhere.
struct Driver {
  std::string id;
  std::string label;
  Scope scope;
  Period from;               ///< First month.
  std::optional<Period> to;  ///< Last month.
  double factor = 1;         ///< On inflow.
  int ramp_months = 0;       ///< Months in which the factor grows from 1 to its value.
  /// Money that comes along from the state, a year, for all municipalities of the scope together.
  Cents income_per_year;
  std::string income_scheme;
};

/// D9. One thing that a lever changes.
struct Effect {
  enum class Kind {
    inflow,        ///< Starts times factor; above 1 extra clients are found.
    duration,      ///< Pace of running and new stays: they last factor times as long.
    intensity,     ///< Units a month of stays that start from then on, times factor.
    exits,         ///< Shares of exits to `to`, times factor; out takes the rest.
    review,        ///< Chances of the review, times factor.
    price,         ///< Price, times factor.
    capacity,      ///< Places, times factor.
    substitution,  ///< This share (factor, 0 to 1) of starts goes to product `to` instead.
  };
  Kind kind = Kind::inflow;
  Scope scope;
  double factor = 1;
  std::string to;
  int lag_months = 0;   ///< After the start of the lever.
  int ramp_months = 0;  ///< Months in which the effect grows to its full size.
};

/// D9. What a council can do (NL: maatregel).
struct Lever {
  std::string id;
  std::string label;
  std::string scheme;  ///< That carries the cost.
  Period from;
  std::optional<Period> to;
  Cents cost_per_year;                      ///< For all municipalities of the scope together.
  Cents cost_once;                          ///< In the month it starts.
  std::vector<std::string> municipalities;  ///< That take part; empty: all.
  std::vector<Effect> effects;
};

/// D4. Clients in care and waiting on 1 January of the first year.
struct StockRow {
  std::string municipality;
  std::string product;
  std::int64_t clients = 0;
  std::int64_t waiting = 0;  ///< Besides the clients in care.
  /// Of the clients: how many have a legal right that no lever or review reaches
  /// (NL: overgangsrecht), and the last month of that right.
  std::int64_t with_rights = 0;
  std::optional<Period> rights_until;
};

/// D5. Places that products share (NL: capaciteit). For each municipality of the scope, or for all
/// of them together.
struct Capacity {
  std::string id;
  std::string label;
  std::vector<std::string> products;
  std::vector<std::string> municipalities;  ///< Empty: all.
  bool shared = false;                      ///< One number of places for all municipalities.
  double per_thousand = 0;                  ///< Places per 1,000 inhabitants, or:
  std::map<int, std::int64_t> places;       ///< Places by first year in which they hold.
};

/// D5. A blocked exit (NL: uitstroomwachtlijst): who leaves keeps the place until a house is free.
struct ExitQueue {
  std::string id;
  std::string label;
  std::string product;
  std::vector<std::string> municipalities;  ///< Empty: all.
  bool shared = false;
  std::map<int, std::int64_t> houses_per_year;  ///< By first year in which they hold.
};

/// D5. A plain budget that closes the door: no new starts when what is running and has started will
/// cost the budget of the year (NL: budgetplafond). Acute cases enter always.
struct PlainBudget {
  std::string id;
  std::string label;
  std::vector<std::string> products;
  std::vector<std::string> municipalities;  ///< Empty: all.
  bool shared = false;                      ///< One budget for all municipalities.
  std::map<int, Cents> budget;              ///< By first year in which it holds.
};

/// D14. What the council does in the year after a deficit, for one scheme.
struct BudgetReaction {
  std::string scheme;
  Decimal tolerated;          ///< Deficit that is borne without reaction, as a share of the income.
  Cents reserve;              ///< Deficits are first paid from this, while it lasts.
  double cut_prevention = 0;  ///< Share of the deficit that is cut from `prevention`.
  std::vector<std::string> prevention;  ///< Levers whose cost and effect are cut.
  double threshold = 0;                 ///< Fall of inflow by `channels` per 1% deficit.
  std::vector<Channel> channels;
  double budget_cut = 0;  ///< Fall of plain budgets of the scheme per 1% deficit.
};

/// C12. Who gets which share of the starts of a product in a municipality, from a month on. Follows
/// from the contracts; a product without rows has no providers.
struct Placement {
  std::size_t municipality = 0, product = 0;  ///< By order of code and of id.
  int month = 0;                              ///< From January of the first year, which is 0.
  std::vector<std::pair<std::uint16_t, double>> shares;  ///< Provider, by place in `providers`.
  /// Who finds the door of his provider closed goes to the first with room; else he waits for it.
  bool goes_elsewhere = false;
};

struct DemandTerms {
  std::vector<PopulationRow> population;
  std::vector<Product> products;  ///< In order of id.
  std::vector<RateTerms> rates;   ///< D10, in order of id.
  std::vector<InflowRow> inflow;
  std::map<std::string, std::map<int, double>> trend;  ///< By product, year: factor on inflow.
  std::vector<LevelRow> levels;
  std::vector<Driver> drivers;
  std::vector<Lever> levers;  ///< In order of id.
  std::vector<StockRow> stock;
  std::vector<Capacity> capacities;
  std::vector<ExitQueue> exit_queues;
  std::vector<PlainBudget> budgets;
  std::vector<BudgetReaction> reactions;
  std::vector<std::string> providers;  ///< C12, in order of id.
  std::vector<Placement> placements;   ///< In order of municipality, product and month.
};

}  // namespace houvast
