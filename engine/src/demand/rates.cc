// SPDX-License-Identifier: EUPL-1.2
#include "houvast/rates.h"

#include <algorithm>
#include <iterator>
#include <span>
#include <utility>

#include "houvast/demand_terms.h"
#include "money/exact.h"

namespace houvast::demand {
namespace {

/// Lines are told to the millionth of a euro.
constexpr int line_decimals = 6;

std::string to_the_millionth(const Exact& number) {
  return to_string(round_to_decimal(number, line_decimals).value_or(Decimal()));
}

class Findings {
 public:
  explicit Findings(const std::string& rate) : rate_(rate) {}

  void add(std::string code, const std::string& key, std::string found) {
    problems.push_back({.code = std::move(code),
                        .place = {.field = "rate." + rate_ + "." + key},
                        .found = std::move(found)});
  }
  void refuse_negative(Decimal number, const std::string& key) {
    if (number.is_negative()) add("demand/rate-negative", key, to_string(number));
  }

  Problems problems;

 private:
  std::string rate_;
};

void find_problems(const FunctionCost& function, Findings& findings) {
  const std::string key = "functions " + function.label;
  findings.refuse_negative(function.share, key);
  if (const auto* hourly = std::get_if<Decimal>(&function.wage)) {
    if (*hourly <= Decimal()) findings.add("demand/rate-without-wage", key, to_string(*hourly));
    return;
  }
  const auto& monthly = std::get<MonthlyWage>(function.wage);
  if (monthly.wage <= Decimal())
    findings.add("demand/rate-without-wage", key, to_string(monthly.wage));
  if (monthly.contract_hours <= Decimal())
    findings.add("demand/rate-hours", key, to_string(monthly.contract_hours));
  for (const Decimal share :
       {monthly.holiday_allowance, monthly.year_end_bonus, monthly.employer_charges})
    findings.refuse_negative(share, key);
}

/// Hours left for clients over hours of contract, which are above zero.
Exact productive_share(const RateTerms& terms) {
  if (const auto* share = std::get_if<Decimal>(&terms.productive)) return exact(*share);
  const auto& hours = std::get<ContractHours>(terms.productive);
  const Exact away =
      exact(hours.leave) + exact(hours.absence) + exact(hours.training) + exact(hours.meetings);
  return (exact(hours.contract) - away) / exact(hours.contract);
}

void find_problems_of_hours(const RateTerms& terms, Findings& findings) {
  if (const auto* hours = std::get_if<ContractHours>(&terms.productive)) {
    for (const Decimal away : {hours->leave, hours->absence, hours->training, hours->meetings})
      findings.refuse_negative(away, "hours");
    if (hours->contract <= Decimal()) {
      findings.add("demand/rate-hours", "hours", to_string(hours->contract));
      return;
    }
  }
  const Exact share = productive_share(terms);
  if (share <= 0 || share > 1)
    findings.add("demand/rate-productive-share", "productive_share", to_the_millionth(share));
}

void find_problems_of_index(const RateTerms& terms, Findings& findings) {
  const auto refuse = [&](Decimal index, const std::string& key) {
    if (index <= Decimal(-1) || index > Decimal(1))
      findings.add("demand/rate-index", key, to_string(index));
  };
  refuse(terms.index, "index");
  for (const auto& [year, index] : terms.index_in) refuse(index, "index_in");
}

void find_problems_of_unit(const RateTerms& terms, Findings& findings) {
  if (terms.minutes < 1) findings.add("demand/rate-unit", "minutes", std::to_string(terms.minutes));
  if (terms.group_size < 1)
    findings.add("demand/rate-unit", "group_size", std::to_string(terms.group_size));
  if (terms.decimals < 0 || terms.decimals > 4)
    findings.add("demand/rate-decimals", "decimals", std::to_string(terms.decimals));
}

Problems find_problems(const RateTerms& terms, int year) {
  Findings findings(terms.id);
  if (year < terms.from)
    findings.add("demand/rate-before-its-year", "from", std::to_string(terms.from));
  Exact shares = 0;
  for (const FunctionCost& function : terms.functions) {
    find_problems(function, findings);
    shares += exact(function.share);
  }
  if (shares != 1) findings.add("demand/rate-shares", "functions", to_the_millionth(shares));
  find_problems_of_hours(terms, findings);
  findings.refuse_negative(terms.overhead, "overhead");
  findings.refuse_negative(terms.housing, "housing");
  findings.refuse_negative(terms.municipal_demands, "municipal_demands");
  findings.refuse_negative(terms.risk_margin, "risk_margin");
  findings.refuse_negative(terms.travel, "travel");
  find_problems_of_index(terms, findings);
  find_problems_of_unit(terms, findings);
  for (const auto& [from, agreed] : terms.agreed)
    if (agreed <= Decimal()) findings.add("demand/rate-negative", "agreed", to_string(agreed));
  return std::move(findings.problems);
}

/// Euro an hour of contract: maandloon * 12 * (1 + vakantietoeslag + eindejaarsuitkering)
/// * (1 + werkgeverslasten) / uren.
Exact hourly_wage(const FunctionCost& function) {
  if (const auto* hourly = std::get_if<Decimal>(&function.wage)) return exact(*hourly);
  const auto& monthly = std::get<MonthlyWage>(function.wage);
  return exact(monthly.wage) * 12 *
         (1 + exact(monthly.holiday_allowance) + exact(monthly.year_end_bonus)) *
         (1 + exact(monthly.employer_charges)) / exact(monthly.contract_hours);
}

/// An element of the cost, exactly.
struct Part {
  RateLine::Element element;
  std::string label;
  Exact amount;
};

/// kost/uur = loon/uur / productiviteit; tarief = kost/uur * (1 + overhead), then housing and
/// demands, * (1 + risk margin), + travel; what an hour costs becomes what a unit costs at the end.
std::vector<Part> parts_of(const RateTerms& terms) {
  using Element = RateLine::Element;
  std::vector<Part> parts;
  Exact wage = 0;
  for (const FunctionCost& function : terms.functions) {
    const Exact part = exact(function.share) * hourly_wage(function);
    parts.push_back({Element::wage, function.label, part});
    wage += part;
  }
  const Exact hour = wage / productive_share(terms);
  const Exact overhead = hour * exact(terms.overhead);
  const Exact before_margin =
      hour + overhead + exact(terms.housing) + exact(terms.municipal_demands);
  parts.push_back({Element::non_productive_hours, "", Exact(hour - wage)});
  parts.push_back({Element::overhead, "", overhead});
  parts.push_back({Element::housing, "", exact(terms.housing)});
  parts.push_back({Element::municipal_demands, "", exact(terms.municipal_demands)});
  parts.push_back({Element::risk_margin, "", Exact(before_margin * exact(terms.risk_margin))});
  parts.push_back({Element::travel, "", exact(terms.travel)});
  const Exact unit(BigInt(terms.minutes), BigInt(60) * terms.group_size);
  for (Part& part : parts) part.amount *= unit;
  return parts;
}

/// What prices rose from the year of the terms to this one: 1.03 * 1.02 - 1.
Exact rise(const RateTerms& terms, int year) {
  Exact factor = 1;
  for (int each = terms.from + 1; each <= year; ++each) {
    const auto own = terms.index_in.find(each);
    factor *= 1 + exact(own == terms.index_in.end() ? terms.index : own->second);
  }
  return factor - 1;
}

/// The sum so far is rounded and a line is the step between two such sums, so that lines add up.
std::vector<RateLine> lines_of(std::span<const Part> parts, Decimal cost_price) {
  std::vector<RateLine> lines;
  const auto add = [&](RateLine::Element element, const std::string& label, const Exact& step) {
    if (step != 0) lines.push_back({element, label, *round_to_decimal(step, line_decimals)});
  };
  Exact sum = 0, told = 0;
  for (const Part& part : parts) {
    sum += part.amount;
    const Exact rounded = exact(*round_to_decimal(sum, line_decimals));
    add(part.element, part.label, rounded - told);
    told = rounded;
  }
  add(RateLine::Element::rounding, "", exact(cost_price) - told);
  return lines;
}

/// The agreed rate that holds in a year, if there is one.
std::optional<Decimal> agreed_in(const RateTerms& terms, int year) {
  const auto after = terms.agreed.upper_bound(year);
  if (after == terms.agreed.begin()) return std::nullopt;
  return std::prev(after)->second;
}

}  // namespace

Result<Rate> build_rate(const RateTerms& terms, int year) {
  if (Problems problems = find_problems(terms, year); !problems.empty())
    return tl::unexpected(std::move(problems));

  std::vector<Part> parts = parts_of(terms);
  Exact cost = 0;
  for (const Part& part : parts) cost += part.amount;
  parts.push_back({RateLine::Element::index, "", Exact(cost * rise(terms, year))});
  cost += parts.back().amount;

  // The one rounding of a rate. A rate that rounds to nothing cannot be compared or paid.
  const auto cost_price = round_to_decimal(cost, terms.decimals);
  const auto out_of_range =
      failure({.code = "money/out-of-range", .place = {.field = "rate." + terms.id}});
  if (!cost_price || *cost_price <= Decimal() || !round_to_decimal(cost, line_decimals))
    return out_of_range;

  Rate rate{.year = year, .cost_price = *cost_price};
  rate.productive_share = *round_to_decimal(productive_share(terms), line_decimals);
  rate.lines = lines_of(parts, rate.cost_price);
  rate.price = agreed_in(terms, year).value_or(rate.cost_price);
  const Exact gap = exact(rate.price) - exact(rate.cost_price);
  const auto gap_told = round_to_decimal(gap, line_decimals);
  const auto share_told = round_to_decimal(gap / exact(rate.cost_price), line_decimals);
  if (!gap_told || !share_told) return out_of_range;
  rate.gap = *gap_told;
  rate.gap_share = *share_told;
  return rate;
}

Result<DemandTerms> with_rates(DemandTerms terms, Years years) {
  Problems problems;
  for (Product& product : terms.products) {
    if (!product.rate) continue;
    const auto rate = std::find_if(terms.rates.begin(), terms.rates.end(),
                                   [&](const RateTerms& each) { return each.id == *product.rate; });
    if (rate == terms.rates.end()) {
      problems.push_back({.code = "demand/rate-unknown",
                          .place = {.field = "product." + product.id + ".rate"},
                          .found = *product.rate});
      continue;
    }
    for (int year = years.from; year <= years.to; ++year) {
      const auto built = build_rate(*rate, year);
      if (!built) {
        problems.insert(problems.end(), built.error().begin(), built.error().end());
        break;
      }
      product.price_in[year] = built->price;
      if (year == years.from) product.price = built->price;
    }
  }
  if (!problems.empty()) return tl::unexpected(std::move(problems));
  return terms;
}

}  // namespace houvast::demand
