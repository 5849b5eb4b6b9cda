// SPDX-License-Identifier: EUPL-1.2
#include "dossier/catalogue.h"

#include <string>

namespace houvast::dossier {

const std::vector<KeyEntry>& key_catalogue() {
  static const std::vector<KeyEntry> catalogue{
#include "dossier/keys.inc"
  };
  return catalogue;
}

const KeyEntry* find_key(std::string_view section, std::string_view name) {
  for (const KeyEntry& key : key_catalogue())
    if (key.section == section && key.name == name) return &key;
  return nullptr;
}

std::vector<std::string_view> split_choices(std::string_view choices) {
  std::vector<std::string_view> parts;
  while (!choices.empty()) {
    const auto comma = choices.find(',');
    parts.push_back(choices.substr(0, comma));
    choices.remove_prefix(comma == std::string_view::npos ? choices.size() : comma + 1);
  }
  return parts;
}

std::string section_of(const KeyEntry& key) {
  if (key.form == Form::section && !key.choices.empty()) return std::string(key.choices);
  std::string name(key.section);
  if (!name.empty()) name += '.';
  name += key.name;
  if (key.form == Form::sections) name += ".*";
  return name;
}

const std::vector<Column>& column_catalogue() {
  static const std::vector<Column> catalogue{
#include "dossier/columns.inc"
  };
  return catalogue;
}

}  // namespace houvast::dossier
