// SPDX-License-Identifier: EUPL-1.2
// C2. Pay for production. Every line is a quantity times a price, rounded once.
#include <array>
#include <map>
#include <optional>

#include "contracts/clause.h"
#include "domain/price_factor.h"
#include "houvast/check.h"
#include "money/exact.h"

namespace houvast::contracts {
namespace {

constexpr std::array care_classes = {CareClass::started, CareClass::running, CareClass::acute};
constexpr std::int64_t million = 1'000'000;

/// A share of a price, to 0.0001 euro.
UnitPrice share_of(UnitPrice price, Decimal share) {
  if (share == Decimal(1)) return price;
  check(!share.is_negative());
  return {times(Cents(price.units), share).count()};
}

/// So many of something, each worth a share: in millionths.
Millionths shares_of(std::int64_t count, Decimal share) {
  return times(Cents(count * million), share).count();
}

/// What one cell of a clause counted: by class and month of the years.
class CellCounts {
 public:
  explicit CellCounts(const CareTally::Impl& tally) : tally_(tally) {
    for (std::vector<CareCount>& months : counts_) months.resize(tally.month_count);
  }
  void read(std::uint32_t cell) {
    for (const CareClass care : care_classes) {
      const auto c = static_cast<std::size_t>(care);
      is_empty_[c] = tally_.is_empty(cell, care);
      if (!is_empty_[c]) tally_.read(cell, care, counts_[c]);
    }
  }
  [[nodiscard]] bool is_empty(CareClass care) const {
    return is_empty_[static_cast<std::size_t>(care)];
  }
  [[nodiscard]] const CareCount& at(CareClass care, int month) const {
    return counts_[static_cast<std::size_t>(care)][static_cast<std::size_t>(month)];
  }

 private:
  const CareTally::Impl& tally_;
  std::array<std::vector<CareCount>, class_count> counts_;
  std::array<bool, class_count> is_empty_{};
};

/// A line for care of a cell.
ContractLine line_for(const ClauseContext& at, LineKind kind, const Cell& cell, CareClass care,
                      int month) {
  ContractLine line = at.line(kind, *cell.municipality, month);
  line.care = care;
  line.product = cell.product;
  line.provider = at.book.receiver(at.contract, *cell.provider);
  return line;
}

void add_line(const ContractLine& line, Millionths quantity, UnitPrice price,
              std::vector<ContractLine>& to) {
  if (quantity == 0 || price.units == 0) return;
  ContractLine& added = to.emplace_back(line);
  added.quantity = quantity;
  added.price = price.units;
  added.amount = amount_of(quantity, price);
}

/// Gives `visit` every cell of a clause, month of the contract and class in which something was
/// counted, in the order of lines.
template <class Visit>
void each_count(const ClauseContext& at, const Visit& visit) {
  const BookContract& contract = at.of_contract();
  const BookClause& clause = at.of_clause();
  CellCounts counts(at.tally);
  for (std::size_t i = 0; i < clause.cells.size(); ++i) {
    counts.read(clause.cells[i]);
    const Cell& cell = at.book.cells[clause.cells[i]];
    for (int month = contract.first_month; month <= contract.last_month; ++month)
      for (const CareClass care : care_classes)
        if (!counts.is_empty(care)) visit(i, cell, care, month, counts.at(care, month));
  }
}

/// The price of a clause without that of the product behind it.
UnitPrice own_price(const ClauseContext& at, const ByYear<Decimal>& price, int month) {
  const auto given = value_in(price, at.book.calendar.year_of(month));
  return given ? unit_price(*given) : UnitPrice{};
}

}  // namespace

namespace {

/// The price of a unit of one product by year, share included.
std::vector<UnitPrice> prices_by_year(const UnitClause& terms, const ClauseContext& at,
                                      std::size_t product) {
  std::vector<UnitPrice> prices;
  for (int month = 0; month < at.book.months(); month += 12)
    prices.push_back(share_of(at.book.price_in(terms.price, product, month), terms.share));
  return prices;
}

/// Volumes of a cell, month after month, of the classes that have any.
class Volumes {
 public:
  Volumes(const ClauseContext& at, std::size_t place) : at_(at) {
    const BookClause& clause = at.of_clause();
    if (!clause.columns.empty()) column_ = clause.columns[place];
    for (const CareClass care : care_classes) {
      if (at.tally.is_empty(clause.cells[place], care)) continue;
      const CareChange* row = at.tally.row(clause.cells[place], care);
      parts_[count_++] = {care, row + 1, row[0].volume};
    }
  }

  /// Gives `visit` the volumes of a month. Months must come one after the other, from 0.
  template <class Visit>
  void next(int month, const Visit& visit) {
    for (std::size_t i = 0; i < count_; ++i) {
      Part& part = parts_[i];
      part.volume += part.months[month].volume;
      const Millionths volume =
          column_ ? at_.tally.metered(*column_, part.care, month) : part.volume;
      if (volume != 0) visit(part.care, volume);
    }
  }

