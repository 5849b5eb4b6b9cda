// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <map>

#include "contracts/incentive_parts.h"
#include "money/exact.h"

namespace houvast::contracts {
namespace {

struct Care {
  IncentiveCase of;
  Cents value;  ///< At the price of the first year.
};

/// What was counted under a contract, by provider, product and municipality; also where it is zero.
std::vector<Care> care_under(const ContractBook& book, const CareTally& tally,
                             std::size_t contract) {
  const ContractBook::Impl& known = book.impl();
  const BookContract& of = known.contracts[contract];
  std::vector<Care> all;
  if (of.last_month < of.first_month) return all;
  std::vector<CareCount> months(known.facts.months());
  for (const std::uint16_t provider : of.providers)
    for (const std::uint16_t product : of.products)
      for (const std::uint16_t municipality : of.municipalities) {
        Millionths volume = 0;
        for (const DeliveryForm form : {DeliveryForm::in_kind, DeliveryForm::personal_budget}) {
          const std::uint32_t cell = known.cell_of(municipality, product, provider, form);
          tally.impl().read(cell, months);
          for (int month = of.first_month; month <= of.last_month; ++month)
            if (known.contract_at(cell, month) == contract)
              volume += months[static_cast<std::size_t>(month)].volume;
        }
        all.push_back({{contract, provider, product, municipality},
                       amount_of(volume, known.product_price(product, of.first_month))});
      }
  return all;
}

}  // namespace

std::vector<IncentiveCase> main_cases(const ContractBook& book, const CareTally& tally) {
  std::vector<IncentiveCase> cases;
  for (std::size_t c = 0; c < book.terms().contracts.size(); ++c) {
    const std::vector<Care> care = care_under(book, tally, c);
    const auto most = std::max_element(
        care.begin(), care.end(), [](const Care& a, const Care& b) { return a.value < b.value; });
    if (most != care.end()) cases.push_back(most->of);
  }
  return cases;
}

std::vector<IncentiveCase> all_cases(const ContractBook& book, const CareTally& tally) {
  std::vector<IncentiveCase> cases;
  for (std::size_t c = 0; c < book.terms().contracts.size(); ++c) {
    std::map<std::pair<std::size_t, std::size_t>, Care> most;
    for (const Care& care : care_under(book, tally, c)) {
      if (care.value <= Cents()) continue;
      const auto [at, is_new] = most.try_emplace({care.of.provider, care.of.product}, care);
      if (!is_new && care.value > at->second.value) at->second = care;
    }
    for (const auto& [key, care] : most) cases.push_back(care.of);
  }
  return cases;
}

}  // namespace houvast::contracts
