// SPDX-License-Identifier: EUPL-1.2
// What a unit of care is worth, whatever a clause pays for it. Private to the part.
#pragma once

#include "contracts/book.h"
#include "domain/price_factor.h"
#include "houvast/care_record.h"
#include "money/exact.h"

namespace houvast::contracts {

/// Price of the product in the year of a month, in kind or as a personal budget (times its factor,
/// to 0.0001 euro), and what levers make of it (D9).
[[nodiscard]] inline UnitPrice care_price(const ContractBook::Impl& book, std::size_t product,
                                          DeliveryForm form, int month, double lever_factor) {
  UnitPrice price = book.product_price(product, month);
  if (form == DeliveryForm::personal_budget)
    price.units =
        times(Cents(price.units), book.facts.products[product].personal_budget_factor).count();
  return scaled(price, lever_factor);
}

}  // namespace houvast::contracts
