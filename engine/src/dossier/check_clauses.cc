// SPDX-License-Identifier: EUPL-1.2
// What does not fit together within the clauses of a contract (C1 to C5, C7, C8).
#include <set>

#include "dossier/check_contracts.h"
#include "dossier/presets.h"

namespace houvast::dossier {
namespace {

constexpr Decimal most_months{120};
constexpr int most_years = 20;

/// A clause with the section that it was read from.
struct Spot {
  Reader& reader;
  const Section& section;
  const Contract& contract;
  const Dossier& dossier;

  void report(std::string_view code, std::string_view key, std::string found = "",
              std::string expected = "") const {
    reader.report(code, section.place(key), std::move(found), std::move(expected));
  }
  /// The first year of the dossier in which the contract runs.
  [[nodiscard]] std::optional<int> first_year() const {
    if (!reader.known.years || !section) return std::nullopt;
    return std::max(reader.known.years->from, contract.from.year);
  }
};

std::vector<std::string_view> parts_of(std::string_view text, char mark) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const auto at = text.find(mark);
    parts.push_back(text.substr(0, at));
    text.remove_prefix(at == std::string_view::npos ? text.size() : at + 1);
  }
  return parts;
}

/// A clause has the keys that its kind needs, and none that it does not read.
void check_keys(const Spot& at, const ClauseKind& kind) {
  std::set<std::string_view> read{"preset", "kind", "products"};
  for (const std::string_view key : parts_of(kind.reads, ',')) read.insert(key);
  for (const std::string_view need : parts_of(kind.needs, ',')) {
    const auto either = parts_of(need, '|');
    read.insert(either.begin(), either.end());
    if (std::none_of(either.begin(), either.end(),
                     [&](std::string_view key) { return at.section.has(key); }))
      require(at.reader, at.section, either.front());
  }
  for (const KeyEntry& key : key_catalogue())
    if (key.section == "contract.*.clause" && !read.contains(key.name))
      report_unused(at.reader, at.section, key.name, "kind = \"" + std::string(kind.name) + "\"");
}

/// Amounts are known from the first year that the contract runs.
void check_known(const Spot& at, const Section& section, std::string_view key) {
  check_years(at.reader, section, key, at.first_year());
}

void check_terms(const Spot& at, const AvailabilityClause&) {
  check_known(at, at.section, "amount");
}

void check_terms(const Spot& at, const UnitClause& clause) {
  check_known(at, at.section, "price");
  if (clause.billing.maximum != BillingTerms::Maximum::weekly_effort)
    report_unused(at.reader, at.section, "household_help", "billing = \"weekly_effort\"");
}

void check_terms(const Spot& at, const FunctionClause& clause) {
  if (at.section.has("function") && clause.functions.empty())
    at.report("dossier/missing-key", "function", "", at.section.place("function").field);
  for (const auto& [none, function] : at.section.sections("function"))
    check_known(at, function, "price");
}

void check_terms(const Spot& at, const TrajectoryClause& clause) {
  check_known(at, at.section, "price");
  Exact sum = exact(clause.at_start) + exact(clause.at_end);
  for (const auto& [months, share] : clause.parts) sum += exact(share);
  const auto found = round_to_decimal(sum, 6);
  const bool is_negative = clause.at_end.is_negative() && !at.section.has("at_end");
  if (is_negative) {
    const auto before = round_to_decimal(sum - exact(clause.at_end), 6);
    at.report("dossier/trajectory-shares", "at_start", before ? to_string(*before) : "");
  } else if (sum != 1) {
    at.report("dossier/trajectory-shares", "at_start", found ? to_string(*found) : "");
  }
}

void check_terms(const Spot& at, const PersonYearClause&) { check_known(at, at.section, "price"); }

void check_terms(const Spot& at, const ClientFollowingClause&) {
  check_known(at, at.section, "price");
}

