// SPDX-License-Identifier: EUPL-1.2
#include "houvast/income_support.h"

#include <algorithm>

#include "funding/findings.h"

namespace houvast::funding {
namespace {

/// One municipality on its way through the formula, in the letters of the decree.
struct Row {
  const IncomeSupportFigures* figures = nullptr;
  Fraction m;  ///< Objective weight of its size.
  Exact l;     ///< L: own cost brought up to date.
  Exact o;     ///< O: objective cost.
  Exact bl;    ///< BL: own cost at macro level.
  Exact g;     ///< G: mixed cost.
  Exact u;     ///< U: payment.
  bool is_small = false;
};

void find_problems(const IncomeSupportFigures& figures, Findings& findings) {
  const std::string place = figure_name(figures.municipality, figures.year);
  findings.refuse_negative(figures.cost_two_years_before, place);
  findings.refuse_negative(figures.objective_cost, place);
  findings.refuse_negative(figures.cost_three_years_before.value_or(Cents()), place);
  findings.refuse_negative(figures.rejected_cost, place);
  if (figures.households_year_before <= 0 || figures.households_two_years_before <= 0)
    findings.add("funding/no-households", place);
  if (figures.inhabitants_year_before <= 0 || figures.inhabitants_year_before > largest_population)
    findings.add("funding/inhabitants-not-positive", place,
                 std::to_string(figures.inhabitants_year_before));
}

/// L = cost(t-2) * households(t-1) / households(t-2). Where the information came too late,
/// cost(t-3) times the correction factor stands in for cost(t-2).
Exact historical_cost(const IncomeSupportTerms& terms, const IncomeSupportFigures& figures) {
  const Exact cost =
      figures.cost_three_years_before
          ? Exact(exact(*figures.cost_three_years_before) * exact(terms.late_information_factor))
          : exact(figures.cost_two_years_before);
  return cost * figures.households_year_before / figures.households_two_years_before;
}

std::vector<Row> rows_of(const IncomeSupportTerms& terms, int year, Findings& findings) {
  std::vector<Row> rows;
  for (const IncomeSupportFigures& figures : terms.figures) {
    if (figures.year != year) continue;
    find_problems(figures, findings);
    rows.push_back({.figures = &figures});
  }
  if (rows.empty())
    findings.add("funding/no-figures-of-year", "income_support", std::to_string(year));
  if (!findings.none()) return {};
  std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) {
    return a.figures->municipality < b.figures->municipality;
  });
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const IncomeSupportFigures& figures = *rows[i].figures;
    if (i > 0 && rows[i - 1].figures->municipality == figures.municipality)
      findings.add("funding/figure-twice", figure_name(figures.municipality, year));
    rows[i].l = historical_cost(terms, figures);
    rows[i].o = exact(figures.objective_cost);
    rows[i].m =
        size_class_weight(figures.inhabitants_year_before, terms.small_below, terms.large_from);
    rows[i].is_small = figures.inhabitants_year_before <= terms.small_below;
  }
  return rows;
}

Exact sum_of(const std::vector<Row>& rows, Exact Row::*field, bool with_small) {
  Exact sum = 0;
  for (const Row& row : rows)
    if (with_small || !row.is_small) sum += row.*field;
  return sum;
}

/// Objective cost at the level of what is shared, as the annex calibrates it.
void calibrate(std::vector<Row>& rows, const Exact& pot) {
  const Exact total = sum_of(rows, &Row::o, true);
  if (total == 0) return;
  for (Row& row : rows) row.o *= pot / total;
}

/// The formula of the decree on what is shared, TB + TBMAU:
///   Bklein = TLklein / TL, B15 = 1 - Bklein
///   small:  U = L / TLklein * pot * Bklein
///   others: BL = L / TL15 * pot * B15, G = m*O + (1-m)*BL,
///           U = (w * L / TL15 + (1-w) * G / TG15) * pot * B15, w of the transition years.
void run_formula(std::vector<Row>& rows, const Exact& pot, const Exact& w, Findings& findings) {
  const Exact tl = sum_of(rows, &Row::l, true);
  const Exact tl15 = sum_of(rows, &Row::l, false);
  if (tl == 0) {
    findings.add("funding/no-base", "income_support");
    return;
  }
  const Exact b15 = tl15 / tl;
  for (Row& row : rows) {
    // BL for all: what remains of L / TL15 * pot * B15 when B15 is written out.
    row.bl = row.l / tl * pot;
    row.g = exact(row.m) * row.o + (1 - exact(row.m)) * row.bl;
    if (row.is_small) row.u = row.bl;
  }
  const Exact tg15 = sum_of(rows, &Row::g, false);
  if (tl15 == 0) return;
  if (tg15 == 0 && w != 1) {
    findings.add("funding/no-objective-weight", "income_support");
    return;
  }
  for (Row& row : rows) {
    if (row.is_small) continue;
    const Exact objective = w == 1 ? Exact(0) : Exact((1 - w) * row.g / tg15);
    row.u = (w * row.l / tl15 + objective) * pot * b15;
  }
}

