// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cmath>

#include "contracts/incentive_parts.h"
#include "houvast/check.h"
#include "money/exact.h"

namespace houvast::contracts {
namespace {

constexpr int month_days = 30;

/// The month in which an ordinary client starts: July of the year, or the middle of what the
/// contract has of it.
int first_month_of(const ContractBook::Impl& book, const BookContract& contract,
                   const IncentiveOptions& options) {
  int year = contract.first_month / 12;
  if (options.year) {
    year = *options.year - book.facts.years.from;
  } else if (contract.first_month % 12 > 0 && contract.last_month >= year * 12 + 23) {
    ++year;  // The first that it fills.
  }
  const int first = std::max(contract.first_month, year * 12);
  const int last = std::min(contract.last_month, year * 12 + 11);
  if (last < first) return contract.first_month;
  const int july = year * 12 + 6;
  return first <= july && july <= last ? july : (first + last + 1) / 2;
}

/// Care of a personal budget, when the contract pays nothing else for the product.
DeliveryForm form_of(const ContractBook::Impl& book, const IncentiveCase& on) {
  return is_for_budgets_only(book.terms.contracts[on.contract]) ? DeliveryForm::personal_budget
                                                                : DeliveryForm::in_kind;
}

/// First day after a month on which nobody has a contract for the care of a client: from then on it
/// would cost and bring nothing, whatever he is given. The end of the years at the latest.
int contracted_until(const ContractBook::Impl& book, const CareOrder& order, int month) {
  const std::uint32_t cell =
      book.cell_of(order.municipality, order.product, order.provider, order.form);
  int next = month + 1;
  while (next < book.months() && book.contract_at(cell, next)) ++next;
  return book.calendar.month_start(next);
}

/// A unit more or less in the second month, or in the only one.
bool change_units(TrialClient& client, bool is_more) {
  constexpr Millionths unit = 1'000'000;
  if (client.delivered.empty()) return false;
  Delivery& month = client.delivered[client.delivered.size() > 1 ? 1 : 0];
  if (!is_more && month.volume <= 0) return false;
  month.volume = is_more ? month.volume + unit : std::max<Millionths>(0, month.volume - unit);
  return true;
}

std::optional<TrialClient> in_basis(const ContractBook::Impl& book, const IncentiveCase& on,
                                    const TrialClient& client) {
  const std::string& id = book.facts.products[on.product].id;
  for (const Access& access : book.terms.access) {
    if (access.product != id || access.basis.empty()) continue;
    const auto basis = book.find_product(access.basis);
    if (!basis) return std::nullopt;
    TrialClient moved = client;
    moved.order.product = *basis;
    const ProductFacts& product = book.facts.products[*basis];
    moved.order.monthly_volume = std::llround(product.mean_monthly * 1e6);
    const int days = static_cast<int>(std::lround(product.mean_days));
    moved.order.end = std::min(client.order.start + std::max(1, days), book.calendar.days());
    moved.order.is_stopped = moved.order.end < book.calendar.days();
    moved.order.form = DeliveryForm::in_kind;
    // Who has a contract for the basis there; the provider itself when it has.
    const int month = book.calendar.day(client.order.start).month;
    const auto has_contract = [&](std::uint16_t provider) {
      const auto cell = book.cell_of(on.municipality, *basis, provider, DeliveryForm::in_kind);
      return book.contract_at(cell, month).has_value();
    };
    moved.order.provider = static_cast<std::uint16_t>(on.provider);
    for (std::uint16_t p = 0; p < book.terms.providers.size(); ++p)
      if (!has_contract(*moved.order.provider) && has_contract(p)) moved.order.provider = p;
    deliver_as_ordered(book, moved);
    return moved;
  }
  return std::nullopt;
}

}  // namespace

void deliver_as_ordered(const ContractBook::Impl& book, TrialClient& client) {
  client.delivered.clear();
  const int last = std::min(static_cast<int>(book.calendar.day(client.order.end).last_month()),
                            book.months() - 1);
  for (int month = book.calendar.day(client.order.start).month; month <= last; ++month)
    client.delivered.push_back({.month = month,
                                .reported = month,
                                .volume = ordered_in(client.order, book.calendar, month)});
}

TrialClient ordinary_client(const ContractBook::Impl& book, const IncentiveCase& on,
                            const IncentiveOptions& options) {
  const ProductFacts& product = book.facts.products[on.product];
  const BookContract& contract = book.contracts[on.contract];
  const int days = std::max(1, static_cast<int>(std::lround(product.mean_days)));
  const int middle_month = first_month_of(book, contract, options);
  const int middle = book.calendar.month_start(middle_month);
  const int earliest = book.calendar.month_start(contract.first_month);
  TrialClient client;
  client.order.monthly_volume = std::llround(product.mean_monthly * 1e6);
  client.order.chance = 0x80000000;
  client.order.municipality = static_cast<std::uint16_t>(on.municipality);
  client.order.product = static_cast<std::uint16_t>(on.product);
  client.order.provider = static_cast<std::uint16_t>(on.provider);
  client.order.form = form_of(book, on);
  // Sooner, so that he may also stay a month longer; shorter, when he fits in no other way.
  const int until = contracted_until(book, client.order, middle_month);
  const int latest = until - days - month_days - 1;
  client.order.start = std::max(earliest, std::min(middle, latest));
  client.order.end = std::min(client.order.start + days, until);
  client.order.is_stopped = client.order.end < book.calendar.days();
  deliver_as_ordered(book, client);
  return client;
}

std::optional<TrialClient> client_after(const ContractBook::Impl& book, const IncentiveCase& on,
                                        const TrialClient& client, Action action) {
  TrialClient after = client;
  const int end = client.order.end;
  switch (action) {
    case Action::client_more:
      return after;
    case Action::referral_less:
      return std::nullopt;
    case Action::unit_more:
    case Action::unit_less:
      if (!change_units(after, action == Action::unit_more)) return std::nullopt;
      return after;
    case Action::month_longer:
      after.order.end = end + month_days;
      if (after.order.end >= book.calendar.days() ||
          after.order.end > contracted_until(book, after.order, book.calendar.day(end - 1).month))
        return std::nullopt;
      break;
    case Action::month_shorter:
      if (end - month_days <= client.order.start) return std::nullopt;
      after.order.end = end - month_days;
      after.order.is_stopped = true;
      break;
    case Action::start_later:
      if (end - month_days <= client.order.start) return std::nullopt;
      after.order.start = client.order.start + month_days;
      break;
    case Action::heavier_client:
      after.order.monthly_volume *= 2;
      break;
    case Action::better_outcome:
      if (!client.order.is_stopped) return std::nullopt;
      after.order.reason = StopReason::planned;
      after.order.chance = 0;
      break;
    case Action::to_basis:
      return in_basis(book, on, client);
  }
  deliver_as_ordered(book, after);
  return after;
}

namespace {

/// What a unit or a start costs in the year of a month, to 0.0001 euro, as provider economics have
/// it (C12); empty: the dossier does not say.
std::optional<UnitPrice> cost_price(const std::map<std::string, Decimal>& costs,
                                    const ContractBook::Impl& book, const TrialClient& client,
                                    int month) {
  const auto known = costs.find(book.facts.products[client.order.product].id);
  if (known == costs.end()) return std::nullopt;
  Exact cost = exact(known->second);
  for (int year = 0; year < month / 12; ++year)
    cost *= 1 + exact(book.terms.providers[*client.order.provider].cost_index);
  const auto rounded = round_to_decimal(cost, 4);
  check(rounded.has_value());
  return unit_price(*rounded);
}

}  // namespace

Cents delivery_cost(const ContractBook::Impl& book, const TrialClient& client) {
  const Provider& provider = book.terms.providers[*client.order.provider];
  const int first = book.calendar.day(client.order.start).month;
  Cents cost;
  if (const auto start = cost_price(provider.start_cost, book, client, first))
    cost = amount_of(1'000'000, *start);
  for (const Delivery& delivery : client.delivered) {
    const auto unit = cost_price(provider.unit_cost, book, client, delivery.month);
    const UnitPrice price = book.product_price(client.order.product, delivery.month);
    cost += unit ? amount_of(delivery.volume, *unit)
                 : times(amount_of(delivery.volume, price), assumed_variable_share);
  }
  return cost;
}

bool has_unit_cost(const ContractBook::Impl& book, const IncentiveCase& on) {
  return book.terms.providers[on.provider].unit_cost.contains(book.facts.products[on.product].id);
}

Cents list_value(const ContractBook::Impl& book, const TrialClient& client) {
  Cents value;
  for (const Delivery& delivery : client.delivered)
    value += amount_of(delivery.volume, book.product_price(client.order.product, delivery.month));
  return value;
}

}  // namespace houvast::contracts
