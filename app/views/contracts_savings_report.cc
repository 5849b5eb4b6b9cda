// SPDX-License-Identifier: EUPL-1.2
// What an agreement about savings pays, and how often by luck alone (C9).
#include "views/contracts_report.h"

namespace houvast::views {
namespace {

using contracts::SavingsStep;

Text step_label(SavingsStep::Kind kind) {
  switch (kind) {
    case SavingsStep::Kind::benchmark:
      return {"Verwachte kosten zonder afspraak (benchmark)", "Expected cost (benchmark)"};
    case SavingsStep::Kind::counted:
      return {"Gedeclareerde kosten", "Cost claimed"};
    case SavingsStep::Kind::late_claims:
      return {"Nog te verwachten declaraties", "Claims still to come"};
    case SavingsStep::Kind::saving:
      return {"Besparing", "Saving"};
    case SavingsStep::Kind::share:
      return {"Deel dat wordt uitgekeerd", "Share that is paid"};
    case SavingsStep::Kind::quality:
      return {"Af: kwaliteit niet gehaald", "Less: quality not reached"};
    case SavingsStep::Kind::above_cap:
      return {"Af: boven de aftopping", "Less: above the cap"};
    case SavingsStep::Kind::below_minimum:
      return {"Af: besparing onder de minimale besparing", "Less: saving below the minimum rate"};
  }
  return {};
}

Table payment_table(const SavingsQuestion& asked) {
  const auto payment = contracts::savings_payment(*asked.benchmark, *asked.actual, asked.terms);
  Table table{
      .key = "payment",
      .title = {"Wat de afspraak uitkeert (C9)", "What the agreement pays (C9)"},
      .columns = {{"step", {"Stap", "Step"}}, {"amount_euro", {"Bedrag", "Amount"}, Unit::euro}},
      .last_row_is_total = true};
  for (const SavingsStep& step : payment.steps)
    table.rows.push_back({step_label(step.kind), step.amount});
  table.rows.push_back({Text{"Uitgekeerd", "Paid"}, payment.paid});
  return table;
}

Table luck_table(const SavingsQuestion& asked) {
  Table table{
      .key = "luck",
      .title = {"Kans dat de afspraak uitkeert terwijl er niets is veranderd",
                "Chance that the agreement pays although nothing changed"},
      .columns = {{"inhabitants", {"Inwoners", "Inhabitants"}, Unit::number},
                  {"clients", {"Cliënten", "Clients"}, Unit::number},
                  {"benchmark_euro", {"Benchmark", "Benchmark"}, Unit::euro_whole},
                  {"spread", {"Spreiding", "Spread"}, Unit::percent, 1},
                  {"chance_paid", {"Kans op uitkering", "Chance paid"}, Unit::percent, 1},
                  {"mean_paid_euro", {"Gemiddeld betaald", "Mean paid"}, Unit::euro_whole}}};
  if (asked.terms.losses) {
    table.columns.push_back(
        {"chance_lost", {"Kans op terugbetaling", "Chance of a loss"}, Unit::percent, 1});
    table.columns.push_back(
        {"mean_lost_euro", {"Gemiddeld terugbetaald", "Mean paid back"}, Unit::euro_whole});
  }
  table.columns.push_back(
      {"minimum_rate", {"Minimum voor 5% kans", "Minimum for 5%"}, Unit::percent, 1});
  contracts::LuckTerms luck = asked.luck;
  for (const contracts::LuckBySize& size :
       contracts::luck_by_size(asked.terms, luck, asked.use, asked.inhabitants)) {
    luck.clients = size.clients;
    const double benchmark = size.clients * asked.cost_euro;
    std::vector<Cell> row{size.inhabitants, size.clients,          benchmark,
                          size.luck.spread, size.luck.chance_paid, size.luck.mean_paid * benchmark};
    if (asked.terms.losses) {
      row.emplace_back(size.luck.chance_lost);
      row.emplace_back(size.luck.mean_lost * benchmark);
    }
    row.emplace_back(contracts::minimum_rate_for(0.05, luck));
    table.rows.push_back(std::move(row));
  }
  table.notes = {
      {"Spreiding: de standaardafwijking van de besparing, als deel van de benchmark, bij een "
       "bevolking waarin niets verandert. Minimum voor 5% kans: de minimale besparing waarbij de "
       "afspraak in één op de twintig jaren bij toeval uitkeert.",
       "Spread: the standard deviation of the saving as a part of the benchmark, in a population "
       "in which nothing changes. Minimum for 5%: the minimum rate at which the agreement pays by "
       "luck in one of twenty years."}};
  return table;
}

}  // namespace

Report savings_report(const SavingsQuestion& asked) {
  Report report{.title = {"Gedeelde besparing", "Shared savings"}};
  if (asked.benchmark && asked.actual) report.blocks.emplace_back(payment_table(asked));
  report.blocks.emplace_back(luck_table(asked));
  return report;
}

}  // namespace houvast::views
