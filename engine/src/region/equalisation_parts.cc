// SPDX-License-Identifier: EUPL-1.2
// R5. The nine forms. C is the cost of all, c[i] of one municipality.
#include "region/equalisation_parts.h"

#include <algorithm>
#include <string>
#include <utility>

#include "houvast/check.h"
#include "region/key_weights.h"

namespace houvast::region {
namespace {

using Inputs = std::span<const EqualisationInput>;

/// Collects what the figures lack; what it returns then is of no use.
class Reader {
 public:
  Reader(const EqualisationTerms& terms, int year, Inputs inputs)
      : terms_(terms), year_(year), inputs_(inputs) {}

  [[nodiscard]] std::vector<Exact> costs() const {
    std::vector<Exact> costs;
    for (const EqualisationInput& input : inputs_) costs.push_back(exact(input.cost));
    return costs;
  }

  [[nodiscard]] Exact total_cost() const {
    Exact sum = 0;
    for (const EqualisationInput& input : inputs_) sum += exact(input.cost);
    return sum;
  }

  /// The shares of the key; inhabitants where none is given.
  [[nodiscard]] std::vector<Exact> key_shares() {
    std::vector<KeyFigures> figures;
    for (const EqualisationInput& input : inputs_)
      figures.push_back({input.inhabitants, input.income, input.clients, input.cost});
    const KeyBlend by_inhabitants{{Key::inhabitants, Decimal(1)}};
    const auto weights = key_weights(terms_.key.empty() ? by_inhabitants : terms_.key, figures,
                                     [this](std::size_t i) { return inputs_[i].municipality; });
    if (!weights) {
      problems.insert(problems.end(), weights.error().begin(), weights.error().end());
      return std::vector<Exact>(inputs_.size());
    }
    std::vector<Exact> shares;
    for (const auto& weight : weights->weights)
      shares.emplace_back(BigInt(weight), BigInt(weights->sum));
    return shares;
  }

  /// Shares in proportion to what municipalities have of something.
  [[nodiscard]] std::vector<Exact> shares_by(const std::vector<Exact>& figures, bool is_needed) {
    Exact sum = 0;
    for (std::size_t i = 0; i < figures.size(); ++i) {
      sum += figures[i];
      if (figures[i] < 0)
        problems.push_back({.code = "money/negative-weight",
                            .place = {.field = inputs_[i].municipality},
                            .found = to_string(round_to_cents(figures[i]))});
    }
    if (sum == 0 && is_needed) problems.push_back({.code = "money/no-weight", .found = "0"});
    std::vector<Exact> shares(figures.size());
    if (sum > 0)
      for (std::size_t i = 0; i < figures.size(); ++i) shares[i] = figures[i] / sum;
    return shares;
  }

  /// Costs of the years of the mean, the latest first.
  [[nodiscard]] std::vector<Exact> past_costs(const EqualisationInput& input) {
    std::vector<Exact> costs;
    for (int past = year_ - 1; past >= year_ - terms_.mean_years; --past) {
      if (const auto own = input.past_cost.find(past); own != input.past_cost.end())
        costs.push_back(exact(own->second));
      else if (const auto given = find(terms_.past_cost, input.municipality, past))
        costs.push_back(exact(*given));
      else
        problems.push_back({.code = "region/past-cost-missing",
                            .place = {.field = input.municipality},
                            .found = std::to_string(past),
                            .expected = std::to_string(year_ - terms_.mean_years) + "-" +
                                        std::to_string(year_ - 1)});
    }
    return costs;
  }

  [[nodiscard]] std::vector<Exact> volumes() {
    std::vector<Exact> volumes;
    for (const EqualisationInput& input : inputs_) {
      const auto volume = find(terms_.volumes, input.municipality, year_);
      if (!volume)
        problems.push_back({.code = "region/volume-missing",
                            .place = {.field = input.municipality},
                            .found = std::to_string(year_)});
      volumes.push_back(exact(volume.value_or(Decimal())));
    }
    return volumes;
  }

  /// budget * (1 + threshold)
  [[nodiscard]] std::vector<Exact> own_risks() {
    std::vector<Exact> risks;
    for (const EqualisationInput& input : inputs_) {
      if (!input.budget)
        problems.push_back(
            {.code = "region/budget-missing", .place = {.field = input.municipality}});
      risks.emplace_back(exact(input.budget.value_or(Cents())) * (1 + exact(terms_.threshold)));
    }
    return risks;
  }

