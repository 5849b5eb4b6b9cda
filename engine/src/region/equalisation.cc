// SPDX-License-Identifier: EUPL-1.2
// R5. What all forms have in common: contribution = own part + share * what is shared out, rounded
// once so that contributions add up to what there is to pay.
#include "houvast/equalisation.h"

#include <algorithm>
#include <string>
#include <utility>

#include "region/equalisation_parts.h"

namespace houvast::region {
namespace {

/// So that sums of amounts provably fit in 64 bits.
constexpr std::size_t most_members = 1000;
static_assert(most_members * 4 * static_cast<std::uint64_t>(max_amount.count()) < INT64_MAX);

/// A threshold or surcharge above these is a percentage written as a number.
constexpr Decimal highest_threshold(100);
constexpr Decimal highest_surcharge(1);

class TermChecks {
 public:
  template <class Value>
  void is_between_zero_and(Value most, Value value, std::string field) {
    if (value < Value() || value > most)
      problems.push_back({.code = "region/terms-out-of-range",
                          .place = {.field = std::move(field)},
                          .found = to_string(value),
                          .expected = "0 - " + to_string(most)});
  }

  Problems problems;
};

Problems problems_of_terms(const EqualisationTerms& terms) {
  constexpr Decimal any(Decimal::max_units);
  TermChecks checks;
  checks.is_between_zero_and(any, terms.minimum_volume, "minimum_volume");
  checks.is_between_zero_and(max_amount, terms.unit_rate, "unit_rate");
  checks.is_between_zero_and(highest_threshold, terms.threshold, "threshold");
  checks.is_between_zero_and(max_amount, terms.client_limit, "client_limit");
  checks.is_between_zero_and(highest_surcharge, terms.premium_surcharge, "premium_surcharge");
  checks.is_between_zero_and(max_amount, terms.fund_opening, "fund_opening");
  for (const auto& [year, cost] : terms.fixed_cost)
    checks.is_between_zero_and(max_amount, cost, "fixed_cost " + std::to_string(year));
  for (const Figure<Decimal>& volume : terms.volumes)
    checks.is_between_zero_and(any, volume.value, "volume " + volume.municipality);
  for (const LargeClient& client : terms.large_clients)
    checks.is_between_zero_and(max_amount, client.cost, "client " + client.client);
  if (terms.mean_years < 1 || terms.mean_years > 50)
    checks.problems.push_back({.code = "region/years-of-the-mean",
                               .place = {.field = "mean_years"},
                               .found = std::to_string(terms.mean_years)});
  return std::move(checks.problems);
}

void check_inputs(const EqualisationTerms& terms, std::span<const EqualisationInput> inputs,
                  Problems& problems) {
  const auto check_range = [&](Cents amount, const std::string& municipality) {
    if (!is_in_range(amount))
      problems.push_back({.code = "money/out-of-range",
                          .place = {.field = municipality},
                          .found = to_string(amount)});
  };
  if (inputs.size() > most_members)
    problems.push_back({.code = "region/too-many-municipalities",
                        .found = std::to_string(inputs.size()),
                        .expected = std::to_string(most_members)});
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    const EqualisationInput& input = inputs[i];
    if (i > 0 && inputs[i - 1].municipality == input.municipality)
      problems.push_back({.code = "region/municipality-twice", .found = input.municipality});
    check_range(input.cost, input.municipality);
    check_range(input.income, input.municipality);
    check_range(input.budget.value_or(Cents()), input.municipality);
    for (const auto& [year, cost] : input.past_cost) check_range(cost, input.municipality);
  }
  for (const Figure<Cents>& past : terms.past_cost) check_range(past.value, past.municipality);
}

Cents total_cost(std::span<const EqualisationInput> inputs) {
  Cents sum;
  for (const EqualisationInput& input : inputs) sum += input.cost;
  return sum;
}

Decimal shown_share(const BigInt& share, const BigInt& sum) {
  constexpr int decimals = 12;
  return Decimal(round_to_cents(share * 1'000'000'000'000, sum).count(), decimals);
}

EqualisationLine line_of(const EqualisationInput& input, const EqualisationParts& parts,
                         std::size_t i) {
  const auto rounded = [&](const BigInt& amount) { return round_to_cents(amount, parts.unit); };
  EqualisationLine line;
  line.municipality = input.municipality;
  line.cost = input.cost;
  line.own_part = rounded(parts.own[i]);
  line.shared_part = round_to_cents(parts.shared * parts.shares[i], parts.unit * parts.share_sum);
  line.share = shown_share(parts.shares[i], parts.share_sum);
  if (!parts.own_average.empty()) line.own_average = rounded(parts.own_average[i]);
  if (!parts.own_risk.empty()) line.own_risk = rounded(parts.own_risk[i]);
  if (!parts.excess.empty()) line.excess = rounded(parts.excess[i]);
  if (!parts.mean_past_excess.empty()) line.mean_past_excess = rounded(parts.mean_past_excess[i]);
  return line;
}

/// One rounding: all contributions add up to what there is to pay.
void fill_contributions(Equalisation& year, const EqualisationParts& parts) {
  std::vector<BigInt> contributions;
  contributions.reserve(parts.own.size());
  for (std::size_t i = 0; i < parts.own.size(); ++i)
    contributions.emplace_back(parts.own[i] * parts.share_sum + parts.shared * parts.shares[i]);
  const auto cents =
      round_parts(year.cost + year.joint_cost, contributions, parts.unit * parts.share_sum);
  for (std::size_t i = 0; i < cents.size(); ++i) year.lines[i].contribution = cents[i];
}

/// Premiums go into the fund, the fund pays what is above the own risk, and where it falls short
/// the premiums are corrected by the key: it never holds less than nothing.
void fill_insurance(Equalisation& year, const EqualisationParts& parts) {
  year.fund_closing = year.fund_opening;
  for (std::size_t i = 0; i < year.lines.size(); ++i) {
    EqualisationLine& line = year.lines[i];
    line.premium = round_to_cents(parts.premium[i], parts.unit);
    line.paid_by_fund = round_to_cents(parts.excess[i], parts.unit);
    line.own_part = line.cost - line.paid_by_fund;
    year.fund_closing += line.premium - line.paid_by_fund;
  }
  year.shared = std::max(Cents(), -year.fund_closing);
  std::vector<BigInt> corrections_due;
  for (const BigInt& share : parts.shares)
    corrections_due.emplace_back(year.shared.count() * share);
  const auto corrections = round_parts(year.shared, corrections_due, parts.share_sum);
  year.fund_closing += year.shared;
  for (std::size_t i = 0; i < year.lines.size(); ++i) {
    EqualisationLine& line = year.lines[i];
    line.premium_correction = line.shared_part = corrections[i];
    line.contribution = line.own_part + line.premium + line.premium_correction;
  }
}

void check_sums(const Equalisation& year) {
  Cents contributions;
  for (const EqualisationLine& line : year.lines) contributions += line.contribution;
  check(contributions == year.cost + year.joint_cost + year.fund_closing - year.fund_opening);
}

}  // namespace

