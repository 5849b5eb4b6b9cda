// SPDX-License-Identifier: EUPL-1.2
// Where contracts push, and what helps (C10, C11).
#include "houvast/contract_study.h"
#include "houvast/incentives.h"
#include "houvast/insurer_effects.h"
#include "views/contracts_report.h"
#include "views/contracts_tables.h"

namespace houvast::views {
namespace {

using contracts::Incentive;

/// The contract, with the provider where it has several.
std::string contract_and_provider(const contracts::ContractBook& book,
                                  const contracts::IncentiveCase& on) {
  const Contract& contract = book.terms().contracts[on.contract];
  if (contract.providers.size() == 1) return label_of(contract);
  return label_of(contract) + ": " + label_of(book.terms().providers[on.provider]);
}

Table incentive_table(const contracts::ContractBook& book, std::span<const Incentive> incentives) {
  Table table{.key = "incentives",
              .title = {"Wat een handeling verandert, in euro (C10)",
                        "What an action changes, in euro (C10)"},
              .columns = {{"contract", {"Contract", "Contract"}},
                          {"product", {"Product", "Product"}},
                          {"action", {"Handeling", "Action"}},
                          {"revenue_euro", {"Opbrengst", "Revenue"}, Unit::euro_whole},
                          {"margin_euro", {"Marge", "Margin"}, Unit::euro_whole},
                          {"municipality_euro", {"Gemeenten", "Municipalities"}, Unit::euro_whole},
                          {"team_euro", {"Wijkteam", "Team"}, Unit::euro_whole}}};
  for (const Incentive& line : incentives)
    table.rows.push_back({contract_and_provider(book, line.on),
                          label_of(book.facts().products[line.on.product]),
                          contracts::action_name(line.action), line.revenue, line.margin,
                          line.municipality, line.team ? Cell(*line.team) : Cell()});
  table.notes = {
      {"Alle bepalingen toegepast met en zonder de handeling, bij één gewone cliënt, over alle "
       "jaren. "
       "Boven nul: de aanbieder houdt meer over, de gemeenten betalen meer.",
       "All clauses applied with and without the action, for one ordinary client, over all years. "
       "Above zero: more is left to the provider, municipalities pay more."}};
  return table;
}

/// Where margin and public cost point apart, in sentences, each once.
Table flag_table(const contracts::ContractBook& book, std::span<const Incentive> incentives) {
  Table table{.key = "flags",
              .title = {"Waar contracten de verkeerde kant op duwen, en wat helpt",
                        "Where contracts push the wrong way, and what helps"},
              .columns = {{"contract", {"Contract", "Contract"}},
                          {"product", {"Product", "Product"}},
                          {"why", {"Waarom", "Why"}},
                          {"helps", {"Wat helpt", "What helps"}}}};
  for (const Incentive& line : incentives)
    for (const contracts::IncentiveFlag& flag : line.flags) {
      Text helps;
      for (const contracts::Mitigation mitigation : contracts::mitigations_of(flag.perverse)) {
        const Text text = contracts::mitigation_text(mitigation);
        helps.nl += (helps.nl.empty() ? "" : " ") + text.nl;
        helps.en += (helps.en.empty() ? "" : " ") + text.en;
      }
      table.rows.push_back({contract_and_provider(book, line.on),
                            label_of(book.facts().products[line.on.product]), flag.why, helps});
    }
  return table;
}

Text direction_text(InsurerEffect::Direction direction) {
  switch (direction) {
    case InsurerEffect::Direction::insurer_to_municipality:
      return {"verzekeraar → gemeente", "insurer → municipality"};
    case InsurerEffect::Direction::municipality_to_insurer:
      return {"gemeente → verzekeraar", "municipality → insurer"};
    case InsurerEffect::Direction::both:
      return {"beide kanten", "both ways"};
  }
  return {};
}

std::optional<Table> insurer_table(const contracts::ContractBook& book, const CareSheet& sheet) {
  const auto& effects = book.terms().insurer_effects;
  if (effects.empty()) return std::nullopt;
  Table table{.key = "insurer_effects",
              .title = {"Wat gemeente en verzekeraar bij elkaar teweegbrengen (C11)",
                        "What municipality and insurer bring about with each other (C11)"},
              .columns = {{"action", {"Wat wordt gedaan", "What is done"}},
                          {"effect", {"Wat dat elders doet", "What it does elsewhere"}},
                          {"direction", {"Richting", "Direction"}},
                          {"year", {"Jaar", "Year"}, Unit::year},
                          {"moved_euro", {"Kosten elders", "Cost elsewhere"}, Unit::euro_whole},
                          {"agreed_euro", {"Bij een afspraak", "Agreed"}, Unit::euro_whole}}};
  const auto lines = contracts::insurer_effects(book.terms(), book.facts(),
                                                contracts::client_years(sheet, book.facts()));
  for (std::size_t e = 0; e < effects.size(); ++e) {
    const std::size_t before = table.rows.size();
    for (const contracts::InsurerEffectLine& line : lines)
      if (line.effect == e)
        table.rows.push_back({effects[e].action, effects[e].effect,
                              direction_text(effects[e].direction), std::int64_t{line.year},
                              line.moved, line.agreed});
    if (table.rows.size() == before)
      table.rows.push_back(
          {effects[e].action, effects[e].effect, direction_text(effects[e].direction), {}, {}, {}});
  }
  table.notes = {
      {"Onder nul: de kosten van de ander dalen. Zonder afspraak gaat er geen geld over; "
       "deze bedragen staan niet in het grootboek.",
       "Below zero: the cost of the other falls. Without an agreement no money moves; "
       "these amounts are not in the ledger."}};
  return table;
}

}  // namespace

Result<Report> incentives_report(const Dossier& dossier, const IncentivesOptions& options) {
  const auto draw = study::draw_contracts(dossier, options.seed);
  if (!draw) return tl::unexpected(draw.error());
  const contracts::ContractBook& book = *draw->book;
  const auto cases = options.all ? contracts::all_cases(book, draw->tally)
                                 : contracts::main_cases(book, draw->tally);
  const auto found = contracts::incentives(book, draw->tally, cases, {.year = options.year});
  Report report{.title = {"Prikkels " + dossier.name, "Incentives " + dossier.name}};
  report.blocks.emplace_back(incentive_table(book, found));
  report.blocks.emplace_back(flag_table(book, found));
  if (auto table = insurer_table(book, draw->sheet)) report.blocks.emplace_back(std::move(*table));
  return report;
}

}  // namespace houvast::views
