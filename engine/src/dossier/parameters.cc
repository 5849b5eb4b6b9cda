// SPDX-License-Identifier: EUPL-1.2
#include "houvast/parameters.h"

#include <array>

#include "dossier/catalogue.h"
#include "dossier/load.h"
#include "dossier/scenario.h"
#include "dossier/toml.h"

namespace houvast::dossier {
namespace {

using Kind = Node::Kind;

std::string join_path(const std::string& path, std::string_view key) {
  return path.empty() ? std::string(key) : path + "." + std::string(key);
}

/// Walks the file along the catalogue, as validate() does.
class Lister {
 public:
  explicit Lister(std::vector<Parameter>& found) : found_(found) {}

  void section(const Node& node, std::string_view name, const std::string& path,
               const std::string& owner) {
    if (node.kind != Kind::table) return;
    const Node* label = node.find("label");
    const std::string here = label != nullptr && label->kind == Kind::text ? label->text : owner;
    for (const Entry& entry : node.entries)
      if (const KeyEntry* key = find_key(name, entry.key))
        value(entry.value, *key, join_path(path, entry.key), here);
  }

 private:
  void value(const Node& node, const KeyEntry& key, const std::string& path,
             const std::string& owner) {
    if (key.form == Form::label || key.form == Form::changes || key.form == Form::file) return;
    if (key.section.empty() && (key.name == "scenario" || key.name == "tables")) return;
    if (key.form == Form::sections) {
      for (const Entry& entry : node.entries)
        section(entry.value, section_of(key), join_path(path, entry.key), owner);
      return;
    }
    if (opens_section(key.form) && node.kind == Kind::table)
      return section(node, section_of(key), path, owner);
    if (opens_section(key.form) && node.kind == Kind::list) {
      for (std::size_t i = 0; i < node.items.size(); ++i)
        section(node.items[i], section_of(key), join_path(path, std::to_string(i + 1)), owner);
      return;
    }
    single(node, key, path, owner);
  }

  /// A value, or the values of a list or of a table by year, code or name.
  void single(const Node& node, const KeyEntry& key, const std::string& path,
              const std::string& owner) {
    for (const Entry& entry : node.entries)
      single(entry.value, key, join_path(path, entry.key), owner);
    for (std::size_t i = 0; i < node.items.size(); ++i)
      single(node.items[i], key, join_path(path, std::to_string(i + 1)), owner);
    if (node.kind == Kind::table || node.kind == Kind::list) return;
    Parameter parameter{.path = path,
                        .value = node.text,
                        .kind = kind_of(node, key),
                        .choices = {},
                        .meaning = {std::string(key.nl), std::string(key.en)},
                        .owner = owner};
    if (parameter.kind == Parameter::Kind::choice)
      for (const std::string_view choice : split_choices(key.choices))
        parameter.choices.emplace_back(choice);
    found_.push_back(std::move(parameter));
  }

  static Parameter::Kind kind_of(const Node& node, const KeyEntry& key) {
    const bool chooses = key.form == Form::choice || key.form == Form::choice_or_section ||
                         key.form == Form::choice_or_sections || key.form == Form::choices;
    if (chooses) return Parameter::Kind::choice;
    if (node.kind == Kind::truth) return Parameter::Kind::truth;
    if (node.kind == Kind::number) return Parameter::Kind::number;
    // An exact number stands between quotes.
    const bool is_number =
        !node.text.empty() && node.text.find_first_not_of("-0123456789.") == std::string::npos;
    return is_number && key.form != Form::month ? Parameter::Kind::number : Parameter::Kind::text;
  }

  std::vector<Parameter>& found_;
};

}  // namespace
}  // namespace houvast::dossier

namespace houvast {

std::string_view to_string(Parameter::Kind kind) {
  constexpr std::array<std::string_view, 4> names = {"number", "text", "truth", "choice"};
  return names[static_cast<std::size_t>(kind)];
}

Result<std::vector<Parameter>> list_parameters(const DossierFiles& files,
                                               const ScenarioChoice& scenario) {
  auto tree = dossier::read_tree(dossier::folder_of(files));
  if (!tree) return tl::unexpected(tree.error());
  Problems problems;
  if (scenario.named) problems = dossier::apply_scenario(*tree, *scenario.named);
  if (scenario.made) {
    const Problems wrong_changes = dossier::apply_changes(*tree, *scenario.made);
    problems.insert(problems.end(), wrong_changes.begin(), wrong_changes.end());
  }
  if (!problems.empty()) return tl::unexpected(std::move(problems));
  std::vector<Parameter> found;
  dossier::Lister(found).section(*tree, "", "", "");
  return found;
}

}  // namespace houvast
