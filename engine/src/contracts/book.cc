// SPDX-License-Identifier: EUPL-1.2
#include "contracts/book.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "contracts/book_cells.h"
#include "houvast/check.h"
#include "houvast/split.h"

namespace houvast::contracts {
namespace {

using Places = std::map<std::string, std::uint16_t>;

std::uint16_t place(std::size_t index) {
  check(index < std::numeric_limits<std::uint16_t>::max());
  return static_cast<std::uint16_t>(index);
}

template <class Values, class IdOf>
Places places_by_id(const Values& values, IdOf id_of) {
  Places places;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const bool is_new = places.emplace(id_of(values[i]), place(i)).second;
    check(is_new);
  }
  return places;
}

std::optional<std::uint16_t> find(const Places& places, const std::string& id) {
  const auto found = places.find(id);
  if (found == places.end()) return std::nullopt;
  return found->second;
}

/// Ids that a dossier has checked.
std::vector<std::uint16_t> known(const Places& places, const std::vector<std::string>& ids) {
  std::vector<std::uint16_t> found;
  for (const std::string& id : ids) {
    check(places.contains(id));
    found.push_back(places.at(id));
  }
  return found;
}

std::vector<std::uint16_t> in_order(std::vector<std::uint16_t> places) {
  std::sort(places.begin(), places.end());
  places.erase(std::unique(places.begin(), places.end()), places.end());
  return places;
}

}  // namespace

Cents twelfth(Cents year, int month) {
  // Cut towards zero, so that a negative amount is the mirror of a positive one. In two steps, for
  // which 64 bits are enough.
  const auto until = [&](std::int64_t months) {
    return year.count() / 12 * months + year.count() % 12 * months / 12;
  };
  return Cents(until(month + 1) - until(month));
}

ContractBook::Impl::Impl(const ContractTerms& given, ContractFacts given_facts)
    : terms(given), facts(std::move(given_facts)), calendar(facts.years) {
  std::stable_sort(facts.population.begin(), facts.population.end(),
                   [](const PopulationRow& a, const PopulationRow& b) {
                     return a.municipality < b.municipality;
                   });
  provider_count = terms.providers.size();
  product_count = facts.products.size();
  provider_places = places_by_id(terms.providers, [](const Provider& p) { return p.id; });
  product_places = places_by_id(facts.products, [](const ProductFacts& p) { return p.id; });
  municipality_places = places_by_id(facts.municipalities, [](const std::string& m) { return m; });
  contract_places = places_by_id(terms.contracts, [](const Contract& c) { return c.id; });
  check(facts.inhabitants.size() == facts.municipalities.size());
  for (const ProductFacts& product : facts.products) {
    check(product.price.size() == static_cast<std::size_t>(facts.years.count()));
    for (const Decimal price : product.price) prices.push_back(unit_price(price));
  }
  for (const Contract& contract : terms.contracts) {
    BookContract& ready = contracts.emplace_back();
    ready.first_month = std::max(0, calendar.first_month(contract.from));
    ready.last_month = std::min(months() - 1, calendar.last_month(contract.to));
    ready.municipalities = places_of(contract.municipalities);
    ready.products = in_order(known(product_places, contract.products));
    for (const std::uint16_t provider : known(provider_places, contract.providers))
      if (std::find(ready.providers.begin(), ready.providers.end(), provider) ==
          ready.providers.end())
        ready.providers.push_back(provider);  // The main contractor stays the first.
    ready.has_subcontracts = !contract.subcontracts.empty();
    for (const Clause& clause : contract.clauses) {
      BookClause& of = ready.clauses.emplace_back();
      if (clause.products.empty()) of.products = ready.products;
      // Care that the contract does not pay is not its clause's either.
      for (const std::uint16_t product : in_order(known(product_places, clause.products)))
        if (std::binary_search(ready.products.begin(), ready.products.end(), product))
          of.products.push_back(product);
    }
  }
  make_cells(*this);
}

std::optional<std::size_t> ContractBook::Impl::contract_at(std::uint32_t cell, int month) const {
  for (const CellContract& known : cell_contracts[cell])
    if (month >= known.first_month && month <= known.last_month) return known.contract;
  return std::nullopt;
}

UnitPrice ContractBook::Impl::price_in(const ByYear<Decimal>& clause_price, std::size_t product,
                                       int month) const {
  if (clause_price.empty()) return product_price(product, month);
  const auto given = value_in(clause_price, calendar.year_of(month));
  return given ? unit_price(*given) : UnitPrice{};
}

std::vector<Cents> ContractBook::Impl::split_over_payers(Cents total, std::size_t contract,
                                                         int month) const {
  std::vector<std::int64_t> weights;
  for (const std::uint16_t m : contracts[contract].municipalities)
    weights.push_back(inhabitants(m, month));
  if (std::all_of(weights.begin(), weights.end(), [](std::int64_t w) { return w == 0; }))
    weights.assign(weights.size(), 1);
  const auto parts = split(total, weights);
  check(parts.has_value());
  return *parts;
}

std::optional<std::uint16_t> ContractBook::Impl::find_provider(const std::string& id) const {
  return find(provider_places, id);
}
std::optional<std::uint16_t> ContractBook::Impl::find_product(const std::string& id) const {
  return find(product_places, id);
}
std::optional<std::uint16_t> ContractBook::Impl::find_municipality(const std::string& code) const {
  return find(municipality_places, code);
}
std::optional<std::uint16_t> ContractBook::Impl::find_contract(const std::string& id) const {
  return find(contract_places, id);
}

std::vector<std::uint16_t> ContractBook::Impl::places_of(
    const std::vector<std::string>& codes) const {
  if (!codes.empty()) return in_order(known(municipality_places, codes));
  std::vector<std::uint16_t> all;
  for (std::size_t m = 0; m < facts.municipalities.size(); ++m) all.push_back(place(m));
  return all;
}

ContractBook::ContractBook(const ContractTerms& terms, ContractFacts facts)
    : impl_(std::make_unique<const Impl>(terms, std::move(facts))) {}
ContractBook::~ContractBook() = default;
ContractBook::ContractBook(ContractBook&&) noexcept = default;
ContractBook& ContractBook::operator=(ContractBook&&) noexcept = default;

const ContractTerms& ContractBook::terms() const { return impl_->terms; }
const ContractFacts& ContractBook::facts() const { return impl_->facts; }

std::optional<std::size_t> ContractBook::contract_of(std::size_t municipality, std::size_t product,
                                                     std::size_t provider, int month) const {
  return impl_->contract_at(
      impl_->cell_of(municipality, product, place(provider), DeliveryForm::in_kind), month);
}

}  // namespace houvast::contracts