  [[nodiscard]] Exact fixed_cost() {
    const auto found = terms_.fixed_cost.find(year_);
    if (found == terms_.fixed_cost.end()) {
      problems.push_back({.code = "region/fixed-cost-missing", .found = std::to_string(year_)});
      return 0;
    }
    return exact(found->second);
  }

  /// What expensive clients of a municipality cost above the limit.
  [[nodiscard]] Exact client_excess(const EqualisationInput& input) {
    Exact all = 0, excess = 0;
    const Exact limit = exact(terms_.client_limit);
    for (const LargeClient& client : terms_.large_clients) {
      if (client.municipality != input.municipality || client.year != year_) continue;
      all += exact(client.cost);
      excess += std::max(Exact(0), Exact(exact(client.cost) - limit));
    }
    if (all > exact(input.cost))
      problems.push_back({.code = "region/clients-above-cost",
                          .place = {.field = input.municipality},
                          .found = to_string(round_to_cents(std::min(all, exact(max_amount)))),
                          .expected = to_string(input.cost)});
    return excess;
  }

  /// What the volume that was not used costs, rounded once.
  [[nodiscard]] Cents price(const Exact& volume) {
    const Exact cents = volume * exact(terms_.unit_rate);
    if (cents <= exact(max_amount)) return round_to_cents(cents);
    problems.push_back({.code = "money/out-of-range",
                        .place = {.field = "minimum_volume"},
                        .found = to_string(terms_.minimum_volume)});
    return Cents();
  }

  Problems problems;

 private:
  template <class Value>
  [[nodiscard]] static std::optional<Value> find(const std::vector<Figure<Value>>& figures,
                                                 const std::string& municipality, int year) {
    for (const Figure<Value>& figure : figures)
      if (figure.municipality == municipality && figure.year == year) return figure.value;
    return std::nullopt;
  }

