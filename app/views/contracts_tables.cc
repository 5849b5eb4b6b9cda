// SPDX-License-Identifier: EUPL-1.2
#include "views/contracts_tables.h"

#include <map>

#include "houvast/ceilings.h"
#include "houvast/check.h"
#include "houvast/shared_savings.h"

namespace houvast::views {
namespace {

using contracts::ContractBook;
using contracts::ContractFacts;
using contracts::ContractLine;
using contracts::LineKind;

/// Advances only decide when money moves; what providers pay each other costs no payer anything.
bool is_paid(const ContractLine& line) {
  return line.kind != LineKind::advance && line.kind != LineKind::advance_settled &&
         !line.from_provider;
}

/// Amounts by year under heads, with a row of totals.
class YearTable {
 public:
  YearTable(std::string key, Text title, std::vector<Column> heads, Years years)
      : table_{.key = std::move(key), .title = std::move(title), .columns = std::move(heads)},
        heads_(table_.columns.size()),
        years_(years) {
    for (int year = years.from; year <= years.to; ++year) {
      const std::string text = std::to_string(year);
      table_.columns.push_back({"y" + text + "_euro", {text, text}, Unit::euro_whole});
    }
    table_.columns.push_back({"total_euro", {"Totaal", "Total"}, Unit::euro_whole});
  }

  void add(const std::vector<std::size_t>& place, std::vector<Cell> heads, std::int32_t month,
           Cents amount) {
    Line& line = lines_[place];
    if (line.amounts.empty()) line = {std::move(heads), std::vector<Cents>(year_count())};
    line.amounts[static_cast<std::size_t>(month / 12)] += amount;
  }

  [[nodiscard]] Table take() {
    std::vector<Cents> sums(year_count() + 1);
    for (auto& [place, line] : lines_) {
      std::vector<Cell> row = std::move(line.heads);
      Cents total;
      for (std::size_t y = 0; y < line.amounts.size(); ++y) {
        row.emplace_back(line.amounts[y]);
        sums[y] += line.amounts[y];
        total += line.amounts[y];
      }
      row.emplace_back(total);
      sums.back() += total;
      table_.rows.push_back(std::move(row));
    }
    std::vector<Cell> last(heads_);
    last.front() = Text{"Totaal", "Total"};
    for (const Cents sum : sums) last.emplace_back(sum);
    table_.rows.push_back(std::move(last));
    table_.last_row_is_total = true;
    return std::move(table_);
  }

 private:
  struct Line {
    std::vector<Cell> heads;
    std::vector<Cents> amounts;
  };
  [[nodiscard]] std::size_t year_count() const { return static_cast<std::size_t>(years_.count()); }

