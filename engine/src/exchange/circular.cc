// SPDX-License-Identifier: EUPL-1.2
// F3. Reading a published circular. docs/formats/circular.md says what is read and why.
#include "houvast/circular.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

#include "exchange/circular_from.h"
#include "exchange/circular_sheet.h"
#include "money/exact.h"

namespace houvast {
namespace {

using exchange::CircularSheet;
using exchange::clean_name;
using exchange::CsvReader;

const std::vector<std::string> code_names{"Codering maatstaf", "codering", "measure", "code"};
const std::vector<std::string> name_names{"Naam maatstaf", "naam", "name"};
const std::vector<std::string> total_names{"Totaal", "total"};
const std::vector<std::string> municipality_names{"CBS", "code", "gemeentecode"};
const std::vector<std::string> municipality_name_names{"Naam", "name", "gemeente"};
const std::vector<std::string> province_names{"Prov", "provincie", "province"};

/// One row of weights, not yet known to be a measure or a grant.
struct WeightRow {
  std::string code;
  std::string name;
  std::vector<Decimal> weights;
  std::optional<Decimal> total;
  std::size_t row = 0;
};

class WeightsReader {
 public:
  WeightsReader(const CircularFiles& files, const CsvReader& read, Problems& problems,
                Problems& notes)
      : files_(files), sheet_(files.weights, read(files.weights), problems, notes) {}

  void read(Circular& circular) {
    const auto code = sheet_.need_column(code_names);
    const auto name = sheet_.need_column(name_names);
    total_ = sheet_.find_column(total_names);
    if (!code || !name) return;
    for (std::size_t i = 0; i < sheet_.column_count(); ++i)
      if (i != code && i != name && i != total_) {
        clusters_.push_back(i);
        circular.clusters.push_back(sheet_.column_name(i));
      }
    for (std::size_t row = 0; row < sheet_.row_count(); ++row) {
      WeightRow weights = read_row(row);
      weights.code = clean_name(sheet_.text(row, *code));
      weights.name = clean_name(sheet_.text(row, *name));
      check_total(weights);
      if (weights.code.empty())
        add_grant(circular, weights);
      else
        add_measure(circular, std::move(weights));
    }
    if ((circular.measures.empty() || circular.clusters.empty()) && sheet_.is_readable())
      sheet_.report("exchange/circular-empty", sheet_.place({}, {}));
  }

 private:
  WeightRow read_row(std::size_t row) {
    WeightRow weights{.row = row};
    for (const std::size_t column : clusters_)
      weights.weights.push_back(sheet_.number(row, column));
    if (total_) weights.total = sheet_.number(row, *total_);
    return weights;
  }

  /// The printed total may differ from its parts by the rounding of digits that were not printed.
  void check_total(const WeightRow& weights) {
    if (!weights.total) return;
    Exact sum = 0;
    for (const Decimal weight : weights.weights) sum += exact(weight);
    if (sum != exact(*weights.total))
      sheet_.note("exchange/circular-note-total", sheet_.place(weights.row, total_),
                  to_string(*weights.total));
  }

  void add_measure(Circular& circular, WeightRow weights) {
    const auto same_code = [&](const CircularMeasure& m) { return m.code == weights.code; };
    if (std::ranges::any_of(circular.measures, same_code))
      return sheet_.report("exchange/circular-measure-twice", sheet_.place(weights.row, {}),
                           weights.code);
    CircularMeasure measure{.code = std::move(weights.code),
                            .name = std::move(weights.name),
                            .weights = std::move(weights.weights),
                            .published_total = weights.total};
    measure.is_own_capacity = is_own_capacity(circular, measure);
    measure.is_fixed_amount = name_key(measure.code) == name_key(files_.fixed_amount_code);
    circular.measures.push_back(std::move(measure));
  }

  /// Own tax capacity is what only takes away, and only in the cluster of own tax.
  bool is_own_capacity(const Circular& circular, const CircularMeasure& measure) const {
    bool takes_away = false;
    for (std::size_t k = 0; k < measure.weights.size(); ++k) {
      if (measure.weights[k] == Decimal()) continue;
      const bool is_own_cluster =
          name_key(circular.clusters[k]) == name_key(files_.own_capacity_cluster);
      if (!is_own_cluster || !measure.weights[k].is_negative()) return false;
      takes_away = true;
    }
    return takes_away;
  }

