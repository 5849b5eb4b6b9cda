// SPDX-License-Identifier: EUPL-1.2
#include "houvast/region_tables.h"

#include <algorithm>
#include <array>
#include <utility>

#include "region/office_table.h"

namespace houvast::region {
namespace {

constexpr std::array key_columns = {
    std::pair{Key::inhabitants, "inhabitants"}, std::pair{Key::income, "income"},
    std::pair{Key::clients, "clients"}, std::pair{Key::spending, "spending"}};

/// A cell of a column that may be missing as a whole, but not in one row.
template <class Value, class Read>
Value where_there(const CsvTable& table, const char* column, Read read) {
  return table.has(column) ? Value(read(column)) : Value();
}

PoolMember read_member(CsvTable& table) {
  const auto euro = [&](const char* column) { return table.euro(column); };
  const auto count = [&](const char* column) { return table.integer(column, 0); };
  PoolMember member{.municipality = table.municipality("code")};
  member.inhabitants = where_there<std::int64_t>(table, "inhabitants", count);
  member.income = where_there<Cents>(table, "income", euro);
  member.spending = where_there<Cents>(table, "spending", euro);
  member.clients = where_there<std::optional<std::int64_t>>(table, "clients", count);
  member.budget = member.spending;
  return member;
}

void find_uneven_years(const KeyTable& table, const std::string& path, Problems& problems) {
  for (std::size_t y = 1; y < table.figures.size(); ++y) {
    const auto& first = table.figures[0].members;
    const auto& here = table.figures[y].members;
    const bool even = std::equal(
        first.begin(), first.end(), here.begin(), here.end(),
        [](const PoolMember& a, const PoolMember& b) { return a.municipality == b.municipality; });
    if (!even)
      problems.push_back({.code = "region/uneven-years",
                          .place = {.file = path, .field = std::to_string(table.years[y])},
                          .found = std::to_string(here.size()),
                          .expected = std::to_string(first.size())});
  }
}

}  // namespace

Result<KeyTable> load_key_table(const std::string& path) {
  CsvTable csv = read_office_table(
      path,
      {.required = {"code"},
       .optional = {"name", "year", "inhabitants", "income", "clients", "spending"}},
      {"inhabitants", "income", "clients", "spending"});
  std::map<int, std::map<std::string, PoolMember>> by_year;
  KeyTable table;
  while (csv.next()) {
    const int year = where_there<int>(csv, "year", [&](const char* c) { return csv.year(c); });
    PoolMember member = read_member(csv);
    const std::string code = member.municipality;
    table.names.emplace(code, csv.find_text("name").value_or(code));
    if (!by_year[year].emplace(code, std::move(member)).second)
      csv.report("region/municipality-twice", "code");
  }
  Problems problems = csv.problems();
  for (auto& [year, members] : by_year) {
    table.years.push_back(year);
    table.figures.emplace_back();
    for (auto& [code, member] : members) table.figures.back().members.push_back(std::move(member));
  }
  if (problems.empty()) find_uneven_years(table, path, problems);
  if (problems.empty() && table.years.empty())
    problems.push_back({.code = "region/no-years", .place = {.file = path}});
  if (!problems.empty()) return tl::unexpected(std::move(problems));
  for (const auto& [key, column] : key_columns)
    if (csv.has(column)) table.keys.push_back(key);
  table.has_spending = csv.has("spending");
  return table;
}

Result<std::vector<ReserveTableYear>> load_reserve_table(const std::string& path) {
  CsvTable csv = read_office_table(
      path, {.required = {"year", "income"}, .optional = {"result", "advances", "cost"}},
      {"income", "result", "advances", "cost"});
  const bool in_two = csv.has("advances") && csv.has("cost");
  Problems problems;
  if (csv.problems().empty() && csv.has("result") == in_two)
    problems.push_back({.code = "region/reserve-columns", .place = {.file = path}});
  std::map<int, ReserveTableYear> by_year;
  while (problems.empty() && csv.next()) {
    ReserveTableYear year{.year = csv.year("year"), .income = csv.euro_from_zero("income")};
    year.pool_result = in_two ? csv.euro("advances") - csv.euro("cost") : csv.euro("result");
    if (!by_year.emplace(year.year, year).second) csv.report("region/year-twice", "year");
  }
  problems.insert(problems.begin(), csv.problems().begin(), csv.problems().end());
  if (problems.empty() && by_year.empty())
    problems.push_back({.code = "region/no-years", .place = {.file = path}});
  if (!problems.empty()) return tl::unexpected(std::move(problems));
  std::vector<ReserveTableYear> years;
  for (const auto& [number, year] : by_year) years.push_back(year);
  return years;
}

Result<std::vector<Score>> load_scores(const std::string& path) {
  CsvTable csv = read_office_table(path, {.required = {"code", "option", "criterion", "score"}}, {},
                                   {"score"});
  std::vector<Score> scores;
  while (csv.next())
    scores.push_back({.municipality = csv.municipality("code"),
                      .option = csv.text("option"),
                      .criterion = csv.text("criterion"),
                      .score = csv.decimal("score")});
  if (!csv.problems().empty()) return tl::unexpected(csv.problems());
  return scores;
}

Result<std::vector<ScoreWeight>> load_score_weights(const std::string& path) {
  CsvTable csv =
      read_office_table(path, {.required = {"code", "criterion", "weight"}}, {}, {"weight"});
  std::vector<ScoreWeight> weights;
  while (csv.next())
    weights.push_back({.municipality = csv.municipality("code"),
                       .criterion = csv.text("criterion"),
                       .weight = csv.decimal("weight")});
  if (!csv.problems().empty()) return tl::unexpected(csv.problems());
  return weights;
}

}  // namespace houvast::region
