// SPDX-License-Identifier: EUPL-1.2
// R5 against its formulas, written out in fractions and rounded at the end.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>

#include "houvast/equalisation.h"
#include "money/exact.h"
#include "region/key_weights.h"
#include "support/random_input.h"

namespace houvast::region {
namespace {

using testing::for_random_input;
using testing::RandomInput;
using Inputs = std::vector<EqualisationInput>;
using Exacts = std::vector<Exact>;

constexpr int year = 2026;

Cents random_amount(RandomInput& input) {
  return Cents((input.one_in(30) ? -1 : 1) * input.magnitude(70'000'000'000'000));
}

Decimal random_decimal(RandomInput& input, std::int64_t most) {
  const auto decimals = static_cast<int>(input.number(0, 4));
  std::int64_t scale = 1;
  for (int i = 0; i < decimals; ++i) scale *= 10;
  return Decimal(input.number(0, most * scale), decimals);
}

Inputs random_inputs(RandomInput& input) {
  Inputs inputs;
  const std::int64_t count = input.number(1, 8);
  for (std::int64_t i = 0; i < count; ++i) {
    inputs.push_back({.municipality = "GM" + std::to_string(9000 + i),
                      .cost = random_amount(input),
                      .inhabitants = input.number(1, 900'000),
                      .income = random_amount(input),
                      .budget = random_amount(input),
                      .clients = input.number(1, 400),
                      .past_cost = {}});
    for (int past = year - 4; past < year; ++past)
      inputs.back().past_cost[past] = random_amount(input);
  }
  return inputs;
}

EqualisationTerms random_terms(RandomInput& input, const Inputs& inputs) {
  EqualisationTerms terms;
  terms.form = EqualisationForm(input.number(0, 8));
  terms.key = {{Key::inhabitants, Decimal(input.number(1, 99), 2)}};
  if (input.one_in(2)) terms.key.emplace(Key::clients, Decimal(input.number(0, 99), 2));
  terms.mean_years = static_cast<int>(input.number(1, 4));
  terms.by_own_average = input.one_in(2);
  terms.by_surcharge = input.one_in(2);
  terms.minimum_volume = random_decimal(input, 5000);
  terms.unit_rate = Cents(input.number(0, 100'000'00));
  terms.fixed_cost[year] = Cents(input.magnitude(70'000'000'000'000));
  terms.threshold = random_decimal(input, 2);
  terms.premium_surcharge = random_decimal(input, 1);
  terms.client_limit = Cents(input.number(0, 50'000'00));
  for (const EqualisationInput& one : inputs) {
    terms.volumes.push_back({one.municipality, year, random_decimal(input, 900)});
    Cents left = one.cost;
    while (left > Cents() && input.one_in(2)) {
      const Cents cost(input.magnitude(std::min<std::int64_t>(left.count(), 300'000'00)));
      terms.large_clients.push_back(
          {.municipality = one.municipality, .year = year, .client = "c", .cost = cost});
      left -= cost;
    }
  }
  return terms;
}

Exact sum_of(const Exacts& parts) {
  Exact sum = 0;
  for (const Exact& part : parts) sum += part;
  return sum;
}

Exacts key_of(const EqualisationTerms& terms, const Inputs& inputs) {
  Exacts shares(inputs.size());
  Exact weights = 0;
  for (const auto& [key, weight] : terms.key) weights += exact(weight);
  for (const auto& [key, weight] : terms.key) {
    Exacts figures;
    for (const EqualisationInput& one : inputs)
      figures.push_back(exact(key == Key::clients ? *one.clients : one.inhabitants));
    for (std::size_t i = 0; i < inputs.size(); ++i)
      shares[i] += exact(weight) / weights * figures[i] / sum_of(figures);
  }
  return shares;
}

Exacts in_proportion(const Exacts& figures) {
  Exacts shares(figures.size());
  if (const Exact sum = sum_of(figures); sum > 0)
    for (std::size_t i = 0; i < figures.size(); ++i) shares[i] = figures[i] / sum;
  return shares;
}

Exact above(const Exact& cost, const Exact& limit) {
  return cost > limit ? Exact(cost - limit) : Exact(0);
}

/// What is for own account and what is shared out, by the formula of the form.
struct Written {
  Exacts own, shares;
  Exact shared = 0;
};

Exact volume_of(const EqualisationTerms& terms, std::size_t i) {
  return exact(terms.volumes[i].value);
}

Exact excess_of_clients(const EqualisationTerms& terms, const std::string& municipality) {
  Exact excess = 0;
  for (const LargeClient& client : terms.large_clients)
    if (client.municipality == municipality)
      excess += above(exact(client.cost), exact(terms.client_limit));
  return excess;
}

Exact mean_past_cost(const EqualisationTerms& terms, const EqualisationInput& one,
                     const Exact& limit) {
  Exact sum = 0;
  for (int past = year - terms.mean_years; past < year; ++past)
    sum += above(exact(one.past_cost.at(past)), limit);
  return sum / terms.mean_years;
}

Written written_out(const EqualisationTerms& terms, const Inputs& inputs) {
  Written parts{.own = Exacts(inputs.size()), .shares = key_of(terms, inputs)};
  Exacts costs, incomes, volumes;
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    costs.push_back(exact(inputs[i].cost));
    incomes.push_back(exact(inputs[i].income));
    volumes.push_back(volume_of(terms, i));
  }
  const Exact all = sum_of(costs);
  const Exact no_limit = exact(-max_amount) * 2;
  const auto risk = [&](std::size_t i) {
    return Exact(exact(*inputs[i].budget) * (1 + exact(terms.threshold)));
  };
  const auto share_rest = [&](const auto& excess) {
    for (std::size_t i = 0; i < inputs.size(); ++i) {
      parts.own[i] = costs[i] - excess(i);
      parts.shared += excess(i);
    }
  };
  switch (terms.form) {
    case EqualisationForm::solidarity:
      parts.shared = all;
      break;
    case EqualisationForm::user_pays:
      parts.own = costs;
      break;
    case EqualisationForm::deferred_user_pays:
      for (std::size_t i = 0; i < inputs.size(); ++i)
        parts.own[i] = mean_past_cost(terms, inputs[i], no_limit) + no_limit;
      parts.shared = all - sum_of(parts.own);
      if (terms.by_own_average) parts.shares = in_proportion(parts.own);
      break;
    case EqualisationForm::shared_under_use:
      parts.own = costs;
      parts.shared = exact(round_to_cents(above(exact(terms.minimum_volume), sum_of(volumes)) *
                                          exact(terms.unit_rate)));
      if (terms.by_surcharge) parts.shares = in_proportion(volumes);
      break;
    case EqualisationForm::fixed_shared:
      parts.shared = std::min(exact(terms.fixed_cost.at(year)), above(all, 0));
      for (std::size_t i = 0; i < inputs.size(); ++i)
        parts.own[i] = all > 0 ? Exact(costs[i] * (all - parts.shared) / all) : costs[i];
      break;
    case EqualisationForm::threshold:
      share_rest([&](std::size_t i) { return above(costs[i], risk(i)); });
      break;
    case EqualisationForm::stop_loss:
      share_rest([&](std::size_t i) { return excess_of_clients(terms, inputs[i].municipality); });
      break;
    case EqualisationForm::income_share:
      parts.shared = all;
      parts.shares = in_proportion(incomes);
      break;
    case EqualisationForm::insurance:  // expect_insurance()
      break;
  }
  return parts;
}

void expect_insurance(const EqualisationTerms& terms, const Inputs& inputs,
                      const Equalisation& result) {
  Cents fund = terms.fund_opening;
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    const EqualisationLine& line = result.lines[i];
    const Exact risk = exact(*inputs[i].budget) * (1 + exact(terms.threshold));
    const Exact mean = mean_past_cost(terms, inputs[i], risk);
    EXPECT_EQ(line.own_risk, round_to_cents(risk));
    EXPECT_EQ(line.paid_by_fund, round_to_cents(above(exact(inputs[i].cost), risk)));
    EXPECT_EQ(line.mean_past_excess, round_to_cents(mean));
    EXPECT_EQ(line.premium, round_to_cents(mean * (1 + exact(terms.premium_surcharge))));
    EXPECT_EQ(line.contribution,
              line.cost - line.paid_by_fund + line.premium + line.premium_correction);
    fund += line.premium - line.paid_by_fund;
  }
  const auto corrections = split_exactly(std::max(Cents(), -fund), key_of(terms, inputs));
  for (std::size_t i = 0; i < inputs.size(); ++i)
    EXPECT_EQ(result.lines[i].premium_correction, corrections[i]);
}

void expect_as_written(const EqualisationTerms& terms, const Inputs& inputs,
                       const Equalisation& result) {
  const Written parts = written_out(terms, inputs);
  Exacts contributions;
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    const Exact shared_part = parts.shared * parts.shares[i];
    contributions.emplace_back(parts.own[i] + shared_part);
    EXPECT_EQ(result.lines[i].own_part, round_to_cents(parts.own[i]));
    EXPECT_EQ(result.lines[i].shared_part, round_to_cents(shared_part));
  }
  EXPECT_EQ(result.shared, round_to_cents(parts.shared));
  const auto rounded = round_parts(result.cost + result.joint_cost, contributions);
  for (std::size_t i = 0; i < inputs.size(); ++i)
    EXPECT_EQ(result.lines[i].contribution, rounded[i]);
}

TEST(Equalisation, IsItsFormulaInFractionsInEveryForm) {
  std::array<int, 9> settled{};
  for_random_input(30'000, [&](RandomInput& input) {
    const Inputs inputs = random_inputs(input);
    const EqualisationTerms terms = random_terms(input, inputs);
    const auto result = equalise(terms, year, inputs);
    if (!result) return;  // A share of what is below zero.
    ++settled[static_cast<std::size_t>(terms.form)];
    if (terms.form == EqualisationForm::insurance)
      expect_insurance(terms, inputs, *result);
    else
      expect_as_written(terms, inputs, *result);
  });
  for (const int times : settled) EXPECT_GT(times, 1000);
}

}  // namespace
}  // namespace houvast::region
