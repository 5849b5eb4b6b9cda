// SPDX-License-Identifier: EUPL-1.2
// D10. The price of a unit of care, built up from what it costs a provider to deliver it.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "houvast/decimal.h"
#include "houvast/period.h"
#include "houvast/problem.h"

namespace houvast {

struct DemandTerms;

/// Wage of a month with what an employer pays on top (NL: maandloon met werkgeverslasten).
struct MonthlyWage {
  Decimal wage;                               ///< Gross, euro a month.
  Decimal holiday_allowance = Decimal(8, 2);  ///< NL: vakantietoeslag. Share of the wage.
  Decimal year_end_bonus;                     ///< NL: eindejaarsuitkering. Share of the wage.
  Decimal employer_charges;                   ///< Share of wage, allowance and bonus together.
  Decimal contract_hours = Decimal(1878);     ///< A year, full time.
};

/// A function in the mix that delivers a unit (NL: functie).
struct FunctionCost {
  std::string label;
  std::string wage_scale;      ///< Scale and collective agreement, as the user calls them.
  Decimal share = Decimal(1);  ///< Of the hours; the functions of a rate add up to 1.
  /// Euro an hour of contract, charges included; or built up from the wage of a month.
  std::variant<Decimal, MonthlyWage> wage = Decimal();
};

/// Hours of a contract a year and those in which no client is helped.
struct ContractHours {
  Decimal contract = Decimal(1878);
  Decimal leave;     ///< NL: verlof.
  Decimal absence;   ///< NL: ziekteverzuim.
  Decimal training;  ///< NL: scholing.
  Decimal meetings;  ///< NL: werkoverleg.
};

/// D10. What a rate is built up from (NL: kostprijsopbouw).
struct RateTerms {
  std::string id;
  std::string label;
  int from = 0;  ///< Year whose wages and prices these are.
  std::vector<FunctionCost> functions;
  /// Share of contract hours in which clients are helped (NL: productiviteit), or the hours it
  /// follows from.
  std::variant<Decimal, ContractHours> productive = Decimal(1);
  Decimal overhead;                 ///< Surcharge on the cost of a productive hour; 0.20 is 20%.
  Decimal housing;                  ///< Euro a productive hour, as are the next two.
  Decimal municipal_demands;        ///< Reporting, accounting and other wishes of the municipality.
  Decimal travel;                   ///< Travel and cost of training; carries no risk margin.
  Decimal risk_margin;              ///< Surcharge for risk and profit on all but travel.
  Decimal index;                    ///< Rise of prices a year after `from`.
  std::map<int, Decimal> index_in;  ///< Years whose index differs.
  int minutes = 60;                 ///< Working time in a unit.
  int group_size = 1;               ///< Clients who are helped at the same time.
  int decimals = 2;                 ///< Of the rate; more for a rate a minute, at most 4.
  /// What municipality and provider agreed instead, euro a unit, by first year in which it holds.
  std::map<int, Decimal> agreed;
};

namespace demand {

/// What one element of cost adds to a rate.
struct RateLine {
  enum class Element {
    wage,                  ///< Of one function; `label` is that of the function.
    non_productive_hours,  ///< The hours paid in which no client is helped.
    overhead,
    housing,
    municipal_demands,
    risk_margin,
    travel,
    index,
    rounding,  ///< From the exact sum to the decimals of the rate.
  };
  Element element = Element::wage;
  std::string label;
  Decimal amount;  ///< Euro a unit, to the millionth.

  friend bool operator==(const RateLine&, const RateLine&) = default;
};

/// The rate of a unit (NL: tarief) in a year.
struct Rate {
  int year = 0;
  Decimal productive_share;     ///< To the millionth.
  Decimal cost_price;           ///< NL: kostprijs. Euro a unit; the sum of `lines`.
  std::vector<RateLine> lines;  ///< In the order of the build-up, elements of zero left out.
  Decimal price;                ///< What is paid: the agreed rate, else the cost price.
  Decimal gap;                  ///< price - cost_price; below zero a provider loses on each unit.
  Decimal gap_share;            ///< gap / cost_price, to the millionth.

  friend bool operator==(const Rate&, const Rate&) = default;
};

/// D10. Builds the rate of a year: exact until the cost price is rounded, once, half away from
/// zero. Errors: demand/rate-*, money/out-of-range, all with the id of the rate as field.
[[nodiscard]] Result<Rate> build_rate(const RateTerms& terms, int year);

/// Prices every product that names a rate, in every one of the years: what is paid for a unit.
/// Errors: those of build_rate(), demand/rate-unknown.
[[nodiscard]] Result<DemandTerms> with_rates(DemandTerms terms, Years years);

}  // namespace demand
}  // namespace houvast
