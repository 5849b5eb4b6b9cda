// SPDX-License-Identifier: EUPL-1.2
#include "views/quickscan_input.h"

#include <algorithm>

#include "views/quickscan_report.h"

namespace houvast::views {
namespace {

/// The value goes to `to`, what is wrong to `problems`.
template <class Value>
void take(Result<Value> read, Value& to, Problems& problems) {
  if (read)
    to = *std::move(read);
  else
    problems.insert(problems.end(), read.error().begin(), read.error().end());
}

template <class Value>
void take(Result<Value> read, std::vector<Value>& to, Problems& problems) {
  if (read)
    to.push_back(*std::move(read));
  else
    problems.insert(problems.end(), read.error().begin(), read.error().end());
}

/// The user's own tables under the names that the scan uses.
template <class Value>
void use_names(const quickscan::MunicipalityNames& names, std::map<std::string, Value>& by_name) {
  std::map<std::string, Value> renamed;
  for (auto& [name, value] : by_name) renamed.emplace(names.canonical(name), std::move(value));
  by_name = std::move(renamed);
}

}  // namespace

Result<QuickscanTables> read_quickscan(const QuickscanFiles& files) {
  QuickscanTables tables;
  Problems problems;
  if (files.mapping.empty())
    tables.mapping = exchange::own_mapping();
  else
    take(exchange::read_mapping(files.mapping), tables.mapping, problems);
  for (const BooksFile& books : files.iv3)
    take(exchange::read_iv3(books.file, books.moment), tables.accounts, problems);
  for (const IncomeFile& income : files.income)
    take(exchange::read_income(income.file, income.year), tables.incomes, problems);
  if (!files.groups.empty()) take(exchange::read_groups(files.groups), tables.groups, problems);
  if (!files.other_results.empty())
    take(exchange::read_results(files.other_results), tables.other_results, problems);
  if (!problems.empty()) return tl::unexpected(std::move(problems));
  return tables;
}

Result<Report> quickscan_report(QuickscanTables tables, const QuickscanQuestion& question) {
  quickscan::ScanOptions options;
  if (!question.domains.empty()) options.domains = question.domains;
  const auto scan = quickscan::scan(tables.mapping, tables.accounts, tables.incomes, options);
  if (!scan) return tl::unexpected(scan.error());
  QuickscanView view{"", std::move(tables.groups), std::move(tables.other_results)};
  use_names(scan->names, view.groups);
  use_names(scan->names, view.other_results);
  if (!question.municipality.empty()) {
    std::vector<std::string> names;
    for (const quickscan::Profile& profile : scan->profiles) names.push_back(profile.name);
    view.municipality = scan->names.canonical(question.municipality);
    if (std::find(names.begin(), names.end(), view.municipality) == names.end())
      return failure({.code = "app/unknown-municipality",
                      .place = {.field = question.municipality_field},
                      .found = question.municipality,
                      .expected = std::to_string(names.size()) + " namen",
                      .suggestion = nearest_name(question.municipality, names)});
  }
  const auto trends = quickscan::trends(tables.mapping, tables.accounts, options);
  return report_of(*scan, trends, view);
}

}  // namespace houvast::views