Result<Equalisation> equalise(const EqualisationTerms& terms, int year,
                              std::span<const EqualisationInput> inputs,
                              std::optional<Cents> fund) {
  const auto by_code = [](const EqualisationInput& a, const EqualisationInput& b) {
    return a.municipality < b.municipality;
  };
  std::vector<EqualisationInput> copy;
  std::span<const EqualisationInput> sorted = inputs;
  if (!std::is_sorted(inputs.begin(), inputs.end(), by_code)) {
    copy.assign(inputs.begin(), inputs.end());
    std::stable_sort(copy.begin(), copy.end(), by_code);
    sorted = copy;
  }
  Problems problems = problems_of_terms(terms);
  check_inputs(terms, sorted, problems);
  if (!problems.empty()) return tl::unexpected(std::move(problems));
  const Result<EqualisationParts> parts = parts_of(terms, year, sorted);
  if (!parts) return tl::unexpected(parts.error());

  Equalisation result;
  result.year = year;
  result.form = terms.form;
  result.cost = total_cost(sorted);
  result.shared = round_to_cents(parts->shared, parts->unit);
  result.joint_cost = parts->joint_cost;
  result.terms = parts->terms;
  result.lines.reserve(sorted.size());
  for (std::size_t i = 0; i < sorted.size(); ++i)
    result.lines.push_back(line_of(sorted[i], *parts, i));
  if (terms.form == EqualisationForm::insurance) {
    result.fund_opening = fund.value_or(terms.fund_opening);
    fill_insurance(result, *parts);
  } else {
    fill_contributions(result, *parts);
  }
  for (EqualisationLine& line : result.lines) line.difference = line.contribution - line.cost;
  check_sums(result);
  return result;
}

}  // namespace houvast::region