  Table table_;
  std::size_t heads_;
  Years years_;
  std::map<std::vector<std::size_t>, Line> lines_;
};

std::string contract_label(const ContractBook& book, std::size_t contract) {
  return label_of(book.terms().contracts[contract]);
}

const Text for_care_of_the_year{
    "Bedragen horen bij de zorg van het jaar, ook als ze later worden betaald. Voorschotten zijn "
    "niet meegeteld: die verschuiven alleen wanneer er wordt betaald.",
    "Amounts belong to the care of the year, also when they are paid later. Advances are left "
    "out: they only shift when money is paid."};

std::string period_text(const ContractFacts& facts, std::int32_t month) {
  return to_string(Period{facts.years.from + month / 12, month % 12 + 1});
}

}  // namespace

Text kind_label(LineKind kind) {
  switch (kind) {
    case LineKind::availability:
      return {"Beschikbaarheid", "Availability"};
    case LineKind::unit:
      return {"Geleverde eenheden", "Units delivered"};
    case LineKind::function:
      return {"Functies", "Functions"};
    case LineKind::trajectory:
      return {"Trajecten", "Trajectories"};
    case LineKind::person_year:
      return {"Cliëntjaren", "Person-years"};
    case LineKind::client_following:
      return {"Cliëntvolgend", "Client-following"};
    case LineKind::characteristics:
      return {"Kenmerken van de bevolking", "Traits of the population"};
    case LineKind::history:
      return {"Historisch gebruik", "Past use"};
    case LineKind::network:
      return {"Netwerkbudget", "Network budget"};
    case LineKind::team_population:
      return {"Wijkteam: bevolking", "Team: population"};
    case LineKind::team_results:
      return {"Wijkteam: resultaten", "Team: results"};
    case LineKind::team_referrals:
      return {"Wijkteam: verwijzingen", "Team: referrals"};
    case LineKind::result:
      return {"Resultaat per cliënt", "Result per client"};
    case LineKind::budget_advance:
      return {"Pgb: voorschot", "Personal budget: advance"};
    case LineKind::budget_spent:
      return {"Pgb: besteed", "Personal budget: spent"};
    case LineKind::budget_unspent:
      return {"Pgb: niet besteed", "Personal budget: unspent"};
    case LineKind::budget_recovered:
      return {"Pgb: teruggevorderd", "Personal budget: recovered"};
    case LineKind::ceiling:
      return {"Boven budgetplafond, niet betaald", "Above a ceiling, not paid"};
    case LineKind::guarantee:
      return {"Aanvulling tot de garantie", "Made up to the guarantee"};
    case LineKind::advance:
      return {"Voorschot", "Advance"};
    case LineKind::advance_settled:
      return {"Voorschot verrekend", "Advance settled"};
    case LineKind::savings:
      return {"Gedeelde besparing", "Shared savings"};
    case LineKind::losses:
      return {"Gedeeld verlies", "Shared losses"};
    case LineKind::subcontract:
      return {"Doorbetaald aan onderaannemer", "Passed on to subcontractor"};
  }
  check(false);
  return {};
}

Table paid_by_contract(const ContractBook& book, std::span<const ContractLine> lines) {
  YearTable table("contracts_paid", {"Betaald per contract", "Paid by contract"},
                  {{"contract", {"Contract", "Contract"}}}, book.facts().years);
  for (std::size_t c = 0; c < book.terms().contracts.size(); ++c)
    table.add({c}, {contract_label(book, c)}, 0, Cents());
  for (const ContractLine& line : lines)
    if (is_paid(line)) table.add({line.contract}, {}, line.month, line.amount);
  Table taken = table.take();
  taken.notes = {for_care_of_the_year};
  return taken;
}

Table paid_by_municipality(const ContractBook& book, std::span<const ContractLine> lines,
                           const Names& names) {
  YearTable table("municipalities_paid", {"Betaald per gemeente", "Paid by municipality"},
                  {{"code", {"Code", "Code"}}, {"municipality", {"Gemeente", "Municipality"}}},
                  book.facts().years);
  for (std::size_t m = 0; m < book.facts().municipalities.size(); ++m) {
    const std::string& code = book.facts().municipalities[m];
    table.add({m}, {code, name_in(names, code)}, 0, Cents());
  }
  for (const ContractLine& line : lines)
    if (is_paid(line)) table.add({line.municipality}, {}, line.month, line.amount);
  return table.take();
}

Table paid_by_clause(const ContractBook& book, std::span<const ContractLine> lines) {
  YearTable table("clauses_paid", {"Betaald per bepaling", "Paid by clause"},
                  {{"contract", {"Contract", "Contract"}}, {"clause", {"Bepaling", "Clause"}}},
                  book.facts().years);
  for (const ContractLine& line : lines)
    if (is_paid(line))
      table.add({line.contract, static_cast<std::size_t>(line.kind)},
                {contract_label(book, line.contract), kind_label(line.kind)}, line.month,
                line.amount);
  return table.take();
}

Table provider_table(const ContractBook& book, const contracts::Economics& economics) {
  Table table{
      .key = "providers",
      .title = {"Aanbieders: opbrengst, kosten en kas", "Providers: revenue, cost, cash"},
      .columns = {{"provider", {"Aanbieder", "Provider"}},
                  {"year", {"Jaar", "Year"}, Unit::year},
                  {"revenue_euro", {"Opbrengst", "Revenue"}, Unit::euro_whole},
                  {"fixed_cost_euro", {"Vaste kosten", "Fixed cost"}, Unit::euro_whole},
                  {"variable_cost_euro", {"Variabele kosten", "Variable cost"}, Unit::euro_whole},
                  {"margin_euro", {"Marge", "Margin"}, Unit::euro_whole},
                  {"unpaid_euro", {"Onbetaald", "Unpaid"}, Unit::euro_whole},
                  {"clients", {"Cliënten", "Clients"}, Unit::number, 1},
                  {"occupancy", {"Bezetting", "Occupancy"}, Unit::percent},
                  {"lowest_cash_euro", {"Laagste kas", "Lowest cash"}, Unit::euro_whole}}};
  for (const contracts::ProviderYear& line : economics.years)
    table.rows.push_back({label_of(book.terms().providers[line.provider]), std::int64_t{line.year},
                          line.revenue, line.fixed_cost, line.variable_cost, line.margin(),
                          line.unpaid, line.clients,
                          line.occupancy ? Cell(*line.occupancy) : Cell(), line.lowest_cash});
  table.notes = {
      {"Onbetaald: geleverd boven een budgetplafond. Cliënten: in zorg, gemiddeld over de eerste "
       "dagen van de maanden. Kas: stand aan het eind van een maand, ontvangsten op de datum van "
       "betaling.",
       "Unpaid: delivered above a ceiling. Clients: in care, mean of the first days of the months. "
       "Cash: at the end of a month, money in on its date of payment."}};
  return table;
}

Table market_table(const ContractBook& book, const contracts::Economics& economics) {
  Table table{.key = "market",
              .title = {"Marktaandelen per product", "Market shares by product"},
              .columns = {{"product", {"Product", "Product"}},
                          {"year", {"Jaar", "Year"}, Unit::year},
                          {"provider", {"Aanbieder", "Provider"}},
                          {"starts", {"Starts", "Starts"}, Unit::number},
                          {"share", {"Aandeel", "Share"}, Unit::percent, 1},
                          {"concentration", {"Concentratie", "Concentration"}, Unit::number, 2}}};
  for (const contracts::MarketYear& market : economics.market)
    for (const contracts::MarketYear::Share& share : market.shares)
      table.rows.push_back(
          {label_of(book.facts().products[market.product]), std::int64_t{market.year},
           label_of(book.terms().providers[share.provider]), share.starts, share.share,
           market.concentration ? Cell(*market.concentration) : Cell()});
  table.notes = {
      {"Aandeel in wat er is geleverd. Concentratie: de som van de aandelen in het "
       "kwadraat; 1 is één aanbieder, 0,25 zijn er vier van gelijke grootte.",
       "Share of what was delivered. Concentration: the sum of the squared shares; 1 is "
       "one provider, 0.25 is four of the same size."}};
  return table;
}

std::optional<Table> ceiling_table(const ContractBook& book, const contracts::CareTally& tally,
                                   const contracts::Settlement& settlement, const Names& names) {
  const auto years = contracts::ceiling_years(book, tally, settlement);
  if (years.empty()) return std::nullopt;
  Table table{.key = "ceilings",
              .title = {"Budgetplafonds", "Ceilings"},
              .columns = {{"ceiling", {"Plafond", "Ceiling"}},
                          {"municipality", {"Gemeente", "Municipality"}},
                          {"year", {"Jaar", "Year"}, Unit::year},
                          {"budget_euro", {"Budget", "Budget"}, Unit::euro_whole},
                          {"claimed_euro", {"Gevraagd", "Claimed"}, Unit::euro_whole},
                          {"inside_euro", {"Erbinnen", "Inside"}, Unit::euro_whole},
                          {"above_euro", {"Erboven betaald", "Paid above"}, Unit::euro_whole},
                          {"outside_euro", {"Ernaast betaald", "Paid beside"}, Unit::euro_whole},
                          {"unpaid_euro", {"Onbetaald", "Unpaid"}, Unit::euro_whole}}};
  for (const contracts::CeilingYear& line : years)
    table.rows.push_back(
        {label_of(book.terms().ceilings[line.ceiling]),
         line.municipality ? Cell(name_in(names, book.facts().municipalities[*line.municipality]))
                           : Cell(),
         std::int64_t{line.year}, line.budget ? Cell(*line.budget) : Cell(), line.claimed,
         line.inside, line.above, line.outside, line.unpaid});
  table.notes = {
      {"Gevraagd: wat de bepalingen zonder plafond betalen. Ernaast: lopende en acute zorg "
       "waarvan het plafond dat zegt.",
       "Claimed: what the clauses pay without the ceiling. Beside: running and acute care "
       "of which the ceiling says so."}};
  return table;
}

std::optional<Table> savings_table(const study::SettledDraw& draw) {
  const ContractBook& book = *draw.book;
  const auto settled = contracts::settled_savings(book, draw.tally, draw.settlement.lines);
  if (settled.empty()) return std::nullopt;
  Table table{
      .key = "savings",
      .title = {"Gedeelde besparing (C9)", "Shared savings (C9)"},
      .columns = {{"agreement", {"Afspraak", "Agreement"}},
                  {"year", {"Jaar", "Year"}, Unit::year},
                  {"benchmark_euro", {"Benchmark", "Benchmark"}, Unit::euro_whole},
                  {"saving_euro", {"Besparing", "Saving"}, Unit::euro_whole},
                  {"rate", {"Deel", "Rate"}, Unit::percent, 1},
                  {"paid_euro", {"Uitgekeerd", "Paid"}, Unit::euro_whole},
                  {"chance_by_luck", {"Kans bij toeval", "Chance by luck"}, Unit::percent, 1}}};
  for (const contracts::SettledSavings& line : settled) {
    const SharedSavings& agreement = book.terms().savings[line.agreement];
    Cents benchmark;
    for (const contracts::SavingsStep& step : line.payment.steps)
      if (step.kind == contracts::SavingsStep::Kind::benchmark) benchmark = step.amount;
    const auto costs = contracts::costs_by_client(book, draw.sheet, line.agreement);
    const auto& of_year = costs[static_cast<std::size_t>(line.year - book.facts().years.from)];
    const contracts::ClientCosts clients = contracts::client_costs(of_year, agreement.truncate_at);
    Cell luck;
    if (clients.clients > 0)
      luck = contracts::chance_by_luck(
                 contracts::savings_terms(agreement),
                 {.clients = static_cast<double>(clients.clients),
                  .variation = clients.variation,
                  .baseline_years = agreement.baseline
                                        ? agreement.baseline->to - agreement.baseline->from + 1.0
                                        : 0.0})
                 .chance_paid;
    table.rows.push_back(
        {label_of(agreement), std::int64_t{line.year}, benchmark, line.payment.saving,
         line.payment.rate ? Cell(*line.payment.rate) : Cell(), line.payment.paid, luck});
  }
  table.notes = {
      {"Kans bij toeval: dat de afspraak uitkeert als er niets verandert, bij de cliënten "
       "van dat jaar en de spreiding van hun kosten.",
       "Chance by luck: that the agreement pays when nothing changes, with the clients of "
       "the year and the spread of their cost."}};
  return table;
}

Table line_table(const ContractBook& book, std::span<const ContractLine> lines) {
  const ContractFacts& facts = book.facts();
  const ContractTerms& terms = book.terms();
  const auto provider_id = [&](const std::optional<std::uint16_t>& provider) {
    return provider ? terms.providers[*provider].id : std::string();
  };
  Table table{.key = "contracts",
              .title = {"Alle regels van de contracten", "All lines of the contracts"},
              .columns = {{"month", {"Maand", "Month"}},
                          {"contract", {"Contract", "Contract"}},
                          {"rule", {"Regel", "Rule"}},
                          {"municipality", {"Gemeente", "Municipality"}},
                          {"product", {"Product", "Product"}},
                          {"provider", {"Aanbieder", "Provider"}},
                          {"from_provider", {"Van aanbieder", "From provider"}},
                          {"quantity", {"Aantal", "Quantity"}, Unit::number, 6},
                          {"price_euro", {"Prijs", "Price"}, Unit::number, 4},
                          {"amount_euro", {"Bedrag", "Amount"}, Unit::euro}},
              .only_in_files = true};
  for (const ContractLine& line : lines)
    table.rows.push_back(
        {period_text(facts, line.month), terms.contracts[line.contract].id,
         std::string(contracts::rule_of(line.kind)), facts.municipalities[line.municipality],
         line.product ? facts.products[*line.product].id : std::string(),
         provider_id(line.provider), provider_id(line.from_provider), Decimal(line.quantity, 6),
         line.price == 0 ? Cell() : Cell(Decimal(line.price, 4)), line.amount});
  return table;
}

}  // namespace houvast::views
