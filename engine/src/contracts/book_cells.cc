// SPDX-License-Identifier: EUPL-1.2
#include "contracts/book_cells.h"

#include <algorithm>
#include <cmath>

#include "houvast/check.h"

namespace houvast::contracts {
namespace {

using Impl = ContractBook::Impl;

bool is_for_budgets(const Clause& clause) {
  return std::holds_alternative<PersonalBudgetClause>(clause.terms);
}

/// Care in kind of a contract that has nothing but clauses for personal budgets is not its own.
bool pays_in_kind(const Contract& contract) { return !is_for_budgets_only(contract); }

class CellMaker {
 public:
  explicit CellMaker(Impl& book) : book_(book), anybody_(book.terms.providers.size()) {
    book_.cell_table.assign(
        book_.facts.municipalities.size() * 2 * book_.facts.products.size() * (anybody_ + 1),
        Impl::no_cell);
  }

  std::uint32_t& at(std::size_t municipality, DeliveryForm form, std::size_t product,
                    std::size_t provider) {
    const std::size_t row = municipality * 2 + (form == DeliveryForm::in_kind ? 0 : 1);
    return book_
        .cell_table[(row * book_.facts.products.size() + product) * (anybody_ + 1) + provider];
  }

  /// Whose care in a form a contract pays, in order; budgets of a contract without providers are
  /// paid whoever provides the care.
  [[nodiscard]] std::vector<std::size_t> providers_of(const BookContract& contract,
                                                      DeliveryForm form) const {
    std::vector<std::size_t> providers(contract.providers.begin(), contract.providers.end());
    std::sort(providers.begin(), providers.end());
    if (providers.empty() && form == DeliveryForm::personal_budget)
      for (std::size_t p = 0; p <= anybody_; ++p) providers.push_back(p);
    return providers;
  }

  std::uint32_t new_cell(std::optional<std::uint16_t> municipality, std::size_t product,
                         std::size_t provider, DeliveryForm form) {
    Cell& cell = book_.cells.emplace_back();
    cell.municipality = municipality;
    cell.product = static_cast<std::uint16_t>(product);
    if (provider < anybody_) cell.provider = static_cast<std::uint16_t>(provider);
    cell.form = form;
    book_.cell_contracts.emplace_back();
    return static_cast<std::uint32_t>(book_.cells.size() - 1);
  }

  void add_contract(std::uint16_t contract, DeliveryForm form,
                    const std::vector<std::uint16_t>& products) {
    const BookContract& of = book_.contracts[contract];
    if (of.last_month < of.first_month) return;
    for (const std::uint16_t m : of.municipalities)
      for (const std::uint16_t p : products)
        for (const std::size_t provider : providers_of(of, form)) {
          std::uint32_t& cell = at(m, form, p, provider);
          if (cell == Impl::no_cell) cell = new_cell(m, p, provider, form);
          add_months(cell, {of.first_month, of.last_month, contract});
        }
  }

  /// Care that nobody pays, of all municipalities together.
  void add_uncontracted() {
    for (std::size_t p = 0; p < book_.facts.products.size(); ++p)
      for (std::size_t provider = 0; provider <= anybody_; ++provider) {
        std::optional<std::uint32_t> cell;
        for (std::size_t m = 0; m < book_.facts.municipalities.size(); ++m)
          for (const DeliveryForm form : {DeliveryForm::in_kind, DeliveryForm::personal_budget}) {
            if (at(m, form, p, provider) != Impl::no_cell) continue;
            if (!cell) cell = new_cell(std::nullopt, p, provider, DeliveryForm::in_kind);
            at(m, form, p, provider) = *cell;
          }
      }
  }

 private:
  void add_months(std::uint32_t cell, const Impl::CellContract& months) {
    std::vector<Impl::CellContract>& known = book_.cell_contracts[cell];
    for (const Impl::CellContract& other : known) {
      if (other.contract == months.contract) return;  // Two clauses of one contract.
      check(months.first_month > other.last_month || months.last_month < other.first_month);
    }
    known.push_back(months);
  }

