// SPDX-License-Identifier: EUPL-1.2
#include "dossier/load.h"

#include <algorithm>
#include <tuple>

#include "base/encoding.h"
#include "dossier/presets.h"
#include "dossier/reader.h"
#include "dossier/scenario.h"
#include "dossier/validate.h"

namespace houvast::dossier {
namespace {

/// UTF-8, with or without a byte order mark, or ISO-8859-1.
Result<std::string> decode(std::string_view bytes) {
  constexpr std::string_view mark = "\xEF\xBB\xBF";
  if (bytes.starts_with(mark)) bytes.remove_prefix(mark.size());
  const Utf8Check utf8 = check_utf8(bytes);
  const bool has_nul = bytes.find('\0') != std::string_view::npos;
  if (!utf8.first_fault && !has_nul) return std::string(bytes);
  auto converted = utf8.has_multibyte || has_nul ? std::nullopt : latin1_to_utf8(bytes);
  if (converted) return *std::move(converted);
  const auto at = std::min(bytes.find('\0'), utf8.first_fault.value_or(bytes.size()));
  const auto line = 1 + std::count(bytes.begin(), bytes.begin() + std::ptrdiff_t(at), '\n');
  return failure({.code = "dossier/encoding",
                  .place = {.file = std::string(dossier_file), .line = static_cast<int>(line)}});
}

void read_schemes(Reader& reader, const Section& root, Dossier& dossier) {
  for (const auto& [id, section] : root.sections("scheme")) {
    Scheme scheme{.id = id,
                  .label = section.text("label").value_or(id),
                  .macro = read_macro(section.section("macro")),
                  .historical = read_historical(reader, section.section("historical")),
                  .objective = read_objective(reader, section.section("objective")),
                  .transition = read_transition(section.section("transition")),
                  .pxq = read_pxq(reader, section.section("pxq")),
                  .income_support = read_income_support(reader, section.section("income_support")),
                  .residence = read_residence(reader, section.section("residence")),
                  .relief = read_relief(section.section("relief"))};
    using Calendar = PaymentCalendar;
    const auto payment =
        section.choice<Calendar>("payment", {{"whole_year", Calendar::whole_year},
                                             {"weekly", Calendar::weekly},
                                             {"income_support", Calendar::income_support},
                                             {"monthly", Calendar::monthly}});
    scheme.payment = payment.value_or(Calendar::whole_year);
    read_burden(reader, section.section("burden"), scheme);
    dossier.schemes.push_back(std::move(scheme));
  }
  read_lines(reader, root.section("tables"), dossier.schemes);
  for (const Scheme& scheme : dossier.schemes)
    check_scheme(reader, root.section("scheme").section(scheme.id), scheme);
}

void read_agreements(Reader& reader, const Section& root, Dossier& dossier) {
  for (const auto& [id, section] : root.sections("agreement")) {
    dossier.agreements.push_back(read_agreement(reader, id, section));
    check_agreement(reader, section, dossier.agreements.back());
  }
}

void read_chance(const Section& root, Dossier& dossier) {
  for (const auto& [id, section] : root.sections("chance")) {
    const auto decimal = [&section = section](std::string_view key) {
      return section.decimal(key).value_or(Decimal());
    };
    dossier.chance[id] = {.regional_cv = decimal("regional_cv"),
                          .own_cv = decimal("own_cv"),
                          .persistence = decimal("persistence"),
                          .cost_per_client = section.euro("cost_per_client").value_or(Cents()),
                          .client_cv = decimal("client_cv")};
  }
}

void read_scenarios(const Section& root, Dossier& dossier) {
  for (const auto& [id, section] : root.sections("scenario")) {
    const Section label = section.section("label");
    const std::string both = section.text("label").value_or(id);
    dossier.scenarios[id] = {label.text("nl").value_or(both), label.text("en").value_or(both)};
  }
}

/// dossier.toml first, then the tables by name; each from top to bottom, nothing twice.
void sort(Problems& problems) {
  const auto before = [](const Problem& a, const Problem& b) {
    const bool a_is_table = a.place.file != dossier_file;
    const bool b_is_table = b.place.file != dossier_file;
    return std::tie(a_is_table, a.place.file, a.place.line) <
           std::tie(b_is_table, b.place.file, b.place.line);
  };
  std::stable_sort(problems.begin(), problems.end(), before);
  Problems once;
  for (Problem& problem : problems)
    if (std::find(once.begin(), once.end(), problem) == once.end())
      once.push_back(std::move(problem));
  problems = std::move(once);
}

}  // namespace

Result<Dossier> read_dossier(const Folder& folder, const ScenarioChoice& scenario) {
  Problems problems;
  Files files(folder);
  const std::string file(dossier_file);
  const std::string* bytes = files.read(file, {.file = file}, problems);
  if (bytes == nullptr) return tl::unexpected(problems);
  const auto text = decode(*bytes);
  if (!text) return tl::unexpected(text.error());
  auto tree = parse_toml(*text, file);
  if (!tree) return tl::unexpected(tree.error());
  if (scenario.named) problems = apply_scenario(*tree, *scenario.named);
  if (scenario.made) {
    const Problems wrong_changes = apply_changes(*tree, *scenario.made);
    problems.insert(problems.end(), wrong_changes.begin(), wrong_changes.end());
  }
  const Problems wrong_presets = apply_presets(*tree);
  problems.insert(problems.end(), wrong_presets.begin(), wrong_presets.end());
  const Problems wrong_forms = validate(*tree);
  problems.insert(problems.end(), wrong_forms.begin(), wrong_forms.end());

  Known known;
  if (const Node* schemes = tree->find("scheme")) known.schemes = keys_of(*schemes);
  if (const Node* products = tree->find("product")) known.products = keys_of(*products);
  if (const Node* providers = tree->find("provider")) known.providers = keys_of(*providers);
  Reader reader{files, known, problems};
  const Section root(&*tree, "");
  Dossier dossier;
  read_region(reader, root, dossier);
  read_schemes(reader, root, dossier);
  dossier.cumulation = read_cumulation(root.section("cumulation"));
  if (dossier.cumulation)
    check_cumulation(reader, root.section("cumulation"), *dossier.cumulation, dossier.schemes);
  read_agreements(reader, root, dossier);
  read_chance(root, dossier);
  const DemandLines lines = read_demand(reader, root, dossier.demand);
  read_contracts(reader, root, dossier.contracts);
  read_scenarios(root, dossier);
  check_demand(reader, root, dossier, lines, scenario.named || scenario.made);
  check_contracts(reader, root, dossier);
  check_rows_present(reader, root, dossier);
  if (!problems.empty()) {
    sort(problems);
    return tl::unexpected(std::move(problems));
  }
  dossier.files = files.names();
  dossier.hash = files.hash();
  return dossier;
}

Result<Node> read_tree(const Folder& folder) {
  Problems problems;
  Files files(folder);
  const std::string file(dossier_file);
  const std::string* bytes = files.read(file, {.file = file}, problems);
  if (bytes == nullptr) return tl::unexpected(problems);
  const auto text = decode(*bytes);
  if (!text) return tl::unexpected(text.error());
  return parse_toml(*text, file);
}

}  // namespace houvast::dossier

namespace houvast {

Result<Dossier> load_dossier(const std::filesystem::path& folder,
                             const std::optional<std::string>& scenario) {
  const auto opened = dossier::open_folder(folder);
  if (!opened) return tl::unexpected(opened.error());
  return dossier::read_dossier(*opened, scenario);
}

Result<Dossier> load_dossier_files(const DossierFiles& files, const ScenarioChoice& scenario) {
  return dossier::read_dossier(dossier::folder_of(files), scenario);
}

}  // namespace houvast
