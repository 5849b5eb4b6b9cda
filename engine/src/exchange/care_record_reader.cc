// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <tuple>
#include <unordered_map>

#include "domain/table.h"
#include "exchange/care_record_cells.h"
#include "houvast/care_record_table.h"

namespace houvast::exchange {
namespace {

template <std::size_t count>
std::vector<std::string> listed(const std::array<std::string_view, count>& names) {
  return {names.begin(), names.end()};
}

constexpr std::array<std::string_view, 2> truth_names = {"false", "true"};

/// Where an order stands in the result, by its own name in the file.
using Orders = std::unordered_map<std::string, std::size_t>;

std::optional<std::chrono::sys_days> find_day(CsvTable& table, const char* column) {
  const auto text = table.find_text(column);
  if (!text) return std::nullopt;
  const auto day = parse_day(*text);
  if (!day) table.report("exchange/record-not-a-date", column);
  return day;
}

std::optional<Period> find_month(CsvTable& table, const char* column) {
  const auto text = table.find_text(column);
  if (!text) return std::nullopt;
  const auto month = parse_period(*text);
  if (month && month->month > 0 && known_years.holds(month->year)) return month;
  table.report("exchange/record-not-a-month", column);
  return std::nullopt;
}

/// Units of care; zero is allowed for an order, whose volume need not be known.
Millionths volume(CsvTable& table, const char* column, bool may_be_zero) {
  const auto number = table.find_decimal(column);
  if (!number) {
    if (!may_be_zero) table.report("exchange/record-volume", column);
    return 0;
  }
  const auto count = to_millionths(*number);
  if (!count || *count < 0 || (*count == 0 && !may_be_zero))
    table.report("exchange/record-volume", column);
  return count.value_or(0);
}

template <std::size_t count>
std::optional<std::size_t> find_choice(CsvTable& table, const char* column,
                                       const std::array<std::string_view, count>& names) {
  if (!table.find_text(column)) return std::nullopt;
  return table.choice(column, listed(names));
}

void check_dates(CsvTable& table, const CareRecord& record) {
  if (record.stop && !record.start) table.report("exchange/record-stop-without-start", "stop");
  if (record.stop && record.start && *record.stop < *record.start)
    table.report("exchange/record-stop-before-start", "stop", to_string(*record.start));
  if (record.reason && record.start && !record.stop)
    table.report("exchange/record-reason-without-stop", "reason");
}

CareRecord read_record(CsvTable& table) {
  CareRecord record;
  record.client = table.text("client");
  if (could_be_citizen_number(record.client)) table.report("exchange/citizen-number", "client");
  record.municipality = table.municipality("municipality");
  record.product = table.text("product");
  record.channel = static_cast<Channel>(table.choice("channel", listed(channel_names)));
  record.provider = table.find_text("provider").value_or("");
  if (const auto form = find_choice(table, "form", form_names))
    record.form = static_cast<DeliveryForm>(*form);
  if (const auto age = table.find_integer("age", 0, 120)) record.age = static_cast<int>(*age);
  if (!table.find_text("ordered")) static_cast<void>(table.text("ordered"));
  record.ordered = find_day(table, "ordered").value_or(std::chrono::sys_days());
  record.start = find_day(table, "start");
  record.stop = find_day(table, "stop");
  if (const auto reason = find_choice(table, "reason", stop_reason_names))
    record.reason = static_cast<StopReason>(*reason);
  record.monthly_volume = volume(table, "volume", true);
  record.is_acute = find_choice(table, "is_acute", truth_names) == 1;
  check_dates(table, record);
  return record;
}

void read_claim(CsvTable& table, const Orders& orders, std::vector<CareRecord>& records) {
  Claim claim;
  const std::string order = table.text("order");
  const auto found = orders.find(order);
  if (found == orders.end() && !order.empty())
    table.report("exchange/claim-without-order", "order");
  if (!table.find_text("month")) static_cast<void>(table.text("month"));
  claim.month = find_month(table, "month").value_or(Period());
  claim.volume = volume(table, "volume", false);
  claim.amount = table.find_euro("amount");
  claim.reported = find_month(table, "reported").value_or(claim.month);
  if (claim.reported < claim.month)
    table.report("exchange/claim-reported-before-month", "reported", to_string(claim.month));
  if (found != orders.end()) records[found->second].claims.push_back(claim);
}

/// A column with citizen numbers is not a mistyped name: it must not be there at all. And a citizen
/// number is not repeated, on a screen or in a log.
Problems named(Problems problems) {
  for (Problem& problem : problems) {
    if (problem.code == "exchange/citizen-number") problem.found.clear();
    if (problem.code != "base/column-unknown") continue;
    std::string name = problem.found;
    std::transform(name.begin(), name.end(), name.begin(), [](char c) {
      return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    if (name.find("bsn") == std::string::npos && name != "burgerservicenummer") continue;
    problem.code = "exchange/citizen-number-column";
    problem.expected.clear();
    problem.suggestion.clear();
  }
  return problems;
}

void append(Problems& all, const Problems& more) {
  all.insert(all.end(), more.begin(), more.end());
}

}  // namespace

Result<std::vector<CareRecord>> read_care_records(const std::string& records,
                                                  const std::optional<std::string>& claims) {
  CsvTable table = CsvTable::read(
      records, {.required = {"client", "municipality", "product", "channel", "ordered"},
                .optional = {"order", "provider", "form", "age", "start", "stop", "reason",
                             "volume", "is_acute"}});
  std::vector<CareRecord> all;
  all.reserve(table.row_count());
  Orders orders;
  while (table.next()) {
    if (const auto order = table.find_text("order");
        order && !orders.emplace(*order, all.size()).second)
      table.report("exchange/record-order-twice", "order");
    all.push_back(read_record(table));
  }
  Problems problems = named(table.problems());
  if (claims) {
    CsvTable rows = CsvTable::read(
        *claims, {.required = {"order", "month", "volume"}, .optional = {"amount", "reported"}});
    // Orders of a file that could not be read are not missed.
    const bool complete = problems.empty();
    while (complete && rows.next()) read_claim(rows, orders, all);
    append(problems, named(rows.problems()));
  }
  if (!problems.empty()) return tl::unexpected(std::move(problems));
  for (CareRecord& record : all)
    std::stable_sort(record.claims.begin(), record.claims.end(),
                     [](const Claim& a, const Claim& b) {
                       return std::tie(a.month, a.reported) < std::tie(b.month, b.reported);
                     });
  return all;
}

}  // namespace houvast::exchange