  const EqualisationTerms& terms_;
  int year_;
  Inputs inputs_;
};

Exact sum_of(const std::vector<Exact>& parts) {
  Exact sum = 0;
  for (const Exact& part : parts) sum += part;
  return sum;
}

/// To six decimals, or to whole units where there are too many of them for that.
Decimal shown_volume(const Exact& volume) {
  const int decimals = volume < 100'000'000'000 ? 6 : 0;
  return Decimal(round_to_cents(decimals == 0 ? volume : Exact(volume * 1'000'000)).count(),
                 decimals);
}

/// What is above `limit`, or nothing.
Exact above(const Exact& cost, const Exact& limit) {
  return cost > limit ? Exact(cost - limit) : Exact(0);
}

// contribution = C * key
EqualisationParts solidarity(Reader& reader, Inputs inputs) {
  return {.own = std::vector<Exact>(inputs.size()),
          .shared = reader.total_cost(),
          .shares = reader.key_shares()};
}

// contribution = c
EqualisationParts user_pays(Reader& reader, Inputs inputs) {
  return {.own = reader.costs(), .shared = 0, .shares = std::vector<Exact>(inputs.size())};
}

// contribution = mean past c + (C - sum of means) * key, or * own mean / sum of means
EqualisationParts deferred_user_pays(Reader& reader, const EqualisationTerms& terms,
                                     Inputs inputs) {
  EqualisationParts parts;
  for (const EqualisationInput& input : inputs)
    parts.own.emplace_back(sum_of(reader.past_costs(input)) / terms.mean_years);
  parts.own_average = parts.own;
  parts.terms = {{"mean_years", Decimal(terms.mean_years)}};
  parts.shared = reader.total_cost() - sum_of(parts.own);
  parts.shares =
      terms.by_own_average ? reader.shares_by(parts.own, parts.shared != 0) : reader.key_shares();
  return parts;
}

// contribution = c + max(0, minimum - sum of volumes) * rate * key, or * volume / sum of volumes:
// a surcharge on the rate that is the same for all
EqualisationParts shared_under_use(Reader& reader, const EqualisationTerms& terms) {
  EqualisationParts parts;
  parts.own = reader.costs();
  const std::vector<Exact> volumes = reader.volumes();
  const Exact missing = above(exact(terms.minimum_volume), sum_of(volumes));
  parts.joint_cost = reader.price(missing);
  parts.terms = {{"minimum_volume", terms.minimum_volume},
                 {"missing_volume", shown_volume(missing)},
                 {"unit_rate", terms.unit_rate}};
  parts.shared = exact(parts.joint_cost);
  parts.shares =
      terms.by_surcharge ? reader.shares_by(volumes, parts.shared != 0) : reader.key_shares();
  return parts;
}

// contribution = F * key + c * (C - F) / C, with F never more than C
EqualisationParts fixed_shared(Reader& reader) {
  EqualisationParts parts;
  const Exact cost = reader.total_cost();
  parts.shared = std::min(reader.fixed_cost(), std::max(cost, Exact(0)));
  parts.terms = {{"total_cost", round_to_cents(cost)}};
  for (const Exact& own : reader.costs())
    parts.own.emplace_back(cost == 0 ? own : Exact(own * (cost - parts.shared) / cost));
  parts.shares = reader.key_shares();
  return parts;
}

// contribution = min(c, r) + sum of max(0, c - r) * key, r = budget * (1 + threshold)
EqualisationParts threshold(Reader& reader, const EqualisationTerms& terms) {
  EqualisationParts parts;
  parts.terms = {{"threshold", terms.threshold}};
  parts.own_risk = reader.own_risks();
  const std::vector<Exact> costs = reader.costs();
  for (std::size_t i = 0; i < costs.size(); ++i) {
    parts.excess.push_back(above(costs[i], parts.own_risk[i]));
    parts.own.emplace_back(costs[i] - parts.excess[i]);
  }
  parts.shared = sum_of(parts.excess);
  parts.shares = reader.key_shares();
  return parts;
}

// contribution = c - e + sum of e * key, e what its clients cost above the limit, each
EqualisationParts stop_loss(Reader& reader, const EqualisationTerms& terms, Inputs inputs) {
  EqualisationParts parts;
  parts.terms = {{"client_limit", terms.client_limit}};
  for (const EqualisationInput& input : inputs) {
    parts.excess.push_back(reader.client_excess(input));
    parts.own.emplace_back(exact(input.cost) - parts.excess.back());
  }
  parts.shared = sum_of(parts.excess);
  parts.shares = reader.key_shares();
  return parts;
}

// contribution = C * income / sum of incomes
EqualisationParts income_share(Reader& reader, Inputs inputs) {
  std::vector<Exact> incomes;
  for (const EqualisationInput& input : inputs) incomes.push_back(exact(input.income));
  const Exact cost = reader.total_cost();
  return {.own = std::vector<Exact>(inputs.size()),
          .shared = cost,
          .shares = reader.shares_by(incomes, cost != 0)};
}

// premium = mean past max(0, c - r) * (1 + surcharge); contribution = min(c, r) + premium, and a
// correction by the key where the fund falls short
EqualisationParts insurance(Reader& reader, const EqualisationTerms& terms, Inputs inputs) {
  EqualisationParts parts = threshold(reader, terms);
  parts.shared = 0;
  parts.terms.push_back({"mean_years", Decimal(terms.mean_years)});
  parts.terms.push_back({"premium_surcharge", terms.premium_surcharge});
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    Exact excess = 0;
    for (const Exact& past : reader.past_costs(inputs[i])) excess += above(past, parts.own_risk[i]);
    parts.mean_past_excess.emplace_back(excess / terms.mean_years);
    parts.premium.emplace_back(parts.mean_past_excess[i] * (1 + exact(terms.premium_surcharge)));
  }
  return parts;
}

EqualisationParts parts_by_form(Reader& reader, const EqualisationTerms& terms, Inputs inputs) {
  switch (terms.form) {
    case EqualisationForm::solidarity:
      return solidarity(reader, inputs);
    case EqualisationForm::user_pays:
      return user_pays(reader, inputs);
    case EqualisationForm::deferred_user_pays:
      return deferred_user_pays(reader, terms, inputs);
    case EqualisationForm::shared_under_use:
      return shared_under_use(reader, terms);
    case EqualisationForm::fixed_shared:
      return fixed_shared(reader);
    case EqualisationForm::threshold:
      return threshold(reader, terms);
    case EqualisationForm::stop_loss:
      return stop_loss(reader, terms, inputs);
    case EqualisationForm::income_share:
      return income_share(reader, inputs);
    case EqualisationForm::insurance:
      return insurance(reader, terms, inputs);
  }
  check(false);
  return {};
}

}  // namespace

Result<EqualisationParts> parts_of(const EqualisationTerms& terms, int year, Inputs inputs) {
  if (inputs.empty()) return EqualisationParts{};
  Reader reader(terms, year, inputs);
  EqualisationParts parts = parts_by_form(reader, terms, inputs);
  if (!reader.problems.empty()) return tl::unexpected(std::move(reader.problems));
  return parts;
}

}  // namespace houvast::region