/// TBMAU is paid by municipalities in proportion to m' * U, m' by a glide of its own.
std::vector<Cents> finance_supplements(const IncomeSupportTerms& terms,
                                       const std::vector<Row>& rows,
                                       const std::vector<Cents>& before, Cents supplements,
                                       Findings& findings) {
  std::vector<Exact> weights;
  Exact sum = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Fraction m =
        size_class_weight(rows[i].figures->inhabitants_year_before, terms.supplements_financed_from,
                          terms.supplements_financed_full_from);
    weights.push_back(exact(m) * exact(before[i]));
    sum += weights.back();
  }
  if (supplements != Cents() && sum == 0) {
    findings.add("funding/nobody-finances-supplements", "income_support", to_string(supplements));
    return {};
  }
  return split_exactly(supplements, weights);
}

IncomeSupportLine line_of(const Row& row, Cents before, Cents financed) {
  return {.municipality = row.figures->municipality,
          .inhabitants = row.figures->inhabitants_year_before,
          .historical_cost = round_to_cents(row.l),
          .late_information = row.figures->cost_three_years_before.has_value(),
          .objective_cost = round_to_cents(row.o),
          .objective_weight = row.m,
          .historical_at_macro = round_to_cents(row.bl),
          .mixed_cost = round_to_cents(row.g),
          .before_supplements = before,
          .supplements_financed = financed,
          .budget = before - financed};
}

Reason budget_reason(const IncomeSupport& year, const IncomeSupportLine& line) {
  Reason reason{.rule = line.is_small ? "F7.budget_small" : "F7.budget",
                .inputs = {{"shared", year.shared + year.supplements},
                           {"historical_cost", line.historical_cost},
                           {"historical_total", year.historical_total}}};
  if (line.is_small) return reason;
  const std::vector<Input> more = {{"historical_total_large", year.historical_total_large},
                                   {"objective_cost", line.objective_cost},
                                   {"objective_weight", to_string(line.objective_weight)},
                                   {"mixed_cost", line.mixed_cost},
                                   {"mixed_total_large", year.mixed_total_large},
                                   {"historical_weight", year.historical_weight}};
  reason.inputs.insert(reason.inputs.end(), more.begin(), more.end());
  return reason;
}

void find_problems(const IncomeSupportTerms& terms, const IncomeSupport& year, Findings& findings) {
  const std::string place = "income_support " + std::to_string(year.year);
  findings.refuse_negative(year.macro, place);
  findings.refuse_negative(year.supplements, place);
  if (year.shared < Cents())
    findings.add("funding/macro-budget-used-up", place, to_string(year.safety_nets_paid),
                 to_string(year.macro));
  if (year.historical_weight < Decimal(0) || year.historical_weight > Decimal(1))
    findings.add("funding/path-outside-zero-one", place, to_string(year.historical_weight));
  if (terms.small_below >= terms.large_from ||
      terms.supplements_financed_from >= terms.supplements_financed_full_from)
    findings.add("funding/size-classes-out-of-order", place);
}

template <class Value>
Value value_in(const std::map<int, Value>& table, int year) {
  const auto found = table.find(year);
  return found == table.end() ? Value() : found->second;
}

}  // namespace

Fraction size_class_weight(std::int64_t inhabitants, std::int64_t from, std::int64_t full_from) {
  check(from < full_from);
  return Fraction(std::clamp(inhabitants, from, full_from) - from, full_from - from);
}

