// SPDX-License-Identifier: EUPL-1.2
#include "dossier/presets.h"

#include <algorithm>
#include <set>

#include "dossier/catalogue.h"
#include "dossier/validate.h"

namespace houvast::dossier {
namespace {

using Kind = Node::Kind;

template <class Rows>
std::string names_of(const Rows& rows) {
  std::string names;
  std::set<std::string_view> named;
  for (const auto& row : rows)
    if (named.insert(row.name).second) names += (names.empty() ? "" : ",") + std::string(row.name);
  return names;
}

/// A value as a user would have written it, on the line of the preset.
Node node_of(std::string_view value, int line) {
  Node node;
  node.kind = value == "true" || value == "false" ? Kind::truth : Kind::text;
  node.line = line;
  node.text = std::string(value);
  return node;
}

class Filler {
 public:
  Filler(Node& clause, const std::string& path, Problems& problems)
      : clause_(clause), path_(path), problems_(problems) {}

  void fill() {
    const Node* preset = clause_.find("preset");
    if (preset == nullptr || preset->kind != Kind::text) return;
    const Preset* chosen = choose(preset->text);
    if (chosen == nullptr) return;  // A preset that there is not is reported by validate().
    const int line = preset->line;
    put("kind=" + std::string(chosen->kind), line);
    for (const std::string_view pair : split_choices(chosen->fixed)) {
      report_other(*chosen, pair);
      put(pair, line);
    }
    for (const std::string_view pair : split_choices(chosen->standard)) put(pair, line);
  }

 private:
  /// The row of the preset with the kind that the clause has; without a kind the first.
  const Preset* choose(std::string_view name) {
    const Node* kind = clause_.find("kind");
    std::string kinds;
    for (const Preset& preset : presets()) {
      if (preset.name != name) continue;
      if (kind == nullptr || kind->text == preset.kind) return &preset;
      kinds += (kinds.empty() ? "" : ", ") + std::string(preset.kind);
    }
    if (!kinds.empty() && find_clause_kind(kind->text) != nullptr)
      problems_.push_back({.code = "dossier/preset-kind",
                           .place = {std::string(dossier_file), kind->line, path_ + ".kind"},
                           .found = kind->text,
                           .expected = kinds});
    return nullptr;
  }

  void report_other(const Preset& preset, std::string_view pair) {
    const std::string_view key = pair.substr(0, pair.find('='));
    const std::string_view value = pair.substr(key.size() + 1);
    const Node* given = clause_.find(key);
    if (given == nullptr || given->text == value) return;
    const int line = given->line;
    problems_.push_back(
        {.code = "dossier/preset-fixed",
         .place = {std::string(dossier_file), line, path_ + "." + std::string(key)},
         .found = given->text,
         .expected = std::string(value) + " (preset = \"" + std::string(preset.name) + "\")"});
    clause_.put(key, node_of(value, line));  // So that nothing else is found wrong because of it.
  }

  void put(std::string_view pair, int line) {
    const std::string_view key = pair.substr(0, pair.find('='));
    if (clause_.find(key) == nullptr) clause_.put(key, node_of(pair.substr(key.size() + 1), line));
  }

  Node& clause_;
  const std::string& path_;
  Problems& problems_;
};

}  // namespace

const std::vector<ClauseKind>& clause_kinds() {
  static const std::vector<ClauseKind> kinds{
#include "dossier/clause_kinds.inc"
  };
  return kinds;
}

const ClauseKind* find_clause_kind(std::string_view name) {
  for (const ClauseKind& kind : clause_kinds())
    if (kind.name == name) return &kind;
  return nullptr;
}

const std::vector<Preset>& presets() {
  static const std::vector<Preset> all{
#include "dossier/presets.inc"
  };
  return all;
}

bool has_kind(std::string_view preset, std::string_view kind) {
  return std::any_of(presets().begin(), presets().end(),
                     [&](const Preset& row) { return row.name == preset && row.kind == kind; });
}

std::string kind_choices() { return names_of(clause_kinds()); }
std::string preset_choices() { return names_of(presets()); }

Problems apply_presets(Node& root) {
  Problems problems;
  Node* contracts = root.find("contract");
  if (contracts == nullptr || contracts->kind != Kind::table) return problems;
  for (Entry& contract : contracts->entries) {
    Node* clauses = contract.value.kind == Kind::table ? contract.value.find("clause") : nullptr;
    if (clauses == nullptr || clauses->kind != Kind::list) continue;
    const std::string path = "contract." + contract.key + ".clause";
    for (Node& clause : clauses->items)
      if (clause.kind == Kind::table) Filler(clause, path, problems).fill();
  }
  return problems;
}

}  // namespace houvast::dossier