/// C3. Bands of ages do not overlap, and are counted by the population of the dossier.
void check_inhabitants(const Spot& at, const std::vector<InhabitantAmount>& rows) {
  constexpr AgeBand everybody;
  bool needs_population = false;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const AgeBand& ages = rows[i].ages;
    if (ages != everybody) needs_population = true;
    if (ages.from > ages.to || ages.to > everybody.to)
      at.report("dossier/ages-reversed", "inhabitants", in_words(ages), std::to_string(ages.from));
    for (std::size_t j = 0; j < i; ++j)
      if (overlap(ages, rows[j].ages))
        at.report("dossier/ages-twice", "inhabitants",
                  in_words(rows[j].ages) + ", " + in_words(ages));
    const auto first = at.first_year();
    if (first && !rows[i].amount.empty() && rows[i].amount.begin()->first > *first)
      at.report("dossier/first-year-missing", "inhabitants", in_words(ages),
                std::to_string(*first));
  }
  if (needs_population && at.dossier.demand.population.empty())
    at.report("dossier/belongs-together", "inhabitants", "", "tables.population");
}

void check_terms(const Spot& at, const CharacteristicsClause& clause) {
  check_inhabitants(at, clause.inhabitants);
  for (const auto& [none, measure] : at.section.sections("measure")) {
    check_known(at, measure, "amount");
    check_codes(at.reader, measure, "volume");
  }
  const Node* measure = at.section.find("measure");
  if (measure != nullptr && measure->kind != Node::Kind::list)
    at.report("dossier/not-a-list", "measure", measure->text);
}

/// C3. Years before the dossier that a budget of its years looks back to.
void check_terms(const Spot& at, const HistoryClause& clause) {
  check_known(at, at.section, "price");
  check_range(at.reader, at.section, "lag_years", Decimal(1), Decimal(most_years));
  check_range(at.reader, at.section, "mean_years", Decimal(1), Decimal(most_years));
  const auto first = at.first_year();
  if (!first || clause.lag_years < 1 || clause.lag_years > most_years || clause.mean_years < 1 ||
      clause.mean_years > most_years)
    return;
  const int dossier_from = at.reader.known.years->from;
  for (const auto& [year, amount] : clause.history)
    if (year >= dossier_from)
      at.report("dossier/year-outside", "history", std::to_string(year),
                in_words(Years{known_years.from, dossier_from - 1}));
  const Years needed{*first - clause.lag_years - clause.mean_years + 1, dossier_from - 1};
  for (int year = needed.from; year <= needed.to; ++year)
    if (!clause.history.contains(year))
      return at.report("dossier/history-missing", "history", std::to_string(year),
                       in_words(needed));
}

void check_terms(const Spot& at, const NetworkClause&) {
  check_known(at, at.section, "amount");
  check_sum(at.reader, at.section, "shares", "dossier/shares-not-one");
  for (const auto& [provider, place] : at.section.keys("shares"))
    if (!holds(at.contract.providers, provider))
      at.reader.report("dossier/not-in-contract", place, provider, join(at.contract.providers));
  if (at.contract.providers.size() == 1)
    at.report("dossier/network-of-one", "kind", at.contract.providers.front());
}

void check_terms(const Spot& at, const TeamClause& clause) {
  check_inhabitants(at, clause.inhabitants);
  if (at.section.has("inhabitants") && clause.inhabitants.empty() &&
      !at.section.text("inhabitants"))
    at.report("dossier/missing-key", "inhabitants", "", at.section.place("inhabitants").field);
  for (const auto& [none, result] : at.section.sections("result")) {
    check_known(at, result, "amount");
    check_codes(at.reader, result, "score");
  }
  if (const Section referrals = at.section.section("referrals")) {
    check_scope(at.reader, referrals);
    check_known(at, referrals, "expected_cost");
    require_beside(at.reader, referrals, "cost_share", "expected_cost");
    require_beside(at.reader, referrals, "expected_cost", "cost_share");
    require_beside(at.reader, referrals, "each", "expected");
    require_beside(at.reader, referrals, "expected", "each");
  }
}

