// SPDX-License-Identifier: EUPL-1.2
// C12. Who works for a main contractor is paid by him: units delivered times a share of the price
// of the product, whether the main contractor himself is paid for them or not.
#include "contracts/clause.h"
#include "domain/price_factor.h"
#include "houvast/check.h"
#include "money/exact.h"

namespace houvast::contracts {
namespace {

/// A share of the price of the product, to 0.0001 euro.
UnitPrice price_for(const ContractBook::Impl& book, std::size_t product, Decimal share, int month) {
  check(!share.is_negative());
  return {times(Cents(book.product_price(product, month).units), share).count()};
}

void pass_on(const ContractBook::Impl& book, const CareTally::Impl& tally, std::size_t contract,
             std::size_t place, Decimal share, std::vector<ContractLine>& lines) {
  const BookContract& known = book.contracts[contract];
  const std::uint16_t provider = known.providers[place];
  std::vector<CareCount> months(static_cast<std::size_t>(book.months()));
  for (const std::uint16_t municipality : known.municipalities)
    for (const std::uint16_t product : known.products) {
      const std::uint32_t cell =
          book.cell_of(municipality, product, provider, DeliveryForm::in_kind);
      tally.read(cell, months);
      for (int month = known.first_month; month <= known.last_month; ++month) {
        const Millionths volume = months[static_cast<std::size_t>(month)].volume;
        if (volume == 0 || book.contract_at(cell, month) != contract) continue;
        const UnitPrice price = scaled(price_for(book, product, share, month),
                                       tally.price_factor(municipality, product, month));
        ContractLine line;
        line.contract = static_cast<std::uint16_t>(contract);
        line.source = static_cast<std::uint16_t>(place);
        line.kind = LineKind::subcontract;
        line.municipality = municipality;
        line.product = product;
        line.provider = provider;
        line.from_provider = known.providers.front();
        line.month = month;
        line.amount = amount_of(volume, price);
        line.quantity = volume;
        line.price = price.units;
        lines.push_back(line);
      }
    }
}

}  // namespace

void add_subcontracts(const ContractBook::Impl& book, const CareTally::Impl& tally,
                      std::vector<ContractLine>& lines) {
  for (std::size_t c = 0; c < book.contracts.size(); ++c) {
    const auto& shares = book.terms.contracts[c].subcontracts;
    const BookContract& known = book.contracts[c];
    for (std::size_t i = 1; i < known.providers.size(); ++i) {
      const auto share = shares.find(book.terms.providers[known.providers[i]].id);
      if (share != shares.end()) pass_on(book, tally, c, i, share->second, lines);
    }
  }
}

}  // namespace houvast::contracts
