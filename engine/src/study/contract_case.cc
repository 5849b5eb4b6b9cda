// SPDX-License-Identifier: EUPL-1.2
#include "study/contract_case.h"

#include <algorithm>
#include <numeric>

#include "houvast/ceiling_room.h"
#include "houvast/check.h"

namespace houvast::study {
namespace {

double mean_of(const Spread& spread) {
  if (spread.kind != Spread::Kind::empirical) return spread.mean;
  // Between two values the quantile is a straight line.
  double mean = 0, below = 0, before = 0;
  for (const auto& [value, share] : spread.quantiles) {
    mean += (share - below) * (below > 0 ? (before + value) / 2 : value);
    below = share;
    before = value;
  }
  return mean;
}

std::vector<std::size_t> places_of(const std::vector<std::string>& codes,
                                   const contracts::ContractFacts& facts) {
  std::vector<std::size_t> places(facts.municipalities.size());
  std::iota(places.begin(), places.end(), std::size_t{0});
  if (codes.empty()) return places;
  std::erase_if(places, [&](std::size_t m) {
    return std::find(codes.begin(), codes.end(), facts.municipalities[m]) == codes.end();
  });
  return places;
}

}  // namespace

contracts::ContractFacts contract_facts(const Dossier& dossier, const DemandTerms& terms) {
  contracts::ContractFacts facts{.years = dossier.years,
                                 .municipalities = {},
                                 .inhabitants = {},
                                 .population = terms.population,
                                 .products = {}};
  for (const Municipality& municipality : dossier.municipalities) {
    facts.municipalities.push_back(municipality.code);
    auto& by_year = facts.inhabitants.emplace_back();
    std::int64_t latest =
        municipality.inhabitants.empty() ? 1 : municipality.inhabitants.begin()->second;
    for (int year = dossier.years.from; year <= dossier.years.to; ++year) {
      // A year without a count has that of the latest year before it.
      if (const auto after = municipality.inhabitants.upper_bound(year);
          after != municipality.inhabitants.begin())
        latest = std::prev(after)->second;
      by_year.push_back(latest);
    }
  }
  for (const Product& product : terms.products) {
    contracts::ProductFacts known{.id = product.id,
                                  .label = product.label.empty() ? product.id : product.label,
                                  .scheme = product.scheme,
                                  .unit = product.unit,
                                  .line = product.line,
                                  .personal_budget_factor = product.personal_budget_factor};
    if (const double monthly = mean_of(product.intensity); monthly > 0)
      known.mean_monthly = monthly;
    if (const double days = mean_of(product.duration); days > 0 && product.hazards.empty())
      known.mean_days = days;
    for (int year = dossier.years.from; year <= dossier.years.to; ++year)
      known.price.push_back(demand::price_in(product, dossier.years.from, year));
    facts.products.push_back(std::move(known));
  }
  return facts;
}

std::shared_ptr<const contracts::ContractBook> contract_book(const Dossier& dossier,
                                                             const DemandTerms& terms) {
  if (dossier.contracts.contracts.empty()) return nullptr;
  return std::make_shared<const contracts::ContractBook>(dossier.contracts,
                                                         contract_facts(dossier, terms));
}

void place_with_providers(const contracts::ContractBook& book, DemandTerms& terms) {
  terms.providers.clear();
  terms.placements.clear();
  for (const Provider& provider : book.terms().providers) terms.providers.push_back(provider.id);
  for (auto& share : contracts::market_shares(book.terms(), book.facts())) {
    const auto& supply = book.terms().supply;
    const auto found = std::find_if(supply.begin(), supply.end(), [&](const Supply& known) {
      return known.product == terms.products[share.product].id;
    });
    terms.placements.push_back({.municipality = share.municipality,
                                .product = share.product,
                                .month = share.month,
                                .shares = std::move(share.shares),
                                .goes_elsewhere = found != supply.end() && found->goes_elsewhere});
  }
}

void add_levers(DemandTerms& terms, std::vector<Lever> levers) {
  std::move(levers.begin(), levers.end(), std::back_inserter(terms.levers));
}

std::vector<demand::SharedRoom> shared_rooms(const contracts::ContractBook& book) {
  std::vector<demand::SharedRoom> rooms = contracts::rooms_of(book);
  const auto paid_together = [&](const std::vector<std::string>& codes) {
    rooms.push_back({.municipalities = places_of(codes, book.facts()), .products = {}});
  };
  for (const Contract& contract : book.terms().contracts) paid_together(contract.municipalities);
  for (const Ceiling& ceiling : book.terms().ceilings)
    if (ceiling.shared) paid_together(ceiling.municipalities);
  for (const SharedSavings& savings : book.terms().savings) paid_together(savings.municipalities);
  return rooms;
}

}  // namespace houvast::study