/// C4. What is paid for is measured.
void check_terms(const Spot& at, const ResultClause& clause) {
  using Measure = ResultClause::Measure;
  check_known(at, at.section, "price");
  check_range(at.reader, at.section, "months", Decimal(1), most_months);
  const Node* measure = at.section.find("measure");
  const std::string name = at.section.text("measure").value_or("");
  if (measure == nullptr) return at.report("dossier/result-without-measure", "kind");
  if (measure->kind == Node::Kind::list) return at.report("dossier/not-a-text", "measure");
  const std::string beside = "measure = \"" + name + "\"";
  if (clause.measure != Measure::no_return) report_unused(at.reader, at.section, "months", beside);
  if (clause.measure != Measure::agreed)
    return report_unused(at.reader, at.section, "chance", beside);
  if (!at.section.has("label") || !at.section.has("chance"))
    at.report("dossier/result-without-measure", "measure", name);
}

/// C5. Somebody has a personal budget for the products.
void check_terms(const Spot& at, const PersonalBudgetClause&) {
  check_known(at, at.section, "price");
  require_beside(at.reader, at.section, "recovered", "wrongly_spent");
  const auto products =
      at.section.texts("products").empty() ? at.contract.products : at.section.texts("products");
  for (const std::string& id : products) {
    const Product* product = find_by_id(at.dossier.demand.products, id);
    if (product == nullptr || product->personal_budget_share > 0) return;
  }
  if (!products.empty()) at.report("dossier/personal-budget-unused", "kind", join(products));
}

void check_terms(const Spot& at, const GuaranteeClause&) {
  check_years(at.reader, at.section, "minimum");
}

void check_terms(const Spot& at, const AdvanceClause&) {
  check_known(at, at.section, "expected");
  check_range(at.reader, at.section, "settled_after", Decimal(0), most_months);
}

/// C5. Who has a personal budget gets it from a clause.
void check_personal_budgets(Reader& reader, const Section& section, const Contract& contract,
                            const Dossier& dossier) {
  for (const std::string& id : contract.products) {
    const Product* product = find_by_id(dossier.demand.products, id);
    if (product == nullptr || product->personal_budget_share == 0) continue;
    const bool is_paid =
        std::any_of(contract.clauses.begin(), contract.clauses.end(), [&](const Clause& clause) {
          return std::holds_alternative<PersonalBudgetClause>(clause.terms) &&
                 covers(clause.products, id);
        });
    if (!is_paid) reader.report("dossier/personal-budget-unpaid", section.place("clause"), id);
  }
}

/// A year has one guarantee and one advance; a product one clause about personal budgets.
void check_twice(Reader& reader, const Section& section, const Contract& contract) {
  std::set<std::size_t> once;
  const auto clauses = section.sections("clause");
  for (std::size_t i = 0; i < contract.clauses.size(); ++i) {
    const auto& terms = contract.clauses[i].terms;
    const bool comes_once = std::holds_alternative<GuaranteeClause>(terms) ||
                            std::holds_alternative<AdvanceClause>(terms) ||
                            std::holds_alternative<NetworkClause>(terms);
    if (comes_once && !once.insert(terms.index()).second)
      reader.report("dossier/clause-twice", clauses[i].second.place("kind"),
                    clauses[i].second.text("kind").value_or(""));
  }
}

}  // namespace

void check_clauses(Reader& reader, const Section& section, const Contract& contract,
                   const Dossier& dossier) {
  const auto clauses = section.sections("clause");
  if (section.has("clause") && clauses.empty())
    reader.report("dossier/no-clauses", section.place("clause"));
  for (std::size_t i = 0; i < clauses.size(); ++i) {
    const Section& clause = clauses[i].second;
    const Spot at{reader, clause, contract, dossier};
    check_scope(reader, clause);
    for (const std::string& product : contract.clauses[i].products)
      if (!holds(contract.products, product))
        at.report("dossier/not-in-contract", "products", product, join(contract.products));
    if (!clause.has("kind") && !clause.has("preset")) at.report("dossier/clause-without-kind", "");
    const ClauseKind* kind = find_clause_kind(clause.text("kind").value_or(""));
    const auto preset = clause.text("preset");
    if (kind == nullptr || (preset && !has_kind(*preset, kind->name))) continue;  // Was said.
    check_keys(at, *kind);
    std::visit([&](const auto& terms) { check_terms(at, terms); }, contract.clauses[i].terms);
  }
  check_twice(reader, section, contract);
  if (!clauses.empty()) check_personal_budgets(reader, section, contract, dossier);
}

}  // namespace houvast::dossier
