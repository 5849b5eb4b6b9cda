// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "demand/model.h"
#include "money/exact.h"

namespace houvast::demand {

Decimal price_in(const Product& product, int first_year, int year) {
  // The latest price that was given, and the index over the years since.
  int from = first_year;
  Decimal price = product.price;
  for (const auto& [given, amount] : product.price_in)
    if (given <= year) {
      from = given;
      price = amount;
    }
  Exact rise = exact(price);
  for (int y = from; y < year; ++y) rise *= 1 + exact(product.price_index);
  const auto rounded = round_to_decimal(rise, 4);
  check(rounded.has_value());
  return *rounded;
}

std::vector<LeverCost> lever_costs(const DemandTerms& terms, Years years,
                                   std::span<const Municipality> municipalities) {
  std::vector<LeverCost> lines;
  for (const Lever& lever : terms.levers)
    for (int year = years.from; year <= years.to; ++year) {
      const int first = year == lever.from.year ? std::max(1, lever.from.month) : 1;
      const int last = lever.to && year == lever.to->year ? std::max(1, lever.to->month) : 12;
      const bool runs = year >= lever.from.year && (!lever.to || year <= lever.to->year);
      if (!runs || last < first) continue;
      Exact cents = exact(lever.cost_per_year) * (last - first + 1) / 12;
      if (year == lever.from.year) cents += exact(lever.cost_once);
      const Cents total = round_to_cents(cents);
      if (total == Cents()) continue;
      std::vector<const Municipality*> members;
      std::vector<Exact> weights;
      for (const Municipality& municipality : municipalities) {
        const bool takes_part = lever.municipalities.empty() ||
                                std::find(lever.municipalities.begin(), lever.municipalities.end(),
                                          municipality.code) != lever.municipalities.end();
        if (!takes_part) continue;
        const auto known = municipality.inhabitants.find(year);
        members.push_back(&municipality);
        weights.push_back(
            exact(known == municipality.inhabitants.end() ? std::int64_t{1} : known->second));
      }
      const std::vector<Cents> parts = split_exactly(total, weights);
      for (std::size_t m = 0; m < members.size(); ++m)
        lines.push_back({lever.id, lever.scheme, members[m]->code, year, parts[m]});
    }
  return lines;
}

}  // namespace houvast::demand