  /// A grant is a row without a code that gives one euro a euro in one cluster.
  void add_grant(Circular& circular, const WeightRow& weights) {
    std::optional<std::size_t> cluster;
    bool is_one = !weights.name.empty();
    for (std::size_t k = 0; k < weights.weights.size(); ++k) {
      if (weights.weights[k] == Decimal()) continue;
      is_one = is_one && !cluster && weights.weights[k] == Decimal(1);
      cluster = k;
    }
    if (!is_one || !cluster)
      return sheet_.report("exchange/circular-grant-weight", sheet_.place(weights.row, {}),
                           weights.name);
    const auto same = [&](const CircularGrant& g) {
      return name_key(g.name) == name_key(weights.name);
    };
    if (std::ranges::any_of(circular.grants, same))
      return sheet_.report("exchange/circular-measure-twice", sheet_.place(weights.row, {}),
                           weights.name);
    circular.grants.push_back({weights.name, *cluster});
  }

  const CircularFiles& files_;
  CircularSheet sheet_;
  std::optional<std::size_t> total_;
  std::vector<std::size_t> clusters_;
};

void read_volumes(const CircularFiles& files, const CsvReader& read, Circular& circular,
                  Problems& problems) {
  CircularSheet sheet(files.volumes, read(files.volumes), problems, circular.notes);
  const auto code = sheet.need_column(municipality_names);
  const auto name = sheet.need_column(municipality_name_names);
  if (!code || !name) return;
  std::vector<std::optional<std::size_t>> columns;
  std::vector<bool> is_used(sheet.column_count(), false);
  for (const CircularMeasure& measure : circular.measures) {
    // In the sets of 2024 the volume of "vast" is called "vast nieuw".
    const auto column = sheet.find_column({measure.code, measure.code + " nieuw"});
    if (column)
      is_used[*column] = true;
    else
      sheet.report("exchange/circular-no-volumes", sheet.place({}, {}), measure.code);
    columns.push_back(column);
  }
  const auto province = sheet.find_column(province_names);
  for (std::size_t i = 0; i < is_used.size(); ++i)
    if (!is_used[i] && i != code && i != name && i != province)
      sheet.note("exchange/circular-note-no-weights", sheet.place({}, i), sheet.column_name(i));
  for (std::size_t row = 0; row < sheet.row_count(); ++row) {
    CircularMunicipality municipality{.code = sheet.municipality(row, *code),
                                      .name = clean_name(sheet.text(row, *name))};
    municipality.grants.resize(circular.grants.size());
    for (const auto& column : columns)
      municipality.volumes.push_back(column ? sheet.number_from_zero(row, *column) : Decimal());
    circular.municipalities.push_back(std::move(municipality));
  }
  auto& all = circular.municipalities;
  std::ranges::stable_sort(all, {}, &CircularMunicipality::code);
  for (std::size_t i = 1; i < all.size(); ++i)
    if (all[i].code == all[i - 1].code && !all[i].code.empty())
      sheet.report("exchange/circular-municipality-twice", sheet.place({}, code), all[i].code);
  if (all.empty() && sheet.is_readable())
    sheet.report("exchange/circular-empty", sheet.place({}, {}));
}

/// Columns of the grants file beside code, name and province; a second column of codes is skipped.
class GrantsReader {
 public:
  GrantsReader(const std::string& file, Result<Csv> csv, Circular& circular, Problems& problems)
      : circular_(circular), sheet_(file, std::move(csv), problems, circular.notes) {}

  void read() {
    code_ = sheet_.need_column(municipality_names);
    if (!code_) return;
    match_columns();
    std::map<std::string, CircularMunicipality*> by_code;
    for (auto& one : circular_.municipalities) by_code[one.code] = &one;
    for (std::size_t row = 0; row < sheet_.row_count(); ++row) read_row(row, by_code);
    for (const auto& [code, left] : by_code)
      if (!seen_.contains(code))
        sheet_.report("exchange/circular-no-grants-row", sheet_.place({}, {}), code);
    note_what_is_left_out();
  }

