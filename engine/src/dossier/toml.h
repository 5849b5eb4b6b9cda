// SPDX-License-Identifier: EUPL-1.2
// TOML as a tree of our own. A number keeps the text it was written with, so that no rate or amount
// passes through a binary float, and every value knows its line. Private to the engine.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "houvast/problem.h"

namespace houvast::dossier {

struct Entry;

struct Node {
  enum class Kind { table, list, text, number, truth, moment };

  Kind kind = Kind::table;
  int line = 0;            ///< Of the key, or of the value where there is no key.
  bool is_inline = false;  ///< A table between braces: one value.
  std::string text;        ///< Of a text, a number, true or false, or a date: as it was written.
  std::vector<Entry> entries;  ///< Of a table, in the order of the file.
  std::vector<Node> items;     ///< Of a list.

  [[nodiscard]] const Node* find(std::string_view key) const;
  [[nodiscard]] Node* find(std::string_view key);
  void put(std::string_view key, Node value);  ///< Replaces what stands there.
  bool remove(std::string_view key);           ///< False when there was nothing.
};

struct Entry {
  std::string key;
  Node value;
};

/// The keys of a table.
[[nodiscard]] std::vector<std::string> keys_of(const Node& table);

/// Errors: dossier/toml-syntax, dossier/key-twice (the first only: what follows has no meaning).
[[nodiscard]] Result<Node> parse_toml(std::string_view text, const std::string& file);

}  // namespace houvast::dossier
