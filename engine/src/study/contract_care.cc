// SPDX-License-Identifier: EUPL-1.2
#include "study/contract_care.h"

#include <algorithm>

namespace houvast::study {

PaidByYear::PaidByYear(const contracts::ContractBook& book,
                       std::span<const std::size_t> municipalities,
                       const contracts::Settlement& settlement)
    : years_(book.facts().years),
      contracts_(book.terms().contracts.size()),
      products_(book.facts().products.size()) {
  const auto years = static_cast<std::size_t>(years_.count());
  by_kind_.resize(municipalities.size() * contracts_ * line_kinds * years);
  of_product_.resize(municipalities.size() * products_ * years);
  std::vector<std::optional<std::size_t>> place_of(book.facts().municipalities.size());
  for (std::size_t m = 0; m < municipalities.size(); ++m) place_of[municipalities[m]] = m;
  for (const contracts::ContractLine& line : settlement.lines) {
    const auto place = place_of[line.municipality];
    if (!place || line.from_provider) continue;  // Of others, or no money of a municipality.
    const auto year = static_cast<std::size_t>(line.month) / 12;
    Sum& sum = by_kind_[((*place * contracts_ + line.contract) * line_kinds +
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
  for (std::size_t kind = 0; kind < line_kinds; ++kind)
    sum += by_kind(municipality, contract, static_cast<contracts::LineKind>(kind), year).amount;
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
