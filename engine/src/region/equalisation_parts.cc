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

/// Of which a number of so many decimals is a whole number.
BigInt unit_of(Decimal number) { return power_of_ten(number.decimals()); }

/// A number counted in 1/unit, of which it is a whole number.
BigInt in_parts(Decimal number, const BigInt& unit) {
  return number.units() * (unit / unit_of(number));
}

/// Collects what the figures lack; what it returns then is of no use.
class Reader {
 public:
  Reader(const EqualisationTerms& terms, int year, Inputs inputs)
      : terms_(terms), year_(year), inputs_(inputs) {}

  [[nodiscard]] std::vector<BigInt> costs(const BigInt& unit) const {
    std::vector<BigInt> costs;
    for (const EqualisationInput& input : inputs_) costs.emplace_back(input.cost.count() * unit);
    return costs;
  }

  [[nodiscard]] BigInt total_cost() const {
    BigInt sum = 0;
    for (const EqualisationInput& input : inputs_) sum += input.cost.count();
    return sum;
  }

  /// By the key; by inhabitants where none is given.
  void share_by_key(EqualisationParts& parts) {
    std::vector<KeyFigures> figures;
    figures.reserve(inputs_.size());
    for (const EqualisationInput& input : inputs_)
      figures.push_back({input.inhabitants, input.income, input.clients, input.cost});
    const KeyBlend by_inhabitants{{Key::inhabitants, Decimal(1)}};
    const auto weights = key_weights(terms_.key.empty() ? by_inhabitants : terms_.key, figures,
                                     [this](std::size_t i) { return inputs_[i].municipality; });
    if (!weights) {
      problems.insert(problems.end(), weights.error().begin(), weights.error().end());
      return;
    }
    parts.share_sum = BigInt(weights->sum);
    for (std::size_t i = 0; i < weights->size(); ++i)
      parts.shares.push_back(weights->narrow.empty() ? BigInt(weights->wide[i])
                                                     : BigInt(weights->narrow[i]));
  }

  /// In proportion to what municipalities have of something.
  void share_by(const std::vector<BigInt>& figures, EqualisationParts& parts) {
    BigInt sum = 0;
    for (std::size_t i = 0; i < figures.size(); ++i) {
      sum += figures[i];
      if (figures[i] < 0)
        problems.push_back({.code = "money/negative-weight",
                            .place = {.field = inputs_[i].municipality},
                            .found = to_string(round_to_cents(figures[i], parts.unit))});
    }
    if (sum == 0 && parts.shared != 0)
      problems.push_back({.code = "money/no-weight", .found = "0"});
    if (sum <= 0) return share_nothing(parts);
    parts.shares = figures;
    parts.share_sum = sum;
  }

  void share_nothing(EqualisationParts& parts) const { parts.shares.resize(inputs_.size()); }

  /// Costs of the years of the mean, the latest first.
  [[nodiscard]] std::vector<Cents> past_costs(const EqualisationInput& input) {
    std::vector<Cents> costs;
    for (int past = year_ - 1; past >= year_ - terms_.mean_years; --past) {
      if (const auto own = input.past_cost.find(past); own != input.past_cost.end())
        costs.push_back(own->second);
      else if (const auto given = find(terms_.past_cost, input.municipality, past))
        costs.push_back(*given);
      else
        problems.push_back({.code = "region/past-cost-missing",
                            .place = {.field = input.municipality},
                            .found = std::to_string(past),
                            .expected = std::to_string(year_ - terms_.mean_years) + "-" +
                                        std::to_string(year_ - 1)});
    }
    return costs;
  }

  [[nodiscard]] std::vector<Decimal> volumes() {
    std::vector<Decimal> volumes;
    for (const EqualisationInput& input : inputs_) {
      const auto volume = find(terms_.volumes, input.municipality, year_);
      if (!volume)
        problems.push_back({.code = "region/volume-missing",
                            .place = {.field = input.municipality},
                            .found = std::to_string(year_)});
      volumes.push_back(volume.value_or(Decimal()));
    }
    return volumes;
  }

  /// budget * (1 + threshold)
  [[nodiscard]] std::vector<BigInt> own_risks(const BigInt& unit) {
    const BigInt factor = unit + in_parts(terms_.threshold, unit);
    std::vector<BigInt> risks;
    for (const EqualisationInput& input : inputs_) {
      if (!input.budget)
        problems.push_back(
            {.code = "region/budget-missing", .place = {.field = input.municipality}});
      risks.emplace_back(input.budget.value_or(Cents()).count() * factor);
    }
    return risks;
  }

