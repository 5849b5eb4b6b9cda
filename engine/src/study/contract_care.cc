// SPDX-License-Identifier: EUPL-1.2
#include "study/contract_care.h"

#include <algorithm>

namespace houvast::study {

std::vector<Payee> payees_of(const contracts::ContractBook& book) {
  std::vector<Payee> payees;
  const ContractTerms& terms = book.terms();
  for (std::size_t c = 0; c < terms.contracts.size(); ++c) {
    for (std::size_t p = 0; p < terms.providers.size(); ++p)
      if (const auto& ids = terms.contracts[c].providers;
          std::find(ids.begin(), ids.end(), terms.providers[p].id) != ids.end())
        payees.push_back({c, static_cast<std::uint16_t>(p)});
    payees.push_back({c, std::nullopt});
  }
  return payees;
}

PaidByYear::PaidByYear(const contracts::ContractBook& book,
                       std::span<const std::size_t> municipalities,
                       const contracts::Settlement& settlement)
    : years_(book.facts().years),
      payees_(payees_of(book)),
      products_(book.facts().products.size()) {
  const auto years = static_cast<std::size_t>(years_.count());
  by_kind_.resize(municipalities.size() * payees_.size() * line_kinds * years);
  // [contract][provider]: others where it is none of them.
  const std::size_t providers = book.terms().providers.size();
  std::vector<std::size_t> payee_of(book.terms().contracts.size() * (providers + 1));
  for (std::size_t i = payees_.size(); i-- > 0;) {
    const auto row =
        payee_of.begin() + static_cast<std::ptrdiff_t>(payees_[i].contract * (providers + 1));
    if (payees_[i].provider)
      row[*payees_[i].provider] = i;
    else
      std::fill_n(row, providers + 1, i);
  }
  of_product_.resize(municipalities.size() * products_ * years);
  std::vector<std::optional<std::size_t>> place_of(book.facts().municipalities.size());
  for (std::size_t m = 0; m < municipalities.size(); ++m) place_of[municipalities[m]] = m;
  for (const contracts::ContractLine& line : settlement.lines) {
    const auto place = place_of[line.municipality];
    if (!place || line.from_provider) continue;  // Of others, or no money of a municipality.
    const auto year = static_cast<std::size_t>(line.month) / 12;
    const std::size_t payee =
        payee_of[line.contract * (providers + 1) + (line.provider ? *line.provider : providers)];
    Sum& sum = by_kind_[((*place * payees_.size() + payee) * line_kinds +
                         static_cast<std::size_t>(line.kind)) *
                            years +
                        year];
    sum.amount += line.amount;
    sum.quantity += line.quantity;
    if (line.product)
      of_product_[(*place * products_ + *line.product) * years + year] += line.amount;
  }
}

Cents PaidByYear::of_contract(std::size_t municipality, std::size_t contract, int year) const {
  Cents sum;
  for (std::size_t p = 0; p < payees_.size(); ++p)
    for (std::size_t kind = 0; kind < line_kinds && payees_[p].contract == contract; ++kind)
      sum += by_kind(municipality, p, static_cast<contracts::LineKind>(kind), year).amount;
  return sum;
}

ContractCare::ContractCare(const contracts::ContractBook& book)
    : book_(book), room_(book), tally_(book) {}

void ContractCare::clear() { sheet_.clear(); }

void ContractCare::ask(demand::SimulateOptions& options) {
  options.orders = &sheet_.orders;
  options.room = &room_;
}

void ContractCare::take_prices(const demand::CareFigures& figures) {
  if (figures.price_factors.empty()) return;
  const std::size_t width = figures.products * book_.facts().months();
  if (sheet_.price_factors.empty())
    sheet_.price_factors.assign(book_.facts().municipalities.size() * width, 1.0);
  for (std::size_t m = 0; m < figures.municipalities.size(); ++m)
    std::copy_n(figures.price_factors.begin() + static_cast<std::ptrdiff_t>(m * width), width,
                sheet_.price_factors.begin() +
                    static_cast<std::ptrdiff_t>(figures.municipalities[m] * width));
}

const contracts::Settlement& ContractCare::pay() {
  tally_.clear();
  tally_.add(sheet_);
  settlement_ = contracts::settle(book_, tally_);
  return settlement_;
}

}  // namespace houvast::study
