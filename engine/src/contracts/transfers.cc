// SPDX-License-Identifier: EUPL-1.2
// Lines told as transfers (model 0): who pays whom, and by which figures, so that every amount can
// be made again by hand.
#include <string>
#include <utility>

#include "contracts/book.h"
#include "contracts/clause.h"

namespace houvast::contracts {
namespace {

const std::string& label_of(const std::string& label, const std::string& id) {
  return label.empty() ? id : label;
}

std::string text_of(AgeBand ages) {
  return std::to_string(ages.from) + "-" + std::to_string(ages.to);
}

/// The inputs of one line.
class ReasonMaker {
 public:
  ReasonMaker(const ContractBook::Impl& book, const ContractLine& line)
      : book_(book), line_(line), contract_(book.terms.contracts[line.contract]) {
    add("contract", label_of(contract_.label, contract_.id));
  }

  [[nodiscard]] Reason make() && {
    if (!add_agreement() && !add_clause()) add_units();
    return {std::string(rule_of(line_.kind)), std::move(inputs_)};
  }

 private:
  void add(std::string name, std::variant<Cents, Decimal, std::string> value) {
    inputs_.push_back({std::move(name), std::move(value)});
  }
  [[nodiscard]] int year() const { return book_.calendar.year_of(line_.month); }
  void add_product() {
    if (!line_.product) return;
    const ProductFacts& product = book_.facts.products[*line_.product];
    add("product", label_of(product.label, product.id));
  }
  void add_quantity() { add("quantity", Decimal(line_.quantity, 6)); }
  void add_price() { add("price", Decimal(line_.price, 4)); }
  /// Quantity times price: most rules are that.
  void add_units() {
    add_product();
    add_quantity();
    add_price();
  }

  /// Ceilings and savings, which are no clause. Says whether it is one.
  bool add_agreement() {
    if (line_.kind == LineKind::ceiling) {
      const Ceiling& ceiling = book_.terms.ceilings[line_.source];
      add("ceiling", label_of(ceiling.label, ceiling.id));
      add_limit(ceiling);
      add_quantity();
      return true;
    }
    if (line_.kind == LineKind::savings || line_.kind == LineKind::losses) {
      const SharedSavings& savings = book_.terms.savings[line_.source];
      const bool is_loss = line_.kind == LineKind::losses && savings.losses.has_value();
      add("agreement", label_of(savings.label, savings.id));
      add("rate", Decimal(line_.quantity, 6));
      add("sharing", is_loss ? savings.losses->sharing : savings.sharing);
      return true;
    }
    if (line_.kind != LineKind::subcontract) return false;
    add_units();
    return true;
  }

  void add_limit(const Ceiling& ceiling) {
    if (const auto budget = value_in(ceiling.budget, year()))
      add("limit", *budget);
    else if (const auto clients = value_in(ceiling.clients, year()))
      add("limit", Decimal(*clients));
    else
      add("limit", value_in(ceiling.activities, year()).value_or(Decimal()));
  }

  /// What only the clause itself knows. Says whether that is all.
  bool add_clause() {
    const Clause& clause = contract_.clauses[line_.source];
    return std::visit([this](const auto& terms) { return add_terms(terms); }, clause.terms);
  }

