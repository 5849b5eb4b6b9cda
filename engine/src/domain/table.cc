// SPDX-License-Identifier: EUPL-1.2
#include "domain/table.h"

#include <algorithm>
#include <charconv>

#include "houvast/check.h"
#include "houvast/municipality.h"
#include "houvast/period.h"

namespace houvast {
namespace {

constexpr std::size_t most_problems = 100;

bool holds(const std::vector<std::string>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::string join(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

std::optional<Cents> to_cents(Decimal euros) {
  if (euros.decimals() > 2) return std::nullopt;
  std::int64_t count = euros.units();
  for (int i = euros.decimals(); i < 2; ++i)
    if (__builtin_mul_overflow(count, std::int64_t{10}, &count)) return std::nullopt;
  return Cents(count);
}

}  // namespace

CsvTable CsvTable::read(const std::string& path, CsvTableOptions options) {
  CsvTable table(std::move(options));
  table.take(read_csv(path, {.delimiter = table.options_.delimiter}), path);
  return table;
}

CsvTable CsvTable::parse(std::string text, const std::string& file, CsvTableOptions options) {
  CsvTable table(std::move(options));
  table.take(parse_csv(std::move(text), file, {.delimiter = table.options_.delimiter}), file);
  return table;
}

void CsvTable::take(Result<Csv> csv, const std::string& file) {
  if (!csv) {
    problems_ = std::move(csv.error());
    return;
  }
  csv_ = *std::move(csv);
  match_columns();
  if (!problems_.empty()) csv_.reset();
  for (Problem& problem : problems_) problem.place.file = file;
}

void CsvTable::match_columns() {
  const auto& header = csv_->header();
  std::vector<std::string> known = options_.required;
  known.insert(known.end(), options_.optional.begin(), options_.optional.end());
  std::vector<std::string> missing;
  for (const std::string& name : options_.required)
    if (std::find(header.begin(), header.end(), name) == header.end()) missing.push_back(name);
  for (std::size_t i = 0; i < header.size(); ++i) {
    const std::string name(header[i]);
    const auto wrong = [&](std::string code, std::string expected, std::string suggestion) {
      problems_.push_back({.code = std::move(code),
                           .place = {.line = 1, .field = name},
                           .found = name,
                           .expected = std::move(expected),
                           .suggestion = std::move(suggestion)});
    };
    if (std::find(header.begin(), header.begin() + std::ptrdiff_t(i), header[i]) !=
        header.begin() + std::ptrdiff_t(i)) {
      wrong("base/column-twice", "", "");
    } else if (holds(known, name)) {
      columns_.push_back({name, i});
    } else if (options_.others_allowed) {
      others_.push_back(name);
      other_indices_.push_back(i);
    } else {
      wrong("base/column-unknown", join(known), nearest_name(name, known));
    }
  }
  for (const std::string& name : missing) {
    problems_.push_back({.code = "base/column-missing", .place = {.line = 1}, .found = name});
  }
}

bool CsvTable::next() {
  if (next_ >= row_count()) return false;
  row_ = csv_->row(next_++);
  return true;
}

std::optional<std::size_t> CsvTable::find_column(std::string_view name) const {
  for (const Column& column : columns_)
    if (column.name == name) return column.index;
  check(holds(options_.required, name) || holds(options_.optional, name));
  return std::nullopt;
}

bool CsvTable::has(std::string_view column) const { return find_column(column).has_value(); }

Place CsvTable::place(std::string_view column) const {
  return {.file = csv_ ? csv_->file() : "", .line = row_.line, .field = std::string(column)};
}

void CsvTable::add(Problem problem) {
  if (problems_.size() < most_problems) {
    problems_.push_back(std::move(problem));
  } else if (problems_.size() == most_problems) {
    problems_.push_back({.code = "base/more-problems", .place = {.file = problem.place.file}});
  }
}

std::string_view CsvTable::cell(std::string_view column) const {
  const auto index = find_column(column);
  return index ? trim(row_.fields[*index]) : std::string_view();
}

void CsvTable::report(std::string_view code, std::string_view column, std::string expected,
                      std::string suggestion) {
  add({.code = std::string(code),
       .place = place(column),
       .found = std::string(cell(column)),
       .expected = std::move(expected),
       .suggestion = std::move(suggestion)});
}

bool CsvTable::is_filled(std::string_view column) {
  if (!cell(column).empty()) return true;
  report("base/cell-empty", column);
  return false;
}

std::optional<Decimal> CsvTable::number(std::string_view column, std::string_view text) {
  const bool dutch = options_.style == NumberStyle::dutch;
  const auto value = dutch ? parse_dutch_decimal(text) : parse_decimal(text);
  if (!value)
    add({.code = "base/cell-not-a-number",
         .place = place(column),
         .found = std::string(text),
         .expected = dutch ? "1.234,56" : "1234.56"});
  return value;
}

std::string CsvTable::text(std::string_view column) {
  return is_filled(column) ? std::string(cell(column)) : "";
}

std::int64_t CsvTable::integer(std::string_view column, std::int64_t least, std::int64_t most) {
  if (!is_filled(column)) return 0;
  return find_integer(column, least, most).value_or(0);
}

Decimal CsvTable::decimal(std::string_view column) {
  if (!is_filled(column)) return {};
  return find_decimal(column).value_or(Decimal());
}

Decimal CsvTable::decimal_from_zero(std::string_view column) {
  const Decimal value = decimal(column);
  if (value.is_negative()) report("base/cell-negative", column);
  return value;
}

Cents CsvTable::euro(std::string_view column) {
  if (!is_filled(column)) return {};
  return find_euro(column).value_or(Cents());
}

Cents CsvTable::euro_from_zero(std::string_view column) {
  const Cents value = euro(column);
  if (value < Cents()) report("base/cell-negative", column);
  return value;
}

int CsvTable::year(std::string_view column) {
  if (!is_filled(column)) return 0;
  const std::string_view text = cell(column);
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool is_number = error == std::errc() && end == text.data() + text.size();
  if (is_number && known_years.holds(value)) return value;
  report("base/cell-not-a-year", column,
         std::to_string(known_years.from) + "-" + std::to_string(known_years.to));
  return 0;
}

std::string CsvTable::municipality(std::string_view column) {
  if (!is_filled(column)) return "";
  if (auto code = parse_municipality_code(cell(column))) return *std::move(code);
  report("base/cell-not-a-municipality", column);
  return "";
}

std::size_t CsvTable::choice(std::string_view column, const std::vector<std::string>& choices) {
  if (!is_filled(column)) return 0;
  const auto found = std::find(choices.begin(), choices.end(), cell(column));
  if (found != choices.end()) return static_cast<std::size_t>(found - choices.begin());
  report("base/cell-not-a-choice", column, join(choices), nearest_name(cell(column), choices));
  return 0;
}

std::optional<std::string> CsvTable::find_text(std::string_view column) {
  const std::string_view text = cell(column);
  if (text.empty()) return std::nullopt;
  return std::string(text);
}

std::optional<std::int64_t> CsvTable::find_integer(std::string_view column, std::int64_t least,
                                                   std::int64_t most) {
  const auto value = find_decimal(column);
  if (!value) return std::nullopt;
  if (value->decimals() > 0) {
    report("base/cell-not-whole", column);
    return std::nullopt;
  }
  if (value->units() < least || value->units() > most) {
    report("base/cell-out-of-range", column, std::to_string(least) + "-" + std::to_string(most));
    return std::nullopt;
  }
  return value->units();
}

std::optional<Decimal> CsvTable::find_decimal(std::string_view column) {
  const std::string_view text = cell(column);
  if (text.empty()) return std::nullopt;
  return number(column, text);
}

std::optional<Cents> CsvTable::find_euro(std::string_view column) {
  const auto value = find_decimal(column);
  if (!value) return std::nullopt;
  const auto amount = to_cents(*value);
  if (!amount && value->decimals() > 2) {
    report("base/cell-not-cents", column);
    return std::nullopt;
  }
  if (!amount || !is_in_range(*amount)) {
    report("money/out-of-range", column);
    return std::nullopt;
  }
  return amount;
}

Decimal CsvTable::other_decimal(std::size_t index) {
  check(index < others_.size());
  const std::string_view text = trim(row_.fields[other_indices_[index]]);
  if (text.empty()) {
    add({.code = "base/cell-empty", .place = place(others_[index])});
    return {};
  }
  return number(others_[index], text).value_or(Decimal());
}

}  // namespace houvast
