// SPDX-License-Identifier: EUPL-1.2
#include "dossier/rows.h"

#include <algorithm>

#include "dossier/validate.h"
#include "houvast/check.h"

namespace houvast::dossier {
namespace {

std::vector<std::string> column_names(std::string_view table, bool required) {
  std::vector<std::string> names;
  for (const Column& column : column_catalogue())
    if (column.table == table && column.is_required == required) names.emplace_back(column.name);
  return names;
}

const Column& column_of(std::string_view table, std::string_view name) {
  const auto& all = column_catalogue();
  const auto found = std::find_if(all.begin(), all.end(), [&](const Column& column) {
    return column.table == table && column.name == name;
  });
  check(found != all.end());
  return *found;
}

std::string_view first_column(std::string_view table) {
  for (const Column& column : column_catalogue())
    if (column.table == table) return column.name;
  check(false);
  return {};
}

/// "1.234" and "41.200.000", but not "0.125": a group of thousands does not begin with a zero.
bool looks_grouped(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  std::size_t digits = 0;
  std::size_t groups = 0;
  if (text.starts_with('0')) return false;
  for (const char c : text) {
    if (c == '.') {
      if (groups == 0 ? digits < 1 || digits > 3 : digits != 3) return false;
      ++groups;
      digits = 0;
    } else if (c >= '0' && c <= '9') {
      ++digits;
    } else {
      return false;
    }
  }
  return groups > 0 && digits == 3;
}

/// Far above any number of people, and far below what 64 bits hold.
constexpr std::int64_t max_whole = 1'000'000'000;

/// How the numbers of a file are written, or the cell that can be read two ways.
struct StyleFound {
  NumberStyle style = NumberStyle::point;
  std::optional<Problem> problem;
};

/// A comma in any number makes all numbers of the file Dutch, and so does a point for thousands
/// where there can be no third decimal. What is left open in a file with semicolons is refused.
StyleFound find_style(std::string_view table, const Csv& csv) {
  StyleFound found;
  for (std::size_t i = 0; i < csv.header().size(); ++i) {
    const auto& all = column_catalogue();
    const auto column = std::find_if(all.begin(), all.end(), [&](const Column& candidate) {
      return candidate.table == table && candidate.name == csv.header()[i];
    });
    if (column == all.end() || column->cell < Cell::whole || column->cell > Cell::euro_from_zero)
      continue;
    const bool has_many_decimals = column->cell == Cell::share || column->cell == Cell::decimal ||
                                   column->cell == Cell::decimal_from_zero;
    for (std::size_t row = 0; row < csv.row_count(); ++row) {
      const std::string_view text = trim(csv.row(row).fields[i]);
      const bool grouped = looks_grouped(text);
      if (text.find(',') != std::string_view::npos || (grouped && !has_many_decimals))
        return {NumberStyle::dutch, {}};
      if (grouped && csv.delimiter() == ';' && !found.problem)
        found.problem = Problem{.code = "dossier/number-style",
                                .place = {csv.file(), csv.row(row).line, std::string(column->name)},
                                .found = std::string(text)};
    }
  }
  return found;
}

}  // namespace

std::string in_words(Years years) {
  if (years.to < years.from) return "-";
  const std::string from = std::to_string(years.from);
  return years.to == years.from ? from : from + "-" + std::to_string(years.to);
}

Rows::Rows(std::string_view table, const std::string& file, const Place& place, Files& files,
           const Known& known, Problems& problems)
    : name_(table), known_(known), problems_(problems) {
  const std::string* bytes = files.read(file, place, problems);
  if (bytes == nullptr) return;
  StyleFound found;
  if (const auto csv = parse_csv(*bytes, file)) found = find_style(table, *csv);
  if (found.problem) problems_.push_back(*found.problem);
  table_ = CsvTable::parse(*bytes, file,
                           {.required = column_names(table, true),
                            .optional = column_names(table, false),
                            .style = found.style});
}

bool Rows::next() {
  if (!table_) return false;
  if (table_->next()) {
    problems_before_ = table_->problems().size();
    return true;
  }
  const Problems& found = table_->problems();
  problems_.insert(problems_.end(), found.begin(), found.end());
  table_.reset();
  return false;
}

bool Rows::is_new(const std::vector<std::string>& names) {
  const int line = table_->place("").line;
  const auto [first, is_first] = first_line_.emplace(names, line);
  if (is_first) return true;
  table_->report("dossier/row-twice", first_column(name_), std::to_string(first->second));
  return false;
}

std::string Rows::municipality(std::string_view column) {
  std::string code = table_->municipality(column);
  const auto& known = known_.municipalities;
  if (code.empty() || known.empty() || std::find(known.begin(), known.end(), code) != known.end())
    return code;
  table_->report("dossier/unknown-municipality", column, "", nearest_name(code, known));
  return {};
}

std::string Rows::known_id(std::string_view column, const std::string& id,
                           const std::vector<std::string>& known, std::string_view code) {
  if (id.empty() || std::find(known.begin(), known.end(), id) != known.end()) return id;
  std::string expected;
  for (const std::string& name : known) expected += (expected.empty() ? "" : ", ") + name;
  table_->report(code, column, expected, nearest_name(id, known));
  return {};
}

std::string Rows::scheme() {
  return known_id("scheme", table_->text("scheme"), known_.schemes, "dossier/unknown-scheme");
}

std::string Rows::product() {
  return known_id("product", table_->text("product"), known_.products, "dossier/unknown-product");
}

std::string Rows::product_or_empty(std::string_view column) {
  return known_id(column, text_or_empty(column), known_.products, "dossier/unknown-product");
}

std::string Rows::provider_or_empty() {
  return known_id("provider", text_or_empty("provider"), known_.providers,
                  "dossier/unknown-provider");
}

std::string Rows::municipality_or_empty(std::string_view column) {
  return table_->find_text(column) ? municipality(column) : "";
}

AgeBand Rows::ages() {
  constexpr AgeBand all;
  const AgeBand ages{
      static_cast<int>(table_->find_integer("age_from", all.from, all.to).value_or(all.from)),
      static_cast<int>(table_->find_integer("age_to", all.from, all.to).value_or(all.to))};
  if (ages.from > ages.to)
    table_->report("dossier/ages-reversed", "age_to", std::to_string(ages.from));
  return ages;
}

std::optional<Period> Rows::find_month(std::string_view column) {
  const auto text = table_->find_text(column);
  if (!text) return std::nullopt;
  const auto period = parse_period(*text);
  if (period && period->month > 0) return period;
  table_->report("dossier/not-a-month", column);
  return std::nullopt;
}

int Rows::year_within(int first, int last) {
  const int year = table_->year("year");
  if (year == 0 || !known_.years || (year >= first && year <= last)) return year;
  table_->report("dossier/year-outside", "year", in_words({first, last}));
  return 0;
}

int Rows::year() {
  return known_.years ? year_within(known_.years->from, known_.years->to) : any_year();
}

int Rows::year_or_before() {
  return known_.years ? year_within(known_years.from, known_.years->to) : any_year();
}

int Rows::year_before() {
  return known_.years ? year_within(known_years.from, known_.years->from - 1) : any_year();
}

int Rows::any_year() { return table_->year("year"); }

std::string Rows::text_or_empty(std::string_view column) {
  return table_->find_text(column).value_or("");
}

Cents Rows::euro_from_zero(std::string_view column) { return table_->euro_from_zero(column); }

std::optional<Cents> Rows::find_euro_from_zero(std::string_view column) {
  const auto value = table_->find_euro(column);
  if (value && *value < Cents()) table_->report("base/cell-negative", column);
  return value;
}

Decimal Rows::decimal_from_zero(std::string_view column) {
  return table_->decimal_from_zero(column);
}

std::optional<Decimal> Rows::find_decimal_from_zero(std::string_view column) {
  const auto value = table_->find_decimal(column);
  if (value && value->is_negative()) table_->report("base/cell-negative", column);
  return value;
}

Decimal Rows::decimal_up_to(std::string_view column, Decimal most) {
  const Decimal value = table_->decimal_from_zero(column);
  if (value > most) table_->report("base/cell-out-of-range", column, "0-" + to_string(most));
  return value;
}

Decimal Rows::price(std::string_view column) {
  const Decimal value = decimal_from_zero(column);
  if (value.decimals() <= 4 && value <= max_price) return value;
  table_->report("dossier/not-a-price", column);
  return {};
}

std::optional<Decimal> Rows::find_price(std::string_view column) {
  return table_->find_text(column) ? std::optional(price(column)) : std::nullopt;
}

Decimal Rows::share(std::string_view column) {
  const Decimal value = table_->decimal(column);
  if (value.is_negative() || value > Decimal(1)) table_->report("dossier/share-outside", column);
  return value;
}

std::optional<Decimal> Rows::find_share(std::string_view column) {
  const auto value = table_->find_decimal(column);
  if (value && (value->is_negative() || *value > Decimal(1)))
    table_->report("dossier/share-outside", column);
  return value;
}

std::int64_t Rows::whole(std::string_view column) { return table_->integer(column, 0, max_whole); }

std::int64_t Rows::whole_from_one(std::string_view column) {
  const std::int64_t value = table_->integer(column, -max_whole, max_whole);
  if (is_good() && value <= 0) table_->report("dossier/no-inhabitants", column);
  return value;
}

std::optional<std::int64_t> Rows::find_whole(std::string_view column) {
  return table_->find_integer(column, 0, max_whole);
}

bool Rows::truth(std::string_view column) {
  const auto found = table_->find_text(column);
  if (!found) return false;
  return table_->choice(column, {"false", "true"}) == 1;
}

std::size_t Rows::choice(std::string_view column) {
  const auto choices = split_choices(column_of(name_, column).choices);
  return table_->choice(column, {choices.begin(), choices.end()});
}

}  // namespace houvast::dossier
