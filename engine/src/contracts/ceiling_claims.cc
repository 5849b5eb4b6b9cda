// SPDX-License-Identifier: EUPL-1.2
#include "contracts/ceiling_claims.h"

#include <algorithm>
#include <array>
#include <map>

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

/// Residents have no place: they are nobody's provider.
std::optional<std::uint16_t> receiver_of(const ContractBook::Impl& book, std::size_t contract,
                                         const Cell& cell) {
  if (cell.form == DeliveryForm::personal_budget || !cell.provider) return std::nullopt;
  return book.receiver(contract, *cell.provider);
}

/// Rows of months in the order in which their claimants come, to be put in order at the end.
class ClaimRows {
 public:
  explicit ClaimRows(std::size_t months) : months_(months) {}

  [[nodiscard]] std::size_t row(const Claimant& claimant) {
    const auto [found, is_new] = rows_.try_emplace(claimant, rows_.size());
    if (is_new) {
      asked_.resize(asked_.size() + months_);
      volume_.resize(volume_.size() + months_);
    }
    return found->second;
  }
  Cents& asked(std::size_t row, std::size_t month) { return asked_[row * months_ + month]; }
  Millionths& volume(std::size_t row, std::size_t month) { return volume_[row * months_ + month]; }

  [[nodiscard]] Claims in_order() const {
    Claims claims{.months = months_};
    claims.claimants.reserve(rows_.size());
    claims.asked.reserve(asked_.size());
    claims.volume.reserve(volume_.size());
    for (const auto& [claimant, row] : rows_) {
      const auto from = static_cast<std::ptrdiff_t>(row * months_);
      const auto to = from + static_cast<std::ptrdiff_t>(months_);
      claims.claimants.push_back(claimant);
      claims.asked.insert(claims.asked.end(), asked_.begin() + from, asked_.begin() + to);
      claims.volume.insert(claims.volume.end(), volume_.begin() + from, volume_.begin() + to);
    }
    claims.left = claims.asked;
    return claims;
  }

 private:
  std::size_t months_;
  std::map<Claimant, std::size_t> rows_;
  std::vector<Cents> asked_;
  std::vector<Millionths> volume_;
};

bool is_same_claimant(const ContractLine& a, const ContractLine& b) {
  return a.contract == b.contract && a.source == b.source && a.kind == b.kind &&
         a.municipality == b.municipality && a.product == b.product && a.provider == b.provider;
}

/// Lines of a clause come month by month, and in a month by class: most have the claimant of the
/// one before, or of the same class before it.
void add_asked(const ContractBook::Impl& book, const std::vector<bool>& contracts,
               std::span<const ContractLine> lines, ClaimRows& rows) {
  const ContractLine* before = nullptr;
  std::array<std::optional<std::size_t>, class_count> known;
  for (const ContractLine& line : lines) {
    if (!contracts[line.contract] || !is_of_clause(line.kind)) continue;
    if (before == nullptr || !is_same_claimant(*before, line)) known = {};
    before = &line;
    std::optional<std::size_t>& row = known[static_cast<std::size_t>(line.care)];
    if (!row) row = rows.row(claimant_of(book, line));
    rows.asked(*row, static_cast<std::size_t>(line.month)) += line.amount;
  }
}

/// The units of care that contracts pay, whether their clauses ask by unit or not.
void add_volume(const ContractBook::Impl& book, const CareTally::Impl& tally,
                const std::vector<bool>& contracts, ClaimRows& rows) {
  std::vector<CareCount> months(static_cast<std::size_t>(book.months()));
  for (std::uint32_t c = 0; c < book.cells.size(); ++c) {
    const Cell& cell = book.cells[c];
    if (!cell.municipality) continue;
    // Most cells are not read: nobody who pays for them stands under a ceiling.
    for (const auto& paid : book.cell_contracts[c]) {
      if (!contracts[paid.contract]) continue;
      for (std::size_t k = 0; k < class_count; ++k) {
        const auto care = static_cast<CareClass>(k);
        if (tally.is_empty(c, care)) continue;
        tally.read(c, care, months);
        const std::size_t row =
            rows.row({.contract = paid.contract,
                      .municipality = *cell.municipality,
                      .product = cell.product,
                      .provider = receiver_of(book, paid.contract, cell),
                      .care = care,
                      .is_specialist = book.facts.products[cell.product].line == 2});
        for (int m = paid.first_month; m <= paid.last_month; ++m)
          rows.volume(row, static_cast<std::size_t>(m)) +=
              months[static_cast<std::size_t>(m)].volume;
      }
    }
  }
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
  ClaimRows rows(static_cast<std::size_t>(book.months()));
  add_asked(book, contracts, lines, rows);
  add_volume(book, tally, contracts, rows);
  return rows.in_order();
}

std::vector<std::size_t> claimants_under(const ContractBook::Impl& book, const Limited& limited,
                                         const Claims& claims) {
  const Ceiling& ceiling = book.terms.ceilings[limited.ceiling];
  std::vector<bool> contracts;
  for (const Contract& contract : book.terms.contracts)
    contracts.push_back(is_under(ceiling, contract));
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < claims.claimants.size(); ++i) {
    const Claimant& claimant = claims.claimants[i];
    if (contracts[claimant.contract] && has_place(limited.municipalities, claimant.municipality) &&
        (ceiling.level != Ceiling::Level::specialist || claimant.is_specialist))
      found.push_back(i);
  }
  return found;
}

}  // namespace houvast::contracts
