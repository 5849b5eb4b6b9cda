// SPDX-License-Identifier: EUPL-1.2
#include <filesystem>
#include <set>

#include "domain/table.h"
#include "exchange/quickscan_params.h"
#include "houvast/check.h"
#include "houvast/iv3.h"
#include "houvast/period.h"

namespace houvast::exchange {
namespace {

using quickscan::Mapping;

Problems read_task_fields(CsvTable table, Mapping& mapping) {
  std::set<std::string> seen;
  while (table.next()) {
    quickscan::TaskField field;
    field.code = table.text("code");
    field.label = table.text("label");
    field.domain = table.text("domain");
    field.trend = table.text("trend");
    const auto year = [&](const char* column) -> std::optional<int> {
      const auto number = table.find_integer(column, known_years.from, known_years.to);
      return number ? std::optional(static_cast<int>(*number)) : std::nullopt;
    };
    field.from = year("from");
    field.to = year("to");
    if (!seen.insert(field.code).second) table.report("exchange/name-twice", "code");
    mapping.task_fields.push_back(std::move(field));
  }
  return table.problems();
}

Problems read_clusters(CsvTable table, Mapping& mapping) {
  while (table.next())
    mapping.clusters.push_back({.cluster = table.text("cluster"),
                                .measure = table.find_text("measure").value_or(""),
                                .domain = table.text("domain")});
  return table.problems();
}

CsvTableOptions task_field_columns() {
  return {.required = {"code", "label", "domain", "trend"},
          .optional = {"from", "to"},
          .delimiter = ','};
}

CsvTableOptions cluster_columns() {
  return {.required = {"cluster", "domain"}, .optional = {"measure"}, .delimiter = ','};
}

Result<Mapping> mapping_of(CsvTable task_fields, CsvTable clusters) {
  Mapping mapping;
  Problems problems = read_task_fields(std::move(task_fields), mapping);
  for (Problem& problem : read_clusters(std::move(clusters), mapping))
    problems.push_back(std::move(problem));
  if (!problems.empty()) return tl::unexpected(std::move(problems));
  return mapping;
}

}  // namespace

Result<Mapping> read_mapping(const std::string& folder) {
  const std::filesystem::path path(folder);
  return mapping_of(CsvTable::read((path / "task_fields.csv").string(), task_field_columns()),
                    CsvTable::read((path / "clusters.csv").string(), cluster_columns()));
}

const Mapping& own_mapping() {
  static const Mapping mapping = [] {
    auto found = mapping_of(
        CsvTable::parse(std::string(task_fields_file()), "task_fields.csv", task_field_columns()),
        CsvTable::parse(std::string(clusters_file()), "clusters.csv", cluster_columns()));
    check(found.has_value());
    return std::move(*found);
  }();
  return mapping;
}

}  // namespace houvast::exchange
