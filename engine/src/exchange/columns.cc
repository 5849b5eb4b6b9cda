// SPDX-License-Identifier: EUPL-1.2
#include "exchange/columns.h"

#include <cmath>

#include "exchange/clean.h"
#include "houvast/check.h"
#include "houvast/format.h"

namespace houvast::exchange {
namespace {

struct Show {
  const Column& column;
  Language language;

  std::string operator()(std::monostate) const { return {}; }
  std::string operator()(const std::string& text) const { return clean(text); }
  std::string operator()(const Text& text) const { return words(text, language); }

  std::string operator()(Cents amount) const {
    switch (column.unit) {
      case Unit::euro_whole:
        return format_euro(amount, language, 0);
      case Unit::euro_million:
        return format_million(amount, language);
      default:
        return format_euro(amount, language);
    }
  }

  std::string operator()(std::int64_t number) const {
    if (column.unit == Unit::year || column.unit == Unit::text) return std::to_string(number);
    return format_number(number, language);
  }

  std::string operator()(Decimal number) const {
    if (column.unit == Unit::percent) return format_percent(number, language, column.decimals);
    return format_number(number, language, column.decimals);
  }

  std::string operator()(double number) const {
    if (column.unit == Unit::percent) return format_percent(number, language, column.decimals);
    return format_number(number, language, column.decimals);
  }
};

bool has_mixed_money(const Table& table) {
  const Column* first = nullptr;
  for (const Column& column : table.columns) {
    if (!is_money(column.unit)) continue;
    if (first && first->unit != column.unit) return true;
    first = &column;
  }
  return false;
}

}  // namespace

bool is_money(Unit unit) {
  return unit == Unit::euro || unit == Unit::euro_whole || unit == Unit::euro_million;
}

std::string_view unit_name(Unit unit) {
  switch (unit) {
    case Unit::text:
      return "text";
    case Unit::euro:
      return "euro";
    case Unit::euro_whole:
      return "euro_whole";
    case Unit::euro_million:
      return "euro_million";
    case Unit::number:
      return "number";
    case Unit::percent:
      return "percent";
    case Unit::year:
      return "year";
  }
  check(false);
  return {};
}

std::string unit_words(Unit unit, Language language) {
  const bool dutch = language == Language::dutch;
  switch (unit) {
    case Unit::euro:
      return dutch ? "bedragen in euro" : "amounts in euro";
    case Unit::euro_whole:
      return dutch ? "bedragen in hele euro's" : "amounts in whole euros";
    case Unit::euro_million:
      return dutch ? "bedragen × € 1 miljoen" : "amounts × € 1 million";
    default:
      return {};
  }
}

std::string words(const Text& text, Language language) { return clean(text.in(language)); }

std::string shown(const Cell& cell, const Column& column, Language language) {
  return std::visit(Show{column, language}, cell);
}

std::string shown(double value, Unit unit, Language language) {
  switch (unit) {
    case Unit::euro:
      return format_number(value, language, 2);
    case Unit::euro_million:
      return format_number(value / 1e6, language, 1);
    case Unit::percent:
      return format_percent(value, language);
    case Unit::euro_whole:
      return format_number(value, language, 0);
    case Unit::number:
      return format_number(value, language, value == std::round(value) ? 0 : 2);
    case Unit::year:
    case Unit::text:
      return std::to_string(static_cast<std::int64_t>(value));
  }
  check(false);
  return {};
}

std::string money_unit(const Table& table, Language language) {
  if (has_mixed_money(table)) return {};
  for (const Column& column : table.columns)
    if (is_money(column.unit)) return unit_words(column.unit, language);
  return {};
}

std::string header(const Table& table, const Column& column, Language language) {
  const std::string label = words(column.label, language);
  if (!is_money(column.unit) || !has_mixed_money(table)) return label;
  if (column.unit == Unit::euro_million)
    return label + (language == Language::dutch ? " (× € 1 mln)" : " (× € 1m)");
  return label + " (€)";
}

bool is_negative(const Cell& cell) {
  if (const auto* amount = std::get_if<Cents>(&cell)) return *amount < Cents();
  if (const auto* whole = std::get_if<std::int64_t>(&cell)) return *whole < 0;
  if (const auto* number = std::get_if<Decimal>(&cell)) return number->is_negative();
  if (const auto* number = std::get_if<double>(&cell)) return *number < 0;
  return false;
}

}  // namespace houvast::exchange
