// SPDX-License-Identifier: EUPL-1.2
#include "care_book.h"

#include <chrono>
#include <utility>

namespace houvast::care_book {
namespace {

using namespace literals;
using namespace std::chrono;

constexpr std::uint16_t aardam = 0, bergwoude = 1;                 // GM9001, GM9002
constexpr std::uint16_t basis = 0, begeleiding = 1, verblijf = 2;  // By id.
constexpr std::uint16_t kompas = 0, veste = 1;

constexpr sys_days first_day = 2026y / January / 1;
constexpr sys_days day_after = 2028y / January / 1;

int day_of(sys_days date) { return static_cast<int>((date - first_day).count()); }

/// A row of the care book. Until: the last day of care; empty: it runs on.
struct Row {
  std::uint64_t client;
  std::uint16_t municipality, product;
  std::optional<std::uint16_t> provider;
  sys_days from;
  std::optional<sys_days> until;
  std::int64_t units_a_month;
  StopReason reason = StopReason::planned;
  double draw = 0;  ///< For agreed outcomes.
};

CareOrder order_of(const Row& row) {
  CareOrder order;
  order.client = row.client;
  order.municipality = row.municipality;
  order.product = row.product;
  order.provider = row.provider;
  order.start = day_of(row.from);
  order.end = day_of(row.until ? *row.until + days(1) : day_after);
  order.is_stopped = row.until.has_value();
  order.monthly_volume = row.units_a_month * 1'000'000;
  order.reason = row.reason;
  order.chance = static_cast<std::uint32_t>(row.draw * 4294967296.0);
  return order;
}

contracts::ProductFacts product(std::string id, std::string unit, int line, Decimal price,
                                Decimal next_price) {
  contracts::ProductFacts made;
  made.id = id;
  made.label = std::move(id);
  made.scheme = "wmo";
  made.unit = std::move(unit);
  made.line = line;
  made.price = {price, next_price};
  made.personal_budget_factor = 0.8_d;
  return made;
}

template <class Terms>
Clause clause(Terms terms) {
  Clause made;
  made.terms = std::move(terms);
  return made;
}

/// For both years and both municipalities.
Contract contract(std::vector<std::string> providers, std::vector<std::string> products,
                  std::vector<Clause> clauses) {
  Contract made;
  made.id = "contract";
  made.scheme = "wmo";
  made.providers = std::move(providers);
  made.products = std::move(products);
  made.from = {2026, 1};
  made.to = {2027, 12};
  made.clauses = std::move(clauses);
  return made;
}

const std::vector<std::string> both = {"kompas", "veste"};
const std::vector<std::string> care = {"begeleiding", "verblijf"};

Contract of_both(Clause only) { return contract(both, care, {std::move(only)}); }
Contract of_kompas(Clause only) { return contract({"kompas"}, care, {std::move(only)}); }

Contract functions() {
  FunctionClause terms;
  terms.functions = {{"intake", {{2026, 180_d}}, 1_d, 0_d, 0_d},
                     {"begeleiden", {{2026, 45_d}}, 0_d, 1_d, 0_d},
                     {"afronden", {{2026, 90_d}}, 0_d, 0_d, 1_d}};
  return of_both(clause(terms));
}

Contract trajectories() {
  return of_both(clause(TrajectoryClause{.price = {{2026, 4'000_d}, {2027, 4'200_d}},
                                         .at_start = 0.5_d,
                                         .at_end = 0.3_d,
                                         .parts = {{3, 0.2_d}}}));
}

Contract characteristics() {
  CharacteristicsClause terms;
  terms.inhabitants = {{{0, 17}, {{2026, 12_d}}}, {{18, 120}, {{2026, 1.5_d}}}};
  terms.measures = {{"huishoudens met een laag inkomen",
                     {{2026, 25_d}},
                     {{"GM9001", {{2026, 900_d}}}, {"GM9002", {{2026, 350.5_d}}}}}};
  return of_kompas(clause(terms));
}

Contract history() {
  HistoryClause terms;
  terms.history = {{2025, 40'000_eur}};
  terms.factor = 0.98_d;
  return of_both(clause(terms));
}

Contract team() {
  TeamClause terms;
  terms.inhabitants = {{{}, {{2026, 10_d}}}};
  terms.results = {{"jongeren op school",
                    {{2026, 20'000_eur}},
                    {{"GM9001", {{2026, 0.75_d}}}, {"", {{2026, 0.6_d}}}}}};
  TeamClause::Referrals referrals;
  referrals.expected = 0.2_d;
  referrals.each = 400_d;
  referrals.expected_cost = {{2026, 40'000_eur}};
  referrals.cost_share = 0.1_d;
  referrals.most = 0.01_d;
  terms.referrals = referrals;
  return contract({"kompas"}, {"basis"}, {clause(terms)});
}

Contract results() {
  using Measure = ResultClause::Measure;
  return contract(
      both, care,
      {clause(ResultClause{.price = {{2026, 250_d}}, .measure = Measure::planned_end, .label = {}}),
       clause(ResultClause{
           .price = {{2026, 400_d}}, .measure = Measure::no_return, .label = {}, .months = 6}),
       clause(ResultClause{.price = {{2026, 100_d}},
                           .measure = Measure::agreed,
                           .label = "zelfredzaamheid",
                           .chance = 0.5})});
}

Contract budgets(bool in_advance) {
  return contract({}, {"begeleiding"},
                  {clause(PersonalBudgetClause{.in_advance = in_advance,
                                               .price = {},
                                               .unspent = 0.15_d,
                                               .wrongly_spent = 0.06_d,
                                               .recovered = 0.5_d})});
}

ContractTerms with_savings() {
  ContractTerms terms;
  terms.contracts = {of_both(clause(UnitClause{}))};
  SharedSavings savings;
  savings.id = "samen";
  savings.scheme = "wmo";
  savings.contracts = {"contract"};
  savings.from = savings.to = 2027;
  savings.benchmark = {{2027, 30'000_eur}};
  savings.minimum_rate = 0.05_d;
  savings.sharing = 0.4_d;
  savings.quality = 0.9_d;
  savings.cap = 0.1_d;
  savings.receives = {{"kompas", 0.6_d}, {"veste", 0.4_d}};
  terms.savings = {savings};
  return terms;
}

BillingTerms weekly(BillingTerms::Maximum maximum) { return {.maximum = maximum}; }

std::vector<std::pair<std::string, Contract>> contracts_by_form() {
  using Maximum = BillingTerms::Maximum;
  return {
      {"availability", of_kompas(clause(AvailabilityClause{.amount = {{2026, 100'000.03_eur}}}))},
      {"unit", of_both(clause(UnitClause{}))},
      {"effort",
       of_both(clause(UnitClause{.price = {}, .billing = weekly(Maximum::weekly_effort)}))},
      {"output",
       of_both(clause(UnitClause{.price = {}, .billing = weekly(Maximum::weekly_output)}))},
      {"task", of_kompas(clause(AvailabilityClause{.amount = {{2026, 36'000_eur}}}))},
      {"function", functions()},
      {"trajectory", trajectories()},
      {"integral", of_both(clause(PersonYearClause{.price = {{2026, 7'300_d}}}))},
      {"client_following", of_both(clause(ClientFollowingClause{}))},
      {"objective", characteristics()},
      {"historical", history()},
      {"network", of_both(clause(NetworkClause{.amount = {{2026, 48'000_eur}}, .shares = {}}))},
      {"team", team()},
      {"result", results()},
      {"personal_budget", budgets(true)},
      {"personal_budget_reimbursed", budgets(false)},
      {"guarantee",
       contract({"kompas"}, care,
                {clause(UnitClause{}),
                 clause(GuaranteeClause{.minimum = {{2026, 35'000_eur}, {2027, 12'000_eur}}})})},
      {"advance",
       contract({"veste"}, care,
                {clause(UnitClause{}),
                 clause(AdvanceClause{.expected = {{2026, 12'000_eur}, {2027, 24'000_eur}},
                                      .share = 0.8_d})})},
  };
}

}  // namespace

contracts::ContractFacts facts() {
  contracts::ContractFacts facts;
  facts.years = {2026, 2027};
  facts.municipalities = {"GM9001", "GM9002"};
  facts.inhabitants = {{30'000, 30'000}, {10'000, 10'000}};
  facts.population = {{"GM9001", 2026, {0, 17}, 6'000},
                      {"GM9001", 2026, {18, 120}, 24'000},
                      {"GM9002", 2026, {0, 17}, 2'000},
                      {"GM9002", 2026, {18, 120}, 8'000}};
  facts.products = {product("basis", "uur", 1, 55_d, 56_d),
                    product("begeleiding", "uur", 2, 60_d, 61.5_d),
                    product("verblijf", "etmaal", 2, 150_d, 154_d)};
  return facts;
}

CareSheet orders() {
  const auto on = [](int year, unsigned month, unsigned day) -> sys_days {
    return std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(day);
  };
  const std::vector<Row> rows = {
      {1, aardam, begeleiding, kompas, on(2026, 1, 1), on(2026, 6, 30), 10, {}, 0.1},
      {2, aardam, begeleiding, kompas, on(2026, 3, 1), on(2026, 12, 31), 20,
       StopReason::dropped_out, 0.9},
      {3, aardam, begeleiding, veste, on(2026, 1, 1), on(2026, 3, 31), 10, {}, 0.3},
      {3, aardam, begeleiding, veste, on(2026, 8, 1), on(2026, 10, 31), 10, {}, 0.7},
      {4, aardam, verblijf, kompas, on(2026, 4, 16), on(2026, 6, 30), 30, StopReason::stepped, 0.2},
      {5, bergwoude, begeleiding, kompas, on(2026, 1, 1), on(2026, 9, 30), 8, {}, 0.6},
      {6, bergwoude, begeleiding, veste, on(2026, 5, 1), {}, 12},
      {7, bergwoude, verblijf, veste, on(2026, 2, 1), on(2026, 2, 28), 28, {}, 0.4},
      {8, bergwoude, begeleiding, {}, on(2026, 1, 1), on(2026, 12, 31), 10},
      {9, aardam, begeleiding, veste, on(2027, 1, 1), {}, 15}};
  CareSheet sheet;
  for (const Row& row : rows) sheet.orders.push_back(order_of(row));
  // Row 3: 8 hours a month were claimed of the 10 that were ordered.
  sheet.delivered = {{0, 1, 8'000'000}, {1, 2, 8'000'000}, {2, 3, 8'000'000}};
  sheet.orders[2].delivered = 3;
  sheet.orders[2].channel = Channel::general_practitioner;
  sheet.orders[5].was_running = true;
  sheet.orders[7].is_acute = true;
  sheet.orders[7].channel = Channel::general_practitioner;
  sheet.orders[8].form = DeliveryForm::personal_budget;
  return sheet;
}

std::vector<std::string> forms() {
  std::vector<std::string> names;
  for (const auto& [name, contract] : contracts_by_form()) names.push_back(name);
  names.emplace_back("shared_savings");
  return names;
}

std::optional<ContractTerms> terms_of(const std::string& form) {
  ContractTerms terms;
  if (form == "shared_savings") terms = with_savings();
  for (auto& [name, contract] : contracts_by_form())
    if (name == form) terms.contracts = {contract};
  if (terms.contracts.empty()) return std::nullopt;
  for (const std::string& id : both) {
    Provider provider;
    provider.id = id;
    provider.payment_months = 2;
    terms.providers.push_back(provider);
  }
  return terms;
}

}  // namespace houvast::care_book