 private:
  struct Part {
    CareClass care = CareClass::started;
    const CareChange* months = nullptr;
    Millionths volume = 0;
  };

  const ClauseContext& at_;
  std::optional<std::uint32_t> column_;
  std::array<Part, class_count> parts_;
  std::size_t count_ = 0;
};

}  // namespace

/// Most lines of a book are these, so they are made in one pass over the months.
void pay(const UnitClause& terms, const ClauseContext& at, std::vector<ContractLine>& to) {
  const BookContract& contract = at.of_contract();
  const BookClause& clause = at.of_clause();
  std::map<std::uint16_t, std::vector<UnitPrice>> prices;
  for (const std::uint16_t product : clause.products)
    prices[product] = prices_by_year(terms, at, product);
  const bool has_levers = !at.tally.price_factors.empty();
  for (std::size_t i = 0; i < clause.cells.size(); ++i) {
    const Cell& cell = at.book.cells[clause.cells[i]];
    const std::vector<UnitPrice>& by_year = prices.at(cell.product);
    ContractLine line = line_for(at, LineKind::unit, cell, CareClass::started, 0);
    Volumes volumes(at, i);
    for (line.month = 0; line.month <= contract.last_month; ++line.month) {
      UnitPrice price = by_year[static_cast<std::size_t>(line.month / 12)];
      if (has_levers)
        price = scaled(price, at.tally.price_factor(*cell.municipality, cell.product, line.month));
      volumes.next(line.month, [&](CareClass care, Millionths volume) {
        if (line.month < contract.first_month) return;
        line.care = care;
        add_line(line, volume, price, to);
      });
    }
  }
}

void pay(const FunctionClause& terms, const ClauseContext& at, std::vector<ContractLine>& to) {
  each_count(at,
             [&](std::size_t, const Cell& cell, CareClass care, int month, const CareCount& count) {
               for (std::size_t part = 0; part < terms.functions.size(); ++part) {
                 const FunctionClause::Function& function = terms.functions[part];
                 const Millionths quantity = shares_of(count.starts, function.at_start) +
                                             shares_of(count.seen(), function.a_month) +
                                             shares_of(count.stops, function.at_end);
                 ContractLine line = line_for(at, LineKind::function, cell, care, month);
                 line.part = static_cast<std::uint16_t>(part);
                 add_line(line, quantity, own_price(at, function.price, month), to);
               }
             });
}

void pay(const PersonYearClause& terms, const ClauseContext& at, std::vector<ContractLine>& to) {
  each_count(at,
             [&](std::size_t, const Cell& cell, CareClass care, int month, const CareCount& count) {
               const Millionths years = static_cast<Millionths>(divide_half_away(
                   Int128(count.days) * million, at.book.calendar.days_in_year_of(month)));
               add_line(line_for(at, LineKind::person_year, cell, care, month), years,
                        own_price(at, terms.price, month), to);
             });
}

void pay(const ClientFollowingClause& terms, const ClauseContext& at,
         std::vector<ContractLine>& to) {
  const BookClause& clause = at.of_clause();
  each_count(at, [&](std::size_t i, const Cell& cell, CareClass care, int month, const CareCount&) {
    const UnitPrice price = scaled(at.book.price_in(terms.price, cell.product, month),
                                   at.tally.price_factor(*cell.municipality, cell.product, month));
    add_line(line_for(at, LineKind::client_following, cell, care, month),
             at.tally.metered(clause.columns[i], care, month), price, to);
  });
}

/// Start and parts of who started under the contract are paid at the price of the year of the
/// start, also after its last month. The end is paid by the contract of its month at the price of
/// its year, whoever started: orders are counted by month, and their ends no longer know their
/// starts.
void pay(const TrajectoryClause& terms, const ClauseContext& at, std::vector<ContractLine>& to) {
  const BookContract& contract = at.of_contract();
  CellCounts counts(at.tally);
  for (const std::uint32_t place : at.of_clause().cells) {
    counts.read(place);
    const Cell& cell = at.book.cells[place];
    for (int month = contract.first_month; month < at.book.months(); ++month) {
      const auto add_started = [&](int months_ago, Decimal share) {
        const int start = month - months_ago;
        if (start < contract.first_month || start > contract.last_month) return;
        for (const CareClass care : {CareClass::started, CareClass::acute}) {
          if (counts.is_empty(care)) continue;
          const CareClass now =
              care == CareClass::started && start / 12 != month / 12 ? CareClass::running : care;
          add_line(line_for(at, LineKind::trajectory, cell, now, month),
                   shares_of(counts.at(care, start).starts, share),
                   own_price(at, terms.price, start), to);
        }
      };
      add_started(0, terms.at_start);
      for (const auto& [months, share] : terms.parts) add_started(months, share);
      if (month > contract.last_month) continue;
      for (const CareClass care : care_classes)
        if (!counts.is_empty(care))
          add_line(line_for(at, LineKind::trajectory, cell, care, month),
                   shares_of(counts.at(care, month).stops, terms.at_end),
                   own_price(at, terms.price, month), to);
    }
  }
}

}  // namespace houvast::contracts
