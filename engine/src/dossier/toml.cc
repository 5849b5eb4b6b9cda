// SPDX-License-Identifier: EUPL-1.2
// The only file that knows toml++.
#include "dossier/toml.h"

#include <toml++/toml.h>

#include <algorithm>

namespace houvast::dossier {
namespace {

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (true) {
    const auto end = text.find('\n');
    lines.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return lines;
    text.remove_prefix(end + 1);
  }
}

/// Columns count characters, not bytes.
std::string_view from_column(std::string_view line, std::size_t column) {
  while (column > 1 && !line.empty()) {
    line.remove_prefix(1);
    const auto is_tail = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; };
    while (!line.empty() && is_tail(line.front())) line.remove_prefix(1);
    --column;
  }
  return line;
}

class Builder {
 public:
  explicit Builder(std::string_view text) : lines_(lines_of(text)) {}

  Node build(const toml::node& source) const {
    Node node{.line = static_cast<int>(source.source().begin.line)};
    if (const auto* table = source.as_table()) {
      fill(node, *table);
    } else if (const auto* list = source.as_array()) {
      node.kind = Node::Kind::list;
      for (const toml::node& item : *list) node.items.push_back(build(item));
    } else if (const auto* text = source.as_string()) {
      node.kind = Node::Kind::text;
      node.text = text->get();
    } else {
      const bool is_number = source.is_integer() || source.is_floating_point();
      node.kind = is_number             ? Node::Kind::number
                  : source.is_boolean() ? Node::Kind::truth
                                        : Node::Kind::moment;
      node.text = literal(source.source());
    }
    return node;
  }

 private:
  void fill(Node& node, const toml::table& table) const {
    node.is_inline = table.is_inline();
    std::vector<std::pair<toml::source_position, Entry>> entries;
    for (const auto& [key, value] : table) {
      Entry entry{std::string(key.str()), build(value)};
      entry.value.line = static_cast<int>(key.source().begin.line);
      entries.emplace_back(key.source().begin, std::move(entry));
    }
    std::sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) {
      return std::pair(a.first.line, a.first.column) < std::pair(b.first.line, b.first.column);
    });
    for (auto& [at, entry] : entries) node.entries.push_back(std::move(entry));
  }

  /// A number, truth or date as it stands in the file, without the underscores that group digits.
  std::string literal(const toml::source_region& region) const {
    if (region.begin.line == 0 || region.begin.line > lines_.size()) return {};
    const auto rest = from_column(lines_[region.begin.line - 1], region.begin.column);
    std::string text(rest.substr(0, region.end.column - region.begin.column));
    std::erase(text, '_');
    if (text.starts_with('+')) text.erase(0, 1);
    return text;
  }

  std::vector<std::string_view> lines_;
};

}  // namespace

const Node* Node::find(std::string_view key) const {
  for (const Entry& entry : entries)
    if (entry.key == key) return &entry.value;
  return nullptr;
}

Node* Node::find(std::string_view key) {
  return const_cast<Node*>(static_cast<const Node*>(this)->find(key));
}

void Node::put(std::string_view key, Node value) {
  if (Node* there = find(key)) {
    *there = std::move(value);
  } else {
    entries.push_back({std::string(key), std::move(value)});
  }
}

bool Node::remove(std::string_view key) {
  return std::erase_if(entries, [&](const Entry& entry) { return entry.key == key; }) > 0;
}

std::vector<std::string> keys_of(const Node& table) {
  std::vector<std::string> keys;
  for (const Entry& entry : table.entries) keys.push_back(entry.key);
  return keys;
}

Result<Node> parse_toml(std::string_view text, const std::string& file) {
  // toml++ reports by throwing; nothing of it leaves this function.
  try {
    const toml::table table = toml::parse(text);
    return Builder(text).build(table);
  } catch (const toml::parse_error& error) {
    // Its sentence is English; the line itself says more to the user.
    const bool is_twice = error.description().find("cannot redefine") != std::string_view::npos;
    const auto line = error.source().begin.line;
    const auto lines = lines_of(text);
    const auto found = line > 0 && line <= lines.size() ? lines[line - 1] : std::string_view();
    return failure({.code = is_twice ? "dossier/key-twice" : "dossier/toml-syntax",
                    .place = {.file = file, .line = static_cast<int>(line)},
                    .found = std::string(found.substr(0, found.find('\r')))});
  }
}

}  // namespace houvast::dossier
