// SPDX-License-Identifier: EUPL-1.2
// F3. Where a circular's files are, and its uitkeringsfactor.
#include <filesystem>

#include "exchange/circular_sheet.h"
#include "houvast/circular.h"

namespace houvast {
namespace {

using exchange::CircularSheet;

bool is_file(const std::string& path) {
  std::error_code ignored;
  return std::filesystem::is_regular_file(path, ignored);
}

std::optional<Decimal> parse_factor(std::string_view text) {
  auto factor = parse_decimal(text);
  if (!factor) factor = parse_dutch_decimal(text);
  if (!factor || *factor <= Decimal()) return std::nullopt;
  return factor;
}

tl::unexpected<Problems> wrong(std::string_view code, Place place, std::string found,
                               std::string expected = "") {
  return failure({.code = std::string(code),
                  .place = std::move(place),
                  .found = std::move(found),
                  .expected = std::move(expected)});
}

}  // namespace

Result<CircularFiles> find_circular_files(const std::string& start) {
  struct Names {
    const char *weights, *volumes, *grants;
  };
  for (const Names& names : {Names{"_Gewichten.csv", "_Volumina.csv", "_SIUDU.csv"},
                             Names{"/weights.csv", "/volumes.csv", "/grants.csv"}}) {
    CircularFiles files{.weights = start + names.weights, .volumes = start + names.volumes};
    if (!is_file(files.weights)) continue;
    if (is_file(start + names.grants)) files.grants = start + names.grants;
    return files;
  }
  return wrong("exchange/circular-no-set", {.file = start}, "", start + "_Gewichten.csv");
}

std::optional<std::string> factor_row_of(const std::string& file) {
  const std::size_t slash = file.find_last_of('/');
  const std::string name = file.substr(slash == std::string::npos ? 0 : slash + 1);
  // GF_M2023_2024: the circular of May 2023 about the year 2024.
  const bool is_published = name.size() >= 13 && name.starts_with("GF_") &&
                            (name[3] == 'M' || name[3] == 'S') && name[8] == '_' &&
                            name.find_first_not_of("0123456789", 4) == 8 &&
                            name.substr(9, 4).find_first_not_of("0123456789") == std::string::npos;
  if (!is_published) return std::nullopt;
  return name.substr(3, 10);
}

Result<Decimal> load_factor(const std::string& number_or_file,
                            const std::optional<std::string>& row) {
  if (const auto factor = parse_factor(number_or_file)) return *factor;
  const bool looks_like_a_number =
      number_or_file.find_first_not_of("0123456789.,-+") == std::string::npos;
  if (looks_like_a_number) return wrong("exchange/circular-factor", {}, number_or_file);

  Problems problems;
  Problems notes;
  CircularSheet sheet(number_or_file, read_csv(number_or_file), problems, notes);
  const auto circular = sheet.need_column({"circulaire", "circular"});
  const auto year = sheet.need_column({"jaar", "year"});
  const auto factor = sheet.need_column({"uitkeringsfactor", "factor"});
  if (!problems.empty()) return tl::unexpected(std::move(problems));
  std::string known;
  for (std::size_t i = 0; i < sheet.row_count(); ++i) {
    const std::string name =
        std::string(sheet.text(i, *circular)) + "_" + std::string(sheet.text(i, *year));
    known += (known.empty() ? "" : ", ") + name;
    const bool is_wanted = row ? name_key(name) == name_key(*row) : sheet.row_count() == 1;
    if (!is_wanted) continue;
    const auto value = parse_factor(sheet.text(i, *factor));
    if (value) return *value;
    return wrong("exchange/circular-factor", sheet.place(i, factor),
                 std::string(sheet.text(i, *factor)));
  }
  return wrong("exchange/circular-factor-row", {.file = number_or_file}, row.value_or(""), known);
}

}  // namespace houvast
