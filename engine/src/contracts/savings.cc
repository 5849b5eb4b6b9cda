// SPDX-License-Identifier: EUPL-1.2
// C9. From lines to a saving, and from a saving to lines.
#include "contracts/savings.h"

#include <algorithm>
#include <map>
#include <string>

#include "contracts/client_values.h"
#include "contracts/payments.h"
#include "houvast/check.h"
#include "houvast/split.h"
#include "money/exact.h"
#include "money/split_kernel.h"

namespace houvast::contracts {
namespace {

using Form = SharedSavings::Form;

/// Who receives which part: providers by their shares, or the insurer.
struct Receiver {
  std::optional<std::uint16_t> provider;
  Cents amount;
};

std::vector<Receiver> receivers(const ContractBook::Impl& book, const SharedSavings& terms,
                                Cents paid) {
  if (terms.form == Form::with_insurer) return {{std::nullopt, paid}};
  std::vector<Decimal> shares;
  std::vector<Receiver> all;
  for (const auto& [id, share] : terms.receives) {
    shares.push_back(share);
    all.push_back({book.find_provider(id), {}});
  }
  if (all.empty()) return {};
  const auto parts = split(paid, std::span<const Decimal>(shares));
  check(parts.has_value());
  for (std::size_t i = 0; i < all.size(); ++i) all[i].amount = (*parts)[i];
  return all;
}

/// A contract of the agreement that the receiver has; else its first.
std::uint16_t contract_for(const ContractBook::Impl& book, const SharedSavings& terms,
                           std::optional<std::uint16_t> provider) {
  std::optional<std::uint16_t> first;
  for (const std::string& id : terms.contracts) {
    const auto contract = book.find_contract(id);
    if (!contract) continue;
    if (!first) first = contract;
    const std::vector<std::uint16_t>& providers = book.contracts[*contract].providers;
    if (provider && std::find(providers.begin(), providers.end(), *provider) != providers.end())
      return *contract;
  }
  check(first.has_value());
  return *first;
}

/// Parts of an amount by what municipalities paid in the year; by inhabitants when none did.
std::vector<Cents> split_over_municipalities(const ContractBook::Impl& book,
                                             const SavingsCount& count, int year, Cents amount) {
  std::vector<std::int64_t> weights;
  for (const Cents paid : count.paid(year))
    weights.push_back(std::max<std::int64_t>(paid.count(), 0));
  const auto is_none = [](std::int64_t weight) { return weight == 0; };
  if (std::all_of(weights.begin(), weights.end(), is_none))
    for (std::size_t i = 0; i < weights.size(); ++i)
      weights[i] = book.inhabitants(count.municipalities()[i], year * 12);
  if (std::all_of(weights.begin(), weights.end(), is_none))
    std::fill(weights.begin(), weights.end(), 1);
  std::vector<Cents> parts(weights.size());
  split_into(amount, weights, parts);
  return parts;
}

void add_payment(const ContractBook::Impl& book, std::size_t agreement, const SavingsCount& count,
                 int year, const SavingsPayment& payment, std::vector<ContractLine>& lines) {
  const SharedSavings& terms = book.terms.savings[agreement];
  const std::vector<Cents> parts = split_over_municipalities(book, count, year, payment.paid);
  for (std::size_t i = 0; i < parts.size(); ++i)
    for (const Receiver& receiver : receivers(book, terms, parts[i])) {
      if (receiver.amount == Cents()) continue;
      ContractLine line;
      line.contract = contract_for(book, terms, receiver.provider);
      line.source = static_cast<std::uint16_t>(agreement);
      line.kind = payment.paid > Cents() ? LineKind::savings : LineKind::losses;
      line.municipality = count.municipalities()[i];
      line.provider = receiver.provider;
      if (terms.form == Form::among_providers) line.from_provider = book.find_provider(terms.payer);
      line.month = year * 12 + 11;
      line.amount = receiver.amount;
      // The rate of the saving, in millionths.
      if (payment.rate) line.quantity = times(Cents(1'000'000), *payment.rate).count();
      lines.push_back(line);
    }
}

}  // namespace

SavingsCount::SavingsCount(const ContractBook::Impl& book, const CareTally::Impl& tally,
                           std::size_t agreement, std::span<const ContractLine> lines)
    : book_(book),
      terms_(book.terms.savings[agreement]),
      municipalities_(book.places_of(terms_.municipalities)) {
  const auto years = static_cast<std::size_t>(book.calendar.years().count());
  paid_.assign(years, std::vector<Cents>(municipalities_.size()));
  left_out_.assign(years, Cents());
  std::vector<bool> counts(book.contracts.size());
  for (const std::string& id : terms_.contracts)
    if (const auto place = book.find_contract(id)) counts[*place] = true;
  for (const ContractLine& line : lines) {
    if (!counts[line.contract] || !is_payment(line.kind)) continue;
    const auto of =
        std::lower_bound(municipalities_.begin(), municipalities_.end(), line.municipality);
    if (of == municipalities_.end() || *of != line.municipality) continue;
    paid_[static_cast<std::size_t>(line.month / 12)]
         [static_cast<std::size_t>(of - municipalities_.begin())] += line.amount;
  }
  if (!terms_.truncate_at) return;
  ClientValues values(book, agreement);
  for (const KeptOrder& kept : tally.kept)
    values.add(
        kept.order,
        std::span(tally.kept_delivered).subspan(kept.order.delivered_from, kept.order.delivered),
        kept.times, tally.price_factors);
  left_out_ = values.above(*terms_.truncate_at);
}

Cents SavingsCount::actual(int year) const {
  Cents sum;
  for (const Cents paid : paid_[static_cast<std::size_t>(year)]) sum += paid;
  return sum - left_out_[static_cast<std::size_t>(year)];
}

std::optional<Cents> SavingsCount::benchmark(int year) const {
  const Years years = book_.calendar.years();
  if (!terms_.baseline) return value_in(terms_.benchmark, years.from + year);
  // The mean over baseline years b of actual[b] * (1 + rise)^(year - b).
  Exact sum = 0;
  int count = 0;
  for (int b = terms_.baseline->from; b <= terms_.baseline->to; ++b) {
    if (!years.holds(b)) continue;
    Exact raised = exact(actual(b - years.from));
    for (int passed = b; passed < years.from + year; ++passed)
      raised *= 1 + exact(terms_.baseline->rise);
    sum += raised;
    ++count;
  }
  if (count == 0) return std::nullopt;
  return round_to_cents(sum / count);
}

std::optional<SavingsPayment> SavingsCount::payment(int year) const {
  const int calendar_year = book_.calendar.years().from + year;
  if (calendar_year < terms_.from || calendar_year > terms_.to) return std::nullopt;
  const std::optional<Cents> expected = benchmark(year);
  if (!expected) return std::nullopt;
  return savings_payment(*expected, actual(year), savings_terms(terms_));
}

void add_savings(const ContractBook::Impl& book, const CareTally::Impl& tally,
                 std::vector<ContractLine>& lines) {
  for (std::size_t agreement = 0; agreement < book.terms.savings.size(); ++agreement) {
    const SavingsCount count(book, tally, agreement, lines);
    for (int year = 0; year < book.calendar.years().count(); ++year)
      if (const auto payment = count.payment(year))
        add_payment(book, agreement, count, year, *payment, lines);
  }
}

std::vector<SettledSavings> settled_savings(const ContractBook& book, const CareTally& tally,
                                            std::span<const ContractLine> lines) {
  std::vector<SettledSavings> settled;
  for (std::size_t agreement = 0; agreement < book.terms().savings.size(); ++agreement) {
    const SavingsCount count(book.impl(), tally.impl(), agreement, lines);
    for (int year = 0; year < book.facts().years.count(); ++year)
      if (auto payment = count.payment(year))
        settled.push_back({agreement, book.facts().years.from + year, *std::move(payment)});
  }
  return settled;
}

std::vector<std::vector<Cents>> costs_by_client(const ContractBook& book, const CareSheet& sheet,
                                                std::size_t agreement) {
  ClientValues values(book.impl(), agreement);
  for (const CareOrder& order : sheet.orders)
    values.add(order, sheet.deliveries_of(order), 1, sheet.price_factors);
  std::vector<std::vector<Cents>> by_year(static_cast<std::size_t>(book.facts().years.count()));
  for (const auto& [client, years] : values.by_client())
    for (std::size_t year = 0; year < by_year.size(); ++year)
      if (years[year] != Cents()) by_year[year].push_back(years[year]);
  return by_year;
}

}  // namespace houvast::contracts
