// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cmath>

#include "contracts/access_parts.h"
#include "houvast/check.h"
#include "houvast/format.h"
#include "money/exact.h"
#include "random/gamma_function.h"
#include "random/portable_math.h"

namespace houvast::contracts {
namespace {

/// Variance over the square of the mean.
double squared_cv(const Spread& spread) {
  switch (spread.kind) {
    case Spread::Kind::constant:
      return 0;
    case Spread::Kind::weibull:
      return portable_exp(log_gamma(1 + 2 / spread.shape) - 2 * log_gamma(1 + 1 / spread.shape)) -
             1;
    case Spread::Kind::lognormal:
      return spread.cv * spread.cv;
    case Spread::Kind::gamma:
      return 1 / spread.shape;
    case Spread::Kind::empirical: {
      // Straight lines between the points.
      double mean = 0, square = 0, share = 0, value = spread.quantiles.front().first;
      for (const auto& [next, next_share] : spread.quantiles) {
        mean += (next_share - share) * (value + next) / 2;
        square += (next_share - share) * (value * value + value * next + next * next) / 3;
        value = next;
        share = next_share;
      }
      return mean > 0 ? square / (mean * mean) - 1 : 0;
    }
  }
  check(false);
  return 0;
}

/// Of the cost of one client: units a month times months. Stays by hazards count as exponential.
double squared_cv_of_client(const Product& product) {
  const double stay = product.hazards.empty() ? squared_cv(product.duration) : 1;
  return (1 + squared_cv(product.intensity)) * (1 + stay) - 1;
}

Cents scaled(Cents amount, double factor) { return cost_of(to_millionths(factor), amount); }

Decider z_order(bool is_risky, bool is_for_experts) {
  if (!is_risky) return is_for_experts ? Decider::provider : Decider::resident;
  return is_for_experts ? Decider::other : Decider::team;
}

std::string sentence_in(Language language, const AccessAdvice& advice,
                        const AccessAdviceTerms& limits, const Access& access,
                        const std::string& label) {
  const bool nl = language == Language::dutch;
  const auto euro = [&](Cents amount) { return "€ " + format_euro(amount, language, 0); };
  const std::string starts = format_number(advice.starts, language, 1);
  std::string text = label + ": ";
  if (advice.risk) {
    const std::string risk = format_percent(*advice.risk, language);
    const std::string limit = format_percent(limits.volume_risk, language);
    text += nl ? "bij " + starts + " starts per jaar van gemiddeld " + euro(advice.client_cost) +
                     " schommelen de kosten " + euro(advice.spread) + " per jaar (toeval " +
                     euro(advice.chance) + ", ruimte van wie beslist " + euro(advice.discretion) +
                     "), " + risk + " van de inkomsten van " + euro(*advice.income) + "; dat is " +
                     (advice.is_risky ? "meer dan" : "hoogstens") + " de grens van " + limit
               : "with " + starts + " starts a year of " + euro(advice.client_cost) +
                     " each on average, cost varies by " + euro(advice.spread) +
                     " a year (chance " + euro(advice.chance) + ", room of who decides " +
                     euro(advice.discretion) + "), " + risk + " of the income of " +
                     euro(*advice.income) + "; that is " +
                     (advice.is_risky ? "more than" : "at most") + " the limit of " + limit;
  } else {
    text += nl ? "de inkomsten zijn niet bekend, dus het volumerisico telt als hoog"
               : "the income is not known, so the volume risk counts as high";
  }
  const std::string score = format_number(access.expertise, language, 2);
  const std::string limit = format_number(limits.expertise, language, 2);
  const Text name = decider_name(advice.proposed);
  text += nl ? ". De behoefte aan gebundelde expertise is " + score + " en " +
                   (advice.is_for_experts ? "boven" : "niet boven") + " de grens van " + limit +
                   ". Daarom beslist bij voorkeur " + name.nl
             : ". The need to concentrate expertise is " + score + " and " +
                   (advice.is_for_experts ? "above" : "not above") + " the limit of " + limit +
                   ". So " + name.en + " should preferably decide";
  if (advice.proposed == advice.today)
    text += nl ? ", zoals nu." : ", as today.";
  else
    text += nl ? ", en niet " + decider_name(advice.today).nl + " zoals nu."
               : ", and not " + decider_name(advice.today).en + " as today.";
  return text;
}

}  // namespace

std::vector<AccessAdvice> access_advice(const ContractTerms& terms, const ContractFacts& facts,
                                        std::span<const Product> products,
                                        const ExpectedStarts& starts,
                                        const std::map<std::string, Cents>& income) {
  check(products.size() == facts.products.size());
  std::vector<AccessAdvice> all;
  for (const AccessCase& at : access_cases(terms, facts)) {
    const ProductFacts& product = facts.products[at.product];
    AccessAdvice advice{.product = at.product, .today = at.access->today.decider};
    Exact cost = 0;
    for (int year = facts.years.from; year <= facts.years.to; ++year) {
      advice.starts += starts.in_year(at.product, at.access->channels, year);
      cost += exact(client_cost(product, facts.years, year));
    }
    advice.starts /= facts.years.count();
    advice.client_cost = round_to_cents(cost / facts.years.count());
    // A Poisson number of clients, each of his own cost: variance = starts * mean of cost squared.
    const double dispersion = 1 + squared_cv_of_client(products[at.product]);
    advice.chance = scaled(advice.client_cost, std::sqrt(advice.starts * dispersion));
    // Between nobody who could do with the basis and all of them, and what own interest draws in.
    constexpr std::size_t by_provider = static_cast<std::size_t>(Decider::provider);
    const double interest =
        std::max(at.today.own_interest, decider_defaults()[by_provider].own_interest);
    const double caused =
        at.requests(advice.starts) * at.access->light_share + advice.starts * interest;
    advice.discretion = scaled(advice.client_cost, caused);
    const double both = std::sqrt(advice.starts * dispersion + caused * caused);
    advice.spread = scaled(advice.client_cost, both);
    const auto known = income.find(product.scheme);
    if (known != income.end() && known->second > Cents()) {
      advice.income = known->second;
      advice.risk =
          static_cast<double>(advice.spread.count()) / static_cast<double>(known->second.count());
    }
    advice.is_risky = !advice.risk || *advice.risk > terms.advice.volume_risk.to_double();
    advice.is_for_experts = at.access->expertise > terms.advice.expertise;
    advice.proposed = z_order(advice.is_risky, advice.is_for_experts);
    const std::string& label = product.label.empty() ? product.id : product.label;
    advice.sentence = {sentence_in(Language::dutch, advice, terms.advice, *at.access, label),
                       sentence_in(Language::english, advice, terms.advice, *at.access, label)};
    all.push_back(std::move(advice));
  }
  return all;
}

}  // namespace houvast::contracts
