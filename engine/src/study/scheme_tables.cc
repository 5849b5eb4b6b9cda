// SPDX-License-Identifier: EUPL-1.2
#include "study/scheme_tables.h"

#include <algorithm>
#include <array>

#include "houvast/execution_cost.h"
#include "houvast/historical_share.h"
#include "houvast/objective.h"
#include "study/access_cost.h"
#include "study/driver_income.h"

namespace houvast::study {
namespace {

template <class Part>
void append(std::vector<Transfer>& to, Part transfers) {
  for (Transfer& transfer : transfers) to.push_back(std::move(transfer));
}

/// The terms with, for every measure and municipality, its latest volume up to this year as that of
/// the year: a measure that is counted now and then holds until it is counted again.
ObjectiveTerms with_latest_volumes(const ObjectiveTerms& terms, int year) {
  ObjectiveTerms latest = terms;
  for (auto& [measure, figures] : latest.volumes) {
    std::map<std::string, Figure<Decimal>> newest;
    for (const Figure<Decimal>& figure : figures) {
      if (figure.year > year) continue;
      const auto [known, is_new] = newest.try_emplace(figure.municipality, figure);
      if (!is_new && figure.year > known->second.year) known->second = figure;
    }
    figures.clear();
    for (auto& [municipality, figure] : newest) {
      figure.year = year;
      figures.push_back(figure);
    }
  }
  return latest;
}

/// Funds one scheme over all years of the dossier.
class SchemeFunding {
 public:
  SchemeFunding(const Dossier& dossier, const Scheme& scheme, std::vector<Transfer>& transfers)
      : dossier_(dossier), scheme_(scheme), transfers_(transfers) {
    outcome_.scheme = scheme.id;
    const auto grid = [&](auto& table) {
      table =
          std::remove_reference_t<decltype(table)>(dossier.years, dossier.municipalities.size());
    };
    grid(tables_.income);
    grid(tables_.spending);
    grid(tables_.budget);
    grid(tables_.residence);
    grid(tables_.actual);
    grid(tables_.plan);
    grid(tables_.clients);
    grid(tables_.expected_clients);
    grid(tables_.own_execution);
    grid(tables_.joint_execution);
    for (const Municipality& municipality : dossier.municipalities)
      codes_.push_back(municipality.code);
  }

  /// Everything that is wrong; nothing when all went well.
  Problems fund() {
    macro_budgets();
    allocations();
    price_times_quantity();
    income_support();
    for (int year = dossier_.years.from; year <= dossier_.years.to; ++year) other_money(year);
    spending();
    return within("scheme." + scheme_.id, std::move(problems_));
  }

  SchemeOutcome& outcome() { return outcome_; }
  SchemeTables& tables() { return tables_; }

 private:
  template <class Value>
  bool keep(Result<Value>& result) {
    if (result) return true;
    problems_.insert(problems_.end(), result.error().begin(), result.error().end());
    return false;
  }

  void book_income(std::vector<Transfer> transfers) {
    for (const Transfer& transfer : transfers) {
      const auto in_the_year = [&](const std::string& code, Cents amount) {
        const auto index = index_of(dossier_, code);
        if (index && dossier_.years.holds(transfer.period.year))
          tables_.income.at(transfer.period.year, *index) += amount;
      };
      if (rule(transfer.reason.rule).item != "income") continue;
      if (transfer.to.kind == AccountKind::municipality)
        in_the_year(transfer.to.id, transfer.amount);
      if (transfer.from.kind == AccountKind::municipality)
        in_the_year(transfer.from.id, -transfer.amount);
    }
    append(transfers_, std::move(transfers));
  }

  void macro_budgets() {
    if (!scheme_.macro) return;
    auto budgets = funding::macro_budget(*scheme_.macro, dossier_.years);
    if (keep(budgets)) outcome_.macro = std::move(*budgets);
    if (!scheme_.transition || !scheme_.transition->objective_macro) return;
    auto objective = funding::macro_budget(*scheme_.transition->objective_macro, dossier_.years);
    if (keep(objective)) objective_macro_ = std::move(*objective);
  }

  [[nodiscard]] std::optional<Cents> macro(int year) const {
    for (const funding::MacroBudget& budget : outcome_.macro)
      if (budget.year == year) return budget.amount;
    return std::nullopt;
  }

  [[nodiscard]] std::optional<Cents> objective_macro(int year) const {
    for (const funding::MacroBudget& budget : objective_macro_)
      if (budget.year == year) return budget.amount;
    return std::nullopt;
  }