Result<IncomeSupport> income_support(const IncomeSupportTerms& terms, int year, Cents macro,
                                     Cents safety_nets_paid) {
  IncomeSupport result{.year = year,
                       .macro = macro,
                       .safety_nets_paid = safety_nets_paid,
                       .shared = macro - safety_nets_paid,
                       .supplements = value_in(terms.multi_year_supplements, year),
                       .historical_weight = value_in(terms.historical_weight_in, year)};
  Findings findings;
  find_problems(terms, result, findings);
  if (!findings.none()) return findings.failure();
  std::vector<Row> rows = rows_of(terms, year, findings);
  if (!findings.none()) return findings.failure();
  const Cents pot = result.shared + result.supplements;
  if (terms.calibrate_objective) calibrate(rows, exact(pot));
  run_formula(rows, exact(pot), exact(result.historical_weight), findings);
  const Exact tl = sum_of(rows, &Row::l, true);
  const Exact tg = sum_of(rows, &Row::g, true);
  if (!fits(tl) || !fits(tg) || !fits(sum_of(rows, &Row::o, true)))
    findings.add("money/out-of-range", "income_support " + std::to_string(year));
  if (!findings.none()) return findings.failure();
  result.historical_total = round_to_cents(tl);
  result.historical_total_large = round_to_cents(sum_of(rows, &Row::l, false));
  result.mixed_total_large = round_to_cents(sum_of(rows, &Row::g, false));

  std::vector<Exact> parts;
  for (const Row& row : rows) parts.push_back(row.u);
  const std::vector<Cents> before = round_parts(pot, parts);
  const std::vector<Cents> financed =
      finance_supplements(terms, rows, before, result.supplements, findings);
  if (!findings.none()) return findings.failure();
  Cents sum;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    result.lines.push_back(line_of(rows[i], before[i], financed[i]));
    result.lines.back().is_small = rows[i].is_small;
    sum += result.lines.back().budget;
  }
  check(sum == result.shared);
  return result;
}

Result<IncomeSupportYears> income_support(const IncomeSupportTerms& terms,
                                          const std::map<int, Cents>& macro_by_year) {
  if (terms.safety_net_paid_after < 1)
    return failure({.code = "funding/paid-too-early",
                    .place = {.field = "income_support.safety_net_paid_after"},
                    .found = std::to_string(terms.safety_net_paid_after)});
  IncomeSupportYears result;
  std::map<int, Cents> due;
  std::map<std::string, std::map<int, Cents>> deficits;
  for (const Figure<Cents>& figure : terms.known_deficits)
    deficits[figure.municipality][figure.year] = figure.value;
  for (const auto& of_year : macro_by_year) {
    const int year = of_year.first;  // clang 14: a lambda cannot name a structured binding.
    auto budgets = income_support(terms, year, of_year.second, due[year]);
    if (!budgets) return tl::unexpected(budgets.error());

    std::vector<SafetyNetInput> input;
    for (const IncomeSupportLine& line : budgets->lines) {
      const auto figures =
          std::ranges::find_if(terms.figures, [&](const IncomeSupportFigures& one) {
            return one.year == year && one.municipality == line.municipality;
          });
      check(figures != terms.figures.end());
      if (!figures->actual_cost) continue;
      input.push_back({.municipality = line.municipality,
                       .inhabitants = line.inhabitants,
                       .budget = line.budget,
                       .cost = *figures->actual_cost - figures->rejected_cost,
                       .earlier_deficits = deficits[line.municipality]});
      deficits[line.municipality][year] = input.back().cost - line.budget;
    }
    result.budgets.push_back(*std::move(budgets));
    if (terms.safety_net.empty() || input.empty()) continue;
    auto net = safety_net(terms, year, input);
    if (!net) return tl::unexpected(net.error());
    due[net->paid_in] += net->paid;
    result.safety_nets.push_back(*std::move(net));
  }
  return result;
}

std::vector<Transfer> transfers(const IncomeSupport& year, std::string_view scheme) {
  std::vector<Transfer> all;
  const auto post = [&](Account from, Account to, Cents amount, Reason reason) {
    if (amount == Cents()) return;
    all.push_back({.period = {year.year, 0},
                   .from = std::move(from),
                   .to = std::move(to),
                   .amount = amount,
                   .scheme = std::string(scheme),
                   .reason = std::move(reason)});
  };
  for (const IncomeSupportLine& line : year.lines) {
    post(state(), municipality(line.municipality), line.before_supplements,
         budget_reason(year, line));
    post(municipality(line.municipality), state(), line.supplements_financed,
         {.rule = "F7.supplements_financed",
          .inputs = {{"supplements", year.supplements},
                     {"inhabitants", Decimal(line.inhabitants)},
                     {"budget", line.before_supplements}}});
  }
  return all;
}

}  // namespace houvast::funding