  Impl& book_;
  std::size_t anybody_;  ///< Place of care without a provider.
};

/// The cells that a clause is about, in order of municipality, product and provider.
void give_cells(CellMaker& maker, const BookContract& contract, const Clause& clause,
                BookClause& ready) {
  if (contract.last_month < contract.first_month) return;
  const DeliveryForm form =
      is_for_budgets(clause) ? DeliveryForm::personal_budget : DeliveryForm::in_kind;
  for (const std::uint16_t m : contract.municipalities)
    for (const std::uint16_t p : ready.products)
      for (const std::size_t provider : maker.providers_of(contract, form))
        ready.cells.push_back(maker.at(m, form, p, provider));
}

std::optional<Meter> meter_of(const Clause& clause) {
  Meter meter;
  if (const auto* unit = std::get_if<UnitClause>(&clause.terms)) {
    if (unit->billing.maximum == BillingTerms::Maximum::none && !unit->billing.whole_hours)
      return std::nullopt;
    meter.kind = Meter::Kind::billed;
    meter.billing = unit->billing;
    return meter;
  }
  if (std::holds_alternative<ClientFollowingClause>(clause.terms) ||
      std::holds_alternative<PersonalBudgetClause>(clause.terms)) {
    meter.kind = Meter::Kind::ordered;
    return meter;
  }
  if (const auto* result = std::get_if<ResultClause>(&clause.terms)) {
    if (result->measure == ResultClause::Measure::no_return) return std::nullopt;
    meter.kind = result->measure == ResultClause::Measure::agreed ? Meter::Kind::agreed_ends
                                                                  : Meter::Kind::planned_ends;
    meter.chance_below = static_cast<std::uint64_t>(
        std::floor(std::clamp(result->chance, 0.0, 1.0) * 4294967296.0 + 0.5));
    return meter;
  }
  return std::nullopt;
}

/// Referrals are counted for all products of line 2 when a clause names none.
void give_referrals(Impl& book, const BookContract& contract, const Clause& clause,
                    BookClause& ready) {
  const auto* team = std::get_if<TeamClause>(&clause.terms);
  if (team == nullptr || !team->referrals) return;
  std::vector<std::uint16_t> products;
  for (std::size_t p = 0; p < book.facts.products.size(); ++p) {
    const ProductFacts& product = book.facts.products[p];
    const std::vector<std::string>& named = team->referrals->products;
    if (named.empty() ? product.line == 2
                      : std::find(named.begin(), named.end(), product.id) != named.end())
      products.push_back(static_cast<std::uint16_t>(p));
  }
  book.counts_channels = true;
  book.channel_table.resize(
      book.facts.municipalities.size() * book.facts.products.size() * channel_count, Impl::no_cell);
  for (const std::uint16_t m : contract.municipalities)
    for (const std::uint16_t p : products)
      for (const Channel channel : team->referrals->channels) {
        std::uint32_t& cell =
            book.channel_table[(m * book.facts.products.size() + p) * channel_count +
                               static_cast<std::size_t>(channel)];
        if (cell == Impl::no_cell) {
          cell = static_cast<std::uint32_t>(book.cells.size());
          Cell& made = book.cells.emplace_back();
          made.municipality = m;
          made.product = p;
          book.cell_contracts.emplace_back();
        }
        ready.referrals.push_back(cell);
      }
}

/// Meters of all clauses, in order of the cells at which they hang.
void give_meters(Impl& book) {
  std::vector<std::vector<Meter>> by_cell(book.cells.size());
  for (std::size_t c = 0; c < book.contracts.size(); ++c)
    for (std::size_t k = 0; k < book.contracts[c].clauses.size(); ++k) {
      std::optional<Meter> meter = meter_of(book.terms.contracts[c].clauses[k]);
      if (!meter) continue;
      BookClause& clause = book.contracts[c].clauses[k];
      for (const std::uint32_t cell : clause.cells) {
        meter->column = book.columns++;
        clause.columns.push_back(meter->column);
        by_cell[cell].push_back(*meter);
      }
    }
  for (std::size_t cell = 0; cell < by_cell.size(); ++cell) {
    book.cells[cell].meters_from = static_cast<std::uint32_t>(book.meters.size());
    book.meters.insert(book.meters.end(), by_cell[cell].begin(), by_cell[cell].end());
    book.cells[cell].meters_to = static_cast<std::uint32_t>(book.meters.size());
  }
}

bool needs_orders(const ContractTerms& terms) {
  for (const Contract& contract : terms.contracts)
    for (const Clause& clause : contract.clauses)
      if (const auto* result = std::get_if<ResultClause>(&clause.terms))
        if (result->measure == ResultClause::Measure::no_return) return true;
  return std::any_of(terms.savings.begin(), terms.savings.end(),
                     [](const SharedSavings& savings) { return savings.truncate_at.has_value(); });
}

}  // namespace

bool is_for_budgets_only(const Contract& contract) {
  bool pays_budgets = false;
  for (const Clause& clause : contract.clauses) {
    if (is_for_budgets(clause))
      pays_budgets = true;
    else if (!std::holds_alternative<GuaranteeClause>(clause.terms) &&
             !std::holds_alternative<AdvanceClause>(clause.terms))
      return false;
  }
  return pays_budgets;
}

void make_cells(ContractBook::Impl& book) {
  CellMaker maker(book);
  for (std::size_t c = 0; c < book.contracts.size(); ++c) {
    const Contract& contract = book.terms.contracts[c];
    const auto place = static_cast<std::uint16_t>(c);
    if (pays_in_kind(contract))
      maker.add_contract(place, DeliveryForm::in_kind, book.contracts[c].products);
    for (std::size_t k = 0; k < contract.clauses.size(); ++k)
      if (is_for_budgets(contract.clauses[k]))
        maker.add_contract(place, DeliveryForm::personal_budget,
                           book.contracts[c].clauses[k].products);
  }
  maker.add_uncontracted();
  book.provider_cells.resize(book.terms.providers.size() * book.facts.products.size());
  for (std::size_t cell = 0; cell < book.cells.size(); ++cell)
    if (const auto provider = book.cells[cell].provider)
      book.provider_cells[*provider * book.facts.products.size() + book.cells[cell].product]
          .push_back(static_cast<std::uint32_t>(cell));
  for (std::size_t c = 0; c < book.contracts.size(); ++c)
    for (std::size_t k = 0; k < book.contracts[c].clauses.size(); ++k) {
      const Clause& clause = book.terms.contracts[c].clauses[k];
      BookClause& ready = book.contracts[c].clauses[k];
      if (is_for_budgets(clause) || pays_in_kind(book.terms.contracts[c]))
        give_cells(maker, book.contracts[c], clause, ready);
      give_referrals(book, book.contracts[c], clause, ready);
    }
  give_meters(book);
  book.keeps_orders = needs_orders(book.terms);
}

}  // namespace houvast::contracts
