// SPDX-License-Identifier: EUPL-1.2
#include "houvast/ceilings.h"

#include <algorithm>
#include <tuple>

#include "contracts/ceiling_cut.h"
#include "contracts/ceiling_scope.h"
#include "contracts/clause.h"

namespace houvast::contracts {
namespace {

/// Clients of the care of a contract in a year. Who is there when the contract begins in the course
/// of the year counts as a start.
class ClientCounter {
 public:
  ClientCounter(const ContractBook::Impl& book, const CareTally::Impl& tally,
                const Limited& limited, const Limits& limits)
      : book_(book), tally_(tally), limited_(limited), limits_(limits) {}

  [[nodiscard]] ClientCount count(std::size_t first) const {
    ClientCount count;
    std::vector<CareCount> months(static_cast<std::size_t>(book_.months()));
    for (std::uint32_t c = 0; c < book_.cells.size(); ++c) {
      const Cell& cell = book_.cells[c];
      if (!cell.municipality || !has_place(limited_.municipalities, *cell.municipality)) continue;
      for (const CareClass care : {CareClass::started, CareClass::running, CareClass::acute}) {
        if (tally_.is_empty(c, care) || (care == CareClass::acute && limits_.pays_acute)) continue;
        tally_.read(c, care, months);
        add(c, care, std::span(months).subspan(first, count.starts.size()), first, count);
      }
    }
    return count;
  }

 private:
  void add(std::uint32_t cell, CareClass care, std::span<const CareCount> months, std::size_t first,
           ClientCount& count) const {
    bool was_theirs = false;
    for (std::size_t m = 0; m < months.size(); ++m) {
      const auto contract = book_.contract_at(cell, static_cast<int>(first + m));
      const bool is_theirs = contract && is_under(book_.terms.ceilings[limited_.ceiling],
                                                  book_.terms.contracts[*contract]);
      if (is_theirs) {
        const std::int64_t there = was_theirs ? 0 : months[m].clients;
        if (care == CareClass::running || m == 0)
          count.running += there;
        else
          count.starts[m] += there;
        count.starts[m] += months[m].starts;
      }
      was_theirs = is_theirs;
    }
  }

  const ContractBook::Impl& book_;
  const CareTally::Impl& tally_;
  const Limited& limited_;
  const Limits& limits_;
};

struct Applied {
  std::vector<ContractLine> lines;
  std::vector<CeilingYear> years;
};

ContractLine line_of(const Claimant& claimant, const Cut& cut, std::uint16_t ceiling) {
  ContractLine line;
  line.contract = claimant.contract;
  line.source = ceiling;
  line.kind = LineKind::ceiling;
  line.care = claimant.care;
  line.municipality = claimant.municipality;
  line.product = claimant.product;
  line.provider = claimant.provider;
  line.month = static_cast<std::int32_t>(cut.month);
  line.amount = -cut.amount;
  line.quantity = cut.volume;
  return line;
}

Applied apply(const ContractBook::Impl& book, const CareTally::Impl& tally,
              std::span<const ContractLine> lines) {
  Applied applied;
  if (book.terms.ceilings.empty()) return applied;
  Claims claims = claims_of(book, tally, lines);
  for (const Limited& limited : limited_of(book)) {
    const std::vector<std::size_t> claimants = claimants_under(book, limited, claims);
    const Years years = book.facts.years;
    for (int year = years.from; year <= years.to; ++year) {
      const Limits limits = limits_of(book.terms.ceilings[limited.ceiling], year);
      if (!limits.any()) continue;
      const auto first = static_cast<std::size_t>(year - years.from) * 12;
      const ClientCount clients =
          limits.clients ? ClientCounter(book, tally, limited, limits).count(first) : ClientCount();
      const CeilingCut cut(claims, claimants, first, limits, clients);
      for (const Cut& part : cut.cuts())
        applied.lines.push_back(line_of(claims.claimants[part.claimant], part, limited.ceiling));
      CeilingYear result = cut.result();
      result.ceiling = limited.ceiling;
      result.year = year;
      result.municipality = limited.municipality;
      applied.years.push_back(result);
    }
  }
  std::stable_sort(applied.years.begin(), applied.years.end(),
                   [](const CeilingYear& a, const CeilingYear& b) {
                     return std::tie(a.ceiling, a.year, a.municipality) <
                            std::tie(b.ceiling, b.year, b.municipality);
                   });
  return applied;
}

}  // namespace

void add_ceilings(const ContractBook::Impl& book, const CareTally::Impl& tally,
                  std::vector<ContractLine>& lines) {
  const Applied applied = apply(book, tally, lines);
  lines.insert(lines.end(), applied.lines.begin(), applied.lines.end());
}

std::vector<CeilingYear> ceiling_years(const ContractBook& book, const CareTally& tally,
                                       const Settlement& settlement) {
  return apply(book.impl(), tally.impl(), settlement.lines).years;
}

}  // namespace houvast::contracts
