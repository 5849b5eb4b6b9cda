// SPDX-License-Identifier: EUPL-1.2
#include "houvast/solidarity.h"

#include <algorithm>
#include <numeric>
#include <string>
#include <utility>

#include "money/exact.h"
#include "region/solidarity_core.h"
#include "region/solidarity_plan.h"

namespace houvast::region {
namespace {

Problem amount_problem(std::string_view code, Cents amount, std::size_t place) {
  return {.code = std::string(code),
          .place = {.field = std::to_string(place + 1)},
          .found = to_string(amount)};
}

Problems problems_of_range(std::span<const SolidarityFigures> figures) {
  Problems problems;
  for (std::size_t i = 0; i < figures.size(); ++i)
    for (const Cents amount : {figures[i].income, figures[i].spending, figures[i].execution,
                               figures[i].real_result.value_or(Cents())})
      if (!is_in_range(amount)) problems.push_back(amount_problem("money/out-of-range", amount, i));
  return problems;
}

/// Incomes that baseline or weight cannot use.
Problems problems_of_income(const SolidarityPlan& plan,
                            std::span<const SolidarityFigures> figures) {
  Problems problems;
  if (!plan.is_average && plan.weight != SolidarityWeight::income) return problems;
  Cents income;
  for (std::size_t i = 0; i < figures.size(); ++i) {
    income += figures[i].income;
    if (figures[i].income < Cents())
      problems.push_back(
          amount_problem(plan.is_average ? "region/negative-income" : "money/negative-weight",
                         figures[i].income, i));
  }
  if (plan.is_average && problems.empty() && income == Cents() && !figures.empty())
    problems.push_back({.code = "region/no-income", .found = to_string(income)});
  return problems;
}

}  // namespace

struct SolidaritySettler::Impl {
  Impl(SolidarityPlan plan_, std::size_t size) : plan(std::move(plan_)), narrow(size), wide(size) {}

  [[nodiscard]] Result<SolidarityOutcome> settle(std::span<const SolidarityFigures> figures,
                                                 std::span<Cents> moved);

