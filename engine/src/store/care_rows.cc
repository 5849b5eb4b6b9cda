// SPDX-License-Identifier: EUPL-1.2
#include "store/care_rows.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "houvast/care_record_table.h"
#include "houvast/demand_terms.h"
#include "store/fields.h"
#include "store/row_writer.h"

namespace houvast::store {
namespace {

/// "2026-03-31": texts in order of time.
std::string to_text(std::chrono::sys_days day) {
  const std::chrono::year_month_day date(day);
  std::string text = to_string(
      Period{static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month()))});
  const unsigned number = static_cast<unsigned>(date.day());
  return text + (number < 10 ? "-0" : "-") + std::to_string(number);
}

[[noreturn]] void refuse(const std::string& found) {
  throw soci::soci_error("care_record: " + found);
}

std::chrono::sys_days day_of(const std::string& text) {
  unsigned number = 0;
  const auto month =
      parse_period(std::string_view(text).substr(0, std::min<std::size_t>(7, text.size())));
  if (!month || month->month == 0 || text.size() != 10) refuse(text);
  std::from_chars(text.data() + 8, text.data() + 10, number);
  const std::chrono::year_month_day date(std::chrono::year(month->year),
                                         std::chrono::month(static_cast<unsigned>(month->month)),
                                         std::chrono::day(number));
  if (!date.ok()) refuse(text);
  return date;
}

std::optional<std::chrono::sys_days> day_of(const std::optional<std::string>& text) {
  return text ? std::optional(day_of(*text)) : std::nullopt;
}

Period month_of(const std::string& text) {
  const auto month = parse_period(text);
  if (!month) refuse(text);
  return *month;
}

template <class Enum, std::size_t count>
Enum named(const std::array<std::string_view, count>& names, const std::string& text) {
  const auto found = std::find(names.begin(), names.end(), text);
  if (found == names.end()) refuse(text);
  return static_cast<Enum>(found - names.begin());
}

template <class Enum, std::size_t count>
std::string_view name_of(const std::array<std::string_view, count>& names, Enum value) {
  return names.at(static_cast<std::size_t>(value));
}

Cell or_null(const std::optional<std::string>& text) {
  return text ? Cell(std::string_view(*text)) : Cell();
}

std::optional<std::string> to_text(const std::optional<std::chrono::sys_days>& day) {
  return day ? std::optional(to_text(*day)) : std::nullopt;
}

void insert_claims(soci::session& sql, std::int64_t dossier,
                   const std::vector<CareRecord>& records) {
  RowWriter rows(sql, "care_claim",
                 "dossier_id, municipality, position, number, care_month, volume_millionths,"
                 " amount_cents, reported_month");
  std::int64_t position = 0;
  for (const CareRecord& record : records) {
    std::int64_t number = 0;
    for (const Claim& claim : record.claims) {
      const std::string month = to_string(claim.month);
      const std::string reported = to_string(claim.reported);
      rows.add({dossier, std::string_view(record.municipality), position, number++,
                std::string_view(month), claim.volume,
                claim.amount ? Cell(claim.amount->count()) : Cell(), std::string_view(reported)});
    }
    ++position;
  }
  rows.finish();
}

void select_claims(soci::session& sql, std::int64_t dossier, const std::string& municipality,
                   std::vector<CareRecord>& records) {
  std::int64_t position = 0;
  std::string month, reported;
  std::optional<std::int64_t> cents;
  Claim claim;
  Query query(sql,
              "SELECT position, care_month, volume_millionths, amount_cents, reported_month"
              " FROM care_claim WHERE 1 = 1");
  query.where("dossier_id = :dossier", dossier)
      .where("municipality = :code", municipality)
      .then(" ORDER BY position, number")
      .into(position)
      .into(month)
      .into(claim.volume)
      .into(cents)
      .into(reported)
      .each([&] {
        claim.month = month_of(month);
        claim.reported = month_of(reported);
        claim.amount = cents ? std::optional(Cents(*cents)) : std::nullopt;
        if (position < 0 || position >= std::ssize(records)) refuse("position");
        records[static_cast<std::size_t>(position)].claims.push_back(claim);
      });
}

}  // namespace

