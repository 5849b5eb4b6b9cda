// SPDX-License-Identifier: EUPL-1.2
#include "dossier/scenario.h"

#include <algorithm>

#include "dossier/validate.h"

namespace houvast::dossier {
namespace {

using Kind = Node::Kind;
using Path = std::vector<std::string>;

Path parts_of(std::string_view dotted) {
  Path parts;
  while (true) {
    const auto point = dotted.find('.');
    parts.emplace_back(dotted.substr(0, point));
    if (point == std::string_view::npos) return parts;
    dotted.remove_prefix(point + 1);
  }
}

std::string dotted(const Path& path) {
  std::string text;
  for (const std::string& part : path) text += (text.empty() ? "" : ".") + part;
  return text;
}

/// What a part of a path leads to: a key of a table, or an item of a list by its number from 1.
Node* find_part(Node& node, const std::string& part) {
  if (node.kind == Kind::table) return node.find(part);
  for (std::size_t i = 0; i < node.items.size(); ++i)
    if (part == std::to_string(i + 1)) return &node.items[i];
  return nullptr;
}

std::vector<std::string> parts_within(const Node& node) {
  if (node.kind == Kind::table) return keys_of(node);
  std::vector<std::string> numbers;
  for (std::size_t i = 0; i < node.items.size(); ++i) numbers.push_back(std::to_string(i + 1));
  return numbers;
}

class Changer {
 public:
  /// Without a field, changes come from outside the file.
  Changer(Node& root, std::string field) : root_(root), field_(std::move(field)) {}

  void remove(const Path& path, int line) {
    Node* parent = find_parent(path, line);
    if (parent == nullptr) return;
    if (parent->kind == Kind::table ? parent->remove(path.back()) : remove_item(*parent, path))
      return;
    report(path, path.size(), line, *parent);
  }

  /// Tables without braces are only the way to a value.
  void set_all(const Node& changes, const Path& before) {
    for (const Entry& entry : changes.entries) {
      Path path = before;
      for (std::string& part : parts_of(entry.key)) path.push_back(std::move(part));
      const bool is_way = entry.value.kind == Kind::table && !entry.value.is_inline;
      if (is_way) {
        set_all(entry.value, path);
      } else {
        set(path, entry.value);
      }
    }
  }

  Problems problems() && { return std::move(problems_); }

 private:
  void set(const Path& path, const Node& value) {
    if (path.front() == "scenario") {
      problems_.push_back({.code = "dossier/scenario-in-scenario",
                           .place = place_of(path, value.line),
                           .found = dotted(path)});
      return;
    }
    Node* parent = find_parent(path, value.line);
    if (parent == nullptr) return;
    if (parent->kind == Kind::table) return parent->put(path.back(), value);
    if (Node* item = find_part(*parent, path.back())) {
      *item = value;
    } else {
      report(path, path.size(), value.line, *parent);
    }
  }

  [[nodiscard]] Place place_of(const Path& path, int line) const {
    if (field_.empty()) return {.field = dotted(path)};
    return {std::string(dossier_file), line, field_};
  }

  static bool remove_item(Node& list, const Path& path) {
    const Node* item = find_part(list, path.back());
    if (item == nullptr) return false;
    list.items.erase(list.items.begin() + (item - list.items.data()));
    return true;
  }

  /// The table or list that holds the last part. Everything on the way must be there, so that a
  /// mistyped name is seen; the last key may be new, and the catalogue judges it afterwards.
  Node* find_parent(const Path& path, int line) {
    Node* node = &root_;
    for (std::size_t depth = 0; depth + 1 < path.size(); ++depth) {
      Node* next = find_part(*node, path[depth]);
      if (next == nullptr || (next->kind != Kind::table && next->kind != Kind::list)) {
        report(path, depth + 1, line, *node);
        return nullptr;
      }
      node = next;
    }
    return node;
  }

  /// The first `known` parts of a path could not be followed; `parent` holds what could.
  void report(const Path& path, std::size_t known, int line, const Node& parent) {
    const auto names = parts_within(parent);
    const std::string nearest = nearest_name(path[known - 1], names);
    Path meant = path;
    meant[known - 1] = nearest;
    std::string expected;
    for (const std::string& name : names) expected += (expected.empty() ? "" : ", ") + name;
    problems_.push_back({.code = "dossier/unknown-path",
                         .place = place_of(path, line),
                         .found = dotted(path),
                         .expected = expected,
                         .suggestion = nearest.empty() ? "" : dotted(meant)});
  }

  Node& root_;
  std::string field_;
  Problems problems_;
};

/// First what is removed, then what is set.
Problems change(Node& root, const Node& changes, std::string field) {
  Changer changer(root, std::move(field));
  if (const Node* removed = changes.find("remove"))
    for (const Node& path : removed->items)
      if (path.kind == Kind::text && !path.text.empty())
        changer.remove(parts_of(path.text), path.line);
  if (const Node* set = changes.find("set"); set != nullptr && set->kind == Kind::table)
    changer.set_all(*set, {});
  return std::move(changer).problems();
}

/// What was never written in dossier.toml has no line there.
void forget_lines(Node& node) {
  node.line = 0;
  for (Entry& entry : node.entries) forget_lines(entry.value);
  for (Node& item : node.items) forget_lines(item);
}

}  // namespace

Problems apply_scenario(Node& root, const std::string& scenario) {
  const Node* all = root.find("scenario");
  const Node* chosen = all == nullptr ? nullptr : all->find(scenario);
  if (chosen == nullptr) {
    const auto known = all == nullptr ? std::vector<std::string>() : keys_of(*all);
    std::string expected;
    for (const std::string& name : known) expected += (expected.empty() ? "" : ", ") + name;
    return {{.code = "dossier/unknown-scenario",
             .place = {.file = std::string(dossier_file)},
             .found = scenario,
             .expected = expected,
             .suggestion = nearest_name(scenario, known)}};
  }
  // A copy: the changes may not disturb the place they are read from.
  const Node changes = *chosen;
  return change(root, changes, "scenario." + scenario);
}

Problems apply_changes(Node& root, const std::string& text) {
  auto changes = parse_toml(text, "");
  if (!changes) return changes.error();
  forget_lines(*changes);
  return change(root, *changes, "");
}

}  // namespace houvast::dossier
