// SPDX-License-Identifier: EUPL-1.2
// What deciding about access does, and who had better decide (D6, D7).
#include "houvast/access.h"
#include "houvast/contract_study.h"
#include "views/contracts_report.h"
#include "views/contracts_tables.h"

namespace houvast::views {
namespace {

double whole(Millionths number) { return static_cast<double>(number) / 1'000'000; }

Text advice_name(Access::Advice advice) {
  switch (advice) {
    case Access::Advice::none:
      return {"geen", "none"};
    case Access::Advice::independent:
      return {"onafhankelijk", "independent"};
    case Access::Advice::joint:
      return {"gezamenlijk", "joint"};
  }
  return {};
}

Table outcome_table(const contracts::ContractBook& book, const contracts::AccessOutcome& outcome) {
  Table table{.key = "access",
              .title = {"Toegang: wat een manier van besluiten doet (D6)",
                        "Access: what a way to decide does (D6)"},
              .columns = {{"product", {"Product", "Product"}},
                          {"year", {"Jaar", "Year"}, Unit::year},
                          {"way", {"Manier", "Way"}},
                          {"decider", {"Wie besluit", "Who decides"}},
                          {"advice", {"Advies", "Advice"}},
                          {"requests", {"Aanvragen", "Requests"}, Unit::number},
                          {"let_in", {"Toegelaten", "Let in"}, Unit::number},
                          {"too_heavy", {"Te zwaar", "Too heavy"}, Unit::number},
                          {"drawn_in", {"Zelf getrokken", "Drawn in"}, Unit::number},
                          {"too_late", {"Te laat", "Too late"}, Unit::number},
                          {"decision_cost_euro", {"Besluiten", "Decisions"}, Unit::euro_whole},
                          {"care_cost_euro", {"Zorg", "Care"}, Unit::euro_whole},
                          {"basis_cost_euro", {"Basis", "Basis"}, Unit::euro_whole}}};
  for (const contracts::AccessLine& line : outcome.lines)
    table.rows.push_back({label_of(book.facts().products[line.product]), std::int64_t{line.year},
                          line.is_chosen ? Text{"gekozen", "chosen"} : Text{"nu", "today"},
                          contracts::decider_name(line.way.decider), advice_name(line.way.advice),
                          whole(line.requests), whole(line.let_in), whole(line.too_heavy),
                          whole(line.drawn_in), whole(line.too_late), line.decision_cost,
                          line.care_cost, line.basis_cost});
  table.notes = {
      {"Verwachtingen voor een heel jaar, alle gemeenten samen. Te zwaar: had met de basis toe "
       "gekund. Zelf getrokken: erbij gekomen door eigen belang van wie besluit. Te laat: eerst "
       "ten "
       "onrechte naar de basis.",
       "Expectations for a whole year, all municipalities together. Too heavy: could do with the "
       "basis. Drawn in: came on top by own interest of who decides. Too late: sent to the basis "
       "by mistake first."}};
  return table;
}

Table advice_table(const contracts::ContractBook& book,
                   std::span<const contracts::AccessAdvice> advice) {
  Table table{.key = "access_advice",
              .title = {"Waar het besluit het best ligt (D7)", "Where the decision belongs (D7)"},
              .columns = {{"product", {"Product", "Product"}},
                          {"starts", {"Starts per jaar", "Starts a year"}, Unit::number},
                          {"client_cost_euro", {"Per cliënt", "A client"}, Unit::euro_whole},
                          {"spread_euro", {"Volumerisico", "Volume risk"}, Unit::euro_whole},
                          {"risk", {"Van inkomsten", "Of income"}, Unit::percent, 1},
                          {"today", {"Nu", "Today"}},
                          {"proposed", {"Voorstel", "Proposed"}}}};
  for (const contracts::AccessAdvice& line : advice)
    table.rows.push_back({label_of(book.facts().products[line.product]), line.starts,
                          line.client_cost, line.spread, line.risk ? Cell(*line.risk) : Cell(),
                          contracts::decider_name(line.today),
                          contracts::decider_name(line.proposed)});
  for (const contracts::AccessAdvice& line : advice) table.notes.push_back(line.sentence);
  return table;
}

}  // namespace

Result<Report> access_report(const Dossier& dossier) {
  const auto book = study::book_of(dossier);
  if (!book) return tl::unexpected(book.error());
  const auto income = study::mean_income(dossier);
  if (!income) return tl::unexpected(income.error());
  const contracts::ContractFacts& facts = (*book)->facts();
  const ContractTerms& terms = (*book)->terms();
  const contracts::ExpectedStarts starts = contracts::expected_starts(dossier.demand, facts);
  Report report{.title = {"Toegang " + dossier.name, "Access " + dossier.name}};
  report.blocks.emplace_back(
      outcome_table(**book, contracts::access_outcome(terms, facts, starts)));
  report.blocks.emplace_back(advice_table(
      **book, contracts::access_advice(terms, facts, dossier.demand.products, starts, *income)));
  return report;
}

}  // namespace houvast::views
