// SPDX-License-Identifier: EUPL-1.2
#include "houvast/settlement_table.h"

#include <algorithm>
#include <utility>

#include "region/office_table.h"

namespace houvast::region {
namespace {

const std::vector<std::string> wholes{"inhabitants", "income",     "spending", "execution",
                                      "result",      "correction", "clients",  "budget"};
const std::vector<std::string> decimals{"weight", "volume"};

CsvTableOptions columns(const std::vector<std::string>& needed) {
  CsvTableOptions options;
  options.required = {"code", "spending"};
  options.optional = {"name",   "year",        "income",  "execution", "result", "correction",
                      "weight", "inhabitants", "clients", "budget",    "volume"};
  for (const std::string& column : needed)
    if (std::erase(options.optional, column) > 0) options.required.push_back(column);
  return options;
}

/// An empty cell of a column that is there is a mistake; a column that is not there counts as zero.
Cents euro_where_there(CsvTable& csv, const char* column) {
  return csv.has(column) ? csv.euro(column) : Cents();
}

SettlementRow read_row(CsvTable& csv) {
  SettlementRow row;
  row.line = csv.place("code").line;
  row.municipality = csv.municipality("code");
  if (csv.has("inhabitants")) row.inhabitants = csv.integer("inhabitants", 0);
  row.figures.income = euro_where_there(csv, "income");
  row.figures.spending = csv.euro("spending");
  row.figures.execution = euro_where_there(csv, "execution");
  row.figures.real_result = csv.find_euro("result");
  row.correction = csv.find_euro("correction").value_or(Cents());
  row.weight = csv.find_decimal("weight");
  row.budget = csv.find_euro("budget");
  row.clients = csv.find_integer("clients", 0);
  row.volume = csv.find_decimal("volume");
  return row;
}

bool has_lower_code(const SettlementRow& a, const SettlementRow& b) {
  return a.municipality < b.municipality;
}

}  // namespace

Result<SettlementTable> load_settlement_table(const std::string& path,
                                              const std::vector<std::string>& needed,
                                              std::optional<int> asked) {
  CsvTable csv = read_office_table(path, columns(needed), wholes, decimals);
  SettlementTable table;
  table.file = path;
  while (csv.next()) {
    const int year = csv.has("year") ? csv.year("year") : asked.value_or(0);
    SettlementRow row = read_row(csv);
    table.names.emplace(row.municipality, csv.find_text("name").value_or(row.municipality));
    auto& rows = table.years[year];
    const auto place = std::lower_bound(rows.begin(), rows.end(), row, has_lower_code);
    if (place != rows.end() && place->municipality == row.municipality)
      csv.report("region/municipality-twice", "code");
    else
      rows.insert(place, std::move(row));
  }
  Problems problems = csv.problems();
  if (problems.empty() && table.years.empty())
    problems.push_back({.code = "region/no-rows", .place = {.file = path}});
  else if (problems.empty() && asked && !table.years.contains(*asked))
    problems.push_back({.code = "region/year-not-there",
                        .place = {.file = path},
                        .found = std::to_string(*asked)});
  if (!problems.empty()) return tl::unexpected(std::move(problems));
  table.year = asked.value_or(table.years.rbegin()->first);
  return table;
}

SolidarityCase solidarity_case(const SettlementTable& table, SolidarityTerms terms) {
  SolidarityCase all{std::move(terms), {}, {}};
  for (const SettlementRow& row : table.years.at(table.year)) {
    all.members.push_back({row.municipality, row.inhabitants});
    all.figures.push_back(row.figures);
    if (row.correction != Cents())
      all.terms.corrections.push_back({row.municipality, table.year, row.correction});
    if (row.weight) all.terms.weight_table[row.municipality] = *row.weight;
  }
  return all;
}

EqualisationCase equalisation_case(const SettlementTable& table, EqualisationTerms terms) {
  EqualisationCase all{std::move(terms), {}};
  for (const SettlementRow& row : table.years.at(table.year)) {
    all.inputs.push_back({.municipality = row.municipality,
                          .cost = row.figures.spending,
                          .inhabitants = row.inhabitants,
                          .income = row.figures.income,
                          .budget = row.budget,
                          .clients = row.clients,
                          .past_cost = {}});
    if (row.volume) all.terms.volumes.push_back({row.municipality, table.year, *row.volume});
  }
  for (const auto& [past, rows] : table.years)
    for (const SettlementRow& row : rows)
      if (past < table.year)
        all.terms.past_cost.push_back({row.municipality, past, row.figures.spending});
  return all;
}

Result<std::vector<LargeClient>> load_large_clients(const std::string& path, int year) {
  CsvTable csv = read_office_table(
      path, {.required = {"code", "client", "cost"}, .optional = {"year"}}, {"cost"});
  std::vector<LargeClient> clients;
  while (csv.next())
    clients.push_back({csv.municipality("code"), csv.has("year") ? csv.year("year") : year,
                       csv.text("client"), csv.euro_from_zero("cost")});
  if (!csv.problems().empty()) return tl::unexpected(csv.problems());
  return clients;
}

Problems with_lines(Problems problems, const SettlementTable& table) {
  for (Problem& problem : problems) {
    if (!problem.place.file.empty()) continue;
    for (const SettlementRow& row : table.years.at(table.year))
      if (problem.place.field.starts_with(row.municipality)) {
        problem.place.file = table.file;
        problem.place.line = row.line;
      }
  }
  return problems;
}

}  // namespace houvast::region
