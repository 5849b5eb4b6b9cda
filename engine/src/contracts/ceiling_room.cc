// SPDX-License-Identifier: EUPL-1.2
#include "houvast/ceiling_room.h"

#include <algorithm>
#include <set>

#include "contracts/ceiling_claims.h"
#include "contracts/ceiling_cut.h"
#include "contracts/ceiling_scope.h"

namespace houvast::contracts {
namespace {

bool closes_door(const Ceiling& ceiling) { return is_hard(ceiling) && ceiling.closes_door; }

/// Municipalities and products of whose care contracts under a ceiling pay.
demand::SharedRoom care_under(const ContractBook::Impl& book, const Limited& limited) {
  const Ceiling& ceiling = book.terms.ceilings[limited.ceiling];
  std::set<std::size_t> municipalities, products;
  for (std::size_t c = 0; c < book.contracts.size(); ++c) {
    if (!is_under(ceiling, book.terms.contracts[c])) continue;
    for (const std::uint16_t m : book.contracts[c].municipalities)
      if (has_place(limited.municipalities, m)) municipalities.insert(m);
    for (const std::uint16_t p : book.contracts[c].products)
      if (ceiling.level != Ceiling::Level::specialist || book.facts.products[p].line == 2)
        products.insert(p);
  }
  return {{municipalities.begin(), municipalities.end()}, {products.begin(), products.end()}};
}

/// Municipalities that a provider serves, and what he delivers.
demand::SharedRoom care_of_provider(const ContractBook::Impl& book, std::uint16_t provider) {
  const Provider& terms = book.terms.providers[provider];
  const std::vector<std::uint16_t> served = book.places_of(terms.municipalities);
  std::set<std::size_t> products;
  for (const BookContract& contract : book.contracts)
    if (std::find(contract.providers.begin(), contract.providers.end(), provider) !=
        contract.providers.end())
      products.insert(contract.products.begin(), contract.products.end());
  for (const Supply& supply : book.terms.supply) {
    const bool delivers = supply.shares.contains(terms.id) ||
                          std::find(supply.providers.begin(), supply.providers.end(), terms.id) !=
                              supply.providers.end();
    if (!delivers) continue;
    if (const auto product = book.find_product(supply.product)) products.insert(*product);
  }
  return {{served.begin(), served.end()}, {products.begin(), products.end()}};
}

}  // namespace

std::vector<demand::SharedRoom> rooms_of(const ContractBook& of) {
  const ContractBook::Impl& book = of.impl();
  std::vector<demand::SharedRoom> rooms;
  const auto add = [&](demand::SharedRoom room) {
    if (!room.municipalities.empty() && !room.products.empty()) rooms.push_back(std::move(room));
  };
  for (const Limited& limited : limited_of(book))
    if (closes_door(book.terms.ceilings[limited.ceiling])) add(care_under(book, limited));
  for (std::size_t p = 0; p < book.terms.providers.size(); ++p)
    if (!book.terms.providers[p].capacity.empty())
      add(care_of_provider(book, static_cast<std::uint16_t>(p)));
  return rooms;
}

struct CeilingRoom::Plan {
  explicit Plan(const ContractBook& of);

  /// What a limit leaves for care that is asked for, by year.
  struct Limit {
    Ceiling::Level level = Ceiling::Level::provider;
    std::vector<Limits> by_year;
  };
  /// Limits of a contract in a municipality.
  [[nodiscard]] const std::vector<std::size_t>& limits_of(std::size_t contract,
                                                          std::size_t municipality) const {
    return by_contract[contract * book.facts.municipalities.size() + municipality];
  }

