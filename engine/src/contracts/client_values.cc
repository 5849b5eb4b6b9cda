// SPDX-License-Identifier: EUPL-1.2
#include "contracts/client_values.h"

#include <algorithm>

#include "contracts/care_price.h"

namespace houvast::contracts {

ClientValues::ClientValues(const ContractBook::Impl& book, std::size_t agreement)
    : book_(book),
      contracts_(book.contracts.size()),
      municipalities_(book.facts.municipalities.size()) {
  const SharedSavings& terms = book.terms.savings[agreement];
  for (const std::string& id : terms.contracts)
    if (const auto place = book.find_contract(id)) contracts_[*place] = true;
  for (const std::uint16_t place : book.places_of(terms.municipalities))
    municipalities_[place] = true;
}

void ClientValues::add_month(const CareOrder& order, std::uint32_t cell, int month,
                             Millionths volume, int times, std::span<const double> price_factors) {
  const auto contract = book_.contract_at(cell, month);
  if (!contract || !contracts_[*contract] || volume == 0) return;
  const std::size_t row = (order.municipality * book_.facts.products.size() + order.product) *
                          static_cast<std::size_t>(book_.months());
  const double factor =
      price_factors.empty() ? 1 : price_factors[row + static_cast<std::size_t>(month)];
  const UnitPrice price = care_price(book_, order.product, order.form, month, factor);
  std::vector<Cents>& years = values_[order.client];
  years.resize(static_cast<std::size_t>(book_.calendar.years().count()));
  const Cents value = amount_of(volume, price);
  Cents& sum = years[static_cast<std::size_t>(month / 12)];
  sum = times > 0 ? sum + value : sum - value;
}

void ClientValues::add(const CareOrder& order, std::span<const Delivery> delivered, int times,
                       std::span<const double> price_factors) {
  if (!municipalities_[order.municipality]) return;
  const Calendar& calendar = book_.calendar;
  const std::uint32_t cell =
      book_.cell_of(order.municipality, order.product, order.provider, order.form);
  for (const Delivery& delivery : delivered)
    if (delivery.month >= 0 && delivery.month < calendar.months())
      add_month(order, cell, delivery.month, delivery.volume, times, price_factors);
  if (!delivered.empty()) return;
  const int from = std::max<int>(0, order.start);
  const int to = std::min<int>(order.end, calendar.days());
  if (to <= from) return;
  for (int month = calendar.day(from).month; month <= calendar.day(to - 1).month; ++month)
    add_month(order, cell, month, ordered_in(order, calendar, month), times, price_factors);
}

std::vector<Cents> ClientValues::above(Cents limit) const {
  std::vector<Cents> sums(static_cast<std::size_t>(book_.calendar.years().count()));
  for (const auto& [client, years] : values_)
    for (std::size_t year = 0; year < years.size(); ++year)
      if (years[year] > limit) sums[year] += years[year] - limit;
  return sums;
}

}  // namespace houvast::contracts