 private:
  struct Match {
    std::size_t column;
    std::size_t grant;
  };

  void read_row(std::size_t row, const std::map<std::string, CircularMunicipality*>& by_code) {
    const std::string code = sheet_.municipality(row, *code_);
    if (code.empty()) return;
    const auto found = by_code.find(code);
    if (found == by_code.end() && !by_code.empty())
      sheet_.report("exchange/circular-other-municipality", sheet_.place(row, code_), code);
    if (!seen_.insert(code).second)
      sheet_.report("exchange/circular-municipality-twice", sheet_.place(row, code_), code);
    for (const Match& match : matches_) {
      const Cents amount = sheet_.euro(row, match.column);
      if (found != by_code.end()) found->second->grants[match.grant] = amount;
    }
  }

  void match_columns() {
    std::vector<bool> is_used(sheet_.column_count(), false);
    for (const auto& names : {municipality_names, municipality_name_names, province_names})
      if (const auto column = sheet_.find_column(names)) is_used[*column] = true;
    for (std::size_t g = 0; g < circular_.grants.size(); ++g) {
      const auto column = sheet_.find_column({circular_.grants[g].name});
      if (!column) {
        sheet_.note("exchange/circular-note-no-amounts", sheet_.place({}, {}),
                    circular_.grants[g].name);
        continue;
      }
      is_used[*column] = true;
      matches_.push_back({*column, g});
    }
    for (std::size_t i = 0; i < is_used.size(); ++i)
      if (!is_used[i]) left_out_.push_back(i);
  }

  /// The column holds the municipality's code again, as one of the published files does.
  bool repeats_codes(std::size_t column) const {
    for (std::size_t row = 0; row < sheet_.row_count(); ++row)
      if (sheet_.text(row, column) != sheet_.text(row, *code_)) return false;
    return true;
  }

  /// No row of the weights says in which cluster these belong, so nobody may guess.
  void note_what_is_left_out() {
    for (const std::size_t column : left_out_) {
      if (repeats_codes(column)) {
        sheet_.note("exchange/circular-note-code-twice", sheet_.place({}, column));
        continue;
      }
      Exact sum = 0;
      for (std::size_t row = 0; row < sheet_.row_count(); ++row)
        if (const auto number = sheet_.find_number(row, column)) sum += exact(number->value);
      const auto shown = round_to_decimal(sum, 2);
      sheet_.note("exchange/circular-note-no-cluster", sheet_.place({}, column),
                  shown ? to_string(*shown) : "");
    }
  }

  Circular& circular_;
  CircularSheet sheet_;
  std::optional<std::size_t> code_;
  std::vector<Match> matches_;
  std::vector<std::size_t> left_out_;
  std::set<std::string> seen_;
};

/// "DIR/GF_S2024_2024_Gewichten.csv" is the circular "GF_S2024_2024"; "2026/weights.csv" is "2026".
std::string circular_name(const std::string& file) {
  const std::filesystem::path path(file);
  std::string name = path.stem().string();
  if (name == "weights" && path.has_parent_path()) return path.parent_path().filename().string();
  return name.substr(0, name.find("_Gewichten"));
}

}  // namespace

Result<Circular> load_circular(const CircularFiles& files) {
  return exchange::circular_from(files, [](const std::string& path) { return read_csv(path); });
}

Result<Circular> exchange::circular_from(const CircularFiles& files, const CsvReader& read) {
  Circular circular{.name = circular_name(files.weights)};
  Problems problems;
  WeightsReader(files, read, problems, circular.notes).read(circular);
  if (!files.grants) circular.grants.clear();
  read_volumes(files, read, circular, problems);
  if (files.grants) GrantsReader(*files.grants, read(*files.grants), circular, problems).read();
  if (!problems.empty()) return tl::unexpected(std::move(problems));
  return circular;
}

}  // namespace houvast