  bool add_terms(const AvailabilityClause& terms) {
    std::int64_t everybody = 0;
    for (const std::uint16_t m : book_.contracts[line_.contract].municipalities)
      everybody += book_.inhabitants(m, line_.month);
    add("amount", value_in(terms.amount, year()).value_or(Cents()));
    add("inhabitants", Decimal(book_.inhabitants(line_.municipality, line_.month)));
    add("all_inhabitants", Decimal(everybody));
    return true;
  }
  bool add_terms(const FunctionClause& terms) {
    add("function", terms.functions[line_.part].label);
    return false;
  }
  bool add_terms(const CharacteristicsClause& terms) {
    add_population(terms.inhabitants,
                   [&] { return terms.measures[line_.part - terms.inhabitants.size()].label; });
    return false;
  }
  bool add_terms(const HistoryClause&) {
    add("year", std::to_string(year()));
    return false;
  }
  bool add_terms(const NetworkClause& terms) {
    add("amount", value_in(terms.amount, year()).value_or(Cents()));
    add("year", std::to_string(year()));
    return true;
  }
  bool add_terms(const TeamClause& terms) {
    if (line_.kind == LineKind::team_population) {
      add_population(terms.inhabitants, [] { return std::string(); });
      return false;
    }
    if (line_.kind == LineKind::team_results) {
      const TeamClause::Result& result = terms.results[line_.part];
      add("result", result.label);
      add("amount", value_in(result.amount, year()).value_or(Cents()));
      add_quantity();
      return true;
    }
    add_quantity();
    add("expected", terms.referrals->expected);
    add("each", terms.referrals->each);
    add("expected_cost", value_in(terms.referrals->expected_cost, year()).value_or(Cents()));
    add("cost_share", terms.referrals->cost_share);
    return true;
  }
  bool add_terms(const ResultClause& terms) {
    const char* measure = terms.measure == ResultClause::Measure::planned_end ? "planned_end"
                          : terms.measure == ResultClause::Measure::no_return ? "no_return"
                                                                              : "agreed";
    add("outcome", terms.label.empty() ? measure : terms.label);
    return false;
  }
  bool add_terms(const PersonalBudgetClause& terms) {
    if (line_.kind == LineKind::budget_advance) return false;
    add("unspent", terms.unspent);
    if (line_.kind == LineKind::budget_spent) return false;
    add_product();
    if (line_.kind == LineKind::budget_unspent) return true;
    add("wrongly_spent", terms.wrongly_spent);
    add("recovered", terms.recovered);
    return true;
  }
  bool add_terms(const GuaranteeClause& terms) {
    add("minimum", value_in(terms.minimum, year()).value_or(Cents()));
    add("year", std::to_string(year()));
    return true;
  }
  bool add_terms(const AdvanceClause& terms) {
    // What is settled after a year carries a month of the year after it.
    add("share", terms.share);
    add("expected", value_in(terms.expected, year()).value_or(Cents()));
    return true;
  }
  /// C2: nothing but units and price.
  template <class Terms>
  bool add_terms(const Terms&) {
    return false;
  }

  template <class Otherwise>
  void add_population(const std::vector<InhabitantAmount>& rows, const Otherwise& otherwise) {
    add("people", line_.part < rows.size() ? text_of(rows[line_.part].ages) : otherwise());
  }

  const ContractBook::Impl& book_;
  const ContractLine& line_;
  const Contract& contract_;
  std::vector<Input> inputs_;
};

Account provider_account(const ContractBook::Impl& book, std::uint16_t provider) {
  return {AccountKind::provider, book.terms.providers[provider].id};
}

Account receiver_of(const ContractBook::Impl& book, const ContractLine& line) {
  if (line.provider) return provider_account(book, *line.provider);
  if (line.kind == LineKind::savings || line.kind == LineKind::losses)
    return {AccountKind::insurer, book.terms.savings[line.source].payer};
  // Personal budgets are the residents' own.
  return {AccountKind::residents, book.facts.municipalities[line.municipality]};
}

}  // namespace

std::vector<Transfer> transfers(const ContractBook& book, std::span<const ContractLine> lines) {
  const ContractBook::Impl& known = book.impl();
  std::vector<Transfer> told;
  told.reserve(lines.size());
  for (const ContractLine& line : lines) {
    if (line.amount == Cents()) continue;
    told.push_back({.period = known.calendar.period_of(line.month),
                    .from = line.from_provider
                                ? provider_account(known, *line.from_provider)
                                : municipality(known.facts.municipalities[line.municipality]),
                    .to = receiver_of(known, line),
                    .amount = line.amount,
                    .scheme = known.terms.contracts[line.contract].scheme,
                    .reason = ReasonMaker(known, line).make()});
  }
  return told;
}

}  // namespace houvast::contracts