  void allocations() {
    if (!scheme_.historical && !scheme_.objective) return;
    std::optional<funding::HistoricalShares> history;
    if (scheme_.historical) {
      auto shares = funding::historical_shares(*scheme_.historical, dossier_.municipalities);
      if (!keep(shares)) return;
      history = std::move(*shares);
    }
    for (int year = dossier_.years.from; year <= dossier_.years.to; ++year) allocate(year, history);
  }

  void allocate(int year, const std::optional<funding::HistoricalShares>& history) {
    funding::AllocationInput input;
    input.year = year;
    input.objective_share = Fraction(scheme_.objective ? 1 : 0);
    if (scheme_.transition) {
      auto share = funding::objective_share(*scheme_.transition, year);
      if (!keep(share)) return;
      input.objective_share = *share;
      input.reading = scheme_.transition->reading;
    }
    for (const std::string& code : codes_)
      input.weights.push_back({.municipality = code, .receiver = code});
    if (history)
      for (std::size_t i = 0; i < history->lines.size(); ++i) {
        input.weights[i].receiver = history->lines[i].receiver;
        input.weights[i].historical = history->lines[i].weight;
      }
    const auto budget = macro(year);
    input.objective_macro = objective_macro(year);
    if (scheme_.objective) {
      auto shared =
          objective_allocation(with_latest_volumes(*scheme_.objective, year), codes_, year,
                               input.objective_macro ? input.objective_macro : budget);
      if (!keep(shared)) return;
      for (std::size_t i = 0; i < codes_.size(); ++i)
        input.weights[i].objective = shared->amounts[i].amount;
      // A published factor gives the amounts, and they need not add up to any macro budget.
      input.macro = budget.value_or(shared->total);
    } else if (budget) {
      input.macro = *budget;
    }
    auto allocation = funding::allocate(input);
    if (!keep(allocation)) return;
    book_income(funding::transfers(*allocation, scheme_.id));
    outcome_.allocations.push_back(std::move(*allocation));
  }

  void price_times_quantity() {
    if (!scheme_.pxq) return;
    for (int year = dossier_.years.from; year <= dossier_.years.to; ++year) {
      auto amounts = funding::pxq(*scheme_.pxq, year, macro(year));
      if (!keep(amounts)) continue;
      book_income(funding::transfers(*amounts, scheme_.id));
      outcome_.pxq.push_back(std::move(*amounts));
    }
  }

  void income_support() {
    if (!scheme_.income_support) return;
    std::map<int, Cents> budgets;
    for (const funding::MacroBudget& budget : outcome_.macro) budgets[budget.year] = budget.amount;
    auto years = funding::income_support(*scheme_.income_support, budgets);
    if (!keep(years)) return;
    for (const funding::IncomeSupport& year : years->budgets)
      book_income(funding::transfers(year, scheme_.id));
    for (const funding::SafetyNet& year : years->safety_nets)
      if (dossier_.years.holds(year.paid_in))
        append(transfers_, funding::transfers(year, scheme_.id));
    outcome_.income_support = std::move(*years);
  }

  /// Income from elsewhere, other income, residence, execution cost and the budget of a year.
  void other_money(int year) {
    book_income(funding::given_income_transfers(scheme_.given_income, year, scheme_.id));
    book_income(driver_income_transfers(dossier_, scheme_.id, year));
    append(transfers_, funding::transfers(scheme_.other_income, year, scheme_.id));

    if (scheme_.residence) {
      auto outcome = funding::compare_residence(*scheme_.residence, year);
      if (keep(outcome)) {
        const int sign = outcome->rule == outcome->spending_is_by ? 0
                         : outcome->rule == Residence::origin     ? 1
                                                                  : -1;
        for (const funding::ResidenceLine& line : outcome->lines)
          if (const auto index = index_of(dossier_, line.municipality))
            tables_.residence.at(year, *index) += Cents(line.difference.count() * sign);
        outcome_.residence.push_back(std::move(*outcome));
      }
    }

    auto costs = funding::execution_costs(scheme_, year);
    if (keep(costs)) {
      for (const funding::ExecutionCostLine& line : costs->lines)
        if (const auto index = index_of(dossier_, line.municipality)) {
          tables_.own_execution.at(year, *index) = line.own_total;
          tables_.joint_execution.at(year, *index) = line.joint_total;
          if (line.joint_total != Cents()) book_joint_execution(year, line);
        }
      append(transfers_, funding::transfers(*costs, scheme_.id));
    }

    std::vector<Figure<Cents>> from_state;
    for (std::size_t i = 0; i < codes_.size(); ++i)
      from_state.push_back({codes_[i], year, tables_.income.at(year, i)});
    auto budget =
        funding::income_and_budget(year, from_state, scheme_.other_income, scheme_.budget);
    if (keep(budget) && !budget->lines.empty()) outcome_.budget.push_back(std::move(*budget));
  }

