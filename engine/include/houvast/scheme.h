// SPDX-License-Identifier: EUPL-1.2
// The terms of the state's money: what was decided, in the words of the model (F1 to F12). The
// dossier reads them, part funding applies them.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "houvast/cents.h"
#include "houvast/decimal.h"
#include "houvast/municipality.h"
#include "houvast/problem.h"

namespace houvast {

/// F1. How the macro budget (NL: macrobudget) of a scheme develops.
struct MacroBudgetTerms {
  int from = 0;  ///< The year of `amount`.
  Cents amount;  ///< Structural budget of that year, before its cut.
  Decimal
      volume_index;     ///< Yearly growth of the volume, 0.006 is 0.6%; from the year after `from`.
  Decimal price_index;  ///< Yearly growth of prices.
  std::map<int, Decimal> volume_index_in;  ///< Years that differ.
  std::map<int, Decimal> price_index_in;
  std::map<int, Cents> structural_cut;  ///< Taken off for good, from that year on.
  std::map<int, Cents> incidental;      ///< Added in that year alone; may be negative.
};

/// F2. What a municipality spent in a base year, and what a former financier added of its own.
struct HistoricalSpending {
  std::string municipality;
  int year = 0;
  Cents spending;
  Cents own_money;  ///< Part of the spending that a former financier paid from own means.
};

/// F2. The historical share (NL: historisch aandeel).
struct HistoricalTerms {
  std::vector<HistoricalSpending> spending;
  bool with_own_money = true;            ///< Is a former financier's own money part of the base?
  std::optional<std::string> to_centre;  ///< Code of the centre municipality that receives the
                                         ///< historical part of all; empty: each its own.
  /// For a dossier of several regions: by municipality the code of its centre. A municipality that
  /// is not named here has `to_centre`, and else itself.
  std::map<std::string, std::string> centre_of;
};

/// F3. One measure (NL: maatstaf) of an objective allocation, in a formula of a region's own.
struct MeasureTerms {
  std::string code;
  std::string label;
  Decimal weight;  ///< Euro a unit; may be negative.
  /// Own tax capacity is not multiplied by the factor.
  bool is_own_capacity = false;
  std::optional<Decimal> threshold;  ///< The volume counts above it: max(0, volume - threshold).
  /// The threshold is a share of this other measure: max(0, low incomes - 0.10 * dwellings).
  std::optional<std::string> threshold_of;
  /// The volume is first divided by this other measure; a threshold then applies to the ratio.
  std::optional<std::string> relative_to;
  std::optional<Decimal> share;  ///< Only this share counts: 0.8 of the value of dwellings.
  /// The weight is a fixed amount for every municipality (NL: vast bedrag); there are no volumes.
  bool is_fixed_amount = false;
};

/// F3. Objective allocation (NL: objectief verdeelmodel). Volumes by measure, municipality, year.
struct ObjectiveTerms {
  std::vector<MeasureTerms> measures;
  std::map<std::string, std::vector<Figure<Decimal>>> volumes;  ///< By measure code.
  std::optional<Decimal> factor;  ///< As published; empty: solved so that amounts add up to M.
};

/// F4. The transition path (NL: ingroeipad) from historical to objective.
struct TransitionTerms {
  int from = 0;                 ///< Last year that is wholly historical.
  int years = 0;                ///< Years until it is wholly objective; 0 with `path`.
  std::map<int, Decimal> path;  ///< Objective share by year, where it was laid down.
  enum class Reading {
    /// The historical part goes to whom it went (the centre) and shrinks; the objective part grows.
    existing_clients,
    /// The regional budget changes along the path, and all of it is shared objectively at once.
    whole_region_at_once,
  } reading = Reading::existing_clients;
  /// A region's budget when all is objective, where it is another than its historical budget (F1
  /// runs it beside the historical one): from H to O along the path. Empty: the same budget.
  std::optional<MacroBudgetTerms> objective_macro;
};

/// F5. The cumulated redistribution cap (NL: cumulatieregeling).
struct CumulationTerms {
  std::vector<std::string> schemes;  ///< Those that take part, together.
  int from = 0;                      ///< First year of the change (k = 1).
  Cents per_inhabitant;              ///< A loser feels at most k times this in year k.
  std::map<int, Cents> path;  ///< Laid down per year instead, cumulative: 7.50, 22.50, 37.50.
                              ///< With growth_per_year: the change allowed in that year.
  enum class Clamp {
    losers,           ///< felt = max(effect, -limit)
    both,             ///< gainers are clamped too
    growth_per_year,  ///< what is felt may change by at most the limit from one year to the next
  } clamp = Clamp::losers;
  std::optional<Cents> gain_per_inhabitant;  ///< growth_per_year: another limit for gains; empty:
                                             ///< the same as for losses.
  enum class Financing {
    state,
    all_per_inhabitant,
    all_by_base,
    gainers_by_gain,
    gainers_per_inhabitant,  ///< Never more than their gain.
  } financing = Financing::state;
};

/// F6. Days or clients of a care form in a municipality and year, and what they cost there.
struct CareVolume {
  std::string form;
  std::string municipality;
  int year = 0;
  Decimal volume;
  std::int64_t cases = 0;
  std::optional<Cents> actual_cost;  ///< For the gap to the municipality's own price level.
};

/// F6. Price times quantity of two years before (NL: PxQ op t-2; voogdij/18+).
struct PxqTerms {
  std::vector<CareVolume> volumes;
  std::map<std::string, Cents> price;  ///< National mean cost of a unit of a care form.
  int lag = 2;
  std::int64_t fewest_cases = 0;  ///< Forms with fewer cases nationally are pooled.
  std::string pooled_form = "overig_verblijf";
};

/// F7. One municipality's figures for income support in a year.
struct IncomeSupportFigures {
  std::string municipality;
  int year = 0;
  Cents cost_two_years_before;
  std::int64_t households_year_before = 0;       ///< 15-64 years, 1 January t-1.
  std::int64_t households_two_years_before = 0;  ///< 1 January t-2.
  std::int64_t inhabitants_year_before = 0;      ///< Decides the size class.
  Cents objective_cost;
  std::optional<Cents> actual_cost;  ///< Net cost of the year itself: decides the safety net.
  std::optional<Cents> cost_three_years_before;  ///< Used when the information came too late.
  Cents rejected_cost;  ///< Of the actual cost, what does not count (NL: fout en onzeker).
};

/// F7. One band of the safety net (NL: vangnet): of the deficit between two shares of the budget,
/// so much is paid.
struct SafetyNetBand {
  Decimal from;  ///< Share of the budget.
  std::optional<Decimal> to;
  Decimal paid;  ///< Share of that part of the deficit.
};

/// F7. Who may draw on the safety net. The share and the amount per inhabitant are alternatives:
/// one of the two must be passed. The cumulated deficit must be passed as well, where it is set.
struct SafetyNetThreshold {
  std::optional<Decimal> share;  ///< Of the budget.
  std::optional<Cents> per_inhabitant;
  std::optional<Decimal> cumulated_share;  ///< Of the year's budget, for the deficits of
  int cumulated_years = 3;                 ///< this many years together, the year itself included.
};

/// F7. The bundled payment for income support (NL: gebundelde uitkering, BUIG).
struct IncomeSupportTerms {
  std::vector<IncomeSupportFigures> figures;
  std::int64_t small_below = 15'000;            ///< Wholly historical up to here.
  std::int64_t large_from = 40'000;             ///< Wholly objective from here.
  std::map<int, Decimal> historical_weight_in;  ///< Transition: 2015 and 2016 0.5, 2017 0.25.
  Decimal late_information_factor{105, 2};      ///< Sign not in the law: an assumption to choose.
  /// By the first year for which they hold; an editable table. Empty: there is no safety net.
  std::map<int, std::vector<SafetyNetBand>> safety_net;
  std::map<int, SafetyNetThreshold> safety_net_threshold;  ///< Of exactly these years.
  std::vector<Figure<Cents>> known_deficits;  ///< Of years before the dossier, for a cumulated
                                              ///< threshold; a surplus is negative.
  /// The safety net of a year is paid this many years later, out of that year's macro budget.
  int safety_net_paid_after = 2;
  std::map<int, Cents> multi_year_supplements;  ///< TBMAU
  /// TBMAU is financed by municipalities between these sizes in part, above them in full: another
  /// glide than the one of the allocation.
  std::int64_t supplements_financed_from = 25'000;
  std::int64_t supplements_financed_full_from = 40'000;
  /// Bring objective cost to the level of the macro budget before it is mixed with historical cost.
  bool calibrate_objective = true;
};

/// F8. Which municipality bears a client's cost (NL: woonplaatsbeginsel).
enum class Residence { actual, origin };

/// F8. Cost by where clients live and where they came from.
struct CostByResidence {
  int year = 0;
  std::string actual;  ///< Code of the municipality where they live.
  std::string origin;  ///< Code of the municipality they came from.
  Cents cost;
};

struct ResidenceTerms {
  std::vector<CostByResidence> costs;
  Residence rule = Residence::actual;
  std::optional<int> origin_from;  ///< From this year on the municipality of origin bears the cost.
  Residence spending_is_by = Residence::actual;  ///< Whom the table of spending charges.
};

/// F9. Money that is not the scheme's allocation.
struct OtherIncome {
  std::string municipality;
  int year = 0;
  enum class Kind {
    grant,             ///< Decentralisation or integration grant: from the state.
    own_contribution,  ///< From residents (NL: eigen bijdrage).
    own_means,         ///< From the municipality's own reserve.
  } kind = Kind::grant;
  std::string label;
  Cents amount;
};

/// F9. What the council voted (NL: begroting).
struct BudgetLine {
  std::string municipality;
  int year = 0;
  std::string product_group;  ///< May be empty.
  Cents income;
  Cents spending;
  Cents assumed_cut;  ///< A saving that was booked beforehand; already taken off `spending`.
};

/// F10. Relief from a deficit fund (NL: tekortfonds) or a supplementary payment (artikel 12).
struct ReliefTerms {
  enum class Kind { article_12, deficit_fund } kind = Kind::deficit_fund;
  Decimal threshold_share;         ///< article_12: share of tax capacity + allocation + grants.
  Cents threshold_per_inhabitant;  ///< deficit_fund: combined deficit must be above it.
  std::optional<Cents> fund;       ///< deficit_fund: what there is; shared in proportion.
  Decimal own_part;                ///< Share of the deficit that stays, before the fund pays.
  std::vector<int> deficit_years;  ///< deficit_fund: the years whose deficits are taken together.
  std::optional<int> paid_in;      ///< deficit_fund: year of payment; empty: the last deficit year.
  Decimal municipal_share;         ///< Part of the relief that all municipalities pay together, by
                                   ///< inhabitants; the state pays the rest.
  bool conditional = false;        ///< Is relief only for who meets the whole checklist?
  std::map<std::string, Cents> tax_capacity;                       ///< article_12, by municipality.
  std::map<std::string, std::vector<std::string>> conditions_met;  ///< Checklist, by municipality.
};

/// F12. What running the scheme costs a municipality in a year (NL: uitvoeringskosten).
struct ExecutionCost {
  std::string municipality;
  int year = 0;
  std::string kind;  ///< ict, staff, tendering, contract_management, access, administration
  Cents amount;
  bool is_joint = false;  ///< Shared in the region by R8.
};

/// F12. What one action under a payment form costs in administration (NL: administratieve last).
struct AdministrativeBurden {
  std::string payment_form;  ///< effort, output, task, ...: names of the user's own.
  std::string action;        ///< claim, care_order, settlement, ...
  Cents cost_per_action;
};

/// F12. How often that action was needed.
struct AdministrativeActions {
  std::string municipality;
  int year = 0;
  std::string payment_form;
  std::string action;
  std::int64_t count = 0;
};

/// F11. When in a year the state pays (NL: betaalkalender).
enum class PaymentCalendar {
  whole_year,      ///< Not modelled: the year as a whole.
  weekly,          ///< General fund: equal parts in the first fifty full weeks.
  income_support,  ///< Eight per cent a month, twelve in May.
  monthly,         ///< Twelve equal parts.
};

/// What a municipality spends on care in a scheme (NL: uitgaven).
enum class SpendingKind { actual, budget, estimate };

struct Spending {
  std::string municipality;
  int year = 0;
  SpendingKind kind = SpendingKind::estimate;
  Cents amount;
  std::optional<std::int64_t> clients;
};

/// One budget with one rule (NL: regeling): youth, Wmo, sheltered living, income support.
struct Scheme {
  std::string id;
  std::string label;
  std::optional<MacroBudgetTerms> macro;                  // F1
  std::optional<HistoricalTerms> historical;              // F2
  std::optional<ObjectiveTerms> objective;                // F3
  std::optional<TransitionTerms> transition;              // F4
  std::optional<PxqTerms> pxq;                            // F6
  std::optional<IncomeSupportTerms> income_support;       // F7
  std::optional<ResidenceTerms> residence;                // F8
  std::vector<OtherIncome> other_income;                  // F9
  std::vector<BudgetLine> budget;                         // F9
  std::optional<ReliefTerms> relief;                      // F10
  PaymentCalendar payment = PaymentCalendar::whole_year;  // F11
  std::vector<ExecutionCost> execution;                   // F12
  std::vector<AdministrativeBurden> burden;               // F12
  std::vector<AdministrativeActions> burden_actions;      // F12
  std::vector<Figure<Cents>>
      given_income;  ///< Income from elsewhere, as it is: a circular's amounts.
  std::vector<Spending> spending;
};

}  // namespace houvast