void insert_records(soci::session& sql, std::int64_t dossier,
                    const std::vector<CareRecord>& records) {
  RowWriter rows(sql, "care_record",
                 "dossier_id, municipality, position, client, product, provider, channel, form,"
                 " age_years, ordered_on, start_on, stop_on, stop_reason,"
                 " monthly_volume_millionths, is_acute");
  std::int64_t position = 0;
  for (const CareRecord& record : records) {
    const std::string ordered = to_text(record.ordered);
    const auto start = to_text(record.start);
    const auto stop = to_text(record.stop);
    rows.add({dossier, std::string_view(record.municipality), position++,
              std::string_view(record.client), std::string_view(record.product),
              std::string_view(record.provider), name_of(channel_names, record.channel),
              name_of(exchange::form_names, record.form),
              record.age ? Cell(std::int64_t{*record.age}) : Cell(), std::string_view(ordered),
              or_null(start), or_null(stop),
              record.reason ? Cell(name_of(exchange::stop_reason_names, *record.reason)) : Cell(),
              record.monthly_volume, std::int64_t{record.is_acute ? 1 : 0}});
  }
  rows.finish();
  insert_claims(sql, dossier, records);
}

std::vector<CareRecord> select_records(soci::session& sql, std::int64_t dossier,
                                       const std::string& municipality) {
  std::vector<CareRecord> records;
  CareRecord record{.municipality = municipality};
  std::string channel, form, ordered;
  std::optional<std::string> start, stop, reason;
  Query query(sql,
              "SELECT client, product, provider, channel, form, age_years, ordered_on, start_on,"
              " stop_on, stop_reason, monthly_volume_millionths, is_acute FROM care_record"
              " WHERE 1 = 1");
  query.where("dossier_id = :dossier", dossier)
      .where("municipality = :code", municipality)
      .then(" ORDER BY position")
      .into(record.client)
      .into(record.product)
      .into(record.provider)
      .into(channel)
      .into(form)
      .into(record.age)
      .into(ordered)
      .into(start)
      .into(stop)
      .into(reason)
      .into(record.monthly_volume)
      .into(record.is_acute)
      .each([&] {
        record.channel = named<Channel>(channel_names, channel);
        record.form = named<DeliveryForm>(exchange::form_names, form);
        record.ordered = day_of(ordered);
        record.start = day_of(start);
        record.stop = day_of(stop);
        record.reason = reason
                            ? std::optional(named<StopReason>(exchange::stop_reason_names, *reason))
                            : std::nullopt;
        records.push_back(record);
      });
  select_claims(sql, dossier, municipality, records);
  return records;
}

std::vector<RecordCount> count_records(soci::session& sql, std::int64_t dossier,
                                       const std::string& municipality, Years years) {
  // Stop is the first day without care: who stops on 1 January had none in that year. Who stops on
  // the day of the start had no day of care at all.
  std::vector<RecordCount> found;
  RecordCount count;
  for (int year = years.from; year <= years.to; ++year) {
    const std::string first = to_text(std::chrono::sys_days(std::chrono::year(year) / 1 / 1));
    const std::string next = to_text(std::chrono::sys_days(std::chrono::year(year + 1) / 1 / 1));
    Query query(sql,
                "SELECT product, COUNT(DISTINCT client),"
                " SUM(CASE WHEN start_on >= :from THEN 1 ELSE 0 END) FROM care_record WHERE 1 = 1");
    count.year = year;
    query.with(first)
        .where("dossier_id = :dossier", dossier)
        .where("municipality = :code", municipality)
        .where("start_on < :next", next)
        .where("(stop_on IS NULL OR (stop_on > :first AND stop_on > start_on))", first)
        .then(" GROUP BY product ORDER BY product")
        .into(count.product)
        .into(count.clients)
        .into(count.starts)
        .each([&] { found.push_back(count); });
  }
  // Databases put letters in an order of their own.
  std::sort(found.begin(), found.end(), [](const RecordCount& a, const RecordCount& b) {
    return a.year != b.year ? a.year < b.year : a.product < b.product;
  });
  return found;
}

}  // namespace houvast::store
