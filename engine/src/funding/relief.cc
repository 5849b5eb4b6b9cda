// SPDX-License-Identifier: EUPL-1.2
#include "houvast/relief.h"

#include <algorithm>
#include <array>
#include <optional>

#include "funding/findings.h"
#include "houvast/split.h"

namespace houvast::funding {
namespace {

constexpr int years_of_article_12 = 4;  // The budget year and the three after it.

constexpr std::array conditions = {
    ReliefCondition{"estimate",
                    "Er is een onderbouwde raming van het tekort bij ongewijzigd beleid, met de "
                    "verwachte vraag, het aanbod en het effect van de vernieuwing",
                    "There is a reasoned estimate of the deficit if nothing changes, with expected "
                    "demand, supply and the effect of the reform"},
    ReliefCondition{"plan",
                    "Er is een plan voor de vernieuwing, doorgerekend tot het punt waarop "
                    "inkomsten en uitgaven weer in evenwicht zijn",
                    "There is a plan for the reform, costed up to the point where income and "
                    "spending are in balance again"},
    ReliefCondition{"monitoring",
                    "Resultaten, effecten en geld worden gevolgd, en de raad krijgt daar "
                    "verantwoording over",
                    "Results, effects and money are followed, and the council is given account of "
                    "them"},
    ReliefCondition{
        "sharing",
        "Andere gemeenten, en onder voorwaarden landelijke partijen, mogen meeleren van "
        "resultaten en ervaringen",
        "Other municipalities and, under conditions, national parties may learn from "
        "results and experience"},
};

std::vector<std::string> condition_ids() {
  std::vector<std::string> ids;
  for (const ReliefCondition& condition : conditions) ids.emplace_back(condition.id);
  return ids;
}

std::vector<ReliefCase> in_order(std::span<const ReliefCase> cases) {
  std::vector<ReliefCase> ordered(cases.begin(), cases.end());
  std::sort(ordered.begin(), ordered.end(), [](const ReliefCase& a, const ReliefCase& b) {
    return a.municipality < b.municipality;
  });
  return ordered;
}

void find_problems(const ReliefTerms& terms, const std::vector<ReliefCase>& cases, int year,
                   Findings& findings) {
  for (std::size_t i = 0; i < cases.size(); ++i) {
    const std::string place = figure_name(cases[i].municipality, year);
    if (cases[i].inhabitants <= 0 || cases[i].inhabitants > largest_population)
      findings.add("funding/inhabitants-not-positive", place, std::to_string(cases[i].inhabitants));
    if (i > 0 && cases[i].municipality == cases[i - 1].municipality)
      findings.add("funding/figure-twice", place);
    if (!fits(exact(terms.threshold_per_inhabitant) * exact(cases[i].inhabitants)))
      findings.add("money/out-of-range", "relief.threshold_per_inhabitant");
  }
  const std::vector<std::string> known = condition_ids();
  for (const auto& [code, met] : terms.conditions_met)
    for (const std::string& id : met)
      if (std::ranges::find(known, id) == known.end())
        findings.add_unknown("funding/unknown-condition", "relief.conditions_met " + code, id,
                             known);
  findings.refuse_negative(terms.threshold_per_inhabitant, "relief.threshold_per_inhabitant");
  findings.refuse_negative(terms.fund.value_or(Cents()), "relief.fund");
  for (const Decimal share : {terms.threshold_share, terms.own_part, terms.municipal_share})
    if (share < Decimal(0) || share > Decimal(1))
      findings.add("funding/share-outside-zero-one", "relief", to_string(share));
}

/// Results of some years, or nothing when one of them is not known.
std::optional<std::vector<Cents>> results_in(const ReliefCase& one, std::span<const int> years) {
  std::vector<Cents> results;
  for (const int year : years) {
    const auto known = one.results.find(year);
    if (known == one.results.end()) return std::nullopt;
    results.push_back(known->second);
  }
  return results;
}

/// A combined deficit above so much per inhabitant.
void assess_for_fund(const ReliefTerms& terms, const ReliefCase& one, ReliefLine& line) {
  line.threshold = round_to_cents(exact(terms.threshold_per_inhabitant) * exact(one.inhabitants));
  const auto results = results_in(one, terms.deficit_years);
  if (!results) {
    line.status = ReliefStatus::years_missing;
    return;
  }
  Cents sum;
  for (const Cents result : *results) sum += result;
  line.deficit = std::max(Cents(), -sum);
  line.status =
      line.deficit > line.threshold ? ReliefStatus::granted : ReliefStatus::below_threshold;
}

/// A deficit of at least the threshold in the budget year and the three after it.
void assess_for_article_12(const ReliefTerms& terms, const ReliefCase& one, int year,
                           ReliefLine& line) {
  const auto capacity = terms.tax_capacity.find(one.municipality);
  line.threshold = article_12_threshold(
      terms.threshold_share, capacity == terms.tax_capacity.end() ? Cents() : capacity->second,
      one.income);
  std::array<int, years_of_article_12> years{};
  for (int i = 0; i < years_of_article_12; ++i) years[static_cast<std::size_t>(i)] = year + i;
  if (const auto now = one.results.find(year); now != one.results.end())
    line.deficit = std::max(Cents(), -now->second);
  const auto results = results_in(one, years);
  if (line.deficit == Cents() || line.deficit < line.threshold)
    line.status = ReliefStatus::below_threshold;
  else if (!results)
    line.status = ReliefStatus::years_missing;
  else if (std::ranges::any_of(*results, [&](Cents result) { return -result < line.threshold; }))
    line.status = ReliefStatus::not_structural;
  else
    line.status = ReliefStatus::granted;
}

void find_missing_conditions(const ReliefTerms& terms, ReliefLine& line) {
  const auto met = terms.conditions_met.find(line.municipality);
  for (const std::string& id : condition_ids())
    if (met == terms.conditions_met.end() ||
        std::ranges::find(met->second, id) == met->second.end())
      line.missing_conditions.push_back(id);
  if (terms.conditional && line.status == ReliefStatus::granted && !line.missing_conditions.empty())
    line.status = ReliefStatus::conditions_missing;
}

ReliefLine assess(const ReliefTerms& terms, const ReliefCase& one, int year) {
  ReliefLine line{.municipality = one.municipality, .inhabitants = one.inhabitants};
  if (terms.kind == ReliefTerms::Kind::article_12)
    assess_for_article_12(terms, one, year, line);
  else
    assess_for_fund(terms, one, line);
  find_missing_conditions(terms, line);
  line.own_part = times(line.deficit, terms.own_part);
  if (line.status == ReliefStatus::granted) line.eligible = line.deficit - line.own_part;
  return line;
}

/// Pays what is eligible, as far as the fund reaches, and lets municipalities bear their share.
Result<void> pay(const ReliefTerms& terms, const std::vector<ReliefCase>& cases, Relief& relief) {
  std::vector<Cents> eligible;
  std::vector<std::int64_t> inhabitants;
  for (std::size_t i = 0; i < cases.size(); ++i) {
    eligible.push_back(relief.lines[i].eligible);
    inhabitants.push_back(cases[i].inhabitants);
    relief.eligible += eligible.back();
  }
  relief.granted = std::min(relief.eligible, terms.fund.value_or(relief.eligible));
  if (relief.eligible > Cents())
    relief.coverage = Fraction(relief.granted.count(), relief.eligible.count());
  relief.by_municipalities = times(relief.granted, terms.municipal_share);
  relief.by_state = relief.granted - relief.by_municipalities;
  const auto granted = split(relief.granted, eligible);
  const auto financed = split(relief.by_municipalities, inhabitants);
  if (!granted) return tl::unexpected(granted.error());
  if (!financed) return tl::unexpected(financed.error());
  for (std::size_t i = 0; i < cases.size(); ++i) {
    relief.lines[i].granted = (*granted)[i];
    relief.lines[i].financed = (*financed)[i];
  }
  return {};
}

/// The one year in which a fund pays.
int year_of_payment(const ReliefTerms& terms) {
  return terms.paid_in.value_or(*std::ranges::max_element(terms.deficit_years));
}

}  // namespace

std::span<const ReliefCondition> relief_conditions() { return conditions; }

Cents article_12_threshold(Decimal share, Cents tax_capacity, Cents income) {
  return times(tax_capacity + income, share);
}

Result<Relief> relief(const ReliefTerms& terms, int year, std::span<const ReliefCase> cases) {
  const std::vector<ReliefCase> ordered = in_order(cases);
  Findings findings;
  find_problems(terms, ordered, year, findings);
  if (!findings.none()) return findings.failure();
  Relief result{.year = year, .kind = terms.kind, .coverage = Fraction(1)};
  if (terms.kind == ReliefTerms::Kind::deficit_fund) {
    if (terms.deficit_years.empty())
      return failure(
          {.code = "funding/no-deficit-years", .place = {.field = "relief.deficit_years"}});
    if (year_of_payment(terms) != year) return result;
  }
  for (const ReliefCase& one : ordered) result.lines.push_back(assess(terms, one, year));
  if (const auto paid = pay(terms, ordered, result); !paid) return tl::unexpected(paid.error());
  return result;
}

std::vector<Transfer> transfers(const Relief& relief, std::string_view scheme) {
  const bool is_article_12 = relief.kind == ReliefTerms::Kind::article_12;
  std::vector<Transfer> all;
  const auto post = [&](Account from, Account to, Cents amount, Reason reason) {
    if (amount == Cents()) return;
    all.push_back({.period = {relief.year, 0},
                   .from = std::move(from),
                   .to = std::move(to),
                   .amount = amount,
                   .scheme = std::string(scheme),
                   .reason = std::move(reason)});
  };
  for (const ReliefLine& line : relief.lines) {
    post(state(), municipality(line.municipality), line.granted,
         {.rule = is_article_12 ? "F10.article_12" : "F10.deficit_fund",
          .inputs = {{"deficit", line.deficit},
                     {"threshold", line.threshold},
                     {"own_part", line.own_part},
                     {"granted_total", relief.granted},
                     {"eligible_total", relief.eligible}}});
    post(municipality(line.municipality), state(), line.financed,
         {.rule = "F10.financing",
          .inputs = {{"by_municipalities", relief.by_municipalities},
                     {"inhabitants", Decimal(line.inhabitants)}}});
  }
  return all;
}

}  // namespace houvast::funding
