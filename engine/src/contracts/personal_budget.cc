// SPDX-License-Identifier: EUPL-1.2
// C5. Personal budgets: paid in advance or as spent; what is left and what was wrongly spent comes
// back in December.
#include <array>

#include "contracts/care_price.h"
#include "contracts/clause.h"

namespace houvast::contracts {
namespace {

/// Ordered units of the budgets for a product in a municipality and month, by class of care.
using Ordered = std::array<Millionths, class_count>;

class BudgetLines {
 public:
  BudgetLines(const PersonalBudgetClause& terms, const ClauseContext& at,
              std::vector<ContractLine>& to)
      : terms_(terms), at_(at), to_(to) {}

  void add_month(std::uint16_t municipality, std::uint16_t product, int month,
                 const Ordered& ordered) {
    for (std::size_t care = 0; care < class_count; ++care) {
      ContractLine line =
          at_.line(terms_.in_advance ? LineKind::budget_advance : LineKind::budget_spent,
                   municipality, month);
      line.care = static_cast<CareClass>(care);
      line.product = product;
      line.quantity = ordered[care];
      const UnitPrice price = price_of(municipality, product, month);
      line.price = price.units;
      const Cents budget = amount_of(line.quantity, price);
      line.amount = terms_.in_advance ? budget : budget - times(budget, terms_.unspent);
      if (line.amount == Cents()) continue;
      to_.push_back(line);
      paid_[care] += line.amount;
    }
  }

  /// What comes back of the year that ends with this month.
  void add_december(std::uint16_t municipality, std::uint16_t product, int month) {
    for (std::size_t care = 0; care < class_count; ++care) {
      const Cents unspent = terms_.in_advance ? times(paid_[care], terms_.unspent) : Cents();
      // Of what was spent: wrongly spent * recovered.
      const Cents recovered = round_to_cents(exact(paid_[care] - unspent) *
                                             exact(terms_.wrongly_spent) * exact(terms_.recovered));
      add_back(LineKind::budget_unspent, municipality, product, month, care, unspent);
      add_back(LineKind::budget_recovered, municipality, product, month, care, recovered);
    }
    paid_ = {};
  }

 private:
  [[nodiscard]] UnitPrice price_of(std::uint16_t municipality, std::uint16_t product,
                                   int month) const {
    const double factor = at_.tally.price_factor(municipality, product, month);
    if (!terms_.price.empty())
      return scaled(at_.book.price_in(terms_.price, product, month), factor);
    return care_price(at_.book, product, DeliveryForm::personal_budget, month, factor);
  }

  void add_back(LineKind kind, std::uint16_t municipality, std::uint16_t product, int month,
                std::size_t care, Cents amount) {
    if (amount == Cents()) return;
    ContractLine line = at_.line(kind, municipality, month);
    line.care = static_cast<CareClass>(care);
    line.product = product;
    line.amount = -amount;
    to_.push_back(line);
  }

  const PersonalBudgetClause& terms_;
  const ClauseContext& at_;
  std::vector<ContractLine>& to_;
  std::array<Cents, class_count> paid_{};  ///< In the year so far.
};

}  // namespace

void pay(const PersonalBudgetClause& terms, const ClauseContext& at,
         std::vector<ContractLine>& to) {
  const BookClause& clause = at.of_clause();
  BudgetLines lines(terms, at, to);
  for (std::size_t from = 0; from < clause.cells.size();) {
    // Whoever provides the care: the money goes to the resident.
    const Cell& cell = at.book.cells[clause.cells[from]];
    std::size_t until = from;
    while (until < clause.cells.size() &&
           at.book.cells[clause.cells[until]].municipality == cell.municipality &&
           at.book.cells[clause.cells[until]].product == cell.product)
      ++until;
    for (int month = 0; month < at.book.months(); ++month) {
      Ordered ordered{};
      for (std::size_t i = from; i < until; ++i)
        if (at.book.contract_at(clause.cells[i], month) == at.contract)
          for (std::size_t care = 0; care < class_count; ++care)
            ordered[care] +=
                at.tally.metered(clause.columns[i], static_cast<CareClass>(care), month);
      lines.add_month(*cell.municipality, cell.product, month, ordered);
      if (month % 12 == 11) lines.add_december(*cell.municipality, cell.product, month);
    }
    from = until;
  }
}

}  // namespace houvast::contracts
