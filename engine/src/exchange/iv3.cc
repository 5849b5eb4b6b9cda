// SPDX-License-Identifier: EUPL-1.2
#include "houvast/iv3.h"

#include <unordered_set>

#include "domain/table.h"

namespace houvast::exchange {
namespace {

using quickscan::Accounts;

/// Thousands of euro as cents; empty when that is no whole number of cents or too large.
std::optional<Cents> from_thousands(Decimal thousands) {
  constexpr int cents_in_a_thousand = 5;  // As a power of ten.
  if (thousands.decimals() > cents_in_a_thousand) return std::nullopt;
  std::int64_t count = thousands.units();
  for (int i = thousands.decimals(); i < cents_in_a_thousand; ++i)
    if (__builtin_mul_overflow(count, std::int64_t{10}, &count)) return std::nullopt;
  if (!is_in_range(Cents(count))) return std::nullopt;
  return Cents(count);
}

Cents thousands_cell(CsvTable& table, const char* column) {
  const auto number = table.find_decimal(column);
  if (!number) return {};
  const auto amount = from_thousands(*number);
  if (!amount) table.report("money/out-of-range", column);
  return amount.value_or(Cents());
}

/// "6.72b Jeugdhulp behandeling" is "6.72b".
std::string task_field_code(const std::string& cell) { return cell.substr(0, cell.find(' ')); }

bool starts_with_a_number(const std::string& code) {
  return !code.empty() && code.front() >= '0' && code.front() <= '9' &&
         code.find('.') != std::string::npos;
}

}  // namespace

Result<Accounts> read_iv3(const std::string& path, quickscan::Moment moment) {
  CsvTable table =
      CsvTable::read(path, {.required = {"Gemeenten", "Taakveld", "Baten", "Lasten"},
                            .optional = {"Gemeentegrootte", "Stedelijkheid", "Inwonertal"},
                            .others_allowed = true});
  Accounts accounts{.moment = moment, .file = path, .lines = {}, .profiles = {}};
  accounts.lines.reserve(table.row_count());
  std::unordered_set<std::string> seen;
  while (table.next()) {
    quickscan::AccountLine line;
    line.municipality = table.text("Gemeenten");
    line.task_field = task_field_code(table.text("Taakveld"));
    line.income = thousands_cell(table, "Baten");
    line.spending = thousands_cell(table, "Lasten");
    line.line = table.place("Taakveld").line;
    if (!starts_with_a_number(line.task_field)) table.report("exchange/no-task-field", "Taakveld");
    if (seen.insert(line.municipality).second) {
      quickscan::Profile profile{.name = line.municipality};
      profile.inhabitants = table.find_integer("Inwonertal", 0).value_or(0);
      profile.size_class = table.find_text("Gemeentegrootte").value_or("");
      profile.urbanity = table.find_text("Stedelijkheid").value_or("");
      accounts.profiles.push_back(std::move(profile));
    }
    accounts.lines.push_back(std::move(line));
  }
  if (!table.problems().empty()) return tl::unexpected(table.problems());
  return accounts;
}

Result<quickscan::Income> read_income(const std::string& path, int year) {
  CsvTable table = CsvTable::read(path, {.required = {"code", "name", "cluster", "amount"},
                                         .optional = {"measure"},
                                         .others_allowed = true});
  quickscan::Income income{.year = year, .file = path, .lines = {}};
  income.lines.reserve(table.row_count());
  while (table.next())
    income.lines.push_back({.code = table.text("code"),
                            .name = table.text("name"),
                            .cluster = table.text("cluster"),
                            .measure = table.find_text("measure").value_or(""),
                            .amount = table.euro("amount")});
  if (!table.problems().empty()) return tl::unexpected(table.problems());
  return income;
}

Result<std::vector<quickscan::SurveyAnswer>> read_survey(const std::string& path) {
  CsvTable table = CsvTable::read(path, {.required = {"municipality", "scheme", "year", "kind"},
                                         .optional = {"income", "spending", "remark"}});
  const std::vector<std::string> kinds = {"actual", "budget", "estimate"};
  std::vector<quickscan::SurveyAnswer> answers;
  while (table.next()) {
    quickscan::SurveyAnswer answer;
    answer.municipality = table.text("municipality");
    answer.scheme = table.text("scheme");
    answer.year = table.year("year");
    answer.kind = static_cast<SpendingKind>(table.choice("kind", kinds));
    answer.income = table.find_euro("income");
    answer.spending = table.find_euro("spending");
    answer.remark = table.find_text("remark").value_or("");
    answer.line = table.place("municipality").line;
    answers.push_back(std::move(answer));
  }
  if (!table.problems().empty()) return tl::unexpected(table.problems());
  return answers;
}

Result<std::map<std::string, std::string>> read_groups(const std::string& path) {
  CsvTable table = CsvTable::read(path, {.required = {"name", "group"}, .others_allowed = true});
  std::map<std::string, std::string> groups;
  while (table.next()) {
    const std::string name = table.text("name");
    if (!groups.emplace(name, table.text("group")).second)
      table.report("exchange/name-twice", "name");
  }
  if (!table.problems().empty()) return tl::unexpected(table.problems());
  return groups;
}

Result<std::map<std::string, Cents>> read_results(const std::string& path) {
  CsvTable table = CsvTable::read(path, {.required = {"name", "result"}, .others_allowed = true});
  std::map<std::string, Cents> results;
  while (table.next()) {
    const std::string name = table.text("name");
    if (!results.emplace(name, table.euro("result")).second)
      table.report("exchange/name-twice", "name");
  }
  if (!table.problems().empty()) return tl::unexpected(table.problems());
  return results;
}

}  // namespace houvast::exchange