  void book_joint_execution(int year, const funding::ExecutionCostLine& line) {
    for (const auto& [kind, amount] : line.joint)
      transfers_.push_back({{year, 0},
                            municipality(line.municipality),
                            {AccountKind::execution, line.municipality},
                            amount,
                            scheme_.id,
                            {"F12.joint", {{"kind", kind}, {"amount", amount}}}});
  }

  void spending() {
    Grid<std::array<std::optional<Spending>, 3>> found(dossier_.years, codes_.size());
    for (const Spending& line : scheme_.spending) {
      const auto index = index_of(dossier_, line.municipality);
      if (!index || !dossier_.years.holds(line.year)) continue;
      found.at(line.year, *index)[static_cast<std::size_t>(line.kind)] = line;
    }
    using enum SpendingKind;
    for (int year = dossier_.years.from; year <= dossier_.years.to; ++year)
      for (std::size_t i = 0; i < codes_.size(); ++i) {
        const auto first_of = [&](std::initializer_list<SpendingKind> kinds) -> Spending {
          for (const SpendingKind kind : kinds)
            if (const auto& line = found.at(year, i)[static_cast<std::size_t>(kind)]) return *line;
          return {};
        };
        const auto& lines = found.at(year, i);
        if (const auto& known = lines[static_cast<std::size_t>(actual)])
          tables_.actual.at(year, i) = known->amount;
        const Spending used = first_of({actual, estimate, budget});
        const Spending planned = first_of({budget, estimate, actual});
        if (lines[0] || lines[1] || lines[2]) tables_.plan.at(year, i) = planned.amount;
        tables_.spending.at(year, i) = used.amount;
        tables_.clients.at(year, i) = used.clients;
        tables_.budget.at(year, i) = planned.amount;
        tables_.expected_clients.at(year, i) = planned.clients;
      }
  }

  const Dossier& dossier_;
  const Scheme& scheme_;
  std::vector<Transfer>& transfers_;
  std::vector<std::string> codes_;
  std::vector<funding::MacroBudget> objective_macro_;
  SchemeOutcome outcome_;
  SchemeTables tables_;
  Problems problems_;
};

}  // namespace

std::optional<std::size_t> index_of(const Dossier& dossier, std::string_view code) {
  const auto& all = dossier.municipalities;
  const auto found = std::lower_bound(
      all.begin(), all.end(), code,
      [](const Municipality& known, std::string_view wanted) { return known.code < wanted; });
  if (found == all.end() || found->code != code) return std::nullopt;
  return static_cast<std::size_t>(found - all.begin());
}

Problems within(const std::string& where, Problems problems) {
  for (Problem& problem : problems) {
    std::string& field = problem.place.field;
    field = field.empty() ? where : where + ": " + field;
  }
  return problems;
}

Result<FundedDossier> fund_schemes(const Dossier& dossier) {
  FundedDossier funded;
  Problems problems;
  for (const Scheme& scheme : dossier.schemes) {
    SchemeFunding funding(dossier, scheme, funded.transfers);
    const Problems found = funding.fund();
    problems.insert(problems.end(), found.begin(), found.end());
    funded.outcomes.push_back(std::move(funding.outcome()));
    funded.tables.push_back(std::move(funding.tables()));
  }
  if (dossier.cumulation && problems.empty()) {
    std::vector<funding::RedistributionEffect> effects;
    for (const SchemeOutcome& outcome : funded.outcomes)
      for (const funding::Allocation& allocation : outcome.allocations)
        for (auto& effect : funding::effects(allocation, outcome.scheme))
          effects.push_back(std::move(effect));
    auto cumulation = funding::cumulate(*dossier.cumulation, dossier.municipalities, effects);
    if (!cumulation) return tl::unexpected(within("cumulation", cumulation.error()));
    for (const funding::CumulatedYear& year : cumulation->years)
      append(funded.transfers, funding::transfers(year, *dossier.cumulation, "cumulation"));
    funded.cumulation = std::move(*cumulation);
  }
  if (problems.empty()) problems = add_access_costs(dossier, funded);
  if (!problems.empty()) return tl::unexpected(std::move(problems));
  return funded;
}

}  // namespace houvast::study
