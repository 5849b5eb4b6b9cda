// SPDX-License-Identifier: EUPL-1.2
#include "views/council_figures.h"

#include "views/run_report.h"

namespace houvast::views {

Cents CouncilFigures::item(std::string_view name) const {
  const auto found = items.find(name);
  return found == items.end() ? Cents() : found->second;
}

Cents CouncilFigures::item(std::string_view name, int year) const {
  const auto found = item_years.find(name);
  if (found == item_years.end()) return {};
  const auto amount = found->second.find(year);
  return amount == found->second.end() ? Cents() : amount->second;
}

Cents CouncilFigures::income(int year) const {
  Cents sum;
  for (const char* name : {"income", "compensation", "safety_net", "relief", "other_income"})
    sum += item(name, year);
  return sum;
}

Cents CouncilFigures::cost(int year) const {
  return -(item("care", year) + item("execution", year));
}

CouncilFigures council_figures(std::span<const ItemAmount> results, const Dossier& dossier) {
  CouncilFigures figures{.from = dossier.years.from, .to = dossier.years.to};
  std::map<std::string, Cents> own;
  for (const Municipality& municipality : dossier.municipalities) own[municipality.code];
  for (int year = figures.from; year <= figures.to; ++year) figures.by_year[year];
  for (const ItemAmount& line : results) {
    if (line.item == "result") {
      figures.result += line.amount;
      figures.by_year[line.year] += line.amount;
      own[line.municipality] += line.amount;
      continue;
    }
    figures.items[line.item] += line.amount;
    figures.item_years[line.item][line.year] += line.amount;
  }
  const Names names = names_of(dossier);
  for (const auto& [code, result] : own)
    figures.municipalities.push_back({name_in(names, code), result});
  return figures;
}

}  // namespace houvast::views