  SolidarityPlan plan;
  SolidarityCore<Int128> narrow;
  SolidarityCore<BigInt> wide;
  bool is_narrow = true;  ///< Which of the two holds the last settlement.
};

Result<SolidarityOutcome> SolidaritySettler::Impl::settle(
    std::span<const SolidarityFigures> figures, std::span<Cents> moved) {
  check(figures.size() == plan.corrections.size() && moved.size() == figures.size());
  const int bits = amount_bits(plan, figures);
  if (bits >= bit_length(static_cast<std::uint64_t>(max_amount.count())))
    if (Problems problems = problems_of_range(figures); !problems.empty())
      return tl::unexpected(std::move(problems));
  if (Problems problems = problems_of_income(plan, figures); !problems.empty())
    return tl::unexpected(std::move(problems));

  SolidarityOutcome outcome{};
  is_narrow =
      fits_128_bits(plan, bits, figures.size()) && narrow.settle(plan, figures, moved, outcome);
  if (!is_narrow) check(wide.settle(plan, figures, moved, outcome));
  return outcome;
}

SolidaritySettler::SolidaritySettler(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
SolidaritySettler::SolidaritySettler(SolidaritySettler&&) noexcept = default;
SolidaritySettler& SolidaritySettler::operator=(SolidaritySettler&&) noexcept = default;
SolidaritySettler::~SolidaritySettler() = default;

Result<SolidaritySettler> SolidaritySettler::prepare(const SolidarityTerms& terms, int year,
                                                     std::span<const SolidarityMember> members) {
  Result<SolidarityPlan> plan = plan_solidarity(terms, year, members);
  if (!plan) return tl::unexpected(std::move(plan).error());
  return SolidaritySettler(std::make_unique<Impl>(*std::move(plan), members.size()));
}

Result<SolidarityOutcome> SolidaritySettler::settle(std::span<const SolidarityFigures> figures,
                                                    std::span<Cents> moved) {
  return impl_->settle(figures, moved);
}

namespace {

/// An amount of the core in cents, rounded half away from zero to be shown.
Cents shown(Int128 amount, Int128 unit) {
  const Int128 rounded = divide_half_away(amount, unit);
  check(rounded <= INT64_MAX && rounded >= INT64_MIN);
  return Cents(static_cast<std::int64_t>(rounded));
}

Cents shown(const BigInt& amount, const BigInt& unit) {
  const BigInt magnitude = (abs(amount) * 2 + unit) / (unit * 2);
  check(magnitude <= BigInt(INT64_MAX));
  const auto rounded = static_cast<std::int64_t>(magnitude);
  return Cents(amount < 0 ? -rounded : rounded);
}

/// What is due of a total that is not yet cut: total * due / all, in cents.
template <class Int>
Cents shown_due(const SolidarityCore<Int>& core, std::size_t i, const Int& all) {
  return shown(BigInt(core.total) * BigInt(core.due[i]), BigInt(core.unit) * BigInt(all));
}

std::optional<Decimal> shown_weight(const SolidarityPlan& plan, const SolidarityFigures& figures,
                                    std::size_t i) {
  if (plan.weight == SolidarityWeight::none) return std::nullopt;
  if (plan.weight == SolidarityWeight::income) return Decimal(figures.income.count(), 2);
  return plan.weight_shown[i];
}

template <class Int>
SolidarityLine line_of(const SolidarityPlan& plan, const SolidarityCore<Int>& core, std::size_t i,
                       const SolidarityFigures& figures, Cents moved) {
  SolidarityLine line;
  line.figures = figures;
  line.correction = plan.corrections[i];
  line.cost = shown(core.cost[i], Int(plan.cost_parts));
  line.execution_counted = figures.execution;
  if (plan.has_surcharge)
    line.execution_counted =
        shown(Int(figures.spending.count()) * (plan.spending_parts - plan.cost_parts),
              Int(plan.cost_parts));
  line.baseline = figures.income;
  if (plan.is_average)
    line.baseline = shown(Int(core.cost_total * figures.income.count()), core.result_unit);
  line.result = shown(core.result[i], core.result_unit);
  line.own_share = core.result[i] < 0 ? plan.own_share_deficit : plan.own_share_surplus;
  line.pooled = shown(core.pooled[i], core.unit);
  line.weight = shown_weight(plan, figures, i);
  line.real_before =
      figures.real_result.value_or(figures.income - figures.spending - figures.execution);
  line.real_after = line.real_before + moved;
  if (plan.is_capped && core.pooled[i] > 0)
    line.cap = std::clamp(line.real_before, Cents(), std::max(Cents(), line.pooled));
  line.moved = moved;
  return line;
}

/// What payers with a weight may pay at most, whether or not there is anything to pay.
Cents sum_caps(std::span<const SolidarityLine> lines) {
  Cents sum;
  for (const SolidarityLine& line : lines)
    if (line.cap && line.weight != Decimal()) sum += *line.cap;
  return sum;
}

template <class Int>
SolidaritySettlement settlement_of(const SolidarityPlan& plan, const SolidarityCore<Int>& core,
                                   SolidarityOutcome outcome,
                                   std::span<const SolidarityMember> members,
                                   std::span<const SolidarityFigures> figures,
                                   std::span<const Cents> moved) {
  SolidaritySettlement settlement;
  settlement.outcome = outcome;
  settlement.income = shown(core.income_total, Int(1));
  settlement.cost = shown(core.cost_total, Int(plan.cost_parts));
  settlement.deficits = shown(core.deficits, core.unit);
  settlement.surpluses = shown(core.surpluses, core.unit);
  settlement.total = Cents(core.total_cents);
  for (std::size_t i = 0; i < members.size(); ++i) {
    settlement.lines.push_back(line_of(plan, core, i, figures[i], moved[i]));
    settlement.lines.back().municipality = members[i].municipality;
  }
  if (plan.is_capped) settlement.caps = sum_caps(settlement.lines);
  if (outcome != SolidarityOutcome::settled && outcome != SolidarityOutcome::below_one_cent)
    return settlement;
  for (const std::uint16_t i : core.payers())
    settlement.lines[i].due = -shown_due(core, i, core.due_total);
  for (const std::uint16_t i : core.receivers())
    settlement.lines[i].due = shown_due(core, i, core.deficits);
  return settlement;
}

/// The places of members in order of code.
std::vector<std::size_t> order_by_code(std::span<const SolidarityMember> members) {
  std::vector<std::size_t> order(members.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return members[a].municipality < members[b].municipality;
  });
  return order;
}

/// Whose figure it is, instead of its place in the list.
Problems with_names(Problems problems, std::span<const SolidarityMember> members) {
  for (Problem& problem : problems)
    if (!problem.place.field.empty())
      problem.place.field = members[std::stoul(problem.place.field) - 1].municipality;
  return problems;
}

}  // namespace

Result<SolidaritySettlement> settle_solidarity(const SolidarityTerms& terms, int year,
                                               std::span<const SolidarityMember> members,
                                               std::span<const SolidarityFigures> figures) {
  check(members.size() == figures.size());
  std::vector<SolidarityMember> sorted_members;
  std::vector<SolidarityFigures> sorted_figures;
  for (const std::size_t i : order_by_code(members)) {
    sorted_members.push_back(members[i]);
    sorted_figures.push_back(figures[i]);
  }
  auto settler = SolidaritySettler::prepare(terms, year, sorted_members);
  if (!settler) return tl::unexpected(std::move(settler).error());
  std::vector<Cents> moved(members.size());
  const auto outcome = settler->settle(sorted_figures, moved);
  if (!outcome) return tl::unexpected(with_names(outcome.error(), sorted_members));

  const SolidaritySettler::Impl& impl = *settler->impl_;
  SolidaritySettlement settlement =
      impl.is_narrow
          ? settlement_of(impl.plan, impl.narrow, *outcome, sorted_members, sorted_figures, moved)
          : settlement_of(impl.plan, impl.wide, *outcome, sorted_members, sorted_figures, moved);
  settlement.year = year;
  Cents sum;
  for (const SolidarityLine& line : settlement.lines) sum += line.moved;
  check(sum == Cents());
  return settlement;
}

Text to_text(SolidarityOutcome outcome) {
  switch (outcome) {
    case SolidarityOutcome::settled:
      return {"Er is verrekend.", "Money moved."};
    case SolidarityOutcome::no_deficit:
      return {
          "Er wordt niets verrekend: geen gemeente heeft een tekort dat onder de afspraken valt.",
          "Nothing moves: no municipality has a deficit that the agreement covers."};
    case SolidarityOutcome::no_surplus:
      return {
          "Er wordt niets verrekend: geen gemeente heeft een overschot dat onder de afspraken "
          "valt.",
          "Nothing moves: no municipality has a surplus that the agreement covers."};
    case SolidarityOutcome::no_weight:
      return {
          "Er wordt niets verrekend: geen gemeente met een overschot heeft een gewicht boven nul.",
          "Nothing moves: no municipality with a surplus has a weight above zero."};
    case SolidarityOutcome::no_room:
      return {"Er wordt niets verrekend: door het aftoppen hoeft geen gemeente bij te dragen.",
              "Nothing moves: under the cap no municipality has to contribute."};
    case SolidarityOutcome::below_one_cent:
      return {"Er wordt niets verrekend: het totaal is minder dan één cent.",
              "Nothing moves: the total is less than one cent."};
  }
  check(false);
  return {};
}

}  // namespace houvast::region
