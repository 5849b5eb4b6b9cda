// SPDX-License-Identifier: EUPL-1.2
#include "money/unit_price.h"

#include "houvast/check.h"
#include "money/exact.h"

namespace houvast {

UnitPrice unit_price(Decimal price) {
  check(!price.is_negative() && price.decimals() <= 4);
  std::int64_t units = price.units();
  for (int decimals = price.decimals(); decimals < 4; ++decimals) {
    const bool fits = !__builtin_mul_overflow(units, 10, &units);
    check(fits);
  }
  return {units};
}

Cents amount_of(std::int64_t volume, UnitPrice price) {
  check(volume >= 0 && price.units >= 0);
  // 10^-6 unit times 10^-4 euro is 10^-8 cent.
  if (volume == 0) return {};
  std::int64_t product = 0;
  if (!__builtin_mul_overflow(volume, price.units, &product) && product < INT64_MAX / 2)
    return Cents((product + 50'000'000) / 100'000'000);  // Of volumes and prices from zero.
  const Int128 cents = divide_half_away(static_cast<Int128>(volume) * price.units, 100'000'000);
  check(cents <= max_amount.count());
  return Cents(static_cast<std::int64_t>(cents));
}

}  // namespace houvast
