// SPDX-License-Identifier: EUPL-1.2
#include "gemeentefonds_input.h"

#include <filesystem>
#include <numeric>

namespace houvast::cli {
namespace {

tl::unexpected<Problems> wrong_value(const std::string& option, const std::string& found) {
  return failure({.code = "app/bad-option-value", .place = {.field = option}, .found = found});
}

std::optional<Decimal> parse_number(std::string_view text) {
  const auto number = parse_decimal(text);
  return number ? number : parse_dutch_decimal(text);
}

/// The table of factors that lies beside the weights; empty when there is none.
std::string factors_beside(const std::string& weights) {
  const auto folder = std::filesystem::path(weights).parent_path();
  for (const char* name : {"Uitkeringsfactor.csv", "factor.csv"}) {
    std::error_code ignored;
    const auto file = folder / name;
    if (std::filesystem::is_regular_file(file, ignored)) return file.string();
  }
  return {};
}

Result<CircularFiles> files_of(const CircularOptions& options) {
  if (!options.set.empty()) {
    auto files = find_circular_files(options.set);
    if (files && !options.grants.empty()) files->grants = options.grants;
    return files;
  }
  for (const auto& [name, value] :
       {std::pair("--weights", options.weights), std::pair("--volumes", options.volumes)})
    if (value.empty()) return failure({.code = "app/missing-option", .found = name});
  CircularFiles files{.weights = options.weights, .volumes = options.volumes};
  if (!options.grants.empty()) files.grants = options.grants;
  return files;
}

}  // namespace

void add_circular_options(CLI::App& command, const Context& context, CircularOptions& options) {
  const auto add = [&](const std::string& name, std::string& value, const Text& description,
                       const std::string& type) {
    return command.add_option(name, value, context.say(description))->type_name(type);
  };
  CLI::Option* set = add("--set", options.set,
                         {"Map en begin van de namen van de bestanden, zoals map/GF_S2024_2024; "
                          "vervangt de volgende drie",
                          "Folder and start of the names of the files, as folder/GF_S2024_2024; "
                          "instead of the next three"},
                         "TEXT");
  add("--weights", options.weights,
      {"Gewichten van de maatstaven per cluster (Gewichten)",
       "Weights of the measures in each cluster (Gewichten)"},
      "FILE")
      ->excludes(set);
  add("--volumes", options.volumes,
      {"Volumes van de maatstaven per gemeente (Volumina)",
       "Volumes of the measures in each municipality (Volumina)"},
      "FILE")
      ->excludes(set);
  add("--grants", options.grants,
      {"Integratie- en decentralisatie-uitkeringen per gemeente (SIUDU); zonder dit bestand "
       "tellen ze niet mee",
       "Integration and decentralisation grants of each municipality (SIUDU); without this file "
       "they are left out"},
      "FILE");
  add("--factor", options.factor,
      {"Uitkeringsfactor: een getal, of een tabel (circulaire, jaar, uitkeringsfactor); anders de "
       "tabel Uitkeringsfactor.csv naast de gewichten",
       "Uitkeringsfactor: a number, or a table (circular, year, factor); else the table "
       "Uitkeringsfactor.csv beside the weights"},
      "TEXT");
  add("--factor-row", options.factor_row,
      {"Rij van die tabel, zoals M2023_2024; anders volgens de naam van de gewichten",
       "Row of that table, as M2023_2024; else by the name of the weights"},
      "TEXT");
}

void add_allocation_options(CLI::App& command, const Context& context, AllocationOptions& options) {
  add_choice(command, "--fixed", options.fixed, {"on", "off"},
             context.say({"Vast bedrag per gemeente wel of niet meetellen",
                          "Count the fixed amount of every municipality or not"}));
  add_choice(command, "--with-grants", options.grants, {"on", "off"},
             context.say({"Uitkeringen buiten de factor wel of niet meetellen, als ze er zijn",
                          "Count the grants outside the factor or not, where they are given"}));
  command
      .add_option("--municipality", options.municipalities,
                  context.say({"Alleen deze gemeente: naam of code; mag vaker worden gegeven",
                               "This municipality only: name or code; may be given more often"}))
      ->type_name("TEXT")
      ->expected(1)
      ->take_all();
}

Result<Circular> read_circular(const CircularOptions& options) {
  const auto files = files_of(options);
  if (!files) return tl::unexpected(files.error());
  auto circular = load_circular(*files);
  Problems problems;
  if (!circular) problems = circular.error();
  const bool is_given = !options.factor.empty();
  const std::string factors = is_given ? options.factor : factors_beside(files->weights);
  auto row = factor_row_of(files->weights);
  if (!options.factor_row.empty()) row = options.factor_row;
  // A table beside the weights may be of other circulars: then it says nothing about this one.
  const auto factor = factors.empty() ? Result<Decimal>(failure({})) : load_factor(factors, row);
  const bool is_asked_for = is_given || !options.factor_row.empty();
  if (!factor && is_asked_for)
    problems.insert(problems.end(), factor.error().begin(), factor.error().end());
  if (!problems.empty()) return tl::unexpected(std::move(problems));
  if (factor) circular->factor = *factor;
  return circular;
}

Result<GemeentefondsOptions> to_options(const AllocationOptions& options) {
  GemeentefondsOptions result{.with_fixed_amount = options.fixed == "on",
                              .with_grants = options.grants == "on"};
  if (options.macro.empty()) return result;
  const auto number = parse_number(options.macro);
  const auto macro = number ? parse_euro(to_string(*number)) : std::nullopt;
  if (!macro) return wrong_value("--macro", options.macro);
  result.macro = *macro;
  return result;
}

Result<std::vector<std::size_t>> chosen_municipalities(const Circular& circular,
                                                       const std::vector<std::string>& wanted) {
  std::vector<std::size_t> places;
  Problems problems;
  for (const std::string& name : wanted) {
    const auto place = find_municipality(circular, name);
    if (place)
      places.push_back(*place);
    else
      problems.insert(problems.end(), place.error().begin(), place.error().end());
  }
  if (!problems.empty()) return tl::unexpected(std::move(problems));
  if (wanted.empty()) {
    places.resize(circular.municipalities.size());
    std::iota(places.begin(), places.end(), std::size_t{0});
  }
  return places;
}

Result<CircularEdit> parse_edit(CircularEdit::Kind kind, const std::string& text,
                                const std::string& option) {
  CircularEdit edit{.kind = kind};
  std::string names = text;
  if (kind != CircularEdit::Kind::at_mean) {
    const std::size_t sign = text.rfind('=');
    const auto value = sign == std::string::npos
                           ? std::nullopt
                           : parse_number(std::string_view(text).substr(sign + 1));
    if (!value) return wrong_value(option, text);
    edit.value = *value;
    names = text.substr(0, sign);
  }
  const std::size_t colon = names.find(':');
  edit.measure = names.substr(0, colon);
  const std::string of = colon == std::string::npos ? "" : names.substr(colon + 1);
  if (edit.measure.empty() || (colon != std::string::npos && of.empty()))
    return wrong_value(option, text);
  if (kind != CircularEdit::Kind::weight) {
    if (!of.empty()) edit.municipality = of;
    return edit;
  }
  if (of.empty()) return wrong_value(option, text);
  edit.cluster = of;
  return edit;
}

bool is_csv(const Context& context) {
  if (context.format) return *context.format == Format::csv;
  return std::filesystem::path(context.out).extension() == ".csv";
}

}  // namespace houvast::cli
