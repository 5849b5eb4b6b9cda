// SPDX-License-Identifier: EUPL-1.2
#include "views/dossier_report.h"

#include <algorithm>
#include <functional>

#include "houvast/rates.h"

namespace houvast::views {
namespace {

Text same(const std::string& text) { return {text, text}; }

void append(std::string& list, bool holds, const std::string& word) {
  if (holds) list += (list.empty() ? "" : ", ") + word;
}

/// "F1 macrobudget, F2 historisch, ..."
Text rules_of(const Scheme& scheme) {
  Text rules;
  const auto add = [&](bool holds, const std::string& nl, const std::string& en) {
    append(rules.nl, holds, nl);
    append(rules.en, holds, en);
  };
  add(scheme.macro.has_value(), "F1 macrobudget", "F1 macro budget");
  add(scheme.historical.has_value(), "F2 historisch", "F2 historical");
  add(scheme.objective.has_value(), "F3 objectief", "F3 objective");
  add(scheme.transition.has_value(), "F4 ingroeipad", "F4 transition");
  add(scheme.pxq.has_value(), "F6 prijs maal hoeveelheid", "F6 price times quantity");
  add(scheme.income_support.has_value(), "F7 BUIG", "F7 income support");
  add(scheme.residence.has_value(), "F8 woonplaatsbeginsel", "F8 responsible municipality");
  add(!scheme.other_income.empty(), "F9 overige inkomsten", "F9 other income");
  add(!scheme.budget.empty(), "F9 begroting", "F9 budget");
  add(scheme.relief.has_value(), "F10 tekortregeling", "F10 relief");
  add(!scheme.execution.empty(), "F12 uitvoeringskosten", "F12 execution cost");
  add(!scheme.given_income.empty(), "vaste inkomsten", "given income");
  return rules;
}

Text rules_of(const Agreement& agreement) {
  Text rules;
  const auto add = [&](bool holds, const std::string& nl, const std::string& en) {
    append(rules.nl, holds, nl);
    append(rules.en, holds, en);
  };
  add(agreement.contribution.has_value(), "R2 bijdrage", "R2 contribution");
  add(agreement.reserve.has_value(), "R3 reserve", "R3 reserve");
  add(agreement.solidarity.has_value(), "R4 solidariteit", "R4 solidarity");
  add(agreement.equalisation.has_value(), "R5 risicoverevening", "R5 risk equalisation");
  return rules;
}

Table summary_of(const Dossier& dossier) {
  Table table{.key = "dossier",
              .title = {"Dossier", "Dossier"},
              .columns = {{"item", {"Onderdeel", "Item"}}, {"value", {"Inhoud", "Content"}}}};
  const auto row = [&](Text item, Text value) {
    table.rows.push_back({std::move(item), std::move(value)});
  };
  row({"Regio", "Region"}, same(dossier.region));
  const auto [from, to] = dossier.years;
  row({"Jaren", "Years"}, same(std::to_string(from) + (to > from ? "-" + std::to_string(to) : "")));
  std::string names;
  for (const Municipality& municipality : dossier.municipalities)
    names += (names.empty() ? "" : ", ") + municipality.name;
  row({"Gemeenten", "Municipalities"},
      same(std::to_string(dossier.municipalities.size()) + ": " + names));
  if (dossier.centre) row({"Centrumgemeente", "Centre municipality"}, same(*dossier.centre));
  std::string files;
  for (const std::string& file : dossier.files) files += (files.empty() ? "" : ", ") + file;
  row({"Bestanden", "Files"}, same(files));
  row({"Kenmerk (SHA-256)", "Fingerprint (SHA-256)"}, same(dossier.hash));
  return table;
}

/// What is simulated (D1 to D14), or nothing.
Table care_of(const DemandTerms& terms) {
  Table table{
      .key = "care",
      .title = {"Cliënten en zorg", "Clients and care"},
      .columns = {{"item", {"Onderdeel", "Item"}}, {"count", {"Aantal", "Number"}, Unit::number}}};
  const auto row = [&](Text item, std::size_t count) {
    if (count > 0) table.rows.push_back({std::move(item), static_cast<std::int64_t>(count)});
  };
  std::int64_t clients = 0;
  for (const StockRow& stock : terms.stock) clients += stock.clients + stock.waiting;
  row({"D1 rijen bevolking", "D1 rows of population"}, terms.population.size());
  row({"D2 rijen instroom", "D2 rows of inflow"}, terms.inflow.size());
  row({"D2 ontwikkelingen van buiten", "D2 drivers"}, terms.drivers.size());
  row({"D3 producten", "D3 products"}, terms.products.size());
  row({"D4 cliënten en wachtenden bij het begin", "D4 clients and who waits at the start"},
      static_cast<std::size_t>(clients));
  row({"D5 capaciteiten", "D5 capacities"}, terms.capacities.size());
  row({"D5 uitstroomwachtlijsten", "D5 exit queues"}, terms.exit_queues.size());
  row({"D5 budgetten die de deur sluiten", "D5 budgets that close the door"}, terms.budgets.size());
  row({"D9 maatregelen", "D9 levers"}, terms.levers.size());
  row({"D10 opgebouwde tarieven", "D10 rates that are built up"}, terms.rates.size());
  row({"D14 reacties op een tekort", "D14 reactions on a deficit"}, terms.reactions.size());
  return table;
}

/// Can its rates be built as well?
Result<Dossier> priced(Result<Dossier> dossier) {
  if (!dossier) return dossier;
  auto rates = demand::with_rates(dossier->demand, dossier->years);
  if (rates) return dossier;
  for (Problem& problem : rates.error()) problem.place.file = "dossier.toml";
  return tl::unexpected(std::move(rates.error()));
}

/// With every scenario that it holds.
Result<Dossier> with_all_scenarios(Result<Dossier> base,
                                   const std::function<Result<Dossier>(const std::string&)>& load) {
  if (!base) return base;
  Problems problems;
  for (const auto& [id, label] : base->scenarios)
    if (const auto varied = priced(load(id)); !varied)
      for (const Problem& problem : varied.error())
        if (std::find(problems.begin(), problems.end(), problem) == problems.end())
          problems.push_back(problem);
  if (!problems.empty()) return tl::unexpected(std::move(problems));
  return base;
}

}  // namespace

Result<Dossier> check_dossier(const std::filesystem::path& folder,
                              const std::optional<std::string>& scenario) {
  auto base = priced(load_dossier(folder, scenario));
  if (scenario) return base;
  return with_all_scenarios(std::move(base),
                            [&](const std::string& id) { return load_dossier(folder, id); });
}

Result<Dossier> check_dossier_files(const DossierFiles& files, const ScenarioChoice& scenario) {
  auto base = priced(load_dossier_files(files, scenario));
  if (scenario.named || scenario.made) return base;
  return with_all_scenarios(std::move(base), [&](const std::string& id) {
    return load_dossier_files(files, {.named = id, .made = {}});
  });
}

Report dossier_report(const Dossier& dossier) {
  Table schemes{
      .key = "schemes",
      .title = {"Regelingen", "Schemes"},
      .columns = {{"id", {"Kort", "Id"}},
                  {"label", {"Naam", "Name"}},
                  {"rules", {"Regels", "Rules"}},
                  {"spending_rows", {"Rijen uitgaven", "Rows of spending"}, Unit::number}}};
  for (const Scheme& scheme : dossier.schemes)
    schemes.rows.push_back({scheme.id, scheme.label, rules_of(scheme),
                            static_cast<std::int64_t>(scheme.spending.size())});
  Table agreements{.key = "agreements",
                   .title = {"Afspraken", "Agreements"},
                   .columns = {{"id", {"Kort", "Id"}},
                               {"scheme", {"Regeling", "Scheme"}},
                               {"members", {"Gemeenten", "Municipalities"}, Unit::number},
                               {"rules", {"Regels", "Rules"}}}};
  for (const Agreement& agreement : dossier.agreements) {
    const std::size_t members =
        agreement.members.empty() ? dossier.municipalities.size() : agreement.members.size();
    agreements.rows.push_back(
        {agreement.id, agreement.scheme, static_cast<std::int64_t>(members), rules_of(agreement)});
  }
  Table care = care_of(dossier.demand);
  Table scenarios{.key = "scenarios",
                  .title = {"Scenario's", "Scenarios"},
                  .columns = {{"id", {"Kort", "Id"}}, {"label", {"Naam", "Name"}}}};
  for (const auto& [id, label] : dossier.scenarios) scenarios.rows.push_back({id, label});
  Report report{.title = same(dossier.name)};
  report.blocks.emplace_back(summary_of(dossier));
  for (Table* table : {&schemes, &agreements, &care, &scenarios})
    if (!table->rows.empty()) report.blocks.emplace_back(std::move(*table));
  return report;
}

}  // namespace houvast::views
