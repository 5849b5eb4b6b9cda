// SPDX-License-Identifier: EUPL-1.2
#include "contracts/payments.h"

#include <algorithm>

#include "houvast/check.h"
#include "money/split_kernel.h"

namespace houvast::contracts {

bool is_payment(LineKind kind) {
  switch (kind) {
    case LineKind::advance:
    case LineKind::advance_settled:
    case LineKind::savings:
    case LineKind::losses:
    case LineKind::subcontract:
      return false;
    default:
      return true;
  }
}

std::vector<Cents> paid_by_payer(const ClauseContext& at, int year,
                                 std::span<const ContractLine> lines) {
  const std::vector<std::uint16_t>& payers = at.of_contract().municipalities;
  const bool is_about_all = at.contract_terms().clauses[at.clause].products.empty();
  const std::vector<std::uint16_t>& products = at.of_clause().products;
  std::vector<Cents> paid(payers.size());
  for (const ContractLine& line : lines) {
    if (line.contract != at.contract || line.month / 12 != year || !is_payment(line.kind)) continue;
    const bool is_about =
        is_about_all ||
        (line.product && std::binary_search(products.begin(), products.end(), *line.product));
    if (!is_about) continue;
    const auto payer = std::lower_bound(payers.begin(), payers.end(), line.municipality);
    check(payer != payers.end() && *payer == line.municipality);
    paid[static_cast<std::size_t>(payer - payers.begin())] += line.amount;
  }
  return paid;
}

std::vector<Cents> split_like(Cents amount, std::span<const Cents> paid,
                              const ContractBook::Impl& book, std::size_t contract, int year) {
  std::vector<std::int64_t> weights;
  for (const Cents by : paid) weights.push_back(std::max<std::int64_t>(by.count(), 0));
  if (std::all_of(weights.begin(), weights.end(), [](std::int64_t weight) { return weight == 0; }))
    return book.split_over_payers(amount, contract, year * 12);
  std::vector<Cents> parts(weights.size());
  split_into(amount, weights, parts);
  return parts;
}

}  // namespace houvast::contracts
