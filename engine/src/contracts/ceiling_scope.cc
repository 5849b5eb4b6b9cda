// SPDX-License-Identifier: EUPL-1.2
#include "contracts/ceiling_scope.h"

#include <numeric>

namespace houvast::contracts {

std::vector<Limited> limited_of(const ContractBook::Impl& book) {
  const std::vector<Ceiling>& ceilings = book.terms.ceilings;
  std::vector<std::uint16_t> order(ceilings.size());
  std::iota(order.begin(), order.end(), std::uint16_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::uint16_t a, std::uint16_t b) {
    return ceilings[a].level < ceilings[b].level;
  });
  std::vector<Limited> all;
  for (const std::uint16_t c : order) {
    std::vector<std::uint16_t> places = book.places_of(ceilings[c].municipalities);
    std::sort(places.begin(), places.end());
    if (ceilings[c].shared)
      all.push_back({.ceiling = c, .municipality = {}, .municipalities = places});
    else
      for (const std::uint16_t m : places)
        all.push_back({.ceiling = c, .municipality = m, .municipalities = {m}});
  }
  return all;
}

bool is_under(const Ceiling& ceiling, const Contract& contract) {
  return ceiling.level == Ceiling::Level::provider ? ceiling.contract == contract.id
                                                   : ceiling.scheme == contract.scheme;
}

}  // namespace houvast::contracts
