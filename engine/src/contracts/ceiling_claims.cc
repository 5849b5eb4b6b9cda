// SPDX-License-Identifier: EUPL-1.2
#include "contracts/ceiling_claims.h"

#include <algorithm>

#include "contracts/ceiling_scope.h"

namespace houvast::contracts {
namespace {

bool is_of_line_2(const ContractBook::Impl& book, const std::vector<std::uint16_t>& products) {
  return std::all_of(products.begin(), products.end(),
                     [&](std::uint16_t p) { return book.facts.products[p].line == 2; });
}

Claimant claimant_of(const ContractBook::Impl& book, const ContractLine& line) {
  Claimant claimant{.contract = line.contract,
                    .municipality = line.municipality,
                    .product = line.product,
                    .provider = line.provider,
                    .care = line.care,
                    .is_fixed = is_fixed(line.kind)};
  claimant.is_specialist =
      line.product
          ? book.facts.products[*line.product].line == 2
          : is_of_line_2(book, book.contracts[line.contract].clauses[line.source].products);
  return claimant;
}

/// The units of a month of care, and who asks for their payment.
struct Delivered {
  Claimant claimant;
  std::size_t month = 0;
  Millionths volume = 0;
};

/// Residents have no place: they are nobody's provider.
std::optional<std::uint16_t> receiver_of(const ContractBook::Impl& book, std::size_t contract,
                                         const Cell& cell) {
  if (cell.form == DeliveryForm::personal_budget || !cell.provider) return std::nullopt;
  return book.receiver(contract, *cell.provider);
}

std::vector<Delivered> delivered_under(const ContractBook::Impl& book, const CareTally::Impl& tally,
                                       const std::vector<bool>& contracts) {
  std::vector<Delivered> all;
  std::vector<CareCount> months(static_cast<std::size_t>(book.months()));
  for (std::uint32_t c = 0; c < book.cells.size(); ++c) {
    const Cell& cell = book.cells[c];
    // Most cells are not read: nobody who pays for them stands under a ceiling.
    const auto& payers = book.cell_contracts[c];
    const bool counts = std::any_of(payers.begin(), payers.end(),
                                    [&](const auto& payer) { return contracts[payer.contract]; });
    if (!cell.municipality || !counts) continue;
    for (std::size_t k = 0; k < class_count; ++k) {
      const auto care = static_cast<CareClass>(k);
      if (tally.is_empty(c, care)) continue;
      tally.read(c, care, months);
      for (std::size_t m = 0; m < months.size(); ++m) {
        if (months[m].volume == 0) continue;
        const auto contract = book.contract_at(c, static_cast<int>(m));
        if (!contract || !contracts[*contract]) continue;
        all.push_back({.claimant = {.contract = static_cast<std::uint16_t>(*contract),
                                    .municipality = *cell.municipality,
                                    .product = cell.product,
                                    .provider = receiver_of(book, *contract, cell),
                                    .care = care,
                                    .is_specialist = book.facts.products[cell.product].line == 2},
                       .month = m,
                       .volume = months[m].volume});
      }
    }
  }
  return all;
}

}  // namespace

bool is_fixed(LineKind kind) {
  switch (kind) {
    case LineKind::availability:
    case LineKind::characteristics:
    case LineKind::history:
    case LineKind::network:
    case LineKind::team_population:
    case LineKind::team_results:
      return true;
    default:
      return false;
  }
}

bool is_of_clause(LineKind kind) { return kind < LineKind::ceiling; }

Claims claims_of(const ContractBook::Impl& book, const CareTally::Impl& tally,
                 std::span<const ContractLine> lines) {
  std::vector<bool> contracts;
  for (const Contract& contract : book.terms.contracts)
    contracts.push_back(
        std::any_of(book.terms.ceilings.begin(), book.terms.ceilings.end(),
                    [&](const Ceiling& ceiling) { return is_under(ceiling, contract); }));

  Claims claims{.months = static_cast<std::size_t>(book.months())};
  const std::vector<Delivered> delivered = delivered_under(book, tally, contracts);
  const auto counts = [&](const ContractLine& line) {
    return contracts[line.contract] && is_of_clause(line.kind);
  };
  // Lines of one clause come month by month: most have the claimant of the one before.
  const auto remember = [&](const Claimant& claimant) {
    if (claims.claimants.empty() || claims.claimants.back() != claimant)
      claims.claimants.push_back(claimant);
  };
  for (const ContractLine& line : lines)
    if (counts(line)) remember(claimant_of(book, line));
  for (const Delivered& care : delivered) remember(care.claimant);
  std::sort(claims.claimants.begin(), claims.claimants.end());
  claims.claimants.erase(std::unique(claims.claimants.begin(), claims.claimants.end()),
                         claims.claimants.end());

  claims.asked.resize(claims.claimants.size() * claims.months);
  claims.volume.resize(claims.asked.size());
  const auto place = [&](const Claimant& claimant, std::size_t month) {
    const auto found = std::lower_bound(claims.claimants.begin(), claims.claimants.end(), claimant);
    return claims.at(static_cast<std::size_t>(found - claims.claimants.begin()), month);
  };
  for (const ContractLine& line : lines)
    if (counts(line))
      claims.asked[place(claimant_of(book, line), static_cast<std::size_t>(line.month))] +=
          line.amount;
  for (const Delivered& care : delivered)
    claims.volume[place(care.claimant, care.month)] += care.volume;
  claims.left = claims.asked;
  return claims;
}

std::vector<std::size_t> claimants_under(const ContractBook::Impl& book, const Limited& limited,
                                         const Claims& claims) {
  const Ceiling& ceiling = book.terms.ceilings[limited.ceiling];
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < claims.claimants.size(); ++i) {
    const Claimant& claimant = claims.claimants[i];
    if (is_under(ceiling, book.terms.contracts[claimant.contract]) &&
        has_place(limited.municipalities, claimant.municipality) &&
        (ceiling.level != Ceiling::Level::specialist || claimant.is_specialist))
      found.push_back(i);
  }
  return found;
}

}  // namespace houvast::contracts
