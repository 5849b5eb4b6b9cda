// SPDX-License-Identifier: EUPL-1.2
// C12. Who gets which share of the starts: fixed, or by what makes a provider attractive. Who does
// not serve a municipality, or is not on the market, leaves his share to the others in proportion.
#include <algorithm>
#include <map>
#include <set>

#include "contracts/book.h"
#include "houvast/check.h"
#include "random/portable_math.h"

namespace houvast::contracts {
namespace {

using Shares = std::vector<std::pair<std::uint16_t, double>>;

/// Adds up to 1, or is empty.
Shares normalised(Shares shares) {
  double sum = 0;
  for (const auto& [provider, weight] : shares) sum += weight;
  if (!(sum > 0)) return {};
  for (auto& [provider, weight] : shares) weight /= sum;
  std::erase_if(shares, [](const auto& share) { return !(share.second > 0); });
  return shares;
}

using Places = std::map<std::string, std::size_t>;  ///< Of providers, by id.

/// One product in one municipality.
class Market {
 public:
  Market(const ContractTerms& terms, const ContractFacts& facts, const Calendar& calendar,
         const Places& places, std::size_t municipality, std::size_t product)
      : terms_(terms),
        facts_(facts),
        calendar_(calendar),
        places_(places),
        code_(facts.municipalities[municipality]),
        product_(product),
        id_(facts.products[product].id) {
    for (const Supply& supply : terms.supply)
      if (supply.product == id_) supply_ = &supply;
    for (const Contract& contract : terms.contracts)
      if (pays_here(contract)) contracts_.push_back(&contract);
  }

  [[nodiscard]] Shares shares(int month) const {
    if (supply_ == nullptr) return of_the_only_one(month);
    return normalised(supply_->attraction ? attracted(month) : fixed(month));
  }

 private:
  static bool names(const std::vector<std::string>& ids, const std::string& id) {
    return std::find(ids.begin(), ids.end(), id) != ids.end();
  }
  [[nodiscard]] bool pays_here(const Contract& contract) const {
    return !is_for_budgets_only(contract) && names(contract.products, id_) &&
           (contract.municipalities.empty() || names(contract.municipalities, code_));
  }
  [[nodiscard]] bool runs(const Contract& contract, int month) const {
    return month >= calendar_.first_month(contract.from) &&
           month <= calendar_.last_month(contract.to);
  }
  [[nodiscard]] std::size_t place(const std::string& provider) const {
    const auto found = places_.find(provider);
    check(found != places_.end());
    return found->second;
  }
  /// Takes clients here in a month.
  [[nodiscard]] bool is_open(const Provider& provider, int month) const {
    if (!provider.municipalities.empty() && !names(provider.municipalities, code_)) return false;
    if (provider.from && month < calendar_.first_month(*provider.from)) return false;
    return !provider.to || month <= calendar_.last_month(*provider.to);
  }

  [[nodiscard]] Shares of_the_only_one(int month) const {
    std::set<std::size_t> providers;
    for (const Contract* contract : contracts_)
      if (runs(*contract, month))
        for (const std::string& id : contract->providers)
          if (const std::size_t p = place(id); is_open(terms_.providers[p], month))
            providers.insert(p);
    if (providers.size() != 1) return {};
    return {{static_cast<std::uint16_t>(*providers.begin()), 1.0}};
  }

  [[nodiscard]] Shares fixed(int month) const {
    Shares shares;
    for (const auto& [id, share] : supply_->shares)
      if (const std::size_t p = place(id); is_open(terms_.providers[p], month))
        shares.emplace_back(static_cast<std::uint16_t>(p), share);
    return shares;
  }

  /// Euro a unit that a provider is paid here; the price of the product where no clause says so.
  [[nodiscard]] double price_of(const std::string& provider, int month) const {
    const Decimal usual = facts_.products[product_].price[static_cast<std::size_t>(month / 12)];
    for (const Contract* contract : contracts_) {
      if (!runs(*contract, month) || !names(contract->providers, provider)) continue;
      for (const Clause& clause : contract->clauses) {
        const auto* unit = std::get_if<UnitClause>(&clause.terms);
        if (unit == nullptr || (!clause.products.empty() && !names(clause.products, id_))) continue;
        const auto given = value_in(unit->price, calendar_.year_of(month));
        return given.value_or(usual).to_double();
      }
    }
    return usual.to_double();
  }

  /// exp(quality * q + price * p + distance * d + guarantee * g), times how far who is new has
  /// grown.
  [[nodiscard]] Shares attracted(int month) const {
    const Supply::Attraction& weights = *supply_->attraction;
    std::vector<std::size_t> open;
    double price_sum = 0;
    for (const std::string& id : supply_->providers)
      if (const std::size_t p = place(id); is_open(terms_.providers[p], month)) {
        open.push_back(p);
        price_sum += price_of(id, month);
      }
    std::sort(open.begin(), open.end());
    if (open.empty()) return {};
    const double mean_price = price_sum / static_cast<double>(open.size());
    std::vector<double> utility;
    for (const std::size_t p : open) {
      const Provider& provider = terms_.providers[p];
      const auto near = provider.distance_from.find(code_);
      const double distance =
          near == provider.distance_from.end() ? provider.distance : near->second;
      const double price = mean_price > 0 ? price_of(provider.id, month) / mean_price : 1;
      utility.push_back(weights.quality * provider.quality + weights.price * price +
                        weights.distance * distance + weights.guarantee * provider.guarantee);
    }
    const double best = *std::max_element(utility.begin(), utility.end());
    Shares shares;
    for (std::size_t i = 0; i < open.size(); ++i)
      shares.emplace_back(static_cast<std::uint16_t>(open[i]),
                          portable_exp(std::max(-700.0, utility[i] - best)) *
                              grown(terms_.providers[open[i]], month));
    return shares;
  }

  [[nodiscard]] double grown(const Provider& provider, int month) const {
    const int months = supply_->attraction->grows_in_months;
    if (months <= 0 || !provider.from) return 1;
    const int since = month - calendar_.first_month(*provider.from) + 1;
    return std::min(1.0, static_cast<double>(since) / months);
  }

  const ContractTerms& terms_;
  const ContractFacts& facts_;
  const Calendar& calendar_;
  const Places& places_;
  const std::string& code_;
  std::size_t product_;
  const std::string& id_;
  const Supply* supply_ = nullptr;
  std::vector<const Contract*> contracts_;
};

}  // namespace

std::vector<MarketShare> market_shares(const ContractTerms& terms, const ContractFacts& facts) {
  const Calendar calendar(facts.years);
  Places places;
  for (std::size_t p = 0; p < terms.providers.size(); ++p) places.emplace(terms.providers[p].id, p);
  std::vector<MarketShare> all;
  for (std::size_t m = 0; m < facts.municipalities.size(); ++m)
    for (std::size_t p = 0; p < facts.products.size(); ++p) {
      const Market market(terms, facts, calendar, places, m, p);
      Shares before;
      for (int month = 0; month < calendar.months(); ++month) {
        Shares now = market.shares(month);
        if (now == before) continue;
        before = now;
        all.push_back({.municipality = static_cast<std::uint16_t>(m),
                       .product = static_cast<std::uint16_t>(p),
                       .month = month,
                       .shares = std::move(now)});
      }
    }
  return all;
}

}  // namespace houvast::contracts