  [[nodiscard]] BigInt fixed_cost() {
    const auto found = terms_.fixed_cost.find(year_);
    if (found == terms_.fixed_cost.end()) {
      problems.push_back({.code = "region/fixed-cost-missing", .found = std::to_string(year_)});
      return 0;
    }
    return found->second.count();
  }

  /// What expensive clients of a municipality cost above the limit.
  [[nodiscard]] BigInt client_excess(const EqualisationInput& input) {
    Int128 all = 0, excess = 0;
    for (const LargeClient& client : terms_.large_clients) {
      if (client.municipality != input.municipality || client.year != year_) continue;
      all += client.cost.count();
      excess += std::max(Cents(), client.cost - terms_.client_limit).count();
    }
    if (all > input.cost.count())
      problems.push_back({.code = "region/clients-above-cost",
                          .place = {.field = input.municipality},
                          .found = to_string(Cents(static_cast<std::int64_t>(
                              std::min(all, Int128(max_amount.count()))))),
                          .expected = to_string(input.cost)});
    return excess;
  }

  /// What a volume of so many 1/unit costs, rounded once.
  [[nodiscard]] Cents price(const BigInt& volume, const BigInt& unit) {
    const BigInt rate = terms_.unit_rate.count();
    if (volume * rate <= max_amount.count() * unit) return round_to_cents(volume * rate, unit);
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

BigInt sum_of(const std::vector<BigInt>& parts) {
  BigInt sum = 0;
  for (const BigInt& part : parts) sum += part;
  return sum;
}

/// To six decimals, or to whole units where there are too many of them for that.
Decimal shown_volume(const BigInt& volume, const BigInt& unit) {
  const int decimals = volume < 100'000'000'000 * unit ? 6 : 0;
  return Decimal(round_to_cents(volume * power_of_ten(decimals), unit).count(), decimals);
}

/// What is above `limit`, or nothing.
BigInt above(const BigInt& cost, const BigInt& limit) {
  return cost > limit ? BigInt(cost - limit) : BigInt(0);
}

// contribution = C * key
EqualisationParts solidarity(Reader& reader, Inputs inputs) {
  EqualisationParts parts;
  parts.own.resize(inputs.size());
  parts.shared = reader.total_cost();
  reader.share_by_key(parts);
  return parts;
}

// contribution = c
EqualisationParts user_pays(Reader& reader) {
  EqualisationParts parts;
  parts.own = reader.costs(parts.unit);
  reader.share_nothing(parts);
  return parts;
}

// contribution = mean past c + (C - sum of means) * key, or * own mean / sum of means
EqualisationParts deferred_user_pays(Reader& reader, const EqualisationTerms& terms,
                                     Inputs inputs) {
  EqualisationParts parts;
  parts.unit = terms.mean_years;
  for (const EqualisationInput& input : inputs) {
    BigInt& sum = parts.own.emplace_back(0);
    for (const Cents cost : reader.past_costs(input)) sum += cost.count();
  }
  parts.own_average = parts.own;
  parts.terms = {{"mean_years", Decimal(terms.mean_years)}};
  parts.shared = reader.total_cost() * parts.unit - sum_of(parts.own);
  if (terms.by_own_average)
    reader.share_by(parts.own, parts);
  else
    reader.share_by_key(parts);
  return parts;
}

// contribution = c + max(0, minimum - sum of volumes) * rate * key, or * volume / sum of volumes:
// a surcharge on the rate that is the same for all
EqualisationParts shared_under_use(Reader& reader, const EqualisationTerms& terms) {
  EqualisationParts parts;
  parts.own = reader.costs(parts.unit);
  const BigInt unit = power_of_ten(Decimal::max_decimals);
  std::vector<BigInt> volumes;
  for (const Decimal& volume : reader.volumes()) volumes.push_back(in_parts(volume, unit));
  const BigInt missing = above(in_parts(terms.minimum_volume, unit), sum_of(volumes));
  parts.joint_cost = reader.price(missing, unit);
  parts.terms = {{"minimum_volume", terms.minimum_volume},
                 {"missing_volume", shown_volume(missing, unit)},
                 {"unit_rate", terms.unit_rate}};
  parts.shared = parts.joint_cost.count();
  if (terms.by_surcharge)
    reader.share_by(volumes, parts);
  else
    reader.share_by_key(parts);
  return parts;
}

// contribution = F * key + c * (C - F) / C, with F never more than C
EqualisationParts fixed_shared(Reader& reader) {
  EqualisationParts parts;
  const BigInt cost = reader.total_cost();
  const BigInt fixed = std::min(reader.fixed_cost(), std::max(cost, BigInt(0)));
  parts.terms = {{"total_cost", round_to_cents(cost, 1)}};
  if (cost > 0) parts.unit = cost;
  parts.shared = fixed * parts.unit;
  parts.own = reader.costs(cost > 0 ? BigInt(cost - fixed) : parts.unit);
  reader.share_by_key(parts);
  return parts;
}

// contribution = min(c, r) + sum of max(0, c - r) * key, r = budget * (1 + threshold)
EqualisationParts threshold(Reader& reader, const EqualisationTerms& terms, const BigInt& unit) {
  EqualisationParts parts;
  parts.unit = unit;
  parts.terms = {{"threshold", terms.threshold}};
  parts.own_risk = reader.own_risks(unit);
  parts.own = reader.costs(unit);
  for (std::size_t i = 0; i < parts.own.size(); ++i) {
    parts.excess.push_back(above(parts.own[i], parts.own_risk[i]));
    parts.own[i] -= parts.excess[i];
  }
  parts.shared = sum_of(parts.excess);
  reader.share_by_key(parts);
  return parts;
}

// contribution = c - e + sum of e * key, e what its clients cost above the limit, each
EqualisationParts stop_loss(Reader& reader, const EqualisationTerms& terms, Inputs inputs) {
  EqualisationParts parts;
  parts.terms = {{"client_limit", terms.client_limit}};
  for (const EqualisationInput& input : inputs) {
    parts.excess.push_back(reader.client_excess(input));
    parts.own.emplace_back(input.cost.count() - parts.excess.back());
  }
  parts.shared = sum_of(parts.excess);
  reader.share_by_key(parts);
  return parts;
}

// contribution = C * income / sum of incomes
EqualisationParts income_share(Reader& reader, Inputs inputs) {
  EqualisationParts parts;
  parts.own.resize(inputs.size());
  parts.shared = reader.total_cost();
  std::vector<BigInt> incomes;
  for (const EqualisationInput& input : inputs) incomes.emplace_back(input.income.count());
  reader.share_by(incomes, parts);
  return parts;
}

// premium = mean past max(0, c - r) * (1 + surcharge); contribution = min(c, r) + premium, and a
// correction by the key where the fund falls short
EqualisationParts insurance(Reader& reader, const EqualisationTerms& terms, Inputs inputs) {
  const BigInt surcharge_unit = power_of_ten(terms.premium_surcharge.decimals());
  const BigInt factor = surcharge_unit + terms.premium_surcharge.units();
  const BigInt unit = unit_of(terms.threshold) * terms.mean_years * surcharge_unit;
  EqualisationParts parts = threshold(reader, terms, unit);
  parts.shared = 0;
  parts.terms.push_back({"mean_years", Decimal(terms.mean_years)});
  parts.terms.push_back({"premium_surcharge", terms.premium_surcharge});
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    BigInt excess = 0;  // Of all years together: what is one of mean_years below is whole.
    for (const Cents past : reader.past_costs(inputs[i]))
      excess += above(past.count() * unit, parts.own_risk[i]);
    parts.mean_past_excess.emplace_back(excess / terms.mean_years);
    parts.premium.emplace_back(parts.mean_past_excess[i] / surcharge_unit * factor);
  }
  return parts;
}

EqualisationParts parts_by_form(Reader& reader, const EqualisationTerms& terms, Inputs inputs) {
  switch (terms.form) {
    case EqualisationForm::solidarity:
      return solidarity(reader, inputs);
    case EqualisationForm::user_pays:
      return user_pays(reader);
    case EqualisationForm::deferred_user_pays:
      return deferred_user_pays(reader, terms, inputs);
    case EqualisationForm::shared_under_use:
      return shared_under_use(reader, terms);
    case EqualisationForm::fixed_shared:
      return fixed_shared(reader);
    case EqualisationForm::threshold:
      return threshold(reader, terms, unit_of(terms.threshold));
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