  const ContractBook::Impl& book;
  ExpectedPayments payments;
  std::vector<Limit> limits;
  std::vector<std::vector<std::size_t>> by_contract;               ///< [contract][municipality]
  std::vector<std::vector<std::optional<std::int64_t>>> capacity;  ///< [provider][year]
};

CeilingRoom::Plan::Plan(const ContractBook& of)
    : book(of.impl()),
      payments(of),
      by_contract(book.contracts.size() * book.facts.municipalities.size()) {
  const Years years = book.facts.years;
  const auto year_count = static_cast<std::size_t>(years.count());
  // Fixed payments are those that come when no care is delivered.
  const CareTally nothing(of);
  const Claims fixed = claims_of(book, nothing.impl(), settle(of, nothing).lines);
  for (const Limited& limited : limited_of(book)) {
    const Ceiling& ceiling = book.terms.ceilings[limited.ceiling];
    if (!closes_door(ceiling)) continue;
    Limit limit{.level = ceiling.level, .by_year = {}};
    for (std::size_t y = 0; y < year_count; ++y)
      limit.by_year.push_back(contracts::limits_of(ceiling, years.from + static_cast<int>(y)));
    for (const std::size_t c : claimants_under(book, limited, fixed)) {
      if (!fixed.claimants[c].is_fixed) continue;
      for (std::size_t m = 0; m < fixed.months; ++m)
        if (std::optional<Cents>& budget = limit.by_year[m / 12].budget)
          *budget -= fixed.asked[fixed.at(c, m)];
    }
    for (std::size_t c = 0; c < book.contracts.size(); ++c)
      if (is_under(ceiling, book.terms.contracts[c]))
        for (const std::uint16_t m : limited.municipalities)
          by_contract[c * book.facts.municipalities.size() + m].push_back(limits.size());
    limits.push_back(std::move(limit));
  }
  for (const Provider& provider : book.terms.providers) {
    capacity.emplace_back();
    for (int year = years.from; year <= years.to; ++year)
      capacity.back().push_back(value_in(provider.capacity, year));
  }
}

CeilingRoom::CeilingRoom(const ContractBook& book)
    : plan_(std::make_shared<const Plan>(book)),
      used_(plan_->limits.size()),
      in_care_(plan_->capacity.size()) {}

void CeilingRoom::reset() { new_year(plan_->book.facts.years.from); }

void CeilingRoom::new_year(int year) {
  year_ = static_cast<std::size_t>(year - plan_->book.facts.years.from);
  std::fill(used_.begin(), used_.end(), Used());
  std::fill(in_care_.begin(), in_care_.end(), 0);
}

int CeilingRoom::year_end() const {
  return plan_->book.calendar.month_start(static_cast<int>(year_) * 12 + 12);
}

ExpectedCare CeilingRoom::care_of(const demand::RoomRequest& request) const {
  ExpectedCare care{.municipality = request.municipality,
                    .product = request.product,
                    .provider = request.provider,
                    .monthly_volume = request.monthly_volume,
                    .form = request.form,
                    .price_factor = request.price_factor,
                    .since = request.since,
                    .from = request.day,
                    .to = year_end(),
                    .stops = false};
  // What runs was booked on 1 January, the rest on its first day.
  if (request.is_running)
    care.from = plan_->book.calendar.month_start(static_cast<int>(year_) * 12);
  else if (request.since)
    care.from = *request.since;
  else
    care.since = request.day;
  return care;
}

void CeilingRoom::find_needs(const demand::RoomRequest& request, const ExpectedCare& care) {
  needs_.clear();
  plan_->payments.parts_of(care, parts_);
  const bool is_specialist = plan_->book.facts.products[care.product].line == 2;
  for (const ExpectedPayments::Part& part : parts_) {
    for (const std::size_t l : plan_->limits_of(part.contract, care.municipality)) {
      const Plan::Limit& limit = plan_->limits[l];
      if (limit.level == Ceiling::Level::specialist && !is_specialist) continue;
      if (request.is_acute && limit.by_year[year_].pays_acute) continue;
      auto need = std::find_if(needs_.begin(), needs_.end(),
                               [&](const Need& known) { return known.limit == l; });
      if (need == needs_.end()) need = needs_.insert(needs_.end(), {.limit = l, .used = {}});
      need->used.amount += part.amount;
      need->used.activities += part.volume;
      // Limits of clients are of one contract, also of one that begins in the course of the year.
      if (part.has_care) need->used.clients = 1;
    }
  }
}

bool CeilingRoom::has_room(const demand::RoomRequest& request) {
  if (request.is_acute) return true;
  if (request.provider) {
    const auto capacity = plan_->capacity[*request.provider][year_];
    if (capacity && in_care_[*request.provider] >= *capacity) return false;
  }
  find_needs(request, care_of(request));
  return std::all_of(needs_.begin(), needs_.end(), [&](const Need& need) {
    const Limits& limits = plan_->limits[need.limit].by_year[year_];
    const Used& used = used_[need.limit];
    // What asks for nothing always fits, also where acute care went beyond the limit.
    const auto fits = [](const auto& limit, auto used_already, auto asked) {
      return !limit || asked == decltype(asked)() || used_already + asked <= *limit;
    };
    return fits(limits.budget, used.amount, need.used.amount) &&
           fits(limits.clients, used.clients, need.used.clients) &&
           fits(limits.activities, used.activities, need.used.activities);
  });
}

void CeilingRoom::book(int times) {
  for (const Need& need : needs_) {
    Used& used = used_[need.limit];
    used.amount += Cents(need.used.amount.count() * times);
    used.clients += need.used.clients * times;
    used.activities += need.used.activities * times;
  }
}

void CeilingRoom::started(const demand::RoomRequest& request) {
  if (request.provider) ++in_care_[*request.provider];
  find_needs(request, care_of(request));
  book(1);
}

/// Instead of what was booked until the end of the year comes what it was until today. It stays a
/// client of the year under the contracts under which it had care for a day.
void CeilingRoom::stopped(const demand::RoomRequest& request, int day) {
  if (request.provider) --in_care_[*request.provider];
  ExpectedCare care = care_of(request);
  find_needs(request, care);
  book(-1);
  care.to = day;
  care.stops = true;
  find_needs(request, care);
  book(1);
}

}  // namespace houvast::contracts
