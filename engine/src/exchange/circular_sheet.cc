// SPDX-License-Identifier: EUPL-1.2
#include "exchange/circular_sheet.h"

#include <algorithm>
#include <charconv>

#include "houvast/municipality.h"

namespace houvast::exchange {
namespace {

constexpr std::size_t most_problems = 100;

/// Points that stand where thousands are grouped: at most three digits, then groups of three.
bool points_group_thousands(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  const std::size_t first = text.find('.');
  if (first == 0 || first > 3) return false;
  for (std::size_t at = first; at != std::string_view::npos;) {
    const std::size_t next = text.find('.', at + 1);
    const std::size_t end = next == std::string_view::npos ? text.size() : next;
    if (end - at != 4) return false;
    at = next;
  }
  return true;
}

/// value * 10^exponent, exactly; empty when it does not fit.
std::optional<Decimal> shift(Decimal value, int exponent) {
  std::int64_t units = value.units();
  int decimals = value.decimals() - exponent;
  for (; decimals < 0; ++decimals)
    if (__builtin_mul_overflow(units, std::int64_t{10}, &units)) return std::nullopt;
  if (decimals > Decimal::max_decimals) return std::nullopt;
  if (units > Decimal::max_units || units < -Decimal::max_units) return std::nullopt;
  return Decimal(units, decimals);
}

std::optional<Decimal> parse_plain(std::string_view text, NumberStyle style) {
  if (style == NumberStyle::dutch) return parse_dutch_decimal(text);
  return text == "-" ? Decimal() : parse_decimal(text);
}

}  // namespace

std::string clean_name(std::string_view name) {
  constexpr std::string_view asterisk_operator = "\xE2\x88\x97";
  std::string clean(trim(name));
  for (auto at = clean.find(asterisk_operator); at != std::string::npos;
       at = clean.find(asterisk_operator, at))
    clean.replace(at, asterisk_operator.size(), "*");
  return clean;
}

std::optional<ParsedNumber> parse_number(std::string_view text, NumberStyle style) {
  text = trim(text);
  const std::size_t mark = text.find_first_of("eE");
  if (mark == std::string_view::npos) {
    const auto value = parse_plain(text, style);
    if (!value) return std::nullopt;
    return ParsedNumber{*value, false};
  }
  const auto mantissa = parse_plain(text.substr(0, mark), style);
  std::string_view power = text.substr(mark + 1);
  if (power.starts_with('+')) power.remove_prefix(1);
  int exponent = 0;
  const auto [end, error] = std::from_chars(power.data(), power.data() + power.size(), exponent);
  const bool is_number = error == std::errc() && end == power.data() + power.size();
  if (!mantissa || !is_number || exponent < -18 || exponent > 18) return std::nullopt;
  const auto value = shift(*mantissa, exponent);
  if (!value) return std::nullopt;
  return ParsedNumber{*value, true};
}

NumberStyle style_of(const Csv& csv) {
  const auto is_number = [](std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) {
      return (c >= '0' && c <= '9') || c == '.' || c == ',' || c == '-' || c == '+' || c == 'E';
    });
  };
  bool has_point_decimals = false;
  for (std::size_t i = 0; i < csv.row_count(); ++i)
    for (const std::string_view field : csv.row(i).fields) {
      const std::string_view text = trim(field);
      if (!is_number(text)) continue;
      if (text.find(',') != std::string_view::npos) return NumberStyle::dutch;
      if (!has_point_decimals && text.find('.') != std::string_view::npos)
        has_point_decimals = !points_group_thousands(text);
    }
  return has_point_decimals ? NumberStyle::point : NumberStyle::dutch;
}

CircularSheet::CircularSheet(std::string path, Result<Csv> csv, Problems& problems, Problems& notes)
    : path_(std::move(path)), problems_(problems), notes_(notes) {
  if (!csv) {
    problems_.insert(problems_.end(), csv.error().begin(), csv.error().end());
    return;
  }
  csv_ = *std::move(csv);
  for (const std::string_view name : csv_->header()) keys_.push_back(name_key(name));
  style_ = style_of(*csv_);
  if (csv_->was_latin1()) note("exchange/circular-note-latin1", place({}, {}));
}

std::string CircularSheet::column_name(std::size_t column) const {
  return clean_name(csv_->header()[column]);
}

std::optional<std::size_t> CircularSheet::find_column(const std::vector<std::string>& names) const {
  if (!csv_) return std::nullopt;
  for (const std::string& name : names) {
    const auto exact = std::ranges::find(csv_->header(), name);
    if (exact != csv_->header().end()) return std::size_t(exact - csv_->header().begin());
    const auto same_key = std::ranges::find(keys_, name_key(name));
    if (same_key != keys_.end()) return std::size_t(same_key - keys_.begin());
  }
  return std::nullopt;
}

std::optional<std::size_t> CircularSheet::need_column(const std::vector<std::string>& names) {
  const auto column = find_column(names);
  if (!column && csv_) report("base/column-missing", place({}, {}), names.front());
  return column;
}

std::string_view CircularSheet::text(std::size_t row, std::size_t column) const {
  return trim(csv_->row(row).fields[column]);
}

Decimal CircularSheet::number(std::size_t row, std::size_t column) {
  const std::string_view cell = text(row, column);
  if (cell.empty()) {
    report("base/cell-empty", place(row, column));
    return {};
  }
  const auto number = find_number(row, column);
  if (!number) {
    report("base/cell-not-a-number", place(row, column), std::string(cell),
           style_ == NumberStyle::dutch ? "1.234,56" : "1234.56");
    return {};
  }
  if (number->had_exponent)
    note("exchange/circular-note-exponent", place(row, column), std::string(cell),
         to_string(number->value));
  return number->value;
}

Decimal CircularSheet::number_from_zero(std::size_t row, std::size_t column) {
  const Decimal value = number(row, column);
  if (value.is_negative())
    report("base/cell-negative", place(row, column), std::string(text(row, column)));
  return value;
}

Cents CircularSheet::euro(std::size_t row, std::size_t column) {
  const Decimal value = number(row, column);
  const auto wrong = [&](std::string_view code) {
    report(code, place(row, column), std::string(text(row, column)));
    return Cents();
  };
  if (value.decimals() > 2) return wrong("base/cell-not-cents");
  const auto amount = parse_euro(to_string(value));
  return amount ? *amount : wrong("money/out-of-range");
}

std::string CircularSheet::municipality(std::size_t row, std::size_t column) {
  const std::string_view cell = text(row, column);
  if (auto code = parse_municipality_code(cell)) return *std::move(code);
  report("base/cell-not-a-municipality", place(row, column), std::string(cell));
  return "";
}

Place CircularSheet::place(std::optional<std::size_t> row,
                           std::optional<std::size_t> column) const {
  return {.file = path_,
          .line = row ? csv_->row(*row).line : 0,
          .field = column ? column_name(*column) : ""};
}

void CircularSheet::report(std::string_view code, Place place, std::string found,
                           std::string expected) {
  if (problems_.size() > most_problems) return;
  if (problems_.size() == most_problems) {
    problems_.push_back({.code = "base/more-problems", .place = {.file = path_}});
    return;
  }
  problems_.push_back({.code = std::string(code),
                       .place = std::move(place),
                       .found = std::move(found),
                       .expected = std::move(expected)});
}

void CircularSheet::note(std::string_view code, Place place, std::string found,
                         std::string expected) {
  notes_.push_back({.code = std::string(code),
                    .place = std::move(place),
                    .found = std::move(found),
                    .expected = std::move(expected)});
}

}  // namespace houvast::exchange
